"""Parts: what a document is made of once everything is known, ready for any template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from drafting.publishing.wording import Wording

SAME = "same"


@dataclass(frozen=True, slots=True)
class Span:
    """A few words set alike; `href` is an address on the web or, after `#`, in the document."""

    text: str
    strong: bool = False
    em: bool = False
    sup: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that share one fate; `opens` and `closes` say it to those who listen, `mark` whose it is."""

    spans: tuple[Span, ...]
    change: str = SAME
    opens: str = ""
    closes: str = ""
    mark: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(span.text for span in self.spans)


Line: TypeAlias = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a change: an amendment, its author, the decision, where to read more."""

    label: str
    author: str
    decision: str
    href: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands around a block: number and anchor, what happened to it, notes beside it."""

    number: str = ""
    anchor: str = ""
    change: str = SAME
    flag: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or the words of a list item."""

    line: Line
    standing: Standing
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a division; `level` counts from 1 for the document's title."""

    line: Line
    level: int
    standing: Standing
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `align` is left, right or center."""

    line: Line
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and what happened to it."""

    cells: tuple[Cell, ...]
    change: str = SAME


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its first row heads the others."""

    head: Row
    rows: tuple[Row, ...]
    standing: Standing
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: what it is numbered with in the text ("1°", "a)") or a dash, and what it holds."""

    marker: str
    blocks: tuple[Paragraph | List, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `level` is its depth, from 1."""

    items: tuple[Item, ...]
    level: int
    kind: str = "list"


Body: TypeAlias = Paragraph | Heading | Table | List


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a measure's table: "Direction pilote : direction des solidarités"."""

    name: Line
    value: Line
    standing: Standing


@dataclass(frozen=True, slots=True)
class Section:
    """A division, or a heading over several.

    `kind` is memorandum, preamble, article, measure, annex, series or group; `opening` and
    `closing` are the enacting words around a preamble; `title` may hold changes; `together` is
    whether it is short enough for one page to hold it whole.
    """

    kind: str
    level: int
    anchor: str = ""
    label: str = ""
    title: Line = ()
    spoken: str = ""
    opening: str = ""
    closing: str = ""
    body: tuple[Body, ...] = ()
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    change: str = SAME
    flag: str = ""
    notes: tuple[Note, ...] = ()
    together: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    depth: int
    label: str
    title: str
    anchor: str
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Credited:
    """An amendment in the list at the end, with the places it touched."""

    label: str
    title: str
    author: str
    decision: str
    href: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page and the running lines say."""

    body: str
    kind: str
    document: str
    title: str
    state: str
    notice: str
    short_notice: str
    running: str
    reference: str
    act: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentView:
    """A whole document, ready: templates place it and decide nothing.

    `name` is memorandum, text or redline; `date` is the only date (ISO 8601, empty if none);
    `annexed` is what is no part of the text, and comes after all else.
    """

    name: str
    language: str
    front: Front
    words: Wording
    date: str
    accent: str
    contents: tuple[Entry, ...]
    sections: tuple[Section, ...]
    vote: str = ""
    correspondence: tuple[tuple[str, str], ...] = ()
    credits: tuple[Credited, ...] = field(default=())
    annexed: tuple[Section, ...] = ()
    errata: tuple[str, ...] = ()
