"""Refs: names that a shell or an option would be, refs of odd kinds, and those that clash with ours."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from functools import partial

from tests.hostile.world import FILE, World

NAMES: Mapping[str, str] = {
    "an option": "refs/heads/--upload-pack=evil",
    "a short option": "refs/heads/-x",
    "an option among amendments": "refs/heads/amendments/--exec=evil",
    "a command": "refs/heads/$(evil)",
    "a command among amendments": "refs/heads/amendments/`evil`",
    "a second command": "refs/heads/amendments/a;evil",
    "a pipe": "refs/heads/amendments/a|evil",
    "a redirection": "refs/heads/amendments/a>outside",
    "a quote": "refs/heads/amendments/a'\"b",
    "right to left": "refs/heads/amendments/a\u202egro.elpmaxe",
    "zero width": "refs/heads/jour\u200bnal",
    "a look-alike": "refs/heads/jоurnal",
    "capitals": "refs/heads/JOURNAL",
    "overlong": "refs/heads/amendments/" + "x" * 240,
    "many levels": "refs/heads/amendments/" + "/".join("a" * 60),
    "a ref of a remote": "refs/remotes/origin/journal",
    "a note": "refs/notes/commits",
    "a hidden ref": "refs/alinea/device",
    "HEAD as a branch": "refs/heads/HEAD",
    "percent": "refs/heads/amendments/%s%n%x",
    "braces": "refs/heads/amendments/{path}{0}",
    "an address": "refs/heads/amendments/https//evil.example",
    "emoji": "refs/heads/amendments/👩‍🌾",
}


def _named(name: str, world: World) -> None:
    world.ref(name, world.main)


def _tag(world: World, name: str, target: str, kind: str = "commit") -> str:
    from pygit2.enums import ObjectType

    said = f"object {target}\ntype {kind}\ntag {name}\ntagger Eve <e@example.org> 1700000000 +0000\n\nEvil.\n"
    return str(world.raw.odb.write(ObjectType.TAG, said.encode()))


def _symbolic(world: World, target: str) -> None:
    (world.hub / "refs/heads/journal").unlink(missing_ok=True)
    packed = world.hub / "packed-refs"
    packed.write_text("".join(line for line in packed.open() if not line.endswith("refs/heads/journal\n")))
    (world.hub / "refs/heads/journal").write_text(f"ref: {target}\n")


def _replaced(world: World) -> None:
    """Git itself would show another commit in the place of the journal's last."""
    other = world.commit(world.tree([(FILE, b"FORMAT", world.blob(b"alinea-journal 1\n"))]))
    world.ref(f"refs/replace/{world.tip}", other)


def _grafted(world: World) -> None:
    (world.hub / "info").mkdir(exist_ok=True)
    (world.hub / "info" / "grafts").write_text(f"{world.tip}\n")


def _shallow(world: World) -> None:
    (world.hub / "shallow").write_text(f"{world.tip}\n")


def _journal_at(make: Callable[[World], str]) -> Callable[[World], None]:
    return lambda world: world.ref("refs/heads/journal", make(world))


def _backwards(world: World) -> None:
    world.ref("refs/heads/journal", str(world.raw[world.tip].parent_ids[0]))


def _emptied(world: World) -> None:
    world.ref("refs/heads/journal", world.commit(world.tree([]), world.tip))


def _gone(world: World) -> None:
    subprocess.run(["git", "update-ref", "-d", "refs/heads/journal"], cwd=world.hub, check=True)


ATTACKS: Mapping[str, Callable[[World], None]] = {
    **{f"a ref: {name}": partial(_named, said) for name, said in NAMES.items()},
    "the journal is a blob": _journal_at(lambda w: w.blob(b"x")),
    "the journal is a tree": _journal_at(lambda w: w.tree([])),
    "the journal is a tag": _journal_at(lambda w: _tag(w, "x", w.tip)),
    "the journal is a tag of a tag of a blob": _journal_at(
        lambda w: _tag(w, "x", _tag(w, "y", w.blob(b"x"), "blob"), "tag")
    ),
    "the journal is the text": _journal_at(lambda w: w.main),
    "the journal is not there": _journal_at(lambda _: "1" * 40),
    "the journal is zeros": _journal_at(lambda _: "0" * 40),
    "the journal is words": _journal_at(lambda _: "evil"),
    "the journal is nothing": _journal_at(lambda _: ""),
    "the journal leads to itself": partial(_symbolic, target="refs/heads/journal"),
    "the journal leads outside": partial(_symbolic, target="../outside/secret.txt"),
    "the journal leads to main": partial(_symbolic, target="refs/heads/main"),
    "the journal went backwards": _backwards,
    "the journal was emptied": _emptied,
    "the journal is gone": _gone,
    "main is another": lambda w: w.ref("refs/heads/main", w.commit(w.tree([]))),
    "main is a blob": lambda w: w.ref("refs/heads/main", w.blob(b"x")),
    "a tag of ours elsewhere": lambda w: w.ref("refs/tags/reading/1", w.main),
    "a tag of ours that is a folder": lambda w: w.ref("refs/tags/reading/1/x", w.main),
    "a tag called journal": lambda w: w.ref("refs/tags/journal", w.main),
    "a tag called refs/heads/main": lambda w: w.ref("refs/tags/refs/heads/main", w.main),
    "a sitting that never was": lambda w: w.ref("refs/tags/sitting/2024-01-01-12345678", w.main),
    "a branch of ours elsewhere": lambda w: w.ref("refs/heads/amendments/a-01-twelve", w.commit(w.tree([]), w.main)),
    "a branch where our folder is": lambda w: w.ref("refs/heads/journal-2/x", w.main),
    "an object in the place of another": _replaced,
    "a past that was cut off": _grafted,
    "a past that is not there": _shallow,
}
