"""Minorities: their statement is annexed in canonical Markdown, signed, and printed after the text."""

from __future__ import annotations

import pytest

from drafting.proceedings import minutes, publication
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import NoReading
from drafting.proceedings.minorities import NobodySigns, annex
from drafting.proceedings.submitting import NothingSaid
from drafting.proceedings.undoing import undo
from tests.proceedings.actions import adopt, consolidate, folder, opened


def test_it_is_annexed(desk: Desk) -> None:
    """To the reading, also once its text is adopted; what nobody sees is not kept."""
    adopt(desk, "text")
    consolidate(desk)
    fact = annex(desk, " Without \n taxes", ["M017", "M0\u200b42", " "], "Why  not\n\n* first\n")
    assert (fact.reading, fact.title, fact.authors) == (1, "Without taxes", ("M017", "M042"))
    assert fact.text == "Why not\n\n- first\n"
    reading = opened(folder(desk)).state.reading
    assert reading is not None
    assert reading.minorities == [fact]
    said = "Minority statement annexed: Without taxes (M017, M042)"
    assert list(minutes.sentences(desk.state, fact)) == [said]


@pytest.mark.parametrize(("title", "words"), [("", "Why"), ("Why", " \n"), ("\u200b", "Why")])
def test_nothing_is_said(desk: Desk, title: str, words: str) -> None:
    """Neither a title nor a statement is empty."""
    with pytest.raises(NothingSaid):
        annex(desk, title, ["M017"], words)


def test_nobody_signs(desk: Desk, drafted: Desk) -> None:
    """A statement is somebody's."""
    with pytest.raises(NobodySigns):
        annex(desk, "Why", [" "], "Because.")


def test_there_is_no_reading(drafted: Desk) -> None:
    """There is nothing yet that a minority could be against."""
    with pytest.raises(NoReading):
        annex(drafted, "Why", ["M017"], "Because.")


def test_it_is_printed_after_the_text(desk: Desk) -> None:
    """In the text and in the redline, under its title, in the contents, with who signs."""
    annex(desk, "Without taxes", ["M017"], "See [article 1](articles/purpose).")
    annex(desk, "Later", ["M042"], "Not now.")
    for name in ("text", "redline"):
        view = publication.document(desk.state, name)
        assert [part.label for part in view.annexed] == ["Minority statement"] * 2
        assert [entry.anchor for entry in view.contents[-2:]] == ["minority-1", "minority-2"]
    assert publication.document(desk.state, "memorandum").annexed == ()


def test_it_can_be_taken_back(desk: Desk) -> None:
    """It makes no text, so that it can be undone."""
    annex(desk, "Without taxes", ["M017"], "Why not.")
    undo(desk)
    assert publication.document(desk.state, "text").annexed == ()
