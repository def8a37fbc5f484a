"""Tests of what is said before the verb of a French instruction."""

from __future__ import annotations

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Texts
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.scope import Scope, adverbials
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.operations import HERE, Delete, Place, Quote, Side

THREE = Place(alineas=((3, 3),))


START = Scope()


def scope(text: str, before: Scope = START) -> Scope:
    """The scope that a text gives a verb."""
    return adverbials(Cursor(skeleton(spell(text))), before, Texts(markdown=False))


def test_places_and_words_in_any_order() -> None:
    """Where, and beside which words."""
    first = scope("À l'alinéa 3, après le mot : « rue », supprimer")
    second = scope("Après le mot : « rue », à l'alinéa 3, supprimer")
    assert first == second
    assert (first.places, first.anchor) == ((THREE,), (Side.AFTER, (Quote("rue"),)))


def test_beside_places() -> None:
    """After an alinéa is beside it, and "cet alinéa" is that alinéa."""
    found = scope("Après l'alinéa 3, insérer")
    assert (found.beside, found.known) == ((Side.AFTER, (THREE,)), (THREE,))


def test_lines_of_their_own_are_headers() -> None:
    """As in the Sénat; within a sentence they are not."""
    assert scope("Alinéa 3\nSupprimer").header
    assert not scope("À l'alinéa 3, supprimer").header
    assert not scope("Après le mot :\n« rue »\nsupprimer").header


def test_after_a_verb() -> None:
    """Where it applied still holds, beside what no longer; without a place, the last one is known."""
    after = scope("Après l'alinéa 3, insérer").after((Delete(THREE),))
    assert (after.places, after.beside, after.done) == ((THREE,), None, ((Delete(THREE),),))
    assert Scope(before=(THREE,)).known == (THREE,)
    assert Scope().known == (HERE,)


def test_a_part_ends_what_is_said() -> None:
    """1° is no place, but begins a part."""
    cursor = Cursor(skeleton(spell("Alinéa 3\n1° Après le mot :\n« rue »")))
    assert adverbials(cursor, Scope(), Texts(markdown=False)).places == (THREE,)
    assert cursor.text[cursor.at :].strip().startswith("1°")
