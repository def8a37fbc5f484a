"""Laws of the canonical form: what is printed is read back as it was, whatever was read before."""

from __future__ import annotations

from hypothesis import given, settings

from drafting.text import words
from drafting.text.blocks import Kind, blocks_of, parse_blocks, print_blocks, tidy, tokens_of
from drafting.text.model import Text
from tests.property.strategies import markdowns, texts


@given(texts)
def test_a_text_is_read_back_as_it_was_printed(text: Text) -> None:
    """Files, and the text again: the same value, the same digest."""
    again = Text.from_files(text.to_files())
    assert again == text
    assert again.digest == text.digest


@settings(max_examples=1_000)
@given(markdowns)
def test_formatting_twice_is_formatting_once(markdown: str) -> None:
    """Any string at all has a canonical form, and that form is its own."""
    once = parse_blocks(markdown)
    printed = print_blocks(once)
    assert parse_blocks(printed) == once
    assert print_blocks(parse_blocks(printed)) == printed


@settings(max_examples=1_000)
@given(markdowns)
def test_blocks_are_their_tokens(markdown: str) -> None:
    """Cut into tokens and put together again, blocks are the same."""
    blocks = parse_blocks(markdown)
    assert tuple(blocks_of(tokens_of(blocks))) == blocks
    assert tidy(blocks) == blocks


@given(markdowns)
def test_a_word_is_a_line_of_its_own(markdown: str) -> None:
    """Each word of a line is canonical Markdown and says alone what it says among the others."""
    for block in parse_blocks(markdown):
        if block.kind is not Kind.TABLE:
            assert words.plain_text(block.words) == " " + block.text
            assert all(words.join([word]) == word for word in block.words)


@given(markdowns)
def test_a_file_is_one_alinea_a_line(markdown: str) -> None:
    """A canonical file is lines with one blank line between; only tables have several."""
    blocks = parse_blocks(markdown)
    parts = print_blocks(blocks).removesuffix("\n").split("\n\n") if blocks else []
    assert len(parts) == len(blocks)
    assert all(("\n" in part) == (block.kind is Kind.TABLE) for part, block in zip(parts, blocks, strict=True))
