"""Quoted alinéas become the blocks that their lines say."""

from __future__ import annotations

from drafting.amending.instructions.payload import blocks_from
from drafting.text.blocks import Block, Kind, heading, item, paragraph


def test_a_line_says_what_it_is() -> None:
    """Marks and indents are those of a file; escapes are read."""
    lines = ("# Titre", "- un", "  - deux", "  suite", "2024\\. Une année", "Mot")
    assert blocks_from(lines) == (
        heading("Titre"),
        item("un"),
        item("deux", 2),
        paragraph("suite", 1),
        paragraph("2024. Une année"),
        paragraph("Mot"),
    )


def test_a_table_is_one_block() -> None:
    """Its rows are one string."""
    assert blocks_from(["| a | b |\n|---|---|\n| c | d |"])[0].kind is Kind.TABLE


def test_empty_lines_are_no_alineas() -> None:
    """Nothing is made of nothing."""
    assert blocks_from(["", "  ", "Mot"]) == (paragraph("Mot"),)


def test_plain_words_for_items_are_items() -> None:
    """If all the old ones are, and no line has a mark of its own."""
    assert blocks_from(["un", "deux"], like=[item("x", 2)]) == (item("un", 2), item("deux", 2))
    assert blocks_from(["un"], like=[paragraph("x"), item("y")]) == (paragraph("un"),)
    assert blocks_from(["un", "- deux"], like=[item("x")]) == (paragraph("un"), item("deux"))
    assert blocks_from(["un"]) == (Block(Kind.PARAGRAPH, 0, "un"),)
