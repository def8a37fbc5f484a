"""Git: what is written is what git would write, what is read is distrusted, refs move by comparing."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pygit2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygit2.enums import FileMode

from drafting.store import git as git_
from drafting.store import objects
from drafting.store.git import HEADS, NotARepository, NotWritten, RefMoved, Repository, Signature, Unacceptable
from tests.helpers import BEGAN, ROOT, fsck, git

ADA = Signature("Ada", BEGAN)
MAIN = HEADS + "main"


def committed(repository: Repository, files: dict[str, str], parents: list[str] | None = None, said: str = "x") -> str:
    """A commit of some files; no ref moves."""
    blobs = {path: repository.blob(content.encode()) for path, content in files.items()}
    return repository.commit(repository.tree(blobs), parents or [], said, ADA, ADA)


def raw_tree(repository: Repository, *entries: tuple[str, str, FileMode]) -> str:
    """A tree of any entries."""
    builder = repository.raw.TreeBuilder()
    for name, oid, mode in entries:
        builder.insert(name, pygit2.Oid(hex=oid), mode)
    return str(builder.write())


# Opening.


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    """The error names the folder, there or not."""
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotARepository) as caught:
            Repository.open(path)
        assert caught.value.path == path


def test_a_damaged_repository(tmp_path: Path) -> None:
    """A `.git` that leads nowhere is no repository."""
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    with pytest.raises(NotARepository):
        Repository.open(tmp_path)


def test_a_folder_below_the_top(repository: Repository) -> None:
    """Any folder of the working tree finds its repository."""
    assert repository.folder is not None
    below = repository.folder / "articles" / "deep"
    below.mkdir(parents=True)
    found = Repository.open(below)
    assert found.folder == repository.folder
    assert (found.head, found.user) == (MAIN, "")


def test_a_bare_repository(tmp_path: Path) -> None:
    """It has no files, and keeps what is private inside."""
    git(tmp_path, "init", "-q", "--bare", "b.git")
    bare = Repository.open(tmp_path / "b.git")
    assert bare.folder is None
    assert bare.private == tmp_path / "b.git" / "alinea"
    assert bare.private.is_dir()


def test_the_user_and_the_head(repository: Repository) -> None:
    """Git's name for the user; no branch when the head is detached."""
    assert repository.folder is not None
    git(repository.folder, "config", "user.name", "Ada L.")
    commit = committed(repository, {"a": "b"})
    repository.move(MAIN, commit, None)
    assert Repository.open(repository.folder).user == "Ada L."
    git(repository.folder, "checkout", "-q", commit)
    assert Repository.open(repository.folder).head is None


# Objects, byte for byte.


@pytest.mark.parametrize("content", ["", "a\n", "é\r\n" * 100])
def test_blobs_are_those_of_git(repository: Repository, content: str) -> None:
    """The id that git gives the same bytes."""
    assert repository.folder is not None
    (repository.folder / "f").write_bytes(content.encode())
    assert repository.blob(content.encode()) == git(repository.folder, "hash-object", "f")


def test_trees_are_those_of_git(repository: Repository) -> None:
    """The tree that `git write-tree` makes of the same files, however they sort."""
    folder = repository.folder
    assert folder is not None
    files = {"a-b.md": "1", "a/x.md": "2", "a.md": "3", "a/b/c.md": "4", "z": ""}
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content)
    git(folder, "add", ".")
    made = repository.tree({path: repository.blob(content.encode()) for path, content in files.items()})
    assert made == git(folder, "write-tree")
    assert repository.files(made) == {path: repository.blob(content.encode()) for path, content in files.items()}
    assert repository.tree_with(None, {path: content.encode() for path, content in files.items()}) == made


def test_a_tree_with_more_keeps_the_rest(repository: Repository) -> None:
    """New files come in at any depth; a folder takes the place of a file of its name."""
    first = repository.tree_with(None, {"a/b/c": b"1", "a/d": b"2", "e": b"3"})
    second = repository.tree_with(first, {"a/b/f": b"4", "e/g": b"5", "h": b"6"})
    assert sorted(repository.files(second)) == ["a/b/c", "a/b/f", "a/d", "e/g", "h"]


def test_commits_are_those_of_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The id that `git commit-tree` gives the same tree, parents, people and words."""
    folder = repository.folder
    assert folder is not None
    first = committed(repository, {"a": "b"})
    author = Signature("Zoé Dû", datetime(2024, 7, 1, 12, 0, tzinfo=timezone(-timedelta(hours=3, minutes=30))))
    for who, signature in (("AUTHOR", author), ("COMMITTER", ADA)):
        name, _, rest = signature.line().partition(" <")
        email, _, date = rest.partition("> ")
        for part, value in (("NAME", name), ("EMAIL", email), ("DATE", f"@{date}")):
            monkeypatch.setenv(f"GIT_{who}_{part}", value)
    tree = repository.tree_of(first)
    said = "Adopter : « l'été »\n\nCorps.\n\nVote: 3-2-1"
    ours = repository.commit(tree, [first, first], said, author, ADA)
    single = repository.commit(tree, [first], said, author, ADA)
    assert single == git(folder, "commit-tree", tree, "-p", first, text=said + "\n")
    assert git(folder, "cat-file", "-p", ours).splitlines()[3] == (
        "author Zoé Dû <zoe-du@alinea.invalid> 1719847800 -0330"
    )
    assert git(folder, "log", "-1", "--format=%(trailers:key=Vote,valueonly)", single) == "3-2-1"
    assert (repository.parents(ours), repository.author(ours)) == ([first, first], "Zoé Dû")
    assert repository.message(single) == said + "\n"


def test_tags_are_those_of_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """The id that `git mktag` gives the same words."""
    folder = repository.folder
    assert folder is not None
    commit = committed(repository, {"a": "b"})
    ours = repository.tag("sitting/1", commit, "Séance", ADA)
    whole = git(folder, "cat-file", "tag", ours) + "\n"
    assert git(folder, "mktag", "--strict", text=whole) == ours


def test_git_finds_nothing_wrong(repository: Repository) -> None:
    """Strange names and words make objects that `git fsck --strict` takes."""
    names = ["", " \n<>", "<a@b>", "a\0b", "\udce9", "x" * 500, "Élise", "..;", "\u202e"]
    tip = None
    for name in names:
        who = Signature(name, BEGAN)
        tree = repository.tree({"a": repository.blob(name.encode("utf-8", "replace"))})
        tip = repository.commit(tree, [tip] if tip else [], f"{name}\n\nx\udc80", who, who)
    assert tip is not None
    repository.move(MAIN, tip, None)
    repository.move("refs/tags/t", repository.tag("t", tip, "", ADA), None)
    assert repository.folder is not None
    fsck(repository.folder)


def test_a_date_before_git_is_its_first(repository: Repository) -> None:
    """A clock that is wildly wrong still makes a commit that git reads."""
    when = datetime(1905, 12, 9, tzinfo=BEGAN.tzinfo)
    assert Signature("A", when).line() == "A <a@alinea.invalid> 0 +0000"


@given(st.binary())
def test_a_commit_is_kept_verbatim(tmp_path_factory: pytest.TempPathFactory, words: bytes) -> None:
    """Any bytes in a message, in any encoding, come back as the same commit."""
    path = tmp_path_factory.getbasetemp() / "verbatim"
    repository = Repository.open(path) if path.exists() else Repository.create(path)
    head = f"tree {repository.tree({})}\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\nencoding latin-1\n\n"
    made = repository.commit_verbatim((head.encode() + words).decode("utf-8", "surrogateescape"))
    assert repository.commit_verbatim(repository.verbatim(made)) == made
    assert bytes(repository.raw[made].read_raw()) == head.encode() + words


# Distrust.


@pytest.mark.parametrize(
    ("mode", "why"),
    [(FileMode.LINK, "mode"), (FileMode.BLOB_EXECUTABLE, "mode"), (FileMode.COMMIT, "mode")],
)
def test_links_programs_and_submodules_are_refused(repository: Repository, mode: FileMode, why: str) -> None:
    """Only plain files are read out of a tree."""
    oid = committed(repository, {"a": "b"}) if mode is FileMode.COMMIT else repository.blob(b"/etc/passwd")
    inner = raw_tree(repository, ("bad", oid, mode))
    tree = raw_tree(repository, ("articles", inner, FileMode.TREE))
    with pytest.raises(Unacceptable) as caught:
        repository.files(tree)
    assert (caught.value.path, caught.value.why) == ("articles/bad", why)


def test_a_tree_too_deep_is_refused(repository: Repository) -> None:
    """Six levels are read, seven are not."""
    blob = repository.blob(b"")
    assert repository.files(repository.tree({"1/2/3/4/5/f": blob}))
    with pytest.raises(Unacceptable, match="depth"):
        repository.files(repository.tree({"1/2/3/4/5/6/f": blob}))


def test_a_tree_of_too_many_files_is_refused(repository: Repository) -> None:
    """The count of entries has an end, and a tree that names itself ten times over ends soon."""
    blob = repository.blob(b"")
    most = raw_tree(repository, *((f"{n:05}", blob, FileMode.BLOB) for n in range(objects.MAX_FILES)))
    assert len(repository.files(most)) == objects.MAX_FILES
    more = raw_tree(repository, *((f"{n:05}", blob, FileMode.BLOB) for n in range(objects.MAX_FILES + 1)))
    bomb = raw_tree(repository, ("f", blob, FileMode.BLOB))
    for _ in range(5):
        bomb = raw_tree(repository, *((f"{n}", bomb, FileMode.TREE) for n in range(10)))
    for tree in (more, bomb):
        with pytest.raises(Unacceptable, match="count"):
            repository.files(tree)


def test_a_huge_blob_is_refused_unread(repository: Repository) -> None:
    """One byte beyond the limit is too much."""
    fits, huge = (repository.blob(b"x" * (objects.MAX_BLOB + more)) for more in (0, 1))
    assert len(repository.read(fits)) == objects.MAX_BLOB
    with pytest.raises(Unacceptable) as caught:
        repository.read(huge, "articles/010-a.md")
    assert (caught.value.path, caught.value.why) == ("articles/010-a.md", "size")


@pytest.mark.parametrize("name", [".git", "..", ".", ".git/hooks/post-checkout"])
def test_no_tree_is_written_that_leaves_its_place(repository: Repository, name: str) -> None:
    """Names that git would not check out are not written either."""
    with pytest.raises(NotWritten):
        repository.tree({name: repository.blob(b"x")})


# Refs.


def test_a_ref_moves_from_where_it_was(repository: Repository) -> None:
    """Made when there is none, moved when it is where it should be, left alone when it is there."""
    one, two = committed(repository, {"a": "1"}), committed(repository, {"a": "2"})
    repository.move(MAIN, one, None)
    repository.move(MAIN, two, one)
    repository.move(MAIN, two, two)
    assert repository.ref(MAIN) == two
    assert repository.refs(HEADS) == {MAIN: two}


def test_a_ref_that_moved_meanwhile_is_left(repository: Repository) -> None:
    """Whoever comes second is told, and nothing is overwritten."""
    one, two, three = (committed(repository, {"a": f"{n}"}) for n in range(3))
    repository.move(MAIN, one, None)
    repository.move(MAIN, two, one)
    for old in (one, None):
        with pytest.raises(RefMoved) as caught:
            repository.move(MAIN, three, old)
        assert caught.value.ref == MAIN
    with pytest.raises(RefMoved):
        repository.move(HEADS + "gone", three, one)
    assert repository.ref(MAIN) == two


def test_the_swap_compares_under_the_lock(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ref moved between our look and our write is seen by libgit2 itself."""
    one, two, three = (committed(repository, {"a": f"{n}"}) for n in range(3))
    repository.move(MAIN, one, None)
    reference = repository.raw.references[MAIN]
    assert repository.folder is not None
    git(repository.folder, "update-ref", MAIN, two)
    monkeypatch.setattr(repository.raw, "references", {MAIN: reference})
    with pytest.raises(RefMoved):
        repository.move(MAIN, three, one)
    monkeypatch.undo()
    assert repository.ref(MAIN) == two


def test_the_lock_of_a_dead_process_is_removed(repository: Repository) -> None:
    """A lock that is old goes at once, and the ref moves."""
    one = committed(repository, {"a": "1"})
    lock = Path(repository.raw.path) / f"{MAIN}.lock"
    lock.write_text("")
    os.utime(lock, (time.time() - 60,) * 2)
    repository.move(MAIN, one, None)
    assert repository.ref(MAIN) == one
    assert not lock.exists()


def test_the_lock_of_a_process_at_work_is_waited_for(repository: Repository) -> None:
    """A fresh lock goes by itself, or is found to be nobody's after a while."""
    one, two = committed(repository, {"a": "1"}), committed(repository, {"a": "2"})
    lock = Path(repository.raw.path) / f"{MAIN}.lock"
    lock.write_text("")
    child = subprocess.Popen([sys.executable, "-c", f"import os,time; time.sleep(0.3); os.unlink({str(lock)!r})"])
    repository.move(MAIN, one, None)
    assert child.wait() == 0
    lock.write_text("")
    os.utime(lock, (time.time() + 3600,) * 2)
    began = time.monotonic()
    repository.move(MAIN, two, one)
    assert git_._STALE_SECONDS * 0.9 < time.monotonic() - began < git_._STALE_SECONDS * 3
    assert repository.ref(MAIN) == two


def test_locks_since_a_moment_are_cleared(repository: Repository) -> None:
    """Those of refs and index that are younger; older ones are somebody else's."""
    top = Path(repository.raw.path)
    ours, theirs, index = top / "refs/heads/amendments/a.lock", top / "refs/heads/main.lock", top / "index.lock"
    ours.parent.mkdir(parents=True)
    for lock in (ours, theirs, index):
        lock.write_text("")
    os.utime(theirs, (1, 1))
    repository.clear_locks(time.time() - 60)
    assert (ours.exists(), index.exists(), theirs.exists()) == (False, False, True)


@pytest.mark.parametrize("name", ["a b", "a..b", "x.lock", "-x\n", "@{u}", ""])
def test_a_name_that_no_ref_has(repository: Repository, name: str) -> None:
    """It is found nowhere and moved nowhere, without another error."""
    assert repository.ref(HEADS + name) is None
    assert repository.find_branch(name) is None
    with pytest.raises(RefMoved):
        repository.move(HEADS + name, committed(repository, {"a": "b"}), None)


def test_a_branch_is_found_on_a_remote(repository: Repository, tmp_path: Path) -> None:
    """In a fresh clone a branch is still the remote's."""
    assert repository.folder is not None
    one = committed(repository, {"a": "1"})
    for name in ("main", "amendments/x"):
        repository.move(HEADS + name, one, None)
    git(tmp_path, "clone", "-q", str(repository.folder), "clone")
    clone = Repository.open(tmp_path / "clone")
    assert clone.ref(HEADS + "amendments/x") is None
    assert clone.find_branch("amendments/x") == clone.find_branch("main") == one
    assert clone.find_branch("x") is None


def test_ancestors(repository: Repository) -> None:
    """A commit descends from itself and its parents, not the other way."""
    one = committed(repository, {"a": "1"})
    two = committed(repository, {"a": "2"}, [one])
    assert repository.is_ancestor(one, two)
    assert repository.is_ancestor(two, two)
    assert not repository.is_ancestor(two, one)
    assert repository.has(one)
    assert not repository.has("0" * 40)


# Promises.


def test_a_disk_that_takes_nothing(repository: Repository) -> None:
    """Objects that cannot be written raise `NotWritten`, blobs, trees and commits alike."""
    blob, tree = repository.blob(b"x"), repository.tree({})
    objects = Path(repository.raw.path) / "objects"
    objects.rename(objects.with_name("kept"))
    objects.write_text("no folder")
    with pytest.raises(NotWritten):
        repository.blob(b"another")
    with pytest.raises(NotWritten) as caught:
        repository.commit(tree, [], "x", ADA, ADA)
    assert caught.value.what
    with pytest.raises(NotWritten):
        repository.tree({"a": blob})


def test_what_is_written_is_synced() -> None:
    """libgit2 is told to sync its files as soon as the store is imported."""
    script = (
        "import pygit2; from pygit2.enums import Option; said = []; real = pygit2.option\n"
        "pygit2.option = lambda *told: (said.append(told), real(*told))[1]\n"
        "import drafting.store.git\n"
        "assert said == [(Option.ENABLE_FSYNC_GITDIR, True)], said\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)


def test_a_new_repository_syncs_with_git_too(repository: Repository) -> None:
    """And leaves line ends alone."""
    assert repository.folder is not None
    assert git(repository.folder, "config", "core.fsync") == "all"
    assert git(repository.folder, "config", "core.autocrlf") == "false"


_BANNED = {"create_commit", "checkout", "checkout_tree", "checkout_head", "checkout_index", "merge_trees"}


@pytest.mark.parametrize("path", sorted((ROOT / "drafting").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_what_libgit2_does_not_do_safely_is_not_called(path: Path) -> None:
    """No commit with a ref (it may report success unwritten), no checkout of what was fetched."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    assert not {call.attr for call in calls if isinstance(call, ast.Attribute)} & _BANNED


@pytest.mark.parametrize("path", sorted((ROOT / "drafting").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_only_the_store_knows_pygit2(path: Path) -> None:
    """All of Git is in one place."""
    assert "pygit2" not in path.read_text("utf-8") or path.is_relative_to(ROOT / "drafting" / "store")
