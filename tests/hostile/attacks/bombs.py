"""Bombs: little that becomes much, and much of it, where facts and branches are expected."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping

from tests.hostile.world import FILE, FOLDER, World


def _tree_bomb(world: World, levels: int = 10, width: int = 10) -> str:
    """A tree of few hundred bytes with ten thousand million files."""
    oid, mode = world.blob(b"x"), FILE
    for _ in range(levels):
        oid, mode = world.tree([(mode, b"%02d" % n, oid) for n in range(width)]), FOLDER
    return oid


def _deep(world: World, levels: int) -> str:
    oid, mode = world.blob(b"x"), FILE
    for _ in range(levels):
        oid, mode = world.tree([(mode, b"a", oid)]), FOLDER
    return oid


def _wide(world: World, count: int) -> str:
    blob = world.blob(b"x")
    return world.tree([(FILE, b"%06d" % n, blob) for n in range(count)])


def _zeros(world: World, megabytes: int) -> str:
    """A blob of zeros, written by git, that no memory has to hold."""
    shell = f"head -c {megabytes << 20} /dev/zero | git -c core.bigFileThreshold=1m hash-object -w --stdin"
    said = subprocess.run(["sh", "-c", shell], cwd=world.hub, capture_output=True, text=True, check=True)
    return said.stdout.strip()


def _bundled(world: World) -> None:
    """A bundle of 300 kB that holds 300 MiB."""
    world.journal((FILE, b"big", _zeros(world, 300)))
    subprocess.run(["git", "bundle", "create", "-q", "../outside/x.bundle", "--all"], cwd=world.hub, check=True)
    world.words = ("sync", "--bundle", "../outside/x.bundle")


def _fact_of(make: Callable[[World], str]) -> Callable[[World], None]:
    def attack(world: World) -> None:
        shard = world.tree([(FILE, b"000001-0123456789ab.json", make(world))])
        world.journal((FOLDER, b"eeeeeeee", world.tree([(FOLDER, b"0000", shard)])))

    return attack


def _many_facts(world: World, count: int = 20_000) -> None:
    blob = world.blob(b"{}\n")
    shards = [
        (FOLDER, b"%04d" % n, world.tree([(FILE, b"%06d-0123456789ab.json" % (n * 100 + k), blob) for k in range(100)]))
        for n in range(count // 100)
    ]
    world.journal((FOLDER, b"eeeeeeee", world.tree(shards)))


def _long_history(world: World, count: int = 3_000) -> None:
    tree, tip = str(world.raw[world.tip].tree_id), world.tip
    for n in range(count):
        tip = world.commit(tree, tip, message=str(n))
    world.ref("refs/heads/journal", tip)


def _many_refs(world: World, count: int = 2_000) -> None:
    lines = "".join(f"{world.main} refs/heads/amendments/ee-{n:05}\n" for n in range(count))
    with (world.hub / "packed-refs").open("a") as file:
        file.write(lines)


def _many_parents(world: World, count: int = 500) -> None:
    tree = str(world.raw[world.tip].tree_id)
    parents = [world.commit(tree, world.tip, message=str(n)) for n in range(count)]
    world.ref("refs/heads/journal", world.commit(tree, *parents))


ATTACKS: Mapping[str, Callable[[World], None]] = {
    "a tree of ten thousand million files in the journal": lambda w: w.journal((FOLDER, b"eeeeeeee", _tree_bomb(w))),
    "a tree of ten thousand million files on a branch": lambda w: w.branch((FOLDER, b"annexes", _tree_bomb(w))),
    "a tree of a million files, not deep": lambda w: w.journal((FOLDER, b"eeeeeeee", _tree_bomb(w, 3, 100))),
    "a tree of a thousand levels in the journal": lambda w: w.journal((FOLDER, b"eeeeeeee", _deep(w, 1_000))),
    "a tree of a thousand levels on a branch": lambda w: w.branch((FOLDER, b"annexes", _deep(w, 1_000))),
    "a tree of 100,000 files in the journal": lambda w: w.journal((FOLDER, b"eeeeeeee", _wide(w, 100_000))),
    "a tree of 100,000 files on a branch": lambda w: w.branch((FOLDER, b"annexes", _wide(w, 100_000))),
    "300 MiB as a fact": _fact_of(lambda w: _zeros(w, 300)),
    "300 MiB as the format": lambda w: w.journal((FILE, b"FORMAT", _zeros(w, 300))),
    "300 MiB on a branch": lambda w: w.branch((FILE, b"memorandum.md", _zeros(w, 300))),
    "300 MiB in a bundle": _bundled,
    "15 MiB of brackets as a fact": _fact_of(lambda w: w.blob(b"[" * (15 << 20))),
    "lists in lists as a fact": lambda w: w.bytes_(b"[" * 100_000 + b"]" * 100_000 + b"\n"),
    "objects in objects as a fact": lambda w: w.bytes_(b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"\n"),
    "a number of a million digits": lambda w: w.bytes_(b'{"seq":' + b"9" * 1_000_000 + b"}\n"),
    "an object of half a million keys": lambda w: w.bytes_(
        b"{" + b",".join(b'"%07d":1' % n for n in range(500_000)) + b"}\n"
    ),
    "a fact of a title of a megabyte": lambda w: w.envelope(data={"title": "x" * (1 << 20)}, type="sitting.opened"),
    "20,000 facts that are none": _many_facts,
    "3,000 commits that add nothing": _long_history,
    "2,000 branches": _many_refs,
    "a commit of 500 parents": _many_parents,
    "a message of ten megabytes": lambda w: w.ref(
        "refs/heads/journal", w.commit(str(w.raw[w.tip].tree_id), w.tip, message="x" * (10 << 20))
    ),
}
