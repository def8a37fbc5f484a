"""Remarks: anchored to alinéas, answered, and followed while the text is written."""

from __future__ import annotations

import pytest

from drafting.proceedings import consolidation, drafting_rounds, remarks, versions
from drafting.proceedings.desk import Desk
from drafting.proceedings.remarks import NothingSaid, UnknownRemark
from drafting.text.addresses import NoSuchPlace, Place
from tests.proceedings.actions import adopt, folder, propose
from tests.proceedings.test_versions import write

KEY = "articles/purpose"


def places(desk: Desk) -> list[tuple[str, Place | None]]:
    """What each remark says, and where it stands now."""
    return [(one.remark.fact.said, one.place) for one in remarks.followed(desk.state)]


def test_a_remark_is_where_its_alinea_is(drafted: Desk) -> None:
    """It is found by the number of the alinéa, and kept with its words."""
    made = remarks.make(drafted, "1.2", " Which\u200b ones? ", "Table 4")
    assert (made.id, made.fact.said, made.fact.words) == (
        "A-r1",
        "Which ones?",
        "It begins with the streets that have none.",
    )
    assert places(drafted) == [("Which ones?", Place(KEY, 2))]


def test_it_follows_its_alinea(drafted: Desk) -> None:
    """Through alinéas that come before it, and other words in it."""
    remarks.make(drafted, "1.2", "Which ones?", "Table 4")
    write(drafted, "The city plants", "It is hot.\n\nThe city plants")
    write(drafted, "that have none", "that have no tree")
    versions.mark(drafted)
    assert places(drafted) == [("Which ones?", Place(KEY, 3))]


def test_it_says_when_its_alinea_is_gone(drafted: Desk) -> None:
    """It comes last then, and is not lost."""
    remarks.make(drafted, "1.2", "Which ones?", "Table 4")
    remarks.make(drafted, "2", "How much?", "Table 2")
    write(drafted, "It begins with the streets that have none.\n\n", "")
    versions.mark(drafted)
    assert places(drafted) == [("How much?", Place("articles/means")), ("Which ones?", None)]


def test_it_finds_words_that_went_to_another_article(drafted: Desk) -> None:
    """The same words elsewhere, once, are what it was about."""
    remarks.make(drafted, "1.2", "Which ones?", "Table 4")
    sentence = "It begins with the streets that have none."
    write(drafted, sentence + "\n\n", "")
    write(drafted, "# Follow-up\n", f"# Follow-up\n\n{sentence}\n", "articles/030-follow-up.md")
    versions.mark(drafted)
    assert places(drafted) == [("Which ones?", Place("articles/follow-up", 1))]


def test_on_a_version_that_was_printed(drafted: Desk) -> None:
    """The address is that of the version people have before them."""
    versions.mark(drafted)
    write(drafted, "The city plants", "It is hot.\n\nThe city plants")
    versions.mark(drafted)
    remarks.make(drafted, "1.2", "Which ones?", "Table 4", on="V1")
    assert places(drafted) == [("Which ones?", Place(KEY, 3))]


def test_it_follows_through_a_reading(drafted: Desk) -> None:
    """Adoptions carry it, too."""
    remarks.make(drafted, "1.3", "Every year?", "Table 4")
    drafting_rounds.open_reading(drafted)
    adopt(drafted, propose(drafted, ("The city plants", "It is hot.\n\nThe city plants")))
    consolidation.consolidate(drafted)
    assert places(drafted) == [("Every year?", Place(KEY, 4))]


def test_answers(drafted: Desk) -> None:
    """As many as people give, in order."""
    made = remarks.make(drafted, "1", "Why?", "Table 4")
    assert not made.is_answered
    remarks.answer(drafted, "1", "Because.", "Ada")
    remarks.answer(drafted, made.id, "And because.", "Bob")
    assert [(one.by, one.said) for one, _ in drafted.state.remarks[made.id].answers] == [
        ("Ada", "Because."),
        ("Bob", "And because."),
    ]


def test_refusals(drafted: Desk) -> None:
    """No words, no such place, no such remark: nothing is written."""
    count = len(drafted.state.records)
    for refused, asked in (
        (NothingSaid, lambda: remarks.make(drafted, "1", " \n", "Ada")),
        (NoSuchPlace, lambda: remarks.make(drafted, "9.9", "Why?", "Ada")),
        (UnknownRemark, lambda: remarks.answer(drafted, "1", "Because.", "Ada")),
    ):
        with pytest.raises(refused):
            asked()
    assert len(drafted.state.records) == count
    assert folder(drafted).is_dir()
