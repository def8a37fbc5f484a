"""Wordings: the first and each later one are kept; one is in force, unless two were made at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from drafting.amending.compare import compare
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentRectified,
    AmendmentSubmitted,
    DisputeResolved,
    Fact,
    Intention,
    Mark,
    ReadingOpened,
    ResolutionStarted,
    VoteHeld,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.records import Record
from drafting.deliberation.state import State, text_of
from drafting.text.model import Text
from drafting.voting.ballots import Attendance, Count
from drafting.voting.rules import PRESETS
from tests.helpers import FILES, chain, record

TEXT = text_of(FILES)
BEGUN: tuple[Fact, ...] = (ResolutionStarted("Trees", FILES), ReadingOpened(1, "Assembly", TEXT.digest))


def said(word: str, text: Text = TEXT, old: str = "ten") -> Text:
    """The text with a word replaced."""
    return text_of({path: content.replace(old, word) for path, content in text.to_files().items()})


def submitted(word: str, name: str = "A-01", *, base: Text = TEXT, old: str = "ten", parent: str = "") -> Fact:
    """An amendment that says a word instead of another."""
    after = said(word, base, old)
    edits = compare(base, after)
    return AmendmentSubmitted(name, 1, 0, base.digest, after.digest, word, "Ada", "", edits, parent=parent)


def rectified(word: str) -> AmendmentRectified:
    """It says yet another word."""
    after = said(word)
    return AmendmentRectified("A-01", 0, TEXT.digest, after.digest, word, "", compare(TEXT, after))


def vote(word: str) -> VoteHeld:
    """A vote on the amendment as it says a word."""
    return VoteHeld("A-01", Count(5, 2), PRESETS["association"], Attendance(10), said(word).digest)


STORY = (*BEGUN, submitted("six"), AmendmentNumbered("A-01", 12))


def amendment(*facts: Fact) -> Amendment:
    """The amendment after more facts."""
    return fold(chain([*STORY, *facts])).amendments["A-01"]


def at_once(*facts: Fact) -> list[Record]:
    """A story, and facts that as many laptops wrote without knowing of each other."""
    story = chain(STORY)
    known = {story[-1].device: story[-1].seq}
    return [*story, *(record(f, 1, name * 8, seen=known) for name, f in zip("bcdef", facts, strict=False))]


def after(records: Sequence[Record], fact: Fact) -> State:
    """What a fact makes, written by somebody who knew all of some records."""
    seen = {one.device: one.seq for one in records}
    return fold([*records, record(fact, 1, "zzzzzzzz", seen=seen)])


def test_each_wording_is_kept() -> None:
    """The last is in force, under the number of the amendment and "rect.", "rect. bis", …."""
    found = amendment(rectified("two"), rectified("three"), rectified("four"))
    assert [one.fact.title for one in found.wordings] == ["six", "two", "three", "four"]
    assert [one.suffix for one in found.wordings] == ["", "rect.", "rect. bis", "rect. ter"]
    assert (found.fact.title, found.label, found.name) == ("four", "12 rect. ter", "12")
    assert found.submitted.title == "six"


def test_all_that_reads_an_amendment_reads_the_wording_in_force() -> None:
    """Its text, and which amendments are identical to it."""
    state = fold(chain([*STORY, submitted("two", "A-02"), rectified("two")]))
    first, second = state.amendments.values()
    assert state.amended(first) == said("two")
    assert state.identical(first) == [second]
    assert state.identical(second) == [first]
    later = fold(chain([*STORY, submitted("two", "A-02"), rectified("two"), rectified("six")]))
    assert later.identical(later.amendments["A-02"]) == []


def test_a_sub_amendment_stays_on_the_wording_it_was_written_for() -> None:
    """Its text is told by the digest, whatever its parent says now."""
    sub = submitted("six or seven", "A-02", base=said("six"), old="six", parent="A-01")
    state = fold(chain([*STORY, sub, rectified("two")]))
    assert state.base_text(state.amendments["A-02"].fact) == said("six")
    assert state.amended(state.amendments["A-02"]) == said("six or seven")


def test_an_intention_is_worded_later() -> None:
    """Until then it is to be worded; its first text is no rectification."""
    meant = AmendmentSubmitted(
        "A-01",
        1,
        0,
        TEXT.digest,
        TEXT.digest,
        "x",
        "Ada",
        "",
        (),
        intention=Intention("Fewer", "articles/follow-up", 1),
    )
    begun = [*BEGUN, meant, AmendmentNumbered("A-01", 12)]
    before = fold(chain(begun)).amendments["A-01"]
    assert (before.status, before.status.is_open, before.label) == (Status.TO_BE_WORDED, True, "12")
    worded = fold(chain([*begun, rectified("two")])).amendments["A-01"]
    assert (worded.status, worded.label) == (Status.SUBMITTED, "12")
    assert worded.fact.intention is None
    assert fold(chain([*begun, rectified("two"), rectified("three")])).amendments["A-01"].label == "12 rect."


def test_two_intentions_are_not_identical() -> None:
    """Nobody knows what they will say."""
    meant = [replace(submitted("ten", f"A-0{n}"), intention=Intention("x", "articles/means")) for n in (1, 2)]  # type: ignore[type-var]
    state = fold(chain([*BEGUN, *meant]))
    assert state.identical(state.amendments["A-01"]) == []


def test_two_rectifications_at_once_are_disputed() -> None:
    """In whatever order they come: both are kept, and both are shown."""
    records = at_once(rectified("two"), rectified("three"))
    found = [
        fold(order).amendments["A-01"] for order in permutations(records[-2:]) for order in [[*records[:-2], *order]]
    ]
    for one in found:
        assert {w.fact.title for w in one.standing_wordings} == {"two", "three"}
        assert one.label == "12 rect. / rect. bis"
    assert [w.fact for w in found[0].wordings] == [w.fact for w in found[1].wordings]


def test_the_same_correction_twice_is_no_dispute() -> None:
    """Two clerks who type the same words agree."""
    state = fold(at_once(rectified("two"), rectified("two")))
    assert len(state.amendments["A-01"].standing_wordings) == 1


def test_what_people_choose_is_in_force() -> None:
    """A choice names the record of a wording; so does another rectification, knowing both."""
    records = at_once(rectified("two"), rectified("three"))
    for one in records[-2:]:
        chosen = after(records, DisputeResolved("A-01", one.hash)).amendments["A-01"]
        assert [w.said.record for w in chosen.standing_wordings] == [one]
    settled = after(records, rectified("four")).amendments["A-01"]
    assert (settled.fact.title, settled.label) == ("four", "12 rect. ter")


def test_a_vote_is_on_the_wording_that_its_writer_had() -> None:
    """Who rectifies without knowing that it was voted on comes too late: the text is the one that was voted."""
    records = at_once(vote("six"), rectified("two"))
    for order in (records, [*records[:-2], *reversed(records[-2:])]):
        found = fold(order).amendments["A-01"]
        assert (found.fact.title, found.status, found.label) == ("six", Status.ADOPTED, "12")
        assert len(found.wordings) == 2


def test_what_was_voted_on_is_not_rectified() -> None:
    """Whoever knew of the vote wrote something irregular."""
    state = fold(chain([*STORY, vote("six"), rectified("two")]))
    assert state.amendments["A-01"].fact.title == "six"
    assert [reason for _, reason in state.irregular] == ["amendment A-01"]


def test_a_wording_for_a_text_that_is_not_there() -> None:
    """More adoptions than there were, or no such amendment: irregular."""
    state = fold(chain([*STORY, replace(rectified("two"), base=3), replace(rectified("two"), id="A-09")]))
    assert len(state.amendments["A-01"].wordings) == 1
    assert [reason for _, reason in state.irregular] == ["amendment A-01", "no amendment A-09"]


def test_a_refused_amendment_is_admitted_again() -> None:
    """It is found inadmissible, then admissible; what was said last counts, and is no vote."""
    refused = amendment(AmendmentMarked("A-01", Mark.INADMISSIBLE, "Off topic"))
    assert (refused.status, refused.is_admitted) == (Status.INADMISSIBLE, False)
    again = amendment(AmendmentMarked("A-01", Mark.INADMISSIBLE), AmendmentMarked("A-01", Mark.ADMITTED))
    assert (again.status, again.status.is_open, again.is_admitted) == (Status.ADMITTED, True, True)


def test_an_amendment_stays_admitted_whatever_becomes_of_it() -> None:
    """Reserved, it is called later, and need not be examined again."""
    found = amendment(AmendmentMarked("A-01", Mark.ADMITTED), AmendmentMarked("A-01", Mark.RESERVED))
    assert (found.status, found.is_admitted) == (Status.RESERVED, True)
    assert not amendment().is_admitted
