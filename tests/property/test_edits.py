"""Laws of edits: compare, apply, invert, compose, store."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Splice, canonical, from_json
from drafting.amending.transform import compose, inverse
from drafting.amending.weave import Weave
from drafting.text.blocks import is_mark
from drafting.text.model import Text
from tests.property import reference
from tests.property.strategies import Amended, amended, successive


@given(amended(1))
def test_comparing_then_applying_gives_the_text(case: Amended) -> None:
    """`apply(base, compare(base, text)) == text`, and the oracle agrees."""
    (text,), (edits,) = case.texts, case.edits
    assert apply(case.base, edits) == text
    assert reference.apply(case.base, edits) == text


@given(amended(1))
def test_a_text_compared_with_itself_has_no_edits(case: Amended) -> None:
    """Nothing changed is nothing to say."""
    assert compare(case.base, case.base) == ()
    assert (compare(case.base, case.texts[0]) == ()) == (case.base == case.texts[0])


@given(amended(1))
def test_edits_of_one_comparison_never_collide(case: Amended) -> None:
    """They stand side by side, in their one order, and each changes something."""
    edits = case.edits[0]
    assert canonical(edits) == edits
    assert not any(reference.collide(one, other, case.base) for one in edits for other in edits)
    assert all(edit.old != edit.new for edit in edits if isinstance(edit, Splice))


@given(amended(1))
def test_whole_blocks_are_told_apart_from_words(case: Amended) -> None:
    """A change that ends where a block ends says its words, and its blocks, apart."""
    for edit in case.edits[0]:
        if isinstance(edit, Splice) and edit.end[1] == 0:
            assert edit.in_blocks
            assert not edit.old or is_mark(edit.old[0])
            assert not edit.new or is_mark(edit.new[0])


@given(amended(1))
def test_edits_are_stored_and_read_back(case: Amended) -> None:
    """As JSON, the same edits."""
    edits = case.edits[0]
    stored = json.dumps([edit.to_json() for edit in edits], sort_keys=True)
    assert tuple(map(from_json, json.loads(stored))) == edits


@given(amended(1))
def test_the_inverse_takes_the_text_back(case: Amended) -> None:
    """What edits did, their inverse undoes; the inverse of the inverse does it again."""
    (text,), (edits,) = case.texts, case.edits
    back = inverse(case.base, edits)
    assert apply(text, back) == case.base
    assert apply(case.base, inverse(text, back)) == text


@given(successive(4))
def test_composed_layers_do_what_they_do_one_after_another(versions: tuple[Text, ...]) -> None:
    """One set of edits, and its own inverse, for any number of layers."""
    base, *_, last = versions
    layers = [compare(one, other) for one, other in pairwise(versions)]
    composed = compose(base, *layers)
    assert apply(base, composed) == reference.apply(base, composed) == last
    assert apply(last, inverse(base, composed)) == base
    assert not any(reference.collide(one, other, base) for one in composed for other in composed)


@given(successive(3))
def test_undoing_composes_with_doing_to_nothing_said(versions: tuple[Text, ...]) -> None:
    """There and back again is the base, whatever the edits are that say so."""
    base, _, last = versions
    there = compare(base, last)
    assert apply(base, compose(base, there, inverse(base, there))) == base


@given(successive(3))
def test_the_weave_is_another_way_to_apply(versions: tuple[Text, ...]) -> None:
    """Layer by layer, the weave has the text, the edits to it, and the edits back."""
    weave = Weave(versions[0])
    for number, (one, other) in enumerate(pairwise(versions)):
        weave.then(compare(one, other), (f"A-{number}",))
        assert weave.text == other
        assert apply(versions[0], weave.edits()) == other
        assert apply(other, weave.undo()) == versions[0]


@given(amended(1))
def test_a_weave_of_one_layer_says_what_was_put_in(case: Amended) -> None:
    """The edits that come out say as much, and are as many words, as those that went in."""
    edits = case.edits[0]
    told = Weave(case.base).then(edits).edits()
    assert {edit.division for edit in told} == {edit.division for edit in edits}
    assert _tokens(told) == _tokens(edits)


def _tokens(edits: tuple[object, ...]) -> int:
    return sum(len(edit.old) + len(edit.new) for edit in edits if isinstance(edit, Splice))
