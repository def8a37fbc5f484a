"""Nine thousand sittings: compatible amendments, adopted one by one, in any order."""

from __future__ import annotations

from random import Random

import pytest

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.amending.merge import merge
from drafting.amending.transform import Carrier, compose
from drafting.text.model import Text
from tests.property import generate

TEXTS, ORDERS, SHARES = 3_000, 3, 12
AMENDMENTS = 6


def compatible(random: Random) -> tuple[Text, list[Edits]]:
    """A text, one in three very repetitive, and those of its amendments that can all stand."""
    words = generate.vocabulary(random)
    base = generate.text(random, words)
    kept: list[Edits] = []
    for text in generate.amendments(random, base, words, AMENDMENTS):
        edits = compare(base, text)
        if not merge(base, [(str(n), own) for n, own in enumerate([*kept, edits])]).conflicts:
            kept.append(edits)
    return base, kept


def adopted_in_turn(base: Text, amendments: list[Edits]) -> Text:
    """The text after each amendment was carried over those before it, and applied."""
    text, placed = base, dict.fromkeys(())
    for edits in amendments:
        carried = Carrier(base, tuple(placed)).carry(edits)
        assert not carried.lost
        text = apply(text, carried.edits)
        placed |= dict.fromkeys(edits)
    return text


@pytest.mark.parametrize("share", range(SHARES))
def test_the_order_of_adoption_never_matters(share: int) -> None:
    """In 3,000 texts, three orders each, what comes out is what all of them make at once."""
    for seed in range(share, TEXTS, SHARES):
        random = Random(seed)  # noqa: S311
        base, amendments = compatible(random)
        whole = merge(base, [(str(n), edits) for n, edits in enumerate(amendments)]).text
        for _ in range(ORDERS):
            random.shuffle(amendments)
            assert adopted_in_turn(base, amendments) == whole, f"seed {seed}"


def test_over_a_composition_amendments_are_right_or_lost() -> None:
    """Carried over all that was adopted told as one, an amendment comes out right, or says that it cannot."""
    for seed in range(TEXTS, TEXTS + TEXTS // 5):
        base, amendments = compatible(Random(seed))  # noqa: S311
        text, since = base, ()
        kept: list[tuple[str, Edits]] = []
        for edits in amendments:
            carried = Carrier(base, since, composed=True).carry(edits)
            if not carried.lost:
                text, since = apply(text, carried.edits), compose(base, since, carried.edits)
                kept.append((str(len(kept)), edits))
            assert said(text) == said(merge(base, kept).text), f"seed {seed}"


def said(text: Text) -> list[tuple[str, str, str]]:
    """A text, the levels of its items aside: those that the canonical form has raised stay where they are."""
    return [(division.path, block.kind, block.source) for division in text.divisions for block in division.blocks]
