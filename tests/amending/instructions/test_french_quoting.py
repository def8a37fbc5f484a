"""Tests of setting payloads aside."""

from __future__ import annotations

from drafting.amending.instructions.french.quoting import SIGN, Payload, skeleton
from drafting.amending.instructions.french.spelling import spell


def payloads(text: str) -> list[Payload]:
    """The payloads of a text, in order."""
    return list(skeleton(spell(text)).payloads.values())


def test_quotations_in_a_line() -> None:
    """Each is one sign, and the words around them are left."""
    found = skeleton(spell("Substituer au mot : « Rue » le mot : « Place »."))
    assert found.text == f"substituer au mot : {SIGN} le mot : {SIGN}.\n"
    assert [payload.lines for payload in found.payloads.values()] == [("Rue",), ("Place",)]


def test_lines_without_marks() -> None:
    """What is announced and has no marks is taken as it stands."""
    assert payloads("Insérer deux alinéas ainsi rédigés :\n« La rue.\nLe banc.") == [Payload(("« La rue.", "Le banc."))]


def test_both_readings_of_marks_are_kept() -> None:
    """Whether marks are text is for the verb to say."""
    (payload,) = payloads("Insérer un alinéa ainsi rédigé :\n« La rue. » ;")
    assert (payload.bare, payload.quoted) == (("« La rue. » ;",), ("La rue.",))


def test_marks_alone_on_their_lines() -> None:
    """They are no text."""
    (payload,) = payloads("Rédiger ainsi cet alinéa :\n« \nLa rue.\n »")
    assert payload.bare == ("La rue.",)


def test_quotations_side_by_side_are_words() -> None:
    """Their marks are text."""
    (payload,) = payloads("Rédiger ainsi la fin de cet alinéa :\n« 15 », « 20 » et « 25 » ;")
    assert payload == Payload(("« 15 », « 20 » et « 25 » ;",))


def test_the_way_back() -> None:
    """Every sign of the skeleton knows where it was typed."""
    typed = "Supprimer le mot : « rue » ici"
    found = skeleton(spell(typed))
    assert typed[found.at[found.text.index("ici")] :] == "ici"
    assert typed[found.at[found.text.index(SIGN)] :] == "« rue » ici"
