"""Facts: each goes through its record and comes back; what is not understood is kept, never refused."""

from __future__ import annotations

import json
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
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    ConflictSettled,
    DeviceIntroduced,
    DraftTaken,
    Fact,
    FactUndone,
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
from drafting.deliberation.fold import EFFECTS, fold
from drafting.deliberation.records import Record
from drafting.deliberation.state import text_of
from drafting.text.blocks import item, paragraph
from drafting.text.model import Division
from drafting.voting.ballots import Announced, Attendance, Count
from drafting.voting.rules import PRESETS
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
FACTS: tuple[Fact, ...] = (
    DeviceIntroduced("AC"),
    ResolutionStarted("Trees", FILES),
    DraftTaken("tree 00\n\nÀ la main\n", {"preamble.md": "Vu\n", "articles/010-a.md": None}),
    DraftTaken("tree 00\n\nnothing\n", {}),
    DraftTaken("", {"logo.png": "\udc89PNG"}),
    ReadingOpened(1, "Assembly", "a" * 64, {"preset": "association", "depth": 2}),
    ReadingOpened(2, "", ""),
    AmendmentSubmitted("AC-01", 1, 0, "a", "b", "Title", "Table 4", "Because.", EDITS, ("Zoé", "Ali"), "AC-00", "x/y"),
    AmendmentSubmitted("AC-01", 1, 0, "a", "b", "", "", "", ()),
    AmendmentNumbered("AC-01", 0),
    AmendmentsGrouped("AC-03", ("AC-01", "AC-02")),
    OrderOverridden("AC-01", "Its author must leave.", Side.AFTER, "AC-02"),
    OrderOverridden("AC-01", "As it was."),
    OpinionGiven("AC-01", "Roads", Opinion.WISDOM, "It depends."),
    OpinionGiven("AC-01", "", Opinion.FAVOURABLE),
    *(AmendmentMarked("AC-01", mark, "why") for mark in Mark),
    AmendmentMarked("AC-01", Mark.FALLEN),
    SittingOpened("Plenary", 70, 3),
    SittingOpened("", None, 0),
    SittingOpened("", 0),
    SittingClosed(),
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
    assert needed or fact.data() == {}


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
