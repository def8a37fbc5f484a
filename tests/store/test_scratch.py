"""A repository in memory: nothing reaches the disk, and everything in it can be read."""

from __future__ import annotations

from pathlib import Path

from drafting.store.git import Signature
from drafting.store.scratch import Scratch
from tests.helpers import BEGAN

WHO = Signature("Ada", BEGAN)


def test_nothing_reaches_the_disk() -> None:
    """Neither one by one nor in a pack; afterwards the folder is gone."""
    with Scratch.opened() as scratch:
        folder = Path(scratch.raw.path)
        with scratch.packing(10_000):
            scratch.blob(b"x")
        scratch.blob(b"y")
        assert not [path for path in (folder / "objects").rglob("*") if path.is_file()]
    assert not folder.exists()


def test_what_a_tag_leads_to_is_reached_once() -> None:
    """Commits, their parents, folders and files."""
    with Scratch.opened() as scratch:
        file, other = scratch.blob(b"x"), scratch.blob(b"unused")
        tree = scratch.tree({"a/1": file, "2": file})
        one = scratch.commit(tree, [], "one\n\ntree of words", WHO, WHO)
        two = scratch.commit(tree, [one], "two", WHO, WHO)
        tag = scratch.tag("t", two, "said", WHO)
        found = list(scratch.reached([tag, two]))
        assert len(found) == len(set(found)) == 6
        assert {tag, two, one, tree, file} <= set(found)
        assert other not in found
