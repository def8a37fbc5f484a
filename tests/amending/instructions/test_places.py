"""Places are found where they are, or refused."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.operations import Place
from drafting.amending.instructions.places import ONLY_ARTICLE, Located, locate, phrase
from drafting.amending.instructions.refusals import CannotBeDone
from drafting.text.labels import labels
from drafting.text.model import Text

LINES = """# Titre

I. – Un.

1° Premier ;

2° Second.

## Milieu

II. – Deux. Encore deux.

1° Troisième.
"""
BASE = Text.from_files({"articles/010-a.md": LINES})


def located(place: Place, base: Text = BASE) -> Located:
    """A place in the article."""
    return locate(place, base, "articles/a", labels(base))


@pytest.mark.parametrize(
    ("place", "runs"),
    [
        (Place(), ((0, 7),)),
        (Place(alineas=((1, 1),)), ((1, 2),)),
        (Place(alineas=((-1, -1),)), ((6, 7),)),
        (Place(alineas=((2, 4),)), ((2, 6),)),
        (Place(path=("II",)), ((5, 7),)),
        (Place(path=("II",), alineas=((2, 2),)), ((6, 7),)),
        (Place(path=("1°",), alineas=((5, 5),)), ((6, 7),)),
        (Place(heading=True), ((0, 1),)),
        (Place(heading=True, alineas=((4, 4),)), ((4, 5),)),
        (Place(division=ONLY_ARTICLE, alineas=((1, 1),)), ((1, 2),)),
    ],
)
def test_a_place_is_a_run_of_blocks(place: Place, runs: tuple[tuple[int, int], ...]) -> None:
    """Alinéas by rank or number; a run has the headings inside it."""
    assert located(place).runs == runs


@pytest.mark.parametrize(
    "place",
    [
        Place(alineas=((6, 6),)),
        Place(alineas=((0, 0),)),
        Place(alineas=((3, 2),)),
        Place(path=("1°",)),
        Place(heading=True, alineas=((2, 2),)),
        Place(alineas=((1, 1),), sentences=(2,)),
    ],
)
def test_what_is_not_there_or_twice_is_refused(place: Place) -> None:
    """A number that two alinéas bear names neither."""
    with pytest.raises(CannotBeDone) as problem:
        located(place)
    assert problem.value.words == phrase(place)


def test_units_are_what_each_has_its_occurrence() -> None:
    """Each alinéa named is one; a whole division is one."""
    assert len(located(Place(alineas=((1, 1), (2, 3)))).units) == 3
    assert len(located(Place()).units) == 1


def test_sentences_are_counted_after_the_number() -> None:
    """The second sentence of II."""
    place = located(Place(alineas=((4, 4),), sentences=(2,)))
    assert [(passage.block, passage.start) for passage in place.passages] == [(5, 13)]
