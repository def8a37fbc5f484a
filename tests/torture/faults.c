/* Faults, preloaded: at a call that would change a file under one folder, the process dies or is told of an error.
   All processes of a command share one page of orders; where they ask for it, calls are written down, too. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { WRITE, CREATE, MKDIR, RENAME, LINK, UNLINK, SYNC, TRUNCATE };
struct orders { /* as `harness.py` packs them */
    long count, from, until; /* calls so far; the first to be struck, and the first not to be any more */
    long fault;              /* an errno; -1 kills the whole group; 0 does nothing */
    long syncing;            /* whether to bring files to disk at all, or only say so */
    char root[1000], out[1000], log[1000];
};
static struct orders *orders;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("TORTURE_ORDERS");
    int fd = name ? open(name, O_RDWR) : -1;
    if (fd < 0) return;
    void *page = mmap(0, sizeof *orders, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (page != MAP_FAILED) orders = page;
}

static const char *of_handle(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

static const char *full(int folder, const char *name, char *path) {
    if (name[0] == '/') return name;
    char here[4096];
    const char *top = folder == AT_FDCWD ? getcwd(here, sizeof here) : of_handle(folder, here);
    snprintf(path, 4096, "%s/%s", top ? top : "", name);
    return path;
}

static int meant(const char *path) {
    size_t length = strlen(orders->root);
    return length && !strncmp(path, orders->root, length) && path[length] == '/';
}

/* The error to be told of, or 0 to go on. What is said to people is no file: it can only be cut short.
   Room is not needed to remove anything. */
static int struck(enum kind kind, const char *path) {
    int said = orders && orders->out[0] && !strcmp(path, orders->out);
    if (!orders || (!said && !meant(path))) return 0;
    long now = __atomic_add_fetch(&orders->count, 1, __ATOMIC_SEQ_CST);
    if (!orders->fault || now < orders->from || now >= orders->until) return 0;
    if (orders->fault < 0)
        for (kill(0, SIGKILL);;) pause();
    return said || (kind == UNLINK && orders->fault != EIO) ? 0 : (int)orders->fault;
}

static void note(enum kind kind, const char *path, const char *other, long at, long size, const void *data) {
    if (!orders || !orders->log[0] || !(meant(path) || !strcmp(path, orders->out))) return;
    static int (*open_)(const char *, int, ...);
    static ssize_t (*write_)(int, const void *, size_t);
    open_ = dlsym(RTLD_NEXT, "open"), write_ = dlsym(RTLD_NEXT, "write");
    int kept = errno, fd = open_(orders->log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    char head[8400];
    int length = snprintf(head, sizeof head, "%d %ld %ld\n%s\n%s\n", kind, at, data ? size : 0, path, other);
    if (write_(fd, head, length) < 0 || (data && write_(fd, data, size) < 0)) abort();
    close(fd);
    errno = kept;
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define STRIKE(kind, path) do { int error = struck(kind, path); if (error) { errno = error; return -1; } } while (0)
#define EXPORT __attribute__((visibility("default")))

EXPORT ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    char path[4096];
    STRIKE(WRITE, of_handle(fd, path));
    long at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = real(fd, data, size);
    if (done > 0) note(WRITE, path, "", at, done, data);
    return done;
}

#define PWRITE(name, offset) \
    EXPORT ssize_t name(int fd, const void *data, size_t size, offset at) { \
        REAL(name); \
        char path[4096]; \
        STRIKE(WRITE, of_handle(fd, path)); \
        ssize_t done = real(fd, data, size, at); \
        if (done > 0) note(WRITE, path, "", at, done, data); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

static int opened(int folder, const char *name, int flags, mode_t mode) {
    REAL(openat);
    char path[4096];
    int changes = flags & (O_CREAT | O_TRUNC);
    name = full(folder, name, path);
    if (changes) STRIKE(CREATE, name);
    int missing = changes && access(name, F_OK);
    int fd = real(AT_FDCWD, name, flags, mode);
    if (fd >= 0 && missing) note(CREATE, name, "", 0, 0, 0);
    if (fd >= 0 && !missing && flags & O_TRUNC) note(TRUNCATE, name, "", 0, 0, 0);
    return fd;
}

#define MODE(last) mode_t mode = 0; va_list rest; va_start(rest, last); mode = va_arg(rest, int); va_end(rest)
EXPORT int open(const char *name, int flags, ...) { MODE(flags); return opened(AT_FDCWD, name, flags, mode); }
EXPORT int open64(const char *name, int flags, ...) { MODE(flags); return opened(AT_FDCWD, name, flags, mode); }
EXPORT int openat(int folder, const char *name, int flags, ...) { MODE(flags); return opened(folder, name, flags, mode); }
EXPORT int openat64(int folder, const char *name, int flags, ...) { MODE(flags); return opened(folder, name, flags, mode); }

/* A call on one path, or on two: struck, made, and noted if it went well. */
#define ONE(kind, name, args, here, path_, call) \
    EXPORT int name args { \
        REAL(name); \
        char path[4096]; \
        const char *of = full(here, path_, path); \
        STRIKE(kind, of); \
        int done = real call; \
        if (!done) note(kind, of, "", 0, 0, 0); \
        return done; \
    }
#define TWO(kind, name, args, here, path_, there, other_, call) \
    EXPORT int name args { \
        REAL(name); \
        char path[4096], more[4096]; \
        const char *of = full(here, path_, path), *to = full(there, other_, more); \
        STRIKE(kind, meant(to) ? to : of); \
        int done = real call; \
        if (!done) note(kind, of, to, 0, 0, 0); \
        return done; \
    }
#define ON_FILE(kind, name, args, size, call) \
    EXPORT int name args { \
        REAL(name); \
        char path[4096]; \
        STRIKE(kind, of_handle(fd, path)); \
        int done = call; \
        if (!done) note(kind, path, "", size, 0, 0); \
        return done; \
    }
ONE(MKDIR, mkdir, (const char *p, mode_t m), AT_FDCWD, p, (p, m))
ONE(MKDIR, mkdirat, (int d, const char *p, mode_t m), d, p, (d, p, m))
ONE(UNLINK, unlink, (const char *p), AT_FDCWD, p, (p))
ONE(UNLINK, unlinkat, (int d, const char *p, int f), d, p, (d, p, f))
ONE(UNLINK, rmdir, (const char *p), AT_FDCWD, p, (p))
TWO(RENAME, rename, (const char *p, const char *q), AT_FDCWD, p, AT_FDCWD, q, (p, q))
TWO(RENAME, renameat, (int d, const char *p, int e, const char *q), d, p, e, q, (d, p, e, q))
TWO(RENAME, renameat2, (int d, const char *p, int e, const char *q, unsigned f), d, p, e, q, (d, p, e, q, f))
TWO(LINK, link, (const char *p, const char *q), AT_FDCWD, p, AT_FDCWD, q, (p, q))
TWO(LINK, linkat, (int d, const char *p, int e, const char *q, int f), d, p, e, q, (d, p, e, q, f))
ON_FILE(SYNC, fsync, (int fd), 0, orders && !orders->syncing ? 0 : real(fd))
ON_FILE(SYNC, fdatasync, (int fd), 0, orders && !orders->syncing ? 0 : real(fd))
ON_FILE(TRUNCATE, ftruncate, (int fd, off_t size), size, real(fd, size))
ON_FILE(TRUNCATE, ftruncate64, (int fd, off64_t size), size, real(fd, size))
