"""Repairs: what is broken is set aside, what is sound is left alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from drafting.store import repairs
from drafting.store.git import HEADS, JOURNAL, Repository, Signature
from tests.helpers import BEGAN

WHO = Signature("Ada", BEGAN)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One with two commits on the journal."""
    made = Repository.create(tmp_path / "r")
    one = made.commit(made.tree({"a": made.blob(b"x")}), [], "one", WHO, WHO)
    two = made.commit(made.tree({"a": made.blob(b"x"), "b": made.blob(b"y")}), [one], "two", WHO, WHO)
    made.move(HEADS + JOURNAL, one, None)
    made.move(HEADS + JOURNAL, two, one)
    return made


def test_what_is_sound_is_left_alone(repository: Repository) -> None:
    """Refs, notes, index, journal."""
    (repository.private / "device").write_text("aaaaaaaa\n")
    assert repairs.remove_locks(repository) == repairs.set_refs_aside(repository) == []
    assert repairs.set_notes_aside(repository) == []
    assert not repairs.remake_index(repository)
    assert repairs.restore_journal(repository) is None


def test_locks_are_removed_once_nobody_can_hold_them(repository: Repository) -> None:
    """Those of refs after a minute, that of the index after an hour: an editor may be open over it."""
    for name, age in {
        "refs/heads/a.lock": 61,
        "refs/heads/b.lock": 5,
        "packed-refs.lock": 61,
        "index.lock": 61,
    }.items():
        path = repository.common / name
        path.touch()
        os.utime(path, (time.time() - age,) * 2)
    assert repairs.remove_locks(repository) == ["packed-refs.lock", "refs/heads/a.lock"]
    os.utime(repository.common / "index.lock", (time.time() - 4000,) * 2)
    assert repairs.remove_locks(repository) == ["index.lock"]


def test_an_object_is_set_aside_to_be_written_again(repository: Repository) -> None:
    """One that is in a pack, or nowhere, has no file of its own."""
    oid = repository.blob(b"x")
    path = repository.common / "objects" / oid[:2] / oid[2:]
    path.chmod(0o644)
    path.write_bytes(b"")
    assert repairs.set_object_aside(repository, oid)
    assert not repairs.set_object_aside(repository, oid)
    assert Repository.open(repository.common).blob(b"x") == oid
    assert path.stat().st_size


def test_two_things_of_one_name_are_both_kept(repository: Repository) -> None:
    """Nothing that is set aside is overwritten."""
    for content in ("\u00e9", "\u00e8"):
        (repository.private / "device").write_text(content, encoding="utf-8")
        assert repairs.set_notes_aside(repository) == ["device"]
    kept = sorted(path.read_text("utf-8") for path in (repository.private / "set-aside").iterdir())
    assert kept == ["\u00e8", "\u00e9"]


def test_the_places_of_a_branch_are_known_the_last_first(repository: Repository) -> None:
    """Each once; of a branch that never was, none."""
    tip = repository.ref(HEADS + JOURNAL) or ""
    assert repairs.last_places(repository, HEADS + JOURNAL) == [tip, *repository.parents(tip)]
    assert repairs.last_places(repository, HEADS + "none") == []


def test_a_lost_journal_goes_to_its_last_place_that_is_whole(repository: Repository) -> None:
    """A commit of which a file is gone is none."""
    tip = repository.ref(HEADS + JOURNAL) or ""
    (before,) = repository.parents(tip)
    (repository.common / HEADS / JOURNAL).unlink()
    assert repairs.restore_journal(repository) == tip
    oid = repository.blob(b"y")
    (repository.common / "objects" / oid[:2] / oid[2:]).unlink()
    (repository.common / HEADS / JOURNAL).unlink()
    assert repairs.restore_journal(Repository.open(repository.common)) == before
