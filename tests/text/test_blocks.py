"""Blocks: any Markdown read, one canonical form printed, and that form read back exactly."""

import pytest

from drafting.text.blocks import (
    DEEPEST,
    Block,
    Kind,
    blocks_of,
    heading,
    is_mark,
    item,
    paragraph,
    parse_blocks,
    print_blocks,
    style,
    tidy,
    tokens_of,
)

TABLE = Block(Kind.TABLE, 0, "| a | b |\n| :-- | --: |\n| 1 | 2 |")

READ = {
    "Un\ndeux\ntrois": [paragraph("Un deux trois")],
    "Un  \ndeux\\\ntrois": [paragraph("Un deux trois")],
    "# Titre #": [heading("Titre")],
    "Titre\n===\n\nSous-titre\n---": [heading("Titre"), heading("Sous-titre", 2)],
    "####### trop": [paragraph("####### trop")],
    "- a\n  - b\n    - c\n- d": [item("a"), item("b", 2), item("c", 3), item("d")],
    "* a\n+ b": [item("a"), item("b")],
    "- a\n\n  b\n\n  c": [item("a"), paragraph("b", 1), paragraph("c", 1)],
    "2. a\n3. b": [paragraph("2. a"), paragraph("3. b")],
    "1) a\n2) b": [paragraph("1) a"), paragraph("2) b")],
    "7. a\n7. b": [paragraph("7. a"), paragraph("8. b")],
    "- 1. a": [paragraph("1. a")],
    "- a\n  1. b": [item("a"), paragraph("1. b", 1)],
    "1. - a": [item("a")],
    "1. # T": [heading("1. T")],
    "- # T": [heading("T")],
    "> cité\n> encore\n>\n> - tiret": [paragraph("cité encore"), item("tiret")],
    "```python\nx = 1\n\ny\n```": [paragraph("x = 1 y")],
    "    x = *1*": [paragraph("x = \\*1\\*")],
    "- a\n\n      code": [item("a"), paragraph("code", 1)],
    "<div>\nx\n</div>": [paragraph("\\<div> x \\</div>")],
    "Un <b>mot</b> <!-- caché -->": [paragraph("Un \\<b>mot\\</b> \\<!-- caché -->")],
    "a\n\n---\n\nb": [paragraph("a"), paragraph("b")],
    "[x]: https://a.fr": [paragraph("\\[x\\]: https://a.fr")],
    "![x](y.png)": [paragraph("\\![x](y.png)")],
    "|a|b|\n|:-|-:|\n|1|2|": [TABLE],
    "|a|\n|:-:|\n|x\\|y|": [Block(Kind.TABLE, 0, "| a |\n| :-: |\n| x\\|y |")],
    "|a|\n|-|\n|b|c|": [Block(Kind.TABLE, 0, "| a |\n| --- |\n| b |")],
    "- |a|\n  |-|\n  |b|": [Block(Kind.TABLE, 0, "| a |\n| --- |\n| b |")],
    "#\n\n-\n\n1.\n\n~~~\n~~~": [],
    "": [],
    "\ufeffUn": [paragraph("Un")],
    "Un\r\n\r\ndeux\r\n": [paragraph("Un"), paragraph("deux")],
}


@pytest.mark.parametrize("markdown", READ)
def test_reading(markdown: str):
    """Every construct of Markdown is blocks, and those print to a file that reads the same."""
    found = parse_blocks(markdown)
    assert list(found) == READ[markdown]
    assert parse_blocks(print_blocks(found)) == found


CANONICAL = [
    "# Titre\n\nUn alinéa.\n",
    "2024\\. Une année\n",
    "1\\) un\n",
    "\\- un\n\n\\+ deux\n\n\\> trois\n\n\\# quatre\n",
    "- \\- un\n\n  - \\# deux\n\n    trois\n",
    "\\---\n\n\\===\n\n\\~\\~~\n",
    "## Titre \\#\n",
    "#5 et -3 et 2.5\n",
    "1° Un\n\na) deux\n\nI. – trois\n",
    "| a | b |\n| --- | --- |\n| 1 | x\\|y |\n\naprès\n",
    "- un\n\n- deux\n\n  suite\n\n  - trois\n",
    "",
]


@pytest.mark.parametrize("markdown", CANONICAL)
def test_a_canonical_file_is_printed_as_it_was(markdown: str):
    """`alinea format` changes nothing in it."""
    assert print_blocks(parse_blocks(markdown)) == markdown


@pytest.mark.parametrize(
    "source",
    ["# a", "- a", "+ a", "> a", ">a", "1. a", "123456789) a", "---", "- - -", "=", "===", "~~~a", "-", "1.", "#", "+"],
)
@pytest.mark.parametrize("make", [paragraph, item])
def test_line_starts_are_escaped(source: str, make):
    """Words that Markdown would take for something else at the start of a line stay words."""
    escaped = make(source.replace("~~~", "\\~\\~~"))
    assert parse_blocks(print_blocks([escaped])) == (escaped,)


def test_tidy():
    """Nothing empty, no level without the one above it, a table outside any list."""
    assert tidy([paragraph(""), item("a", 3), item("b", 5), paragraph("c", 4), heading("h", 2), paragraph("d", 2)]) == (
        item("a", 1), item("b", 2), paragraph("c", 2), heading("h", 2), paragraph("d", 0),
    )  # fmt: skip
    assert tidy([item("a"), Block(Kind.TABLE, 1, TABLE.source), item("b", 2)]) == (item("a"), TABLE, item("b"))


def test_tokens_and_back():
    """Blocks are a run of marks and words, and come back from it."""
    blocks = [heading("T"), paragraph("un deux"), item("trois", 2), TABLE]
    run = tokens_of(blocks)
    assert run[:5] == ["\n#1", " T", "\n¶0", " un", " deux"]
    assert [token for token in run if is_mark(token)] == ["\n#1", "\n¶0", "\n-2", "\n|0"]
    assert blocks_of(run) == blocks
    assert blocks_of([]) == []
    assert [style(block.mark) for block in blocks] == [(block.kind, block.level) for block in blocks]


def test_a_run_begins_with_a_mark():
    """Words before any block belong to none."""
    with pytest.raises(ValueError, match="un"):
        blocks_of([" un"])


def test_headings_are_no_alineas():
    """Everything else counts."""
    assert [b.counts for b in (heading("a"), paragraph("a"), item("a"), TABLE)] == [False, True, True, True]


def test_json_both_ways():
    """A block is a plain value and comes back; nonsense is refused."""
    for block in (heading("a", 3), TABLE, item("b", 2)):
        assert Block.from_json(block.to_json()) == block
    with pytest.raises(ValueError, match="picture"):
        Block.from_json({"kind": "picture", "level": 1, "source": ""})
    with pytest.raises(KeyError):
        Block.from_json({"kind": "item"})


def test_other_words():
    """A block keeps what it is when it says something else."""
    assert item("un", 2).with_words([" deux", " **trois**"]) == item("deux **trois**", 2)
    assert TABLE.with_words(TABLE.words) == TABLE
    assert item("**un** [deux](x)").text == "un deux"


@pytest.mark.parametrize("sign", ["- ", "> ", "1. "])
def test_deep_nesting_keeps_its_words(sign: str):
    """A list in a list in a list … says what it says, at the deepest level there is."""
    found = parse_blocks(sign * 40 + "fin")
    assert parse_blocks(print_blocks(found)) == found
    assert "".join(block.text for block in found).endswith("fin")
    assert all(block.level <= DEEPEST for block in found)


def test_the_deepest_list_prints_what_reads_back():
    """Every level that `tidy` leaves can be printed and read."""
    blocks = tidy(item("a", level) for level in range(1, 30))
    assert [block.level for block in blocks] == [*range(1, DEEPEST + 1), *[DEEPEST] * 9]
    assert parse_blocks(print_blocks(blocks)) == blocks


@pytest.mark.parametrize("sign", ["- ", "> ", "1. ", "[", "**a*", "`", "<", "|", "# ", "\\"])
def test_hostile_lines_are_read_in_time(sign: str):
    """Thousands of opening signs neither hang nor crash the reader, and what is kept reads back."""
    found = parse_blocks(sign * 2000 + "fin")
    assert parse_blocks(print_blocks(found)) == found
