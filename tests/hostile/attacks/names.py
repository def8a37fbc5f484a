"""Names: files that some system would put elsewhere, hide, or take for Git's own, in the journal and on a branch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from tests.hostile.world import FILE, FOLDER, World

# After git's t1014, t7450 and libgit2's tests/libgit2/checkout/nasty.c.
NAMES: Mapping[str, bytes] = {
    "git": b".git",
    "GIT": b".GIT",
    "git with a zero-width sign": ".gi\u200ct".encode(),
    "git with a joiner after it": ".git\u200d".encode(),
    "git with a mark of order": "\ufeff.git".encode(),
    "git, short": b"GIT~1",
    "git with a space": b".git ",
    "git with a dot": b".git.",
    "git as a stream": b".git::$INDEX_ALLOCATION",
    "git behind a backslash": b"a\\.git\\config",
    "dot": b".",
    "two dots": b"..",
    "up with a backslash": b"..\\..\\outside",
    "up with slashes": b"../outside/secret.txt",
    "absolute": b"/etc/evil",
    "a drive": b"C:\\evil",
    "a colon": b"a:b",
    "a device of Windows": b"CON",
    "a device with an ending": b"nul.txt",
    "a space at the end": b"articles ",
    "a dot at the end": b"articles.",
    "a line end": b"x\ny",
    "a tab and an escape": b"x\t\x1b[2Jy",
    "a bell": b"\x07x",
    "no UTF-8": b"\xff\xfe\xfd",
    "half a letter": b"\xed\xa0\x80",
    "right to left": "articles\u202edm.010".encode(),
    "an isolate": "a\u2066b\u2069".encode(),
    "zero width": "FOR\u200bMAT".encode(),
    "a look-alike": "F\u041eRMAT".encode(),
    "not composed": "me\u0301morandum.md".encode(),
    "tags that nobody sees": "x\U000e0041\U000e0042".encode(),
    "overlong": b"x" * 4000,
    "a lock": b"index.lock",
    "modules": b".gitmodules",
    "attributes": b".gitattributes",
    "an option": b"--upload-pack=evil",
    "a command": b"$(evil)",
    "an alternate": b"alternates",
    "a desktop file": b"desktop.ini",
}


def _in_journal(name: bytes, world: World) -> None:
    world.journal((FILE, name, world.blob(b"* filter=evil\n")))


def _in_device(name: bytes, world: World) -> None:
    folder = world.tree([(FILE, name, world.blob(b"{}\n"))])
    world.journal((FOLDER, b"eeeeeeee", folder))


def _on_branch(name: bytes, world: World) -> None:
    world.branch((FILE, name, world.blob(b"# Evil\n\nText.\n")))


ATTACKS: Mapping[str, Callable[[World], None]] = {
    **{f"in the journal: {name}": partial(_in_journal, said) for name, said in NAMES.items()},
    **{f"in a device's folder: {name}": partial(_in_device, said) for name, said in list(NAMES.items())[::4]},
    **{f"on a branch: {name}": partial(_on_branch, said) for name, said in list(NAMES.items())[::2]},
}
