"""The cache of answers: kept for one release, journal and question; never believed when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.facts import SittingOpened
from drafting.store import cache
from drafting.store.cache import FOLDER, Answers, answered
from drafting.store.git import Repository
from drafting.store.journal import Journal
from tests.helpers import BEGAN


def grow(repository: Repository) -> None:
    """Write a fact down."""
    journal = Journal(repository)
    if journal.device is None:
        journal.introduce()
    journal.append(journal.prepare([SittingOpened("x")], "Ada", BEGAN), "x")


def kept(repository: Repository) -> list[Path]:
    """The files of the answers."""
    return sorted((repository.private / FOLDER).iterdir())


@pytest.fixture
def written(repository: Repository) -> Repository:
    """A repository with a fact."""
    grow(repository)
    return repository


def test_an_answer_comes_back(written: Repository) -> None:
    """What was kept is what is given, whoever asks."""
    Answers(written).put("collisions", {"clés": [1, "é"]})
    assert Answers(written).get("collisions") == {"clés": [1, "é"]}


def test_another_question_has_no_answer(written: Repository) -> None:
    """An answer is to what was asked."""
    Answers(written).put("collisions", [1])
    assert Answers(written).get("order") is None


def test_an_answer_holds_for_one_journal(written: Repository) -> None:
    """A fact more, and it is asked anew."""
    Answers(written).put("collisions", [1])
    grow(written)
    assert Answers(written).get("collisions") is None


def test_an_answer_holds_for_one_release(written: Repository) -> None:
    """Another release may answer otherwise."""
    Answers(written, "1").put("collisions", [1])
    assert Answers(written, "2").get("collisions") is None


def test_it_is_worked_out_once(written: Repository) -> None:
    """The second time, nothing is computed."""
    asked = []

    def compute() -> list[int]:
        asked.append(1)
        return [3]

    assert [answered(written, "x", compute) for _ in range(2)] == [[3], [3]]
    assert len(asked) == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b"0" * 64 + b"\n[1]", b"\n"])
def test_a_damaged_answer_is_none(damage: bytes, written: Repository) -> None:
    """Whatever stands in the file, it is worked out again."""
    Answers(written).put("x", [1])
    kept(written)[0].write_bytes(damage)
    assert Answers(written).get("x") is None
    assert answered(written, "x", lambda: [2]) == [2]
    assert Answers(written).get("x") == [2]


def test_every_flipped_byte_is_seen(written: Repository) -> None:
    """No answer is wrong by one letter."""
    Answers(written).put("x", {"a": 12})
    (path,) = kept(written)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert Answers(written).get("x") is None, at


def test_an_answer_of_another_place_is_none(written: Repository) -> None:
    """A file under the name of another question's answer is not that answer."""
    Answers(written).put("x", [1])
    (first,) = kept(written)
    whole = first.read_bytes()
    Answers(written).put("y", [2])
    (second,) = set(kept(written)) - {first}
    second.write_bytes(whole)
    assert Answers(written).get("y") is None


def test_it_can_be_thrown_away(written: Repository) -> None:
    """Without its folder, everything works."""
    Answers(written).put("x", [1])
    for path in kept(written):
        path.unlink()
    (written.private / FOLDER).rmdir()
    assert Answers(written).get("x") is None
    assert answered(written, "x", lambda: [2]) == [2]


def test_a_disk_that_takes_nothing_is_no_fault(written: Repository) -> None:
    """Where the folder cannot be made, the answer is given all the same."""
    (written.private / FOLDER).write_text("in the way")
    assert answered(written, "x", lambda: [2]) == [2]


def test_old_answers_go(written: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are kept, and no file that was being written."""
    monkeypatch.setattr(cache, "_MOST", 3)
    for n in range(5):
        Answers(written).put(str(n), n)
    assert len(kept(written)) == 3
    assert Answers(written).get("4") == 4
