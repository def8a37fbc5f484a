"""Drafting rounds: a resolution is begun, put in form, checked, and opened for its reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.settings import BadSettings
from drafting.proceedings import drafting_rounds
from drafting.proceedings.desk import Desk, NotAResolution
from drafting.proceedings.drafting_rounds import AlreadyThere, HasProblems, ReadingIsOpen, check_files, format_files
from drafting.store.git import NotARepository
from drafting.text.check import Code
from tests.helpers import FILES, SETTINGS, Clock, fsck, git, put
from tests.proceedings.actions import adopt, consolidate, folder, opened


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    """Files as bytes."""
    return {path: content.encode() for path, content in files.items()}


def test_a_resolution_begins(tmp_path: Path) -> None:
    """A repository with the files, a journal, nothing to commit."""
    desk = drafting_rounds.start(tmp_path / "r", FILES, Clock(), "Ada Lovelace")
    path = folder(desk)
    assert {name: (path / name).read_text() for name in FILES} == FILES
    assert git(path, "branch", "--format=%(refname:short)").split() == ["journal", "main"]
    assert git(path, "log", "--format=%s %an", "main", "--") == "Trees: first draft Ada Lovelace"
    assert git(path, "status", "--porcelain") == ""
    assert desk.state.initials == {desk.journal.device: "AL"}
    fsck(path)


def test_it_begins_in_an_empty_place(tmp_path: Path) -> None:
    """A folder with something in it is left alone; an empty one will do."""
    (tmp_path / "empty").mkdir()
    drafting_rounds.start(tmp_path / "empty", FILES, Clock(), "Ada")
    put(tmp_path / "full", {"mine.txt": "x"})
    with pytest.raises(AlreadyThere) as caught:
        drafting_rounds.start(tmp_path / "full", FILES, Clock(), "Ada")
    assert caught.value.path == tmp_path / "full"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"resolution.toml": "format = 1\n"},
        {**FILES, "resolution.toml": "x"},
        {**FILES, "articles/010-purpose.md": "Not **canonical\n"},
        {**FILES, "articles/040-purpose.md": "# Purpose\n\nAgain.\n"},
    ],
)
def test_it_begins_with_files_in_order(tmp_path: Path, files: dict[str, str]) -> None:
    """Otherwise nothing is made, and every problem is told."""
    with pytest.raises((HasProblems, BadSettings)):
        drafting_rounds.start(tmp_path / "r", files, Clock(), "Ada")
    assert not (tmp_path / "r").exists()


def test_a_repository_without_a_journal(tmp_path: Path) -> None:
    """It is no resolution; a folder in no repository is not even that."""
    git(tmp_path, "init", "-q", "r")
    with pytest.raises(NotAResolution) as caught:
        opened(tmp_path / "r")
    assert caught.value.path == tmp_path / "r"
    with pytest.raises(NotARepository):
        opened(tmp_path)


def test_files_are_put_in_form() -> None:
    """Those of the text that are not canonical, and no others."""
    files = {
        "articles/010-a.md": b"Title\n=====\n\nText\nthat wraps.\n",
        "articles/020-b.md": b"# B\n\nText.\n",
        "articles/030-c.md": b"\xff",
        "README.md": b"Read\nme\n",
    }
    assert format_files(files) == {"articles/010-a.md": b"# Title\n\nText that wraps.\n"}
    assert format_files(encoded(FILES)) == {}


def test_files_are_checked_settings_too() -> None:
    """Every problem, in order."""
    assert check_files(encoded(FILES)) == []
    assert [p.code for p in check_files({})] == [Code.EMPTY]
    for toml, code in ((b"\xff", Code.ENCODING), (b"format = 1\nkind = 'x'\n", Code.SETTINGS)):
        found = check_files({**encoded(FILES), "resolution.toml": toml})
        assert {p.code for p in found} == {code}


def test_a_reading_opens_once(desk: Desk) -> None:
    """Until the text is adopted there is one at a time."""
    with pytest.raises(ReadingIsOpen) as caught:
        drafting_rounds.open_reading(desk)
    assert caught.value.number == 1
    adopt(desk, "text")
    consolidate(desk)
    second = drafting_rounds.open_reading(desk, "Municipal council")
    assert (second.number, second.body) == (2, "Municipal council")


def test_a_body_may_be_named_by_its_id(drafted: Desk) -> None:
    """The settings say its name."""
    assert drafting_rounds.open_reading(drafted, "assembly").body == "Assembly"


def test_a_draft_with_problems_is_not_frozen(drafted: Desk) -> None:
    """What was committed by hand is checked first, its bytes as they are."""
    path = folder(drafted)
    (path / "articles/010-purpose.md").write_bytes(b"# Purpose\n\n\xe9t\xe9\n")
    git(path, "commit", "-qam", "x")
    with pytest.raises(HasProblems) as caught:
        drafting_rounds.open_reading(opened(path))
    assert ("articles/010-purpose.md", Code.ENCODING) in [(p.path, p.code) for p in caught.value.problems]


def test_two_files_of_one_name_are_not_frozen(drafted: Desk) -> None:
    """The check says so before any text is made of them."""
    path = folder(drafted)
    put(path, {"articles/040-purpose.md": "# Purpose\n\nAgain.\n"})
    git(path, "add", ".")
    git(path, "commit", "-qm", "x")
    with pytest.raises(HasProblems):
        drafting_rounds.open_reading(opened(path))


def test_the_settings_of_the_reading_are_those_of_the_draft(drafted: Desk) -> None:
    """As they were when it opened."""
    path = folder(drafted)
    put(path, {"resolution.toml": SETTINGS.replace("members = 10", "members = 12")})
    git(path, "commit", "-qam", "x")
    desk = opened(path)
    assert drafting_rounds.open_reading(desk).settings.members == 12


def test_a_reading_takes_in_what_was_not_committed(tmp_path: Path) -> None:
    """What is in the files is what is frozen, and Git has it as a commit that facts make again."""
    desk = drafting_rounds.start(tmp_path / "r", FILES, Clock(), "Ada")
    article = next(path for path in FILES if path.startswith("articles/"))
    (folder(desk) / article).write_text("# Other\n\nFour words are here.\n")
    reading = drafting_rounds.open_reading(desk)
    assert "Four words are here." in reading.frozen.to_files()[article]
    assert git(folder(desk), "status", "--porcelain") == ""
    main = desk.main
    git(folder(desk), "update-ref", "-d", "refs/heads/main")
    with Desk.open(folder(desk), Clock(), "Ada").writing():
        pass
    assert Desk.open(folder(desk), Clock(), "Ada").main == main
    fsck(folder(desk))


def test_a_reading_does_not_take_in_what_has_problems(tmp_path: Path) -> None:
    """Files that must be mended first are left as they are, and no reading opens."""
    desk = drafting_rounds.start(tmp_path / "r", FILES, Clock(), "Ada")
    article = next(path for path in FILES if path.startswith("articles/"))
    (folder(desk) / article).write_text("No title\n")
    with pytest.raises(HasProblems):
        drafting_rounds.open_reading(desk)
    assert desk.state.reading is None
    assert (folder(desk) / article).read_text() == "No title\n"
