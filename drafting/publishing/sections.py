"""Sections: the divisions of a redline laid out as a document; a plain text is one where nothing changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafting.amending.redline import Change, RedBlock, RedDivision, Segment
from drafting.publishing.parts import (
    SAME,
    Body,
    Cell,
    Field,
    Heading,
    Item,
    Line,
    List,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Standing,
    Stretch,
    Table,
)
from drafting.publishing.spans import (
    Setting,
    alignment,
    cells_of,
    is_rule,
    line_of,
    plain_line,
    standing_text,
    without_first_blank,
)
from drafting.publishing.wording import heading_number
from drafting.text import model
from drafting.text.blocks import Kind, parse_blocks
from drafting.text.model import Division, Text

_AREA = re.compile(r"domaines?|areas?|domains?|axes?|thèmes?|themes?", re.IGNORECASE)
_FIELD = re.compile(r"(?P<name>[^\W\d_][^:]{0,48}?)\s*:\s+(?P<value>\S.*)", re.DOTALL)
_ENUMERATOR = re.compile(r"(?P<marker>\d+°|[a-z]{1,3}\)|\d{1,3}[.)]|[IVX]+[.)])(?:\s+|$)")
_DEEPEST = 6
_HALF_A_PAGE = 1600  # letters
_TOP = 2  # the document's title is the only heading of level 1


@dataclass(frozen=True)
class Beside:
    """Notes by the name of an amendment, and the short label to write after its changes."""

    notes: Mapping[str, Note]
    short: Mapping[str, str]


@dataclass(frozen=True)
class Layout:
    """What laying out needs: how words are set, what stands beside changes, the titles of annexes."""

    setting: Setting
    beside: Beside
    annex_titles: Mapping[str, str]
    opening: str
    closing: str
    plain: bool


def unchanged(text: Text) -> tuple[RedDivision, ...]:
    """A text as the redline in which nothing happened."""
    return tuple(RedDivision(d, Change.SAME, tuple(_unchanged_blocks(d))) for d in text.divisions)


def _unchanged_blocks(division: Division) -> Iterator[RedBlock]:
    numbers = {at: number for number, at in division.alineas()}
    for at, block in enumerate(division.blocks):
        segments = (Segment(Change.SAME, block.words),)
        yield RedBlock(block.kind, block.level, Change.SAME, segments, (), numbers.get(at))


def sections_of(divisions: Iterable[RedDivision], layout: Layout) -> tuple[Section, ...]:
    """The sections of a document, a numbered annex under its title and its measures by area."""
    out: list[Section] = []
    for (folder, numbered), group in groupby(divisions, key=lambda red: (red.division.folder, red.division.numbered)):
        if numbered and folder != model.ARTICLES:
            out.append(_series(folder, list(group), layout))
        else:
            out += [_section(red, _TOP, layout) for red in group]
    return tuple(out)


def statement_section(anchor: str, title: str, signed: str, markdown: str, layout: Layout) -> Section:
    """What is annexed in somebody's own words: no alinéa of it has a number, for none was voted."""
    division = Division("", "", anchor, parse_blocks(markdown))
    blocks = tuple(replace(block, alinea=None) for block in _unchanged_blocks(division))
    red = RedDivision(division, Change.SAME, blocks)
    drawn = [_draw(at, block, red, layout) for at, block in enumerate(blocks)]
    drawn = [replace(one, standing=replace(one.standing, number="")) for one in drawn]
    signature = Paragraph(plain_line(layout.setting.plain(signed)), Standing())
    return Section(
        "minority",
        _TOP,
        anchor,
        layout.setting.words.minority,
        plain_line(layout.setting.plain(title)),
        body=(*_nested(drawn, _TOP, layout), signature),
    )


def _series(folder: str, divisions: Sequence[RedDivision], layout: Layout) -> Section:
    words, setting = layout.setting.words, layout.setting
    name = folder.rpartition("/")[2]
    title = setting.plain(layout.annex_titles.get(name) or name.replace("-", " ").capitalize())
    areas = [(area_of(red.division), red) for red in divisions]
    grouped: list[Section] = []
    if any(area for area, _ in areas):
        for number, (area, group) in enumerate(groupby(areas, key=lambda pair: pair[0]), start=1):
            measures = tuple(_section(red, _TOP + 2, layout) for _, red in group)
            shown = setting.plain(area[:1].upper() + area[1:] or "…")
            grouped.append(Section("group", _TOP + 1, f"{folder}.{number}", title=plain_line(shown), sections=measures))
    else:
        grouped = [_section(red, _TOP + 1, layout) for red in divisions]
    return Section("series", _TOP, folder, words.annex, plain_line(title), sections=tuple(grouped))


def area_of(division: Division) -> str:
    """The area that a measure's list names, empty if it names none."""
    for block in division.blocks:
        found = _FIELD.fullmatch(block.text) if block.kind is Kind.ITEM else None
        if found and _AREA.fullmatch(found["name"].strip()):
            return found["value"].strip()
    return ""


def _section(red: RedDivision, level: int, layout: Layout) -> Section:
    division = red.division
    kind = _kind(division)
    head, blocks = _split_title(red.blocks)
    drawn = [_draw(at, block, red, layout) for at, block in enumerate(blocks)]
    first_field = _first_field(drawn) if kind == "measure" else len(drawn)
    label = _label(division, kind, head, layout)
    headed = bool(label or head)
    notes = _notes(red.by, layout) + (_block_notes(head, red, layout) if head else ())
    return Section(
        kind,
        level,
        division.key,
        label,
        line_of(head.segments, layout.setting, _marks(head, red, layout)) if head else (),
        spoken=layout.setting.words.preamble if kind == "preamble" else "",
        opening=layout.opening if kind == "preamble" else "",
        closing=layout.closing if kind == "preamble" else "",
        body=tuple(_nested(drawn[:first_field], level if headed else level - 1, layout)),
        fields=tuple(_field(block) for block in drawn[first_field:]),
        change=str(red.change),
        flag=_flag(red, layout),
        notes=tuple(dict.fromkeys(notes)),
        together=kind == "measure" and _size(drawn) < _HALF_A_PAGE,
    )


def _size(drawn: Iterable[_Drawn]) -> int:
    """About how many letters blocks take, the end of each and its notes included."""
    return sum(
        len(one.block.segments) * 10 + sum(len(s.text) for s in one.line) + 60 + 180 * len(one.standing.notes)
        for one in drawn
    )


def _kind(division: Division) -> str:
    if division.folder == model.ARTICLES:
        return "article"
    if division.folder == model.ANNEXES:
        return "annex"
    return "measure" if division.numbered else division.slug


def _label(division: Division, kind: str, head: RedBlock | None, layout: Layout) -> str:
    """What stands over the title: "Article premier", "Mesure 7"; a name where the file has no title."""
    words = layout.setting.words
    label = layout.setting.labels.get(division.key)
    if kind == "article":
        return f"{words.article} {heading_number(label, words.language)}" if label else words.article
    if kind == "measure":
        return f"{words.measure} {label.phrase(words.language)}" if label else words.measure
    if kind == "annex":
        return words.annex
    if kind == "memorandum":
        return "" if head else words.memorandum
    return "" if layout.plain else words.preamble


def _flag(red: RedDivision, layout: Layout) -> str:
    flags = layout.setting.words.division_flags
    if red.change is Change.CHANGED and red.by:
        return flags["moved"]
    return flags.get(str(red.change), "")


def _split_title(blocks: Sequence[RedBlock]) -> tuple[RedBlock | None, Sequence[RedBlock]]:
    if blocks and blocks[0].kind is Kind.HEADING:
        return blocks[0], blocks[1:]
    return None, blocks


@dataclass(frozen=True)
class _Drawn:
    """A block with its line set, not yet in its list."""

    block: RedBlock
    line: Line
    standing: Standing
    marks: Mapping[tuple[str, ...], str]


def _draw(at: int, block: RedBlock, red: RedDivision, layout: Layout) -> _Drawn:
    marks = _marks(block, red, layout)
    line = () if block.kind is Kind.TABLE else line_of(_as_block(block), layout.setting, marks)
    return _Drawn(block, line, _standing(at, block, red, layout), marks)


def _as_block(block: RedBlock) -> Iterator[Segment]:
    """Segments of a moved block say that they moved, not that they came and went."""
    moved = block.change in (Change.MOVED_FROM, Change.MOVED_TO)
    for segment in block.segments:
        yield replace(segment, change=block.change) if moved else segment


def _standing(at: int, block: RedBlock, red: RedDivision, layout: Layout) -> Standing:
    words = layout.setting.words
    whole = red.change in (Change.ADDED, Change.REMOVED)
    flag = "" if whole or block.kind is Kind.HEADING else words.block_flags.get(str(block.change), "")
    if block.was and block.was != (block.kind, block.level) and not whole:
        flag = words.restyled
    number = str(block.alinea) if block.alinea else "+" if block.kind is not Kind.HEADING else ""
    anchor = f"{red.division.key}.{block.alinea}" if block.alinea else ""
    if block.kind is Kind.HEADING:
        anchor = f"{red.division.key}.h{at}"
    return Standing(number, anchor, str(block.change), flag, _block_notes(block, red, layout))


def _block_notes(block: RedBlock, red: RedDivision, layout: Layout) -> tuple[Note, ...]:
    """What stands beside a block, unless it already stands beside the whole division."""
    whole = red.change in (Change.ADDED, Change.REMOVED)
    return _notes((name for name in block.touched_by if not (whole and name in red.by)), layout)


def _notes(names: Iterable[str], layout: Layout) -> tuple[Note, ...]:
    known = layout.beside.notes
    return tuple(known.get(name) or Note(name, "", "", "") for name in names)


def _marks(block: RedBlock, red: RedDivision, layout: Layout) -> dict[tuple[str, ...], str]:
    """What to write after each change of a block that several amendments changed.

    In a division that is new as a whole, only what others changed in it is marked.
    """
    whos = {segment.by for segment in block.segments if segment.by}
    if len(whos) < 2:
        return {}
    short = layout.beside.short
    unmarked = red.by if red.change is Change.ADDED else None
    return {who: ", ".join(short.get(name, name) for name in who) for who in whos if who != unmarked}


def _nested(drawn: Sequence[_Drawn], level: int, layout: Layout) -> Iterator[Body]:
    """Blocks in order, items and what belongs to them in lists, under a heading of some level."""
    last = level
    for listed, group in groupby(drawn, key=lambda d: _depth(d) > 0):
        if listed:
            yield from _lists(list(group), 1, layout)
            continue
        for one in group:
            if one.block.kind is Kind.HEADING:
                # A title has been taken off: what is left stands under it, and skips no level.
                last = min(_DEEPEST, last + 1, level + max(1, one.block.level - 1))
                yield Heading(one.line, last, one.standing)
            elif one.block.kind is Kind.TABLE:
                yield _table(one, layout)
            else:
                yield Paragraph(one.line, one.standing)


def _depth(drawn: _Drawn) -> int:
    return drawn.block.level if drawn.block.kind in (Kind.ITEM, Kind.PARAGRAPH) else 0


def _lists(drawn: Sequence[_Drawn], level: int, layout: Layout) -> Iterator[Paragraph | List]:
    """A list of the items at a level; each holds what is deeper, until the next."""
    items: list[Item] = []
    at = 0
    while at < len(drawn):
        end = at + 1
        while end < len(drawn) and not _opens(drawn[end], level):
            end += 1
        items.append(_item(drawn[at], drawn[at + 1 : end], level, layout))
        at = end
    yield List(tuple(items), level)


def _opens(drawn: _Drawn, level: int) -> bool:
    return drawn.block.kind is Kind.ITEM and drawn.block.level <= level


def _item(first: _Drawn, rest: Sequence[_Drawn], level: int, layout: Layout) -> Item:
    marker, line = _split_marker(first.line, layout.setting.words.marker)
    blocks: list[Paragraph | List] = [Paragraph(line, first.standing)]
    at = 0
    while at < len(rest):
        if rest[at].block.kind is Kind.PARAGRAPH and rest[at].block.level <= level:
            blocks.append(Paragraph(rest[at].line, rest[at].standing))
            at += 1
            continue
        end = at + 1
        while end < len(rest) and not (rest[end].block.kind is Kind.PARAGRAPH and rest[end].block.level <= level):
            end += 1
        blocks += _lists(rest[at:end], level + 1, layout)
        at = end
    return Item(marker, tuple(blocks))


def _split_marker(line: Line, default: str) -> tuple[str, Line]:
    """The number that an item's text begins with, hung before it; none if the number itself changed."""
    if not line:
        return default, line
    first = line[0]
    found = _ENUMERATOR.match(first.spans[0].text)
    if not found:
        return ("" if _ENUMERATOR.match(standing_text(line)) else default), line
    if first.change != SAME:
        return "", line
    spans = (replace(first.spans[0], text=first.spans[0].text[found.end() :]), *first.spans[1:])
    kept = tuple(span for span in spans if span.text)
    rest = (Stretch(kept, first.change), *line[1:]) if kept else line[1:]
    return found["marker"], without_first_blank(rest)


def _table(drawn: _Drawn, layout: Layout) -> Table:
    rows = list(cells_of(tuple(_as_block(drawn.block))))
    rule = next((cells for _, cells in rows if is_rule(cells)), [])
    kept = [(change, cells) for change, cells in rows if not is_rule(cells)]
    width = max((len(cells) for _, cells in kept), default=0)
    aligns = ([alignment(cell) for cell in rule] + ["left"] * width)[:width]

    def row(change: str, cells: Sequence[Sequence[Segment]]) -> Row:
        padded = [*cells, *([()] * (width - len(cells)))]
        lines = (line_of(cell, layout.setting, drawn.marks) for cell in padded)
        return Row(tuple(Cell(line, align) for line, align in zip(lines, aligns, strict=True)), change)

    made = [row(change, cells) for change, cells in kept]
    return Table(made[0] if made else Row(()), tuple(made[1:]), drawn.standing)


def _first_field(drawn: Sequence[_Drawn]) -> int:
    """Where the "Name : value" items at the end of a measure begin."""
    at = len(drawn)
    while at and drawn[at - 1].block.kind is Kind.ITEM and _FIELD.fullmatch(_said(drawn[at - 1].line)):
        at -= 1
    return at


def _said(line: Line) -> str:
    return standing_text(line)


def _field(drawn: _Drawn) -> Field:
    """A line cut at its first colon, wherever the changes fall."""
    name: list[Stretch] = []
    rest = list(drawn.line)
    while rest:
        stretch = rest.pop(0)
        before, after = _cut(stretch)
        if after is None:
            name.append(stretch)
            continue
        name.append(before)
        return Field(_kept(name), _kept([after, *rest]), drawn.standing)
    return Field(_kept(name), (), drawn.standing)


def _cut(stretch: Stretch) -> tuple[Stretch, Stretch | None]:
    for at, span in enumerate(stretch.spans):
        name, colon, value = span.text.partition(":")
        if colon:
            before = (*stretch.spans[:at], replace(span, text=name.rstrip()))
            after = (replace(span, text=value.lstrip()), *stretch.spans[at + 1 :])
            return replace(stretch, spans=before), replace(stretch, spans=after)
    return stretch, None


def _kept(stretches: Iterable[Stretch]) -> Line:
    kept = (replace(s, spans=tuple(span for span in s.spans if span.text)) for s in stretches)
    return tuple(stretch for stretch in kept if stretch.spans)


def anchors(section: Section) -> Iterator[Span]:
    """A section and those in it as links."""
    yield Span(section.label or standing_text(section.title), href=f"#{section.anchor}")
    for inner in section.sections:
        yield from anchors(inner)
