"""Blocks: the paragraphs, items, tables and headings of a file, read from Markdown and printed.

A block that counts (all but headings) is an *alinéa*. Canonical Markdown has one block a line, a
blank line between, items as `- ` indented by two spaces a level; a table is several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from drafting.text import inline
from drafting.text import words as tokens

if TYPE_CHECKING:
    from markdown_it.token import Token

# What Markdown would take for something else at the start of a line.
_LINE_START = re.compile(
    r"(?P<mark>#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-[- ]+$|=+\s*$|~{3})|(?P<number>\d{1,9})(?P<end>[.)])(?=\s|$)"
)
DEEPEST = 20  # levels of lists, each in another
_MARK = re.compile(r"\n[¶#|-](?:1?\d|20)", re.ASCII)
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)#+$")


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    HEADING = "heading"


_SIGNS = {Kind.PARAGRAPH: "¶", Kind.ITEM: "-", Kind.HEADING: "#", Kind.TABLE: "|"}
_KINDS = {sign: kind for kind, sign in _SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, table or heading.

    `level` is the depth of a heading (1 to 6) or of the list a paragraph or item stands in (0 is
    outside any list); `source` is canonical inline Markdown, or the rows of a table.
    """

    kind: Kind
    level: int
    source: str

    def __hash__(self) -> int:
        """A string remembers its hash, and hardly two blocks say the same."""
        return hash(self.source)

    @property
    def counts(self) -> bool:
        """Whether it is an alinéa."""
        return self.kind is not Kind.HEADING

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, as edits count them; the first has a blank before it like any other."""
        if self.kind is Kind.TABLE:
            return tokens.table_words(self.source)
        return tokens.words(" " + self.source)

    @property
    def mark(self) -> str:
        r"""The token that stands before its words and says what it is: `\n¶0`, `\n-1`, `\n#2`, `\n|0`."""
        return f"\n{_SIGNS[self.kind]}{self.level}"

    @property
    def text(self) -> str:
        """What it says, without markup."""
        return inline.text_of(self.source)

    def with_words(self, parts: Sequence[str]) -> Block:
        """The same block saying other words."""
        if self.kind is Kind.TABLE:
            return replace(self, source=tokens.join_table(parts))
        return replace(self, source=tokens.join(parts).strip())

    def to_json(self) -> dict[str, Any]:
        """A plain value; `from_json` reads it."""
        return {"kind": str(self.kind), "level": self.level, "source": self.source}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Block:
        """The block of a plain value; raises `KeyError`, `ValueError` on anything else."""
        level = int(value["level"])
        if not 0 <= level <= DEEPEST:
            raise ValueError(level)
        return cls(Kind(value["kind"]), level, str(value["source"]))


def paragraph(source: str, level: int = 0) -> Block:
    """A paragraph."""
    return Block(Kind.PARAGRAPH, level, source)


def item(source: str, level: int = 1) -> Block:
    """A list item."""
    return Block(Kind.ITEM, level, source)


def heading(source: str, level: int = 1) -> Block:
    """A heading."""
    return Block(Kind.HEADING, level, source)


def is_mark(token: str) -> bool:
    """Whether a token begins a block (the line ends inside a table do not)."""
    return len(token) > 1 and token[0] == "\n"


def is_odd(token: str) -> bool:
    """Whether a token begins a block as no block is: of no kind, or deeper than any."""
    return is_mark(token) and not _MARK.fullmatch(token)


def style(mark: str) -> tuple[Kind, int]:
    """The kind and level that a mark gives its block."""
    return _KINDS[mark[1]], int(mark[2:])


def tokens_of(blocks: Iterable[Block]) -> list[str]:
    """Blocks as one run of tokens, each block's mark before its words."""
    return [token for block in blocks for token in (block.mark, *block.words)]


def blocks_of(run: Iterable[str]) -> list[Block]:
    """The blocks of a run of tokens; raises `ValueError` for a run that begins with a word."""
    all_ = list(run)
    starts = [at for at, token in enumerate(all_) if token[:1] == "\n" and is_mark(token)]  # few get to the second
    if all_ and starts[:1] != [0]:
        raise ValueError(all_[0])
    stretches = pairwise([*starts, len(all_)])
    return [Block(*style(all_[start]), "").with_words(all_[start + 1 : end]) for start, end in stretches]


def tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks as Markdown can hold them: nothing empty, no level without the one above it."""
    out: list[Block] = []
    depth = 0
    for block in blocks:
        if not block.source:
            continue
        if block.kind in (Kind.HEADING, Kind.TABLE):
            depth = 0
            out.append(block if block.kind is Kind.HEADING else replace(block, level=0))
            continue
        deepest = depth + 1 if block.kind is Kind.ITEM else depth
        depth = min(block.level, deepest, DEEPEST)
        out.append(block if block.level == depth else replace(block, level=depth))
    return tuple(out)


def print_blocks(blocks: Iterable[Block]) -> str:
    """The canonical file that holds these blocks."""
    lines = "\n\n".join(_printed(block) for block in tidy(blocks))
    return lines + "\n" if lines else ""


def parse_blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of any Markdown; of a canonical file exactly its own (`print_blocks` inverts)."""
    found: list[Block] = []
    reader = iter(inline.engine().parse(markdown))
    lists: list[int] = []  # the next number of each list around, 0 for one of dashes
    pending: str | None = None
    for token in reader:
        match token.type:
            case "bullet_list_open":
                lists.append(0)
            case "ordered_list_open":
                lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open" if lists[-1]:
                pending = f"{lists[-1]}{token.markup} "
                lists[-1] += 1
            case "list_item_open":
                pending = "- "
            case "list_item_close":
                pending = None
            case "heading_open":
                found.append(_heading(int(token.tag[1]), next(reader), pending))
                pending = None
            case "paragraph_open":
                found.append(_paragraph(next(reader), lists.count(0), pending))
                pending = None
            case "table_open":
                found.append(Block(Kind.TABLE, 0, "\n".join(_rows(reader))))
                pending = None
            case "code_block" | "fence":
                found.append(paragraph(inline.escape(inline.plain(token.content).strip()), lists.count(0)))
                pending = None
    return tidy(found)


def _paragraph(token: Token, bullets: int, pending: str | None) -> Block:
    """A paragraph, a dash item, or an item whose number becomes words of the text."""
    if pending == "- ":
        return _inline_block(Kind.ITEM, bullets, token)
    return _numbered(_inline_block(Kind.PARAGRAPH, bullets, token), pending)


def _heading(level: int, token: Token, pending: str | None) -> Block:
    return _numbered(_inline_block(Kind.HEADING, level, token), None if pending == "- " else pending)


def _numbered(block: Block, number: str | None) -> Block:
    """A block with the number of its list's item before its words, if it has both."""
    return replace(block, source=number + block.source) if number and block.source else block


def _inline_block(kind: Kind, level: int, token: Token) -> Block:
    return Block(kind, level, inline.write(inline.read_tokens(token.children or [])).strip())


def _rows(reader: Iterable[Token]) -> Iterable[str]:
    row: list[str] = []
    rules: list[str] = []
    for token in reader:
        if token.type == "th_open":
            rules.append(_alignment(str(token.attrs.get("style", ""))))
        elif token.type == "inline":
            row.append(inline.write(inline.read_tokens(token.children or [])).strip().replace("|", "\\|"))
        elif token.type == "tr_close":
            yield tokens.table_row(row)
            if rules:
                yield tokens.table_row(rules)
            row, rules = [], []
        elif token.type == "table_close":
            return


def _alignment(style: str) -> str:
    return {"text-align:left": ":--", "text-align:right": "--:", "text-align:center": ":-:"}.get(style, "---")


def _printed(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return block.source
    if block.kind is Kind.HEADING:
        return "#" * block.level + " " + _CLOSING_HASHES.sub(r"\\\g<0>", block.source)
    safe = _LINE_START.sub(_escaped_start, block.source, count=1) if _LINE_START.match(block.source) else block.source
    if block.kind is Kind.ITEM:
        return "  " * (block.level - 1) + "- " + safe
    return "  " * block.level + safe


def _escaped_start(found: re.Match[str]) -> str:
    return f"{found['number']}\\{found['end']}" if found["number"] else "\\" + found["mark"]
