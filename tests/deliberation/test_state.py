"""The state: what facts add up to, whatever their order; what contradicts stays side by side."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.instructions.operations import Side
from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    ConflictSettled,
    DeviceIntroduced,
    DraftTaken,
    Fact,
    Layer,
    Mark,
    Opinion,
    OpinionGiven,
    OrderOverridden,
    ReadingOpened,
    ResolutionStarted,
    SittingClosed,
    SittingOpened,
    Step,
    TextAdopted,
    TextConsolidated,
    VoteHeld,
)
from drafting.deliberation.fold import extend, fold
from drafting.deliberation.settings import BadSettings
from drafting.deliberation.state import WHOLE, State, is_text, text_of
from drafting.text.model import Text
from drafting.voting.ballots import Announced, Attendance, Count, Sheet
from drafting.voting.rules import PRESETS
from tests.helpers import FILES, SETTINGS, chain, record

TEXT = text_of(FILES)
STARTED = ResolutionStarted("Trees", FILES)
OPENED = ReadingOpened(1, "Assembly", TEXT.digest)
BEGUN: tuple[Fact, ...] = (DeviceIntroduced("AC"), STARTED, OPENED)


def amended(old: str, new: str, text: Text = TEXT) -> Text:
    """A text with a passage replaced wherever it stands."""
    return text_of({path: content.replace(old, new) for path, content in text.to_files().items()})


def submitted(name: str, old: str = "ten", new: str = "twelve", **more: Any) -> AmendmentSubmitted:
    """An amendment that replaces a passage."""
    text = more.pop("text", TEXT)
    after = amended(old, new, text)
    edits = compare(text, after)
    more = {"reading": 1, "base": 0, **more}
    return AmendmentSubmitted(name, before=text.digest, after=after.digest, title=new, author="Ada", statement="",
                              edits=edits, **more)  # fmt: skip


FOR = Count(5, 2, 1)


def held(on: str, sheet: Sheet = FOR, **more: Any) -> VoteHeld:
    """A vote under simple majority."""
    rule = more.pop("rule", PRESETS["citizens-assembly"])
    return VoteHeld(on, sheet, rule, Attendance(10, 8), "", **more)


def status(*facts: Fact) -> Status:
    """Where the amendment AC-01 stands after facts."""
    return fold(chain([*BEGUN, submitted("AC-01"), *facts])).amendments["AC-01"].status


def why(state: State) -> list[str]:
    """What was set down as irregular."""
    return [reason for _, reason in state.irregular]


# A whole story.


def test_nothing_adds_up_to_nothing() -> None:
    """Without facts there is neither reading nor amendment."""
    state = fold([])
    assert (state.reading, state.sitting, state.text, state.of_reading()) == (None, None, Text(), [])
    with pytest.raises(BadSettings):
        _ = state.settings


def test_a_resolution_is_drafted() -> None:
    """The first files, then each commit that was taken in, make the draft."""
    more = DraftTaken("tree x", {"articles/040-cost.md": "# Cost\n\nNone.\n", "preamble.md": None})
    state = fold(chain([STARTED, more]))
    assert (state.title, [draft.commit for draft in state.drafts]) == ("Trees", ["", "tree x"])
    assert "articles/cost" in state.text
    assert "preamble" not in state.text
    assert state.settings.title == "Trees"


def test_settings_follow_the_drafts() -> None:
    """The settings are those of the files as they stand, read again when a draft comes in."""
    records = chain([STARTED, DraftTaken("c", {"resolution.toml": SETTINGS.replace('"Trees"', '"More trees"')})])
    state = fold(records[:1])
    assert state.settings.title == "Trees"
    extend(state, records[1:])
    assert state.settings.title == "More trees"


def test_a_reading_freezes_the_text() -> None:
    """Text, rules and other files are held in the reading; later drafts are irregular."""
    late = DraftTaken("c", {"preamble.md": None})
    state = fold(chain([*BEGUN, late]))
    reading = state.reading
    assert reading is not None
    assert (reading.number, reading.body, reading.frozen, reading.text) == (1, "Assembly", TEXT, TEXT)
    assert reading.others == {"resolution.toml": SETTINGS}
    assert state.settings is reading.settings
    assert "preamble" in state.text
    assert why(state) == ["no draft is being written"]


def test_an_amendment_through_adoption() -> None:
    """Submitted, numbered, voted, consolidated, the whole adopted: the text says so at each step."""
    fact = submitted("AC-01")
    after = apply(TEXT, fact.edits)
    step = Step(("AC-01",), (Layer(("AC-01",), fact.edits),), after.digest, "1", "5-2-1")
    final = compare(after, amended("plan", "programme", after))
    facts = [*BEGUN, fact, AmendmentNumbered("AC-01", 1), held("AC-01"), TextConsolidated((step,)), held(WHOLE),
             TextAdopted(1, final, "")]  # fmt: skip
    state = fold(chain(facts))
    amendment, reading = state.amendments["AC-01"], state.reading
    assert reading is not None
    assert (amendment.id, amendment.number, amendment.label) == ("AC-01", 1, "1")
    assert (amendment.status, amendment.consolidated, amendment.reason) == (Status.ADOPTED, 1, "")
    assert not amendment.status.is_open
    assert reading.text_at(0) == TEXT
    assert reading.text_at(1) == after
    assert "twelve citizens follows the programme" in state.text["articles/follow-up"].markdown
    assert [str(label) for label in reading.labels.values()] == ["1", "2", "3"]
    assert [who for thread in reading.weave().divisions["articles/follow-up"].threads if (who := thread.added)] == [
        ("AC-01",)
    ]
    assert reading.edits_since(0) == fact.edits
    assert reading.edits_since(1) == ()
    assert state.vote_on(WHOLE).decision.outcome == "adopted"
    assert not why(state)


def test_labels_are_frozen_until_adoption() -> None:
    """While a reading is open a new article is 1 bis; once adopted, it is 2."""
    after = text_of({**FILES, "articles/015-new.md": "# New\n\nNew.\n"})
    fact = AmendmentSubmitted("AC-01", 1, 0, TEXT.digest, after.digest, "", "", "", compare(TEXT, after))
    step = Step(("AC-01",), (Layer(("AC-01",), fact.edits),), after.digest)
    records = chain([*BEGUN, fact, TextConsolidated((step,)), TextAdopted(1, (), after.digest)])
    assert str(fold(records[:-1]).reading.labels["articles/new"]) == "1bis"
    assert str(fold(records).reading.labels["articles/new"]) == "2"


# Statuses.


@pytest.mark.parametrize("mark", Mark)
def test_a_mark_is_a_status(mark: Mark) -> None:
    """Every mark shows, with its reason; what is reserved or admitted is still open."""
    assert status(AmendmentMarked("AC-01", mark, "so")) == Status(mark.value)
    assert Status(mark.value).is_open == (mark in (Mark.RESERVED, Mark.ADMITTED))
    state = fold(chain([*BEGUN, submitted("AC-01"), AmendmentMarked("AC-01", mark, "so")]))
    assert state.amendments["AC-01"].reason == "so"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (Count(5, 2), Status.ADOPTED),
        (Count(2, 5), Status.REJECTED),
        (Announced.UNANIMOUS, Status.ADOPTED),
        (Announced.LOST, Status.REJECTED),
    ],
)
def test_a_vote_is_a_status(sheet: Sheet, expected: Status) -> None:
    """An amendment is what its vote decided."""
    assert status(held("AC-01", sheet)) == expected


@pytest.mark.parametrize(
    ("rule", "sheet"),
    [("fr-municipal-council", Announced.CARRIED), ("fr-municipal-council", Count(1, 1))],
)
def test_a_vote_without_outcome_is_to_be_held_again(rule: str, sheet: Sheet) -> None:
    """No quorum, or nothing to decide by: the amendment is still open."""
    vote = VoteHeld("AC-01", sheet, PRESETS[rule], Attendance(100, 3), "")
    assert status(vote) == Status.TO_VOTE_AGAIN
    assert status(vote).is_open


def test_without_a_vote_it_is_submitted() -> None:
    """Neither mark nor vote: it waits."""
    assert status() == Status.SUBMITTED
    assert fold(chain([*BEGUN, submitted("AC-01")])).amendments["AC-01"].vote is None


def test_the_latest_of_mark_and_vote_prevails() -> None:
    """Reserved then voted is voted; voted then found to be without object is fallen."""
    assert status(AmendmentMarked("AC-01", Mark.RESERVED), held("AC-01")) == Status.ADOPTED
    assert status(held("AC-01"), AmendmentMarked("AC-01", Mark.FALLEN)) == Status.FALLEN


def test_a_recount_replaces_the_vote() -> None:
    """A vote held instead of another stands alone."""
    records = chain([*BEGUN, submitted("AC-01"), held("AC-01", Count(5, 2))])
    recount = record(held("AC-01", Count(3, 4), instead_of=records[-1].hash), 6, prev=records[-1])
    amendment = fold([*records, recount]).amendments["AC-01"]
    assert amendment.status == Status.REJECTED
    assert len(amendment.votes) == 2
    assert [vote.record for vote in amendment.standing_votes] == [recount]


def test_two_votes_of_which_none_replaces_the_other_are_disputed() -> None:
    """Two count sheets for one amendment stay side by side, and it stays open."""
    records = chain([*BEGUN, submitted("AC-01"), held("AC-01", Count(5, 2)), held("AC-01", Count(2, 5))])
    amendment = fold(records).amendments["AC-01"]
    assert amendment.status == Status.DISPUTED
    assert amendment.status.is_open
    settled = record(held("AC-01", Count(2, 5), instead_of=records[-1].hash), 7, prev=records[-1])
    assert fold([*records, settled]).amendments["AC-01"].status == Status.DISPUTED


def test_two_devices_that_count_alike_are_still_two() -> None:
    """Votes by two devices that did not know of each other are both there, in every order."""
    records = chain([*BEGUN, submitted("AC-01")])
    mine = record(held("AC-01", Count(5, 2)), 5, prev=records[-1])
    theirs = record(held("AC-01", Count(2, 5)), 1, "bbbbbbbb", seen={"aaaaaaaa": 4})
    for order in ([mine, theirs], [theirs, mine]):
        assert fold([*records, *order]).amendments["AC-01"].status == Status.DISPUTED


def test_a_vote_counts_for_identical_amendments() -> None:
    """One vote on several; naming one twice makes no dispute."""
    facts = [*BEGUN, submitted("AC-01"), submitted("AC-02"), submitted("AC-03", "ten", "nine")]
    state = fold(chain([*facts, held("AC-01", identical=("AC-02", "AC-01", "AC-09"))]))
    assert state.identical(state.amendments["AC-01"]) == [state.amendments["AC-02"]]
    assert [a.status for a in state.of_reading()] == [Status.ADOPTED, Status.ADOPTED, Status.SUBMITTED]
    assert why(state) == ["no amendment AC-09"]


# What contradicts, what makes no sense.


def test_two_numbers_are_both_shown() -> None:
    """Nobody's number wins; the same one twice is one."""
    numbers = [AmendmentNumbered("AC-01", n) for n in (12, 14, 12)]
    amendment = fold(chain([*BEGUN, submitted("AC-01"), *numbers])).amendments["AC-01"]
    assert (amendment.numbers, amendment.number, amendment.label) == ([12, 14], None, "12 / 14")


def test_without_a_number_the_id_is_shown() -> None:
    """An amendment that has no number yet goes by its id."""
    assert fold(chain([*BEGUN, submitted("AC-01")])).amendments["AC-01"].label == "AC-01"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ([STARTED, STARTED], "already started"),
        ([DraftTaken("c", {})], "no draft is being written"),
        ([OPENED], "no text"),
        ([*BEGUN, OPENED], "reading 1"),
        ([STARTED, ReadingOpened(2, "", TEXT.digest)], "reading 2"),
        ([STARTED, ReadingOpened(1, "", "other")], "the frozen text is another"),
        ([ResolutionStarted("T", {**FILES, "articles/015-purpose.md": "x\n"}), OPENED], "no text"),
        ([*BEGUN, submitted("AC-01"), submitted("AC-01")], "amendment AC-01"),
        ([STARTED, submitted("AC-01")], "amendment AC-01"),
        ([*BEGUN, submitted("AC-01", base=1)], "amendment AC-01"),
        ([*BEGUN, submitted("AC-01", base=-1)], "amendment AC-01"),
        ([*BEGUN, submitted("AC-01", parent="AC-01")], "amendment AC-01"),
        ([*BEGUN, submitted("AC-01", parent="AC-00")], "amendment AC-01"),
        ([*BEGUN, AmendmentNumbered("AC-01", 1)], "no amendment AC-01"),
        ([*BEGUN, AmendmentMarked("AC-01", Mark.FALLEN)], "no amendment AC-01"),
        ([*BEGUN, OpinionGiven("AC-01", "Roads", Opinion.WISDOM)], "no amendment AC-01"),
        ([*BEGUN, SittingClosed()], "no sitting is open"),
        ([*BEGUN, SittingOpened("a"), SittingOpened("b")], "a sitting is already open"),
        ([STARTED, TextConsolidated(())], "nothing to consolidate"),
        ([*BEGUN, TextConsolidated((Step(("AC-09",), (), ""),))], "nothing to consolidate"),
        ([*BEGUN, TextAdopted(2, (), "")], "reading 2"),
        ([*BEGUN, TextAdopted(1, (), ""), TextAdopted(1, (), "")], "reading 1"),
    ],
)
def test_what_makes_no_sense_is_kept_as_irregular(facts: list[Fact], reason: str) -> None:
    """The record is there, the reason beside it, and it has no effect that would hide another's."""
    records = chain(facts)
    state = fold(records)
    assert [(one, why_) for one, why_ in state.irregular] == [(records[-1], reason)]
    assert state.records == records


def test_what_is_consolidated_is_not_consolidated_again() -> None:
    """Two laptops that fold the same amendment in offline: the second one changes nothing."""
    fact = submitted("AC-01")
    step = Step(("AC-01",), (Layer(("AC-01",), fact.edits),), fact.after)
    records = chain([*BEGUN, fact, held("AC-01")])
    both = [record(TextConsolidated((step,)), 1, name, seen={"aaaaaaaa": 5}) for name in ("bbbbbbbb", "cccccccc")]
    for order in (both, both[::-1]):
        state = fold([*records, *order])
        assert state.reading.text.digest == fact.after
        assert why(state) == ["nothing to consolidate"]


# The rest.


def test_sittings_open_and_close() -> None:
    """The open sitting is the last that was not closed."""
    records = chain([*BEGUN, SittingOpened("First", 8), SittingClosed(), SittingOpened("Second")])
    assert fold(records[:4]).sitting.fact.present == 8
    assert fold(records[:5]).sitting is None
    state = fold(records)
    assert state.sitting is state.sittings[1]
    assert state.sittings[0].closed == records[4]


def test_members_of_a_group_leave_the_discussion_to_it() -> None:
    """They are grouped, not open, and know into what; the one that has their words is open."""
    own = [submitted(f"AC-0{n}", new=new) for n, new in enumerate(("eleven", "twelve", "thirteen"), start=1)]
    state = fold(chain([*BEGUN, *own, AmendmentsGrouped("AC-03", ("AC-01", "AC-02"))]))
    assert [a.status for a in state.of_reading()] == [Status.GROUPED, Status.GROUPED, Status.SUBMITTED]
    assert state.amendments["AC-01"].groups == ["AC-03"]
    assert not Status.GROUPED.is_open


def test_the_chair_calls_an_amendment_elsewhere() -> None:
    """Each word of the chair is kept, with its reason; one about an unknown amendment is irregular."""
    two = [submitted("AC-01"), submitted("AC-02", new="eleven")]
    called = OrderOverridden("AC-02", "Its author must leave.", Side.BEFORE, "AC-01")
    state = fold(chain([*BEGUN, *two, called, OrderOverridden("AC-09", "Who?")]))
    assert [fact for fact, _ in state.overrides] == [called]
    assert why(state) == ["no amendment AC-09"]


def test_opinions_and_settlements_are_kept() -> None:
    """Opinions in their order; the last settlement of a conflict."""
    opinions = [OpinionGiven("AC-01", by, Opinion.WISDOM) for by in ("Roads", "Parks")]
    edits = submitted("AC-01").edits
    settled = [ConflictSettled("k", ("AC-01",), ()), ConflictSettled("k", ("AC-01",), edits)]
    state = fold(chain([*BEGUN, submitted("AC-01"), *opinions, *settled]))
    assert state.amendments["AC-01"].opinions == opinions
    assert state.settlements == {"k": edits}


def test_settlements_that_contradict_each_other_leave_the_conflict_open() -> None:
    """Two devices that settle it without knowing of each other; whoever knows both settles it again."""
    records = chain([*BEGUN, submitted("AC-01")])
    edits = submitted("AC-01").edits
    mine = record(ConflictSettled("k", ("AC-01",), ()), 5, prev=records[-1])
    theirs = record(ConflictSettled("k", ("AC-01",), edits), 1, "bbbbbbbb", seen={"aaaaaaaa": 4})
    for order in ([mine, theirs], [theirs, mine]):
        assert fold([*records, *order]).settlements == {}
    again = record(ConflictSettled("k", ("AC-01",), edits), 6, prev=mine, seen={"bbbbbbbb": 1})
    assert fold([*records, theirs, mine, again]).settlements == {"k": edits}


def test_a_division_has_votes_of_its_own() -> None:
    """The vote that stands is the last that no recount replaced."""
    records = chain([*BEGUN, held("articles/purpose", Count(1, 2))])
    recount = record(held("articles/purpose", Count(2, 1), instead_of=records[-1].hash), 5, prev=records[-1])
    state = fold([*records, recount])
    assert state.vote_on("articles/purpose").fact.sheet == Count(2, 1)
    assert state.vote_on("articles/means") is None


def test_amendments_come_in_the_order_of_their_numbers_children_after_parents() -> None:
    """At any depth; those without a number last."""
    text = amended("ten", "twelve")
    facts = [
        *BEGUN,
        submitted("AC-04"),
        submitted("AC-01"),
        submitted("AC-02", "twelve", "eleven", text=text, parent="AC-01"),
        submitted("AC-03", "eleven", "one", text=amended("ten", "eleven"), parent="AC-02"),
        submitted("AC-05", "ten", "six"),
        *(AmendmentNumbered(f"AC-0{n}", n) for n in (1, 2, 3, 4)),
    ]
    state = fold(chain(facts))
    assert [a.id for a in state.of_reading()] == ["AC-01", "AC-02", "AC-03", "AC-04", "AC-05"]
    assert state.children("AC-01") == [state.amendments["AC-02"]]
    assert [a.id for a in state.parents(state.amendments["AC-03"])] == ["AC-02", "AC-01"]
    assert state.base_text(state.amendments["AC-02"].fact) == text


def test_a_second_reading_takes_up_the_adopted_text() -> None:
    """It opens once the first is adopted, and keeps its amendments apart."""
    facts = [*BEGUN, submitted("AC-01"), TextAdopted(1, (), TEXT.digest), ReadingOpened(2, "Council", TEXT.digest)]
    state = fold(chain(facts))
    assert (state.reading.number, state.of_reading(), why(state)) == (2, [], [])
    assert state.reading.settings is state.readings[1].settings


@given(st.randoms(use_true_random=False))
def test_the_state_never_depends_on_the_order_facts_come_in(random: Random) -> None:
    """Three laptops that know the same beginning: their facts shuffled give one state."""
    records = chain([*BEGUN, submitted("AC-01"), submitted("AC-02", "ten", "nine")])
    seen = {"aaaaaaaa": len(records)}
    records += chain([held("AC-01"), AmendmentNumbered("AC-01", 1), SittingOpened("b")], "bbbbbbbb", seen)
    records += chain([held("AC-01", Count(1, 4)), AmendmentNumbered("AC-01", 2)], "cccccccc", seen)
    shuffled = list(records)
    random.shuffle(shuffled)
    one, two = fold(records), fold(shuffled)
    assert one.records == two.records
    assert {name: (a.status, a.numbers) for name, a in one.amendments.items()} == {
        name: (a.status, a.numbers) for name, a in two.amendments.items()
    }
    assert why(one) == why(two)


def test_paths_of_divisions_are_text() -> None:
    """Everything else beside the text is left aside."""
    assert is_text("articles/010-a.md")
    assert not any(map(is_text, ("resolution.toml", "README.md", "articles/a.md", "../articles/010-a.md")))
