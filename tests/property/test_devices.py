"""Devices that admit, revoke and sign at random: the same for everybody, and nothing for a stranger to win."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.deliberation.devices import Devices, Why
from drafting.deliberation.facts import (
    DeviceAdmitted,
    DeviceIntroduced,
    DeviceKeyed,
    DeviceRevoked,
    Fact,
    FactUndone,
    Role,
    SittingClosed,
    SittingOpened,
)
from drafting.deliberation.fold import extend, fold
from drafting.deliberation.records import Record, in_order
from tests.deliberation.writing import K1, K2, K3, A, B, C, M, Writing, begun

DEVICES, KEYS = (A, B, C), ("", K1, K2)
roles = st.sets(st.sampled_from(Role), min_size=1).map(lambda chosen: tuple(r for r in Role if r in chosen))


@st.composite
def step(draw: st.DrawFn, made: Writing, writers: tuple[str, ...], keys: tuple[str, ...]) -> Record:
    """One more record, by a writer who knew some of what was written, signed or not."""
    device = draw(st.sampled_from(writers))
    other = draw(st.sampled_from((*DEVICES, M)))
    known = {name: last for name, last in made.heads().items() if draw(st.booleans())}
    kinds: list[Fact] = [
        SittingOpened("x"),
        SittingClosed(),
        DeviceIntroduced("X", draw(st.sampled_from(keys))),
        DeviceKeyed(draw(st.sampled_from([key for key in keys if key]))),
        DeviceAdmitted(other, draw(roles), draw(st.sampled_from(keys)), known),
        DeviceAdmitted(other, draw(roles), "", known),
        DeviceRevoked(other, "", known),
        FactUndone(draw(st.sampled_from(made.records)).hash),
    ]
    seen = {
        name: draw(st.integers(1, last.seq)) for name in DEVICES if (last := made.last(name)) and draw(st.booleans())
    }
    seen = {name: seq for name, seq in seen.items() if name != device}
    return made.write(device, draw(st.sampled_from(kinds)), draw(st.sampled_from(keys)), seen)


@st.composite
def writings(draw: st.DrawFn) -> Writing:
    """What three devices have written, with or without each other."""
    made = begun(draw(st.sampled_from(KEYS)))
    for _ in range(draw(st.integers(0, 12))):
        draw(step(made, DEVICES, KEYS))
    return made


def void(records: list[Record]) -> dict[str, Why]:
    """The facts that have no effect, and why."""
    return {record.hash: why for record, why in fold(records).irregular if isinstance(why, Why)}


@given(writings(), st.randoms(use_true_random=False))
def test_the_order_that_records_come_in_does_not_matter(made: Writing, chance: object) -> None:
    """Whoever has the same facts has the same state."""
    shuffled = [*made.records]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(shuffled) == fold(made.records)
    assert void(shuffled) == void(made.records)


@given(writings())
def test_a_state_that_goes_on_ends_where_all_of_it_does(made: Writing) -> None:
    """One by one, or at once."""
    state = fold([])
    for record in in_order(made.records):
        extend(state, [record])
    assert state == fold(made.records)
    assert state.void == fold(made.records).void


@given(writings(), st.data())
def test_a_stranger_changes_nothing_of_what_others_wrote(made: Writing, data: st.DataObject) -> None:
    """Under a name of his own, with a key of his own, whatever he claims to have known."""
    before, known = void(made.records), {record.hash for record in made.records}
    admitted = M in Devices(in_order(made.records)).admissions
    for _ in range(data.draw(st.integers(1, 4))):
        data.draw(step(made, (M,), ("", K3)))
    after = void(made.records)
    if not admitted:
        assert {name: why for name, why in after.items() if name in known} == before


@given(writings())
def test_the_founding_device_loses_no_word_to_others(made: Writing) -> None:
    """Only itself can give it up."""
    itself = any(record.device == A and record.type == DeviceRevoked.type for record in made.records)
    own = [record.hash for record in made.records if record.device == A]
    lost = {why for name, why in void(made.records).items() if name in own}
    assert itself or Why.REVOKED not in lost
