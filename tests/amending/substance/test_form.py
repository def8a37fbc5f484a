"""Errors of form: what looks like more than a slip of the pen."""

from __future__ import annotations

import pytest

from drafting.amending.compare import compare
from drafting.amending.substance.form import Beyond, doubts
from drafting.deliberation.state import text_of

TEXT = "# Shelters\n\nThe city opens 40 places in winter, before 1 March 2027.\n\nIt reports on them.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [("opens", "opened"), ("It reports", "It report"), ("them", "these places"), (" in winter,", ", in winter,")],
)
def test_a_slip_is_form(old: str, new: str) -> None:
    """A letter, an agreement, a comma, a word for another."""
    assert found(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "beyond"),
    [
        ("40 places", "400 places", Beyond.FIGURE),
        ("1 March 2027", "1 May 2027", Beyond.FIGURE),
        ("40 places", "forty-five places", Beyond.FIGURE),
        ("\n\nIt reports on them.", "", Beyond.WHOLE),
        ("them.", "them to all who asked for it in time.", Beyond.LENGTH),
    ],
)
def test_what_looks_like_more(old: str, new: str, beyond: Beyond) -> None:
    """Figures and dates, whole alinéas, and more words than a slip has."""
    assert found(old, new) == [beyond]


def test_figures_in_words_are_figures() -> None:
    """The same number written otherwise is form only in its letters, which a person judges: its digits went."""
    assert found("40 places", "forty places") == [Beyond.FIGURE]


def test_a_whole_article() -> None:
    """An article that goes is never form."""
    text = text_of({"articles/010-a.md": TEXT})
    assert [doubt.beyond for doubt in doubts(text, compare(text, text_of({})))] == [Beyond.WHOLE]


def found(old: str, new: str) -> list[Beyond]:
    """What a change of the text is found to be."""
    assert old in TEXT
    before, after = (text_of({"articles/010-a.md": content}) for content in (TEXT, TEXT.replace(old, new)))
    return [doubt.beyond for doubt in doubts(before, compare(before, after))]
