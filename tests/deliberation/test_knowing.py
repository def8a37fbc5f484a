"""Knowing: what a writer knew is told by the record, and what was made of another text has no effect."""

from __future__ import annotations

from drafting.amending.compare import compare
from drafting.deliberation.facts import (
    AmendmentSubmitted,
    DraftTaken,
    Fact,
    Layer,
    ReadingOpened,
    ResolutionStarted,
    Step,
    TextAdopted,
    TextConsolidated,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.knowing import knew, knew_all
from drafting.deliberation.records import Record
from drafting.deliberation.state import text_of
from drafting.text.model import Text
from tests.helpers import FILES, chain, record

TEXT = text_of(FILES)
_ANOTHER = "written on another text"


def amended(old: str, new: str, text: Text = TEXT) -> Text:
    """A text with a passage replaced."""
    return text_of({path: content.replace(old, new) for path, content in text.to_files().items()})


def submitted(name: str, old: str, new: str, text: Text = TEXT, base: int = 0) -> AmendmentSubmitted:
    """An amendment that replaces a passage."""
    after = amended(old, new, text)
    edits = compare(text, after)
    return AmendmentSubmitted(name, 1, base, text.digest, after.digest, new, "Ada", "", edits)


def folding(fact: AmendmentSubmitted) -> TextConsolidated:
    """A consolidation of one amendment."""
    return TextConsolidated((Step((fact.id,), (Layer((fact.id,), fact.edits),), fact.after),))


ONE, TWO = submitted("A-01", "ten", "twelve"), submitted("A-02", "plants", "waters")
BEGUN = chain([ResolutionStarted("Trees", FILES), ReadingOpened(1, "Assembly", TEXT.digest), ONE, TWO])
SEEN = {"aaaaaaaa": 4}


def beside(device: str, *facts: Fact, seen: dict[str, int] | None = None) -> list[Record]:
    """What another device writes, knowing only the beginning unless told."""
    return chain(facts, device, SEEN if seen is None else seen)


def why(records: list[Record]) -> list[str]:
    """What was set down as irregular."""
    return [reason for _, reason in fold(records).irregular]


def test_a_writer_knows_its_own_records_and_those_it_says_it_saw() -> None:
    """Its earlier ones, and of others as many as `seen` counts."""
    first, second = BEGUN[0], BEGUN[1]
    assert knew(second, first)
    assert not knew(first, second)
    assert not knew(first, first)
    other = record(ONE, 1, "bbbbbbbb", seen={"aaaaaaaa": 1})
    assert knew(other, first)
    assert not knew(other, second)
    assert not knew_all(other, BEGUN)
    assert knew_all(other, BEGUN[:1])


def test_the_first_of_two_consolidations_stands() -> None:
    """The other has no effect, whichever way they come in; what it folded in waits."""
    both = [*beside("bbbbbbbb", folding(ONE)), *beside("cccccccc", folding(TWO))]
    states = [fold([*BEGUN, *order]) for order in (both, both[::-1])]
    assert states[0].text == states[1].text
    assert [reason for _, reason in states[0].irregular] == [_ANOTHER]
    assert sorted(a.consolidated or 0 for a in states[0].amendments.values()) == [0, 1]


def test_a_consolidation_that_knew_the_one_before_stands() -> None:
    """Two devices that take turns are not at odds."""
    then = submitted("A-02", "plants", "waters", amended("ten", "twelve"), base=1)
    records = [*BEGUN[:3], *beside("bbbbbbbb", folding(ONE), then, seen={"aaaaaaaa": 3})]
    records += beside("cccccccc", folding(then), seen={"aaaaaaaa": 3, "bbbbbbbb": 2})
    assert why(records) == []
    assert fold(records).text == amended("plants", "waters", amended("ten", "twelve"))


def test_an_adoption_of_another_text_has_no_effect() -> None:
    """Whoever adopts the whole must know what is in it."""
    adopted = TextAdopted(1, (), TEXT.digest)
    late = record(adopted, 9, "cccccccc", seen={"aaaaaaaa": 4})
    records = [*BEGUN, *beside("bbbbbbbb", folding(ONE))]
    state = fold([*records, late])
    assert (state.readings[1].adopted is None) == (why([*records, late]) == [_ANOTHER])
    assert fold([*records, record(adopted, 1, "dddddddd", seen={"aaaaaaaa": 4, "bbbbbbbb": 1})]).readings[1].adopted


def test_an_amendment_to_another_text_has_no_effect() -> None:
    """Its edits are of words that are nowhere."""
    mine = beside("bbbbbbbb", folding(ONE), submitted("B-01", "committee", "group", amended("ten", "twelve"), 1))
    yours = beside("cccccccc", folding(TWO), submitted("C-01", "committee", "circle", amended("plants", "waters"), 1))
    state = fold([*BEGUN, *mine, *yours])
    assert [reason for _, reason in state.irregular] == [_ANOTHER] * 2
    assert len(state.amendments) == 3


def test_drafts_written_at_once() -> None:
    """The first stands; a reading freezes what its opener knew."""
    start = chain([ResolutionStarted("Trees", FILES)])
    one = beside("bbbbbbbb", DraftTaken("tree one", {"memorandum.md": "One.\n"}), seen={"aaaaaaaa": 1})
    two = beside("cccccccc", DraftTaken("tree two", {"memorandum.md": "Two.\n"}), seen={"aaaaaaaa": 1})
    assert why([*start, *one, *two]) == [_ANOTHER]
    assert len(fold([*start, *one, *two]).drafts) == 2
    opened = record(ReadingOpened(1, "x", TEXT.digest), 3, "dddddddd", BEGUN[0], seen={"aaaaaaaa": 1})
    state = fold([*start, *one, opened])
    assert state.text == TEXT
    assert state.irregular[-1][1] in (_ANOTHER, "no draft is being written")
