"""Tests of what is refused of a French verb because it can't be said."""

from __future__ import annotations

from drafting.amending.instructions.french.clause import Clause, every, leaves_the_rest
from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Texts
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.scope import Scope
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.operations import HERE, Delete, Place

START = Scope()


def clause(text: str, scope: Scope = START) -> Clause:
    """A clause at the beginning of a text."""
    return Clause(Cursor(skeleton(spell(text))), Texts(markdown=False), scope)


def test_all_or_nothing() -> None:
    """One operation that can't be said, and there are none."""
    assert every([Delete(HERE), None]) is None
    assert every([]) is None
    assert every([Delete(HERE)]) == (Delete(HERE),)


def test_the_place_before_the_verb_holds() -> None:
    """A place behind the words counts only where none was named before."""
    three = Place(alineas=((3, 3),))
    assert clause("à l'alinéa 3").trailing() == (three,)
    assert clause("à l'alinéa 3", Scope(places=(Place(alineas=((4, 4),)),))).trailing()[0].alineas == ((4, 4),)


def test_a_beginning_is_no_block() -> None:
    """What leaves the rest unchanged is not the whole."""
    assert leaves_the_rest(("La rue", "Le banc (Le reste sans changement)."))
    assert clause("un alinéa ainsi rédigé : « Le banc (le reste sans changement) »").matter() is None
