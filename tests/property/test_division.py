"""By division: whichever parts of an amendment are adopted, what was said above them is carried, or falls."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.proceedings.adoptions import without_rest
from drafting.text.model import Text
from tests.property import strategies

MASKS = st.integers(0, 2**12 - 1)


def some(edits: Edits, mask: int) -> Edits:
    """Those of some edits that a number chooses."""
    return tuple(edit for rank, edit in enumerate(edits) if mask >> rank % 12 & 1)


@given(strategies.amended(1), MASKS)
def test_any_part_of_an_amendment_can_be_adopted(amended: strategies.Amended, mask: int) -> None:
    """It fits the text alone, and changes it unless it is empty."""
    (whole,) = amended.edits
    part = some(whole, mask)
    made = apply(amended.base, part)
    assert all(edit in whole for edit in part)
    assert made == amended.base if not part else made != amended.base


@given(strategies.successive(3), MASKS)
def test_sub_amendments_are_carried_onto_the_adopted_part(texts: tuple[Text, ...], mask: int) -> None:
    """Nothing of them is left where nothing was adopted that they amend; all where everything was."""
    base, parent, amended = texts
    whole, above = compare(base, parent), compare(parent, amended)
    part = some(whole, mask)
    carried = without_rest(base, part, whole, above)
    apply(apply(base, part), carried)
    assert without_rest(base, part, whole, ()) == ()
    if part == whole:
        assert apply(apply(base, part), carried) == amended
