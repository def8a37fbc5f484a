"""Tests of the nouns of places in French instructions."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.selectors import inside, joined, select
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.operations import HERE, Place
from drafting.text.addresses import Address

KNOWN = Place(alineas=((3, 3),), sentences=(2,))


def selected(text: str, *known: Place) -> tuple[Place, ...] | None:
    """What the noun that a text begins with selects."""
    return select(Cursor(skeleton(spell(text))), known or (HERE,))


@pytest.mark.parametrize(
    ("noun", "place"),
    [
        ("cette phrase", KNOWN),
        ("cet alinéa", Place(alineas=((3, 3),))),
        ("même alinéa", Place(alineas=((3, 3),))),
        ("alinéa par", Place(alineas=((3, 3),))),
        ("même alinéa 4", Place(alineas=((4, 4),))),
        ("cet article", HERE),
        ("deux derniers alinéas", Place(alineas=((-2, -2), (-1, -1)))),
    ],
)
def test_what_was_said_before(noun: str, place: Place) -> None:
    """What "cet alinéa" means is what was named last; with a number it is its own."""
    assert selected(noun, KNOWN) == (place,)


@pytest.mark.parametrize("noun", ["cet alinéa", "cette phrase", "cette ligne", "cet amendement", "cet intertitre"])
def test_nothing_was_said_before(noun: str) -> None:
    """Without anything named, it is nothing."""
    assert selected(noun) is None


@pytest.mark.parametrize(
    ("noun", "address"),
    [
        ("article 3 bis", "3bis"),
        ("article premier", "1"),
        ("article 3 et", "3"),
        ("article 1er", "1"),
        ("article A", "A"),
        ("mesure 7", "m7"),
        ("troisième visa", "citation 3"),
        ("deuxième considérant", "recital 2"),
        ("considérant n° 2", "recital 2"),
        ("exposé des motifs", "memorandum"),
        ("préambule", "preamble"),
        ("annexe plan/velo", "annexes/plan/velo"),
    ],
)
def test_divisions(noun: str, address: str) -> None:
    """Divisions become the addresses that people type."""
    (place,) = selected(noun) or ()
    assert place.division is not None
    assert str(place.division) == address


def test_labels_that_are_none_of_ours() -> None:
    """A number that our series do not know is kept as a name, which leads nowhere."""
    assert selected("article 16 bis AA,") == (Place(division=Address("article", slug="16-bis-aa")),)


def test_a_title_of_a_book_is_no_heading() -> None:
    """The number of a title makes it a part of a text; without, it is a heading."""
    assert selected("titre de cet article") == (Place(heading=True),)
    assert selected("titre Ier") is None


def test_contradictions_are_no_place() -> None:
    """Alinéa 3 is not in alinéa 4."""
    assert inside((Place(alineas=((3, 3),)),), (Place(alineas=((4, 4),)),)) is None


def test_neighbours_are_joined() -> None:
    """Places that differ in their alinéas only are one."""
    two, three = Place(alineas=((2, 2),)), Place(alineas=((3, 3),))
    assert joined([(two,), (three,)]) == (Place(alineas=((2, 2), (3, 3))),)
    assert joined([(two,), (KNOWN,)]) == (two, KNOWN)
