"""Facts: each goes through its record and comes back; what is not understood is kept, never refused."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, Edits, MoveDivision, Splice
from drafting.amending.instructions.operations import Side
from drafting.deliberation import facts as facts_
from drafting.deliberation.facts import (
    KINDS,
    ActRegistered,
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentRectified,
    AmendmentsGrouped,
    AmendmentSubmitted,
    ChoiceIndicated,
    ConflictSettled,
    DeviceAdmitted,
    DeviceIntroduced,
    DeviceKeyed,
    DeviceRevoked,
    DisputeResolved,
    DraftTaken,
    Fact,
    FactUndone,
    Fate,
    IdeaCited,
    IdeaNoted,
    IdeaSettled,
    Intention,
    Layer,
    Mark,
    MinorityStated,
    NamesPublished,
    Opinion,
    OpinionGiven,
    OrderOverridden,
    PresenceChanged,
    ProjectReplaced,
    ProxyGiven,
    ProxyRevoked,
    ReadingOpened,
    RemarkAnswered,
    RemarkMade,
    ResolutionStarted,
    Role,
    RollSet,
    Second,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSealed,
    SittingSuspended,
    Step,
    TextAdopted,
    TextConsolidated,
    TextCorrected,
    VersionMarked,
    VoteHeld,
    VoteNoted,
    VoteSettled,
)
from drafting.deliberation.fold import EFFECTS, fold
from drafting.deliberation.records import Record
from drafting.deliberation.state import text_of
from drafting.text.blocks import item, paragraph
from drafting.text.model import Division
from drafting.voting.ballots import Announced, Attendance, Count
from drafting.voting.choices import Method
from drafting.voting.irregularities import Irregularity, IrregularityKind
from drafting.voting.roll import Roll
from drafting.voting.rollcall import RollCall
from drafting.voting.rules import PRESETS
from drafting.voting.secret import SecretSheet
from tests.helpers import FILES, raw, record

TEXT = text_of(FILES)
DIVISION = Division.at("annexes/plan/010-a.md", (item("une mesure"), paragraph("« Été » & <b>")))
EDITS: Edits = (
    Splice("articles/purpose", (1, 3), (1, 4), (" plants",), (" grows", " many")),
    AddDivision(DIVISION),
    DropDivision(TEXT["articles/means"]),
    MoveDivision("articles/follow-up", "030", "005"),
)
RULE = PRESETS["fr-municipal-council"]
STEP = Step(("AC-01", "AC-02"), (Layer(("AC-01",), EDITS), Layer(("AC-02",), ())), "c" * 64, "1", "3-2-1")
HELD = {"on": "AC-01", "rule": RULE, "text": "a" * 64}
ROLL = Roll.parse("id,group,from\nM017,Garden,2024-01-01\nM018,,\n")
CALL = RollCall.parse("member,vote,by\nM017,for,\nM018,against,M017\n", ROLL)
SECRET = SecretSheet(9, 8, 8, 5, 2, 1, tellers=("M017", "M018"), confirmed_by="M018")
DOUBTS = (Irregularity(IrregularityKind.SUSPENDED), Irregularity(IrregularityKind.VOTED_TWICE, "M017", 2, 1))
FACTS: tuple[Fact, ...] = (
    DeviceIntroduced("AC"),
    DeviceIntroduced("AC", "ssh-ed25519 AAAA"),
    DeviceKeyed("ssh-ed25519 AAAA"),
    DeviceAdmitted("bbbbbbbb", (Role.CLERK, Role.NUMBERING), "ssh-ed25519 AAAA", {"bbbbbbbb": "0" * 64}),
    DeviceAdmitted("bbbbbbbb", (Role.CHAIR,)),
    DeviceRevoked("bbbbbbbb", "lost", {"bbbbbbbb": "0" * 64}),
    DeviceRevoked("bbbbbbbb"),
    SittingSealed("0" * 64, "1" * 40, "-----BEGIN SSH SIGNATURE-----"),
    ResolutionStarted("Trees", FILES),
    DraftTaken("tree 00\n\nÀ la main\n", {"preamble.md": "Vu\n", "articles/010-a.md": None}),
    DraftTaken("tree 00\n\nnothing\n", {}),
    DraftTaken("", {"logo.png": "\udc89PNG"}),
    ReadingOpened(1, "Assembly", "a" * 64, {"preset": "association", "depth": 2}),
    ReadingOpened(2, "", ""),
    ReadingOpened(2, "Council", "a" * 64, {"preset": "fr-municipal-council"}, 163, 66),
    VersionMarked("V2", "a" * 64, "after the hearing"),
    VersionMarked("V3", "a" * 64),
    RemarkMade("AC-r1", "Who pays?", "Table 4", "articles/a", "a" * 64, "The city plants trees.", 1),
    RemarkMade("AC-r2", "Who pays?", "", "articles/a", "a" * 64, "Trees"),
    RemarkAnswered("AC-r1", "The city.", "Secretariat"),
    IdeaNoted("AC-i1", "Benches in the shade", "Table 4", "hearing of 12 January"),
    IdeaNoted("AC-i2", "Shade"),
    *(IdeaSettled("AC-i1", fate, "why") for fate in (Fate.KEPT, Fate.DROPPED)),
    IdeaSettled("AC-i2", Fate.MERGED, into="AC-i1"),
    IdeaCited("AC-i1", "annexes/plan/a", "a" * 64, "Trees", 0),
    IdeaCited("AC-i1", "annexes/plan/a", "a" * 64, "Trees"),
    ProjectReplaced(2, "The executive", EDITS, "b" * 64, "New figures."),
    ProjectReplaced(2, "The executive", EDITS, "b" * 64),
    AmendmentSubmitted("AC-01", 1, 0, "a", "b", "Title", "Table 4", "Because.", EDITS, ("Zoé", "Ali"), "AC-00", "x/y"),
    AmendmentSubmitted("AC-01", 1, 0, "a", "b", "", "", "", ()),
    AmendmentSubmitted("AC-01", 1, 0, "a", "a", "", "", "", (), intention=Intention("Benches", "articles/a", 2)),
    AmendmentSubmitted("AC-01", 1, 0, "a", "b", "", "", "", EDITS, deadline="2024-05-01T18:00:00+02:00"),
    AmendmentRectified("AC-01", 0, "a", "b", "Title", "Because.", EDITS, ("Table 4", "Zoé")),
    AmendmentRectified("AC-01", 0, "a", "b", "Title", "", EDITS),
    AmendmentNumbered("AC-01", 0),
    AmendmentNumbered("AC-01", 67, "bis"),
    AmendmentsGrouped("AC-03", ("AC-01", "AC-02")),
    OrderOverridden("AC-01", "Its author must leave.", Side.AFTER, "AC-02"),
    OrderOverridden("AC-01", "As it was."),
    OpinionGiven("AC-01", "Roads", Opinion.WISDOM, "It depends."),
    OpinionGiven("AC-01", "", Opinion.FAVOURABLE),
    DisputeResolved("AC-01", "d" * 64, reason="The second teller's sheet."),
    DisputeResolved("text", "d" * 64),
    DisputeResolved("AC-01", number=7),
    DisputeResolved("AC-01", number=67, suffix="bis"),
    *(AmendmentMarked("AC-01", mark, "why") for mark in Mark),
    AmendmentMarked("AC-01", Mark.FALLEN),
    AmendmentMarked("AC-01", Mark.WITHDRAWN, "in favour of 3", "the bureau", "AC-03"),
    MinorityStated(1, "Otherwise", ("M017", "M042"), "Why not.\n"),
    ActRegistered(1, "2026 DSOL 12", "2026-07-15", "2026-07-16"),
    ActRegistered(1),
    TextCorrected(1, EDITS, "b" * 64, "a letter was missing"),
    SittingOpened("Plenary", 70, 3),
    SittingOpened("", None, 0),
    SittingOpened("", 0),
    SittingOpened("Plenary", 2, 0, ("M017", "M018"), {"M042": "M017"}),
    PresenceChanged(("M042",), ("M017", "M018")),
    PresenceChanged(more=3, fewer=1),
    PresenceChanged(counted=0),
    ProxyGiven("M042", "M017"),
    ProxyRevoked("M042"),
    SittingSuspended("At a group's request."),
    SittingSuspended(),
    SittingResumed(),
    SittingClosed(),
    RollSet(ROLL),
    RollSet(Roll()),
    NamesPublished({"M017": "Ada"}),
    VoteHeld(**HELD, sheet=Count(1, 1), attendance=Attendance(2), members=ROLL, roll_call=CALL, roll="b" * 64),
    VoteHeld(**HELD, sheet=SECRET.count, attendance=Attendance(9, 9), secret=True, count_sheet=SECRET),
    VoteHeld(**HELD, sheet=Count(9, 9), attendance=Attendance(9, 9), irregularities=DOUBTS),
    VoteHeld(**HELD, sheet=Announced.LOST, attendance=Attendance(9), block=("AC-02",), texts=("b" * 64,)),
    VoteHeld(
        **HELD,
        sheet=Announced.CARRIED,
        attendance=Attendance(9),
        part="II",
        edits=EDITS[:1],
        instead_of="f" * 64,
        second=Second.DELIBERATION,
        reason="The body decided so.",
    ),
    VoteSettled("f" * 64, "AC-01", True, "Two late members were not noted."),
    VoteSettled("f" * 64, "AC-01", False, "Nobody knows."),
    VoteNoted("f" * 64, "AC-01", "M017", "Meant against."),
    ChoiceIndicated(Method.APPROVAL, (("AC-01", (7,)), ("AC-02", (7,)))),
    ChoiceIndicated(Method.MAJORITY_JUDGEMENT, (("AC-01", (7, 1)), ("AC-02", (4, 4))), ("good", "bad")),
    VoteHeld(**HELD, sheet=Count(3, 2, 1), attendance=Attendance(10, 0), identical=("AC-02",), casting_vote=False),
    VoteHeld(**HELD, sheet=Count(), attendance=Attendance(0), secret=True, instead_of="f" * 64),
    VoteHeld(
        **HELD, sheet=Count(2, 2), attendance=Attendance(9, 4), tie_settled=False, second_call=True, quorum_asked=True
    ),
    VoteHeld(**HELD, sheet=Announced.UNANIMOUS, attendance=Attendance(10), casting_vote=True),
    ConflictSettled("abc", ("AC-01", "AC-02"), EDITS, "AC-01"),
    ConflictSettled("abc", ("AC-01",), ()),
    TextConsolidated((STEP, Step(("AC-03",), (), "d"))),
    TextConsolidated(()),
    TextAdopted(1, EDITS, "e" * 64, (("articles/purpose", "1", "2"),)),
    TextAdopted(1, (), ""),
    FactUndone("f" * 64, "Another amendment was meant."),
    FactUndone("f" * 64),
)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.type)
def test_a_fact_goes_through_its_record_and_comes_back(fact: Fact) -> None:
    """To plain data, to bytes, and back: the same fact, and the same data."""
    written = record(fact)
    back = Record.parse(written.path, written.canonical)
    read = facts_.read(back)
    assert read == fact
    assert read.data() == fact.data() == json.loads(json.dumps(fact.data()))


def test_every_kind_is_tried() -> None:
    """The list above misses no kind of fact."""
    assert {type(fact) for fact in FACTS} == set(KINDS.values())
    assert all(KINDS[fact.type] is type(fact) for fact in FACTS)


def test_what_is_empty_and_may_be_missing_is_not_written() -> None:
    """Data is as short as it can be read back."""
    assert SittingClosed().data() == {}
    assert AmendmentMarked("AC-01", Mark.FALLEN).data() == {"id": "AC-01", "mark": "fallen"}
    assert DraftTaken("c", {}).data() == {"commit": "c", "files": {}}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.type)
def test_a_field_too_many_or_too_few_is_not_understood(fact: Fact) -> None:
    """A shape of a later release is kept as unread, whatever the kind."""
    assert facts_.read(raw(fact.type, {**fact.data(), "later": 1})) is None
    needed = [name for name in fact.data() if facts_.read(raw(fact.type, _without(fact.data(), name))) is None]
    asked = [field for field in fields(fact) if field.default is MISSING and field.default_factory is MISSING]
    assert bool(needed) == bool(asked)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.type)
@pytest.mark.parametrize("wrong", [None, 1, -1, True, "x", [1], [None], {"a": 1}, {"a": None}, [["a"]]], ids=repr)
def test_a_field_of_another_kind_never_raises(fact: Fact, wrong: Any) -> None:
    """Each field in turn holds something else: the fact is unread, or reads and applies without a word."""
    for name in fact.data():
        whole = [*_before(), raw(fact.type, {**fact.data(), name: wrong}, 4, prev=_before()[-1])]
        state = fold(whole)
        assert len(state.records) == 4


@given(
    st.sampled_from(sorted(KINDS)),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=2)
            | st.dictionaries(
                st.sampled_from(["id", "by", "edits", "steps", "layers", "edit", "path", "x"]), inner, max_size=3
            )
        ),
        max_leaves=6,
    ),
    st.data(),
)
def test_any_data_is_read_or_left(kind: str, value: Any, data: st.DataObject) -> None:
    """No JSON in a record's data raises anything, read or applied."""
    names = list(KINDS[kind].__dataclass_fields__) or ["x"]
    given_ = {name: data.draw(st.just(value) | st.text(max_size=2) | st.integers(0, 2)) for name in names}
    fold([*_before(), raw(kind, given_, 4, prev=_before()[-1])])
    fold([raw(kind, given_)])


def test_an_unknown_kind_is_kept() -> None:
    """A fact of a later release stays in the journal, and is not read."""
    later = raw("amendment.blessed", {"id": "AC-01"})
    state = fold([later])
    assert facts_.read(later) is None
    assert (state.unread, state.records) == ([later], [later])


def test_every_kind_has_an_effect() -> None:
    """The table of effects names each kind of fact once."""
    assert set(EFFECTS) == set(KINDS.values())


def test_edits_survive_to_the_byte() -> None:
    """What an amendment did is read back edit by edit."""
    after = text_of(
        {**FILES, "articles/020-means.md": "# Means\n\n- One thing.\n\n| a | b |\n| --- | --- |\n| c | d |\n"}
    )
    edits = compare(TEXT, after)
    fact = AmendmentSubmitted("AC-01", 1, 0, TEXT.digest, after.digest, "T", "A", "", edits)
    assert facts_.read(record(fact)) == fact


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}


def _before() -> list[Record]:
    """A reading with an amendment, for a fourth fact to fall into."""
    first = record(ResolutionStarted("Trees", FILES))
    opened = record(ReadingOpened(1, "Assembly", TEXT.digest), 2, prev=first)
    submitted = AmendmentSubmitted("AC-01", 1, 0, "a", "b", "T", "A", "", EDITS)
    return [first, opened, record(submitted, 3, prev=opened)]
