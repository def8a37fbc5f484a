"""Tests of what is sought and what is put."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.matter import Texts, matter, sought
from drafting.amending.instructions.french.quoting import Payload, skeleton
from drafting.amending.instructions.french.spelling import spell
from drafting.amending.instructions.operations import Quote, Times, Unit


def cursor(text: str) -> Cursor:
    """A cursor at the beginning of a text."""
    return Cursor(skeleton(spell(text)))


@pytest.mark.parametrize(
    "text",
    ["le mot : « rue »", "au mot « rue »", "« rue »", "le mot et le signe : « rue »", "le sobriquet : « rue »"],
)
def test_words_by_any_name(text: str) -> None:
    """Words are words whatever they are called."""
    assert sought(cursor(text), Texts(markdown=False)) == (Quote("rue"),)


def test_words_with_their_occurrences() -> None:
    """Ranks or a count, and not both."""
    texts = Texts(markdown=False)
    assert sought(cursor("la seconde occurrence du mot : « rue »"), texts) == (Quote("rue", Times(2)),)
    assert sought(cursor("par deux fois, la seconde occurrence du mot : « rue »"), texts) is None


def test_both_ends() -> None:
    """Of a long quotation only the two ends may be quoted."""
    text = "les mots : « Dans la rue » jusqu'aux mots : « le soir »"
    assert sought(cursor(text), Texts(markdown=False)) == (Quote("Dans la rue", until="le soir"),)


@pytest.mark.parametrize(
    ("text", "unit", "label"),
    [
        ("les mots : « rue »", Unit.WORDS, ""),
        ("deux alinéas ainsi rédigés : « rue »", Unit.ALINEAS, ""),
        ("l'alinéa suivant : « rue »", Unit.ALINEAS, ""),
        ("un alinéa et un paragraphe ainsi rédigés : « rue »", Unit.ALINEAS, ""),
        ("un 4° bis ainsi rédigé : « rue »", Unit.ALINEAS, ""),
        ("une phrase ainsi rédigée : « rue »", Unit.SENTENCES, ""),
        ("les mots et une phrase ainsi rédigés : « rue »", Unit.WORDS, ""),
        ("un article additionnel ainsi rédigé : « rue »", None, ""),
        ("l'article 3 bis suivant : « rue »", None, "3 bis"),
        ("une mesure ainsi rédigée : « rue »", None, ""),
    ],
)
def test_new_text(text: str, unit: Unit | None, label: str) -> None:
    """What it is called tells what it is."""
    read = matter(cursor(text))
    assert read is not None
    assert (read.unit, read.label, read.payload.lines) == (unit, label, ("rue",))


def test_words_are_one_line() -> None:
    """Several lines are no words."""
    assert Texts(markdown=False).words(Payload(("a", "b"))) is None


def test_plain_text_and_markdown() -> None:
    """Plain words are escaped, Markdown is as it was written."""
    payload = Payload(("  *rue* ", "| a |", "| - |"))
    assert Texts(markdown=False).alineas(payload, bare=False) == (r"\*rue\*", "| a |", "| - |")
    assert Texts(markdown=True).alineas(payload, bare=False) == ("  *rue* ", "| a |\n| - |")
