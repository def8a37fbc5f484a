"""Tests of moving forward in a skeleton."""

from __future__ import annotations

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.quoting import skeleton
from drafting.amending.instructions.french.spelling import spell


def cursor(text: str) -> Cursor:
    """A cursor at the beginning of a text."""
    return Cursor(skeleton(spell(text)))


def test_words_are_whole() -> None:
    """A word that begins like the expected one is another."""
    assert cursor("mots").take("mot") is None
    assert cursor("le mot").take("le mot") == "le mot"


def test_what_reads_nothing_moves_nothing() -> None:
    """Except how far it has looked."""
    here = cursor("le mot rue")

    def fail(cursor: Cursor) -> None:
        cursor.take("le mot")

    assert here.attempt(fail) is None
    assert (here.at, here.farthest) == (0, len("le mot"))


def test_payloads() -> None:
    """A payload is taken with the colon before it, or not at all."""
    here = cursor("le mot : « rue »")
    assert here.payload() is None
    here.take("le mot")
    payload = here.payload()
    assert payload is not None
    assert payload.lines == ("rue",)
    assert here.done
