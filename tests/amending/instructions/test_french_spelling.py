"""Tests of the one spelling that the French grammar sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.instructions.french.spelling import fold, spell


def test_entities_and_tags_are_read() -> None:
    """What a page publishes becomes what a reader sees."""
    spelling = spell("À&nbsp;l&#39;article&nbsp;1<sup>er</sup>&nbsp;: <u>avant</u>la rue")
    assert spelling.plain == "À\xa0l'article\xa01er\xa0: avant la rue"
    assert spelling.folded == "a l'article 1er : avant la rue"


def test_every_character_knows_where_it_was_typed() -> None:
    """The way back leads through entities."""
    typed = "a&nbsp;b<sup>c</sup>d"
    spelling = spell(typed)
    assert spelling.plain == "a\xa0bc d"
    assert [typed[at : at + 1] for at in spelling.at] == ["a", "&", "b", "c", "<", "d", ""]


def test_markdown_is_left_alone() -> None:
    """In Markdown an entity is what it is."""
    assert spell(r"\&nbsp; <b>", markdown=True).plain == r"\&nbsp; <b>"


def test_lost_blanks_are_found() -> None:
    """Published pages lose blanks where no word can end otherwise."""
    assert spell("avantla rue del’alinéa 3").folded == "avant la rue de l'alinea 3"


def test_accents_apart_from_their_letters() -> None:
    """A letter and its accent are one character, in the plain text and in the folded one."""
    spelling = spell("Alinéa")
    assert (spelling.plain, spelling.folded) == ("Alinéa", "alinea")


def test_accents_that_no_letter_takes_are_kept() -> None:
    """Nothing that was typed is lost."""
    assert spell("x\u0302 rue").plain == "x\u0302 rue"


def test_what_is_hidden_goes() -> None:
    """A reader does not see it, and the grammar does not either."""
    assert spell("Alinéa 3\ufeff").plain == "Alinéa 3"


@given(st.text())
def test_folding_keeps_lengths(text: str) -> None:
    """Plain and folded go together, character by character, and the end is known."""
    spelling = spell(text)
    assert len(spelling.plain) == len(spelling.folded) == len(spelling.at) - 1
    assert spelling.at[-1] == len(text)
    assert fold(spelling.plain) == spelling.folded
