"""Ideas: noted, kept, merged, dropped, and followed into the text."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import Fate
from drafting.proceedings import ideas, versions
from drafting.proceedings.desk import Desk
from drafting.proceedings.ideas import NotIntoItself, UnknownIdea
from drafting.text.addresses import Place
from tests.proceedings.test_versions import write


def test_an_idea_is_noted_with_where_it_was_heard(drafted: Desk) -> None:
    """Whose it is, and the hearing or the visit."""
    idea = ideas.add(drafted, "Benches in the shade", "Table 4", "hearing of 12 January")
    assert (idea.id, idea.fact.source, idea.fact.occasion) == ("A-i1", "Table 4", "hearing of 12 January")
    assert idea.fates == []


def test_what_was_said_last_stands(drafted: Desk) -> None:
    """Somebody who knew that it was dropped may keep it."""
    ideas.add(drafted, "Benches")
    ideas.settle(drafted, "1", Fate.DROPPED, "too dear")
    idea = ideas.settle(drafted, "1", Fate.KEPT, "a gift")
    assert [(fate.fate, fate.reason) for fate in idea.fates] == [(Fate.KEPT, "a gift")]


def test_merged_ideas_bring_their_citations(drafted: Desk) -> None:
    """What cites an idea that went into another, or through a third, is of that one as well."""
    for said in ("Benches", "Seats", "Chairs"):
        ideas.add(drafted, said)
    ideas.cite(drafted, "3", "1.2")
    ideas.settle(drafted, "3", Fate.MERGED, into="2")
    ideas.settle(drafted, "2", Fate.MERGED, "the same", into="1")
    first = ideas.find(drafted.state, "1")
    assert [one.id for one in ideas.merged(drafted.state, first)] == ["A-i2", "A-i3"]
    assert [one.place for one in ideas.citations(drafted.state, first)] == [Place("articles/purpose", 2)]


def test_an_idea_goes_into_no_circle(drafted: Desk) -> None:
    """Neither into itself nor into one that went into it."""
    for said in ("Benches", "Seats"):
        ideas.add(drafted, said)
    ideas.settle(drafted, "2", Fate.MERGED, into="1")
    for written, into in (("1", "1"), ("1", "2")):
        with pytest.raises(NotIntoItself):
            ideas.settle(drafted, written, Fate.MERGED, into=into)


def test_what_became_of_the_words_that_cite_it(drafted: Desk) -> None:
    """They are found where they stand now, and told as gone once they are."""
    idea = ideas.add(drafted, "Begin where there is none")
    ideas.cite(drafted, "1", "1.2")
    ideas.cite(drafted, "1", "3")
    write(drafted, "The city plants", "It is hot.\n\nThe city plants")
    versions.mark(drafted)
    assert [one.place for one in ideas.citations(drafted.state, idea)] == [
        Place("articles/purpose", 3),
        Place("articles/follow-up"),
    ]
    assert ideas.cited(drafted.state) == {
        Place("articles/purpose", 3): [idea],
        Place("articles/follow-up"): [idea],
    }
    write(drafted, "It begins with the streets that have none.\n\n", "")
    versions.mark(drafted)
    assert [one.place for one in ideas.citations(drafted.state, idea)] == [None, Place("articles/follow-up")]


def test_unknown_ideas(drafted: Desk) -> None:
    """Nothing is said of an idea that nobody noted."""
    for asked in (
        lambda: ideas.settle(drafted, "1", Fate.KEPT),
        lambda: ideas.cite(drafted, "1", "1"),
        lambda: ideas.find(drafted.state, "A-i1"),
    ):
        with pytest.raises(UnknownIdea):
            asked()
