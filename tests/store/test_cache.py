"""The cache of answers: kept for one release, journal and question; never believed when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.store import cache
from drafting.store.cache import FOLDER, Answers


def kept(own: Path) -> list[Path]:
    """The files of the answers."""
    return sorted((own / FOLDER).iterdir())


def test_an_answer_comes_back(tmp_path: Path) -> None:
    """What was kept is what is given, whoever asks."""
    Answers(tmp_path, "tip").put("collisions", {"clés": [1, "é"]})
    assert Answers(tmp_path, "tip").get("collisions") == {"clés": [1, "é"]}


def test_another_question_has_no_answer(tmp_path: Path) -> None:
    """An answer is to what was asked."""
    Answers(tmp_path, "tip").put("collisions", [1])
    assert Answers(tmp_path, "tip").get("order") is None


def test_an_answer_holds_for_one_journal(tmp_path: Path) -> None:
    """A fact more, and it is asked anew."""
    Answers(tmp_path, "tip").put("collisions", [1])
    assert Answers(tmp_path, "next tip").get("collisions") is None


def test_an_answer_holds_for_one_release(tmp_path: Path) -> None:
    """Another release may answer otherwise."""
    Answers(tmp_path, "tip", "1").put("collisions", [1])
    assert Answers(tmp_path, "tip", "2").get("collisions") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b"0" * 64 + b"\n[1]", b"\n"])
def test_a_damaged_answer_is_none(damage: bytes, tmp_path: Path) -> None:
    """Whatever stands in the file, it is worked out again."""
    Answers(tmp_path, "tip").put("x", [1])
    kept(tmp_path)[0].write_bytes(damage)
    assert Answers(tmp_path, "tip").get("x") is None
    Answers(tmp_path, "tip").put("x", [2])
    assert Answers(tmp_path, "tip").get("x") == [2]


def test_every_flipped_byte_is_seen(tmp_path: Path) -> None:
    """No answer is wrong by one letter."""
    Answers(tmp_path, "tip").put("x", {"a": 12})
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert Answers(tmp_path, "tip").get("x") is None, at


def test_an_answer_of_another_place_is_none(tmp_path: Path) -> None:
    """A file under the name of another question's answer is not that answer."""
    Answers(tmp_path, "tip").put("x", [1])
    (first,) = kept(tmp_path)
    whole = first.read_bytes()
    Answers(tmp_path, "tip").put("y", [2])
    (second,) = set(kept(tmp_path)) - {first}
    second.write_bytes(whole)
    assert Answers(tmp_path, "tip").get("y") is None


def test_it_can_be_thrown_away(tmp_path: Path) -> None:
    """Without its folder, everything works."""
    Answers(tmp_path, "tip").put("x", [1])
    for path in kept(tmp_path):
        path.unlink()
    (tmp_path / FOLDER).rmdir()
    assert Answers(tmp_path, "tip").get("x") is None


def test_a_disk_that_takes_nothing_is_no_fault(tmp_path: Path) -> None:
    """Where the folder cannot be made, nothing is kept, and nothing said."""
    (tmp_path / FOLDER.parent).write_text("in the way")
    Answers(tmp_path, "tip").put("x", [2])
    assert Answers(tmp_path, "tip").get("x") is None


def test_old_answers_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are kept, and no file that was being written."""
    monkeypatch.setattr(cache, "_MOST", 3)
    for n in range(5):
        Answers(tmp_path, "tip").put(str(n), n)
    assert len(kept(tmp_path)) == 3
    assert Answers(tmp_path, "tip").get("4") == 4
