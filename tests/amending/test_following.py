"""Following a block through changes."""

from __future__ import annotations

import pytest

from drafting.amending.compare import compare
from drafting.amending.following import follow
from drafting.amending.weave import Weave
from drafting.deliberation.state import text_of

BASE = "# Benches\n\nThe city sets benches.\n\nIt waters the trees.\n\nIt reports every year.\n"


@pytest.mark.parametrize(
    ("block", "after", "now"),
    [
        (2, BASE, 2),
        (2, BASE.replace("It waters", "Every summer it waters"), 2),
        (2, BASE.replace("The city sets", "First.\n\nThe city sets"), 3),
        (2, BASE.replace("The city sets benches.\n\n", ""), 1),
        (2, BASE.replace("It waters the trees.\n\n", ""), None),
        (2, BASE.replace("benches.\n\nIt waters", "benches. It waters"), 1),
        (3, BASE.replace("It waters the trees.\n\nIt", "It waters the trees, and it"), 2),
        (9, BASE, None),
    ],
    ids=["same", "reworded", "one before", "one less", "gone", "joined", "joined, begun anew", "never there"],
)
def test_follow(block: int, after: str, now: int | None) -> None:
    """A block is found where its words are, and nowhere once they are gone."""
    text, changed = (text_of({"articles/010-a.md": content}) for content in (BASE, after))
    weave = Weave(text).then(compare(text, changed))
    assert follow(weave, "articles/a", block) == now


def test_a_division_that_is_gone() -> None:
    """Nothing of it is anywhere."""
    text = text_of({"articles/010-a.md": BASE})
    weave = Weave(text).then(compare(text, text_of({})))
    assert follow(weave, "articles/a", 1) is None
    assert follow(weave, "articles/b", 1) is None
