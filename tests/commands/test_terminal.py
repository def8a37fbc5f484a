"""What a terminal shows: lines as wide as it is, colours where it has them, progress only when it is worth it."""

from __future__ import annotations

import sys

import click
import pytest

from drafting.amending.redline import Change, Segment
from drafting.commands import terminal
from drafting.commands.common import fitted

WORDS = (
    Segment(Change.SAME, ("The", " city")),
    Segment(Change.REMOVED, (" opens", " its")),
    Segment(Change.ADDED, (" closes", " all")),
    Segment(Change.SAME, (" streets", ".")),
)


@pytest.fixture
def screen(monkeypatch):
    """A terminal of so many columns."""

    def use(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(columns))

    return use


def test_signs_where_there_is_no_colour():
    """Outside a terminal changes stand between signs, on one line."""
    assert list(terminal.wrapped(WORDS, 100_000)) == ["The city [-opens its-] {+closes all+} streets."]


def test_colours(screen, monkeypatch):
    """In a terminal they are coloured, unless `NO_COLOR` is set."""
    screen(80)
    (line,) = terminal.wrapped(WORDS, 70)
    assert click.unstyle(line) == "The city opens its closes all streets."
    assert "\x1b[31m" in line
    assert "\x1b[32m" in line
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in next(terminal.wrapped(WORDS, 70))


@pytest.mark.parametrize("columns", [10, 17, 40])
def test_wrapped_lines_fit_and_lose_nothing(columns):
    """Lines are no longer than the terminal, and say the same."""
    lines = list(terminal.wrapped(WORDS, columns))
    assert all(len(line) <= max(columns, 9) for line in lines)
    assert " ".join(lines) == "The city [-opens its-] {+closes all+} streets."


@pytest.mark.parametrize("columns", [40, 80])
def test_a_long_last_column_leaves_room_for_the_others(screen, capsys, columns):
    """No column is pushed off the screen."""
    screen(columns)
    terminal.table([("2", "1.1", "Benches", "The committee of all benches " * 5)], ("Line", "Where", "Title", "By"), 2)
    headings, row = (click.unstyle(line) for line in capsys.readouterr().out.splitlines())
    assert headings.split() == ["Line", "Where", "Title", "By"]
    assert row.split()[:4] == ["2", "1.1", "Benches", "The"]
    assert len(row) <= columns


def test_a_table_is_even_whatever_is_in_it(screen, capsys):
    """Wide letters take two columns, what does not fit is cut, and a row is a line."""
    screen(30)
    rows = [("1", "都市の樹木", "Ada"), ("2", "Trees along\nall the streets", "Bob"), ("3", "Parks", "Zoé")]
    terminal.table(rows, ("No.", "Title", "Author"), 1)
    assert [click.unstyle(line) for line in capsys.readouterr().out.splitlines()] == [
        "No.  Title              Author",
        "1    都市の樹木         Ada",
        "2    Trees along all …  Bob",
        "3    Parks              Zoé",
    ]


@pytest.mark.parametrize(
    ("columns", "headings"), [(80, "No. Where Title Author Outcome"), (120, "No. Id Where Title Author Outcome")]
)
def test_list_fits(room, screen, columns, headings):
    """A row is one line; the ids are there where there is room."""
    room.write("articles/020-means.md", "voted", "voted, after a long and public debate,")
    room.done(
        "propose", "--title", "A very long title, which goes on and on so that nobody could read it to its end " * 2
    )
    screen(columns)
    lines = [click.unstyle(line) for line in room.done("list").splitlines()]
    assert " ".join(lines[0].split()) == headings
    assert len(lines) == 10
    assert max(map(len, lines)) <= columns
    assert "…" in lines[8]


def test_show_fits(room, screen):
    """A redline is set in under its place, and no line is wider than the terminal."""
    screen(40)
    lines = [click.unstyle(line) for line in room.done("show", "1").splitlines()]
    assert "  al. 1  The city opens its streets to" in lines
    assert "         children neighbours every" in lines
    assert max(map(len, lines)) <= 40


def test_no_colour_at_all(room, screen, monkeypatch):
    """With `NO_COLOR` nothing is coloured, the sentences included."""
    screen(80)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in room.done("show", "1") + room.done("vote", "1", "--unanimous") + room("show", "99").err


def test_progress_stays_silent(capsys):
    """Where nobody watches, progress says nothing; the work is told all the same."""
    with terminal.progress("Rendering", 3) as told:
        for at in (1, 2, 3):
            told(at)
    assert capsys.readouterr() == ("", "")


def test_progress_shows_when_it_takes_long(monkeypatch, capsys):
    """In a terminal a bar shows after a second, not before."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.progress("Rendering", 2) as told:
        told(1)
        assert "Rendering" not in capsys.readouterr().err
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        monkeypatch.setattr(terminal, "monotonic", lambda: float("inf"))
        told(2)
        assert "Rendering" in capsys.readouterr().err


@pytest.mark.parametrize(("after", "indent"), [(0, 0), (2, 2), (9, 2)])
def test_fitted(screen, after, indent):
    """A sentence is broken between words, and set in after its first line; a no-break space holds."""
    screen(24)
    said = "Les amendements 1 et 2 modifient la même phrase\u00a0: la relire."
    lines = fitted(said, after=after, indent=indent).splitlines()
    assert len(" " * after + lines[0]) <= 24
    assert all(len(line) <= 24 and line.startswith(" " * indent) for line in lines[1:])
    assert " ".join(line.strip() for line in lines) == said


def test_fitted_elsewhere():
    """Where nobody looks at a terminal a sentence is one line."""
    assert fitted("word " * 100) == "word " * 100
