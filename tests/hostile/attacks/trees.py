"""Trees: links, other repositories, programs and what no tree is, in the journal and on a branch."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.hostile.world import FILE, FOLDER, LINK, OTHER_REPOSITORY, PROGRAM, Entry, World

_Made = Callable[[World], list[Entry]]


def _link(target: str) -> _Made:
    return lambda world: [(LINK, b"articles-2", world.blob(target.encode()))]


def _fact_as(mode: str) -> _Made:
    def made(world: World) -> list[Entry]:
        shard = world.tree([(mode, b"000001-0123456789ab.json", world.blob(b"{}\n"))])
        return [(FOLDER, b"eeeeeeee", world.tree([(FOLDER, b"0000", shard)]))]

    return made


def _modules(world: World) -> list[Entry]:
    said = f'[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "{world.evil}"\n\tupdate = !{world.evil}\n'
    return [(FILE, b".gitmodules", world.blob(said.encode())), (OTHER_REPOSITORY, b"x", world.main)]


def _attributes(world: World) -> list[Entry]:
    world.configured(filter__clean=world.evil, filter__smudge=world.evil)
    return [(FILE, b".gitattributes", world.blob(b"* filter=evil diff=evil merge=evil text eol=crlf\n"))]


TREES: Mapping[str, _Made] = {
    "a link to a file outside": _link("/etc/passwd"),
    "a link upwards": _link("../../outside/secret.txt"),
    "a link to .git": _link(".git/hooks"),
    "a link to itself": _link("articles-2"),
    "a link as a fact": _fact_as(LINK),
    "a program as a fact": _fact_as(PROGRAM),
    "a repository as a fact": _fact_as(OTHER_REPOSITORY),
    "another repository": lambda world: [(OTHER_REPOSITORY, b"x", world.main)],
    "another repository, missing": lambda _: [(OTHER_REPOSITORY, b"x", "1" * 40)],
    "modules": _modules,
    "attributes": _attributes,
    "a program": lambda world: [(PROGRAM, b"evil.md", world.blob(b"#!/bin/sh\nevil\n"))],
    "a mode of no system": lambda world: [("100777", b"x.md", world.blob(b"x"))],
    "a mode that is none": lambda world: [("0", b"x.md", world.blob(b"x"))],
    "a mode with a zero before it": lambda world: [("0100644", b"x.md", world.blob(b"x"))],
    "a mode too long": lambda world: [("7777777", b"x.md", world.blob(b"x"))],
    "a file that is a folder": lambda world: [(FILE, b"x", world.tree([]))],
    "a folder that is a file": lambda world: [(FOLDER, b"x", world.blob(b"x"))],
    "a folder that is a commit": lambda world: [(FOLDER, b"x", world.main)],
    "a file that is not there": lambda _: [(FILE, b"x.md", "2" * 40)],
    "a folder that is not there": lambda _: [(FOLDER, b"x", "3" * 40)],
    "an object of zeros": lambda _: [(FILE, b"x.md", "0" * 40)],
    "an empty folder": lambda world: [(FOLDER, b"x", world.tree([]))],
    "a name twice": lambda world: [(FILE, b"x", world.blob(b"1")), (FILE, b"x", world.blob(b"2"))],
    "a file and a folder": lambda world: [(FILE, b"x", world.blob(b"1")), (FOLDER, b"x", world.tree([]))],
    "a name that is empty": lambda world: [(FILE, b"", world.blob(b"1"))],
}


def _in_journal(made: _Made) -> Callable[[World], None]:
    return lambda world: world.journal(*made(world))


def _on_branch(made: _Made) -> Callable[[World], None]:
    return lambda world: world.branch(*made(world))


def _unsorted(world: World) -> None:
    world.journal((FILE, b"zzz", world.blob(b"1")), (FILE, b"aaa", world.blob(b"2")), sort=False)


def _no_tree(world: World) -> None:
    from pygit2.enums import ObjectType

    tree = str(world.raw.odb.write(ObjectType.TREE, b"100644 x\0short"))
    world.ref("refs/heads/journal", world.commit(tree, world.tip))


ATTACKS: Mapping[str, Callable[[World], None]] = {
    **{f"in the journal: {name}": _in_journal(made) for name, made in TREES.items()},
    **{f"on a branch: {name}": _on_branch(made) for name, made in TREES.items()},
    "in the journal: out of order": _unsorted,
    "in the journal: no tree at all": _no_tree,
}
