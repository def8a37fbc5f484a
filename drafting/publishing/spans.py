"""Spans: words of the text and of its redline, set, linked and numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlsplit

from drafting.amending.redline import PILCROW, Change, Segment
from drafting.publishing.parts import SAME, Line, Span, Stretch
from drafting.publishing.typography import substitute, typeset, typeset_parts
from drafting.publishing.wording import Wording, number_in_text
from drafting.text import inline, model
from drafting.text import words as tokens
from drafting.text.inline import Run
from drafting.text.labels import Labels

_SCHEMES = frozenset({"http", "https", "mailto"})
_PATH = re.compile(
    r"(?:\.{1,2}/)*(?P<folder>(?:[a-z0-9-]+/)*)(?:\d+-)?(?P<slug>[a-z0-9-]+)(?:\.md)?(?:#(?P<alinea>\d+))?"
)
# A number after the word for what it numbers: "l'article 3 bis", "Measure 7A", "article premier".
_NUMBER = re.compile(
    r"(?i:articles?|art\.|mesures?|measures?)\s+"
    r"(?P<blank>(?:\d+(?:er|re)?|premier)(?: (?:[a-z]*(?:bis|ter|quater)|[a-z]+ies)(?!\w))?[A-Z]?(?!\w))"
)
_ORDINAL = re.compile(r"(?<=\b1)(?:er|re)(?!\w)|(?<=\d)e(?!\w)|(?<=[IVX])e(?= siècle)")


@dataclass(frozen=True)
class Setting:
    """How words are set: the language, the numbers, and which divisions the document holds."""

    words: Wording
    labels: Labels
    present: frozenset[str]

    def plain(self, text: str) -> str:
        """Plain text, set."""
        return typeset(text, self.words.language)


def line_of(segments: Iterable[Segment], setting: Setting, marks: Mapping[tuple[str, ...], str]) -> Line:
    """The stretches of a block or cell; `marks` says what to write after changes by whom."""
    told = [(segment, _runs(segment, setting)) for segment in segments]
    flat = [run for _, runs in told for run in runs]
    texts = iter(typeset_parts([run.text for run in flat], setting.words.language))
    line = (
        _stretch(segment, [replace(run, text=next(texts)) for run in runs], setting, marks) for segment, runs in told
    )
    return without_first_blank(tuple(line))


def plain_line(text: str) -> Line:
    """One stretch of plain words."""
    return (Stretch((Span(text),)),) if text else ()


def standing_text(line: Line) -> str:
    """What a line says once changed; what it said if nothing of it stands."""
    stands = "".join(s.text for s in line if s.change not in (Change.REMOVED, Change.MOVED_FROM))
    return (stands or "".join(s.text for s in line)).strip()


def _stretch(segment: Segment, runs: Sequence[Run], setting: Setting, marks: Mapping[tuple[str, ...], str]) -> Stretch:
    words, change = setting.words, str(segment.change)
    if segment.words == (PILCROW,):
        said = words.split if segment.change is Change.ADDED else words.joined
        return Stretch((Span(PILCROW),), change, opens=said, mark=marks.get(segment.by, ""))
    spans = tuple(part for run in runs for part in _span(run, setting))
    if change == SAME:
        return Stretch(spans)
    return Stretch(spans, change, words.opens[change], words.closes[change], marks.get(segment.by, ""))


def _runs(segment: Segment, setting: Setting) -> tuple[Run, ...]:
    if segment.words == (PILCROW,):
        return (Run(PILCROW),)
    runs = inline.read(segment.source)
    if not any(mark.startswith("link:") for run in runs for mark in run.marks):
        return runs
    return tuple(run for href, group in groupby(runs, key=_href) for run in _renumbered(list(group), href, setting))


def _href(run: Run) -> str:
    return next((mark[5:] for mark in sorted(run.marks) if mark.startswith("link:")), "")


def _renumbered(runs: Sequence[Run], href: str, setting: Setting) -> Iterator[Run]:
    """The runs of one link, the number in them computed."""
    key = target(href)
    label = setting.labels.get(key.partition(".")[0])
    texts: Sequence[str] = [run.text for run in runs]
    if label is not None:
        number = number_in_text(label, setting.words.language, article=key.startswith(f"{model.ARTICLES}/"))
        texts = substitute(texts, _NUMBER, number)
    yield from (replace(run, text=text) for run, text in zip(runs, texts, strict=True))


def target(href: str) -> str:
    """The division that a link means, as its key, an alinéa after a dot; empty if it means none."""
    found = _PATH.fullmatch(href)
    if not found:
        return ""
    end = f".{found['alinea']}" if found["alinea"] else ""
    return f"{found['folder']}{found['slug']}{end}"


def safe_href(href: str, present: frozenset[str]) -> str:
    """Where a link may lead: the web, mail or a place in the document; else nowhere."""
    try:
        scheme = urlsplit(href).scheme
    except ValueError:
        return ""
    if scheme:
        return href if scheme.lower() in _SCHEMES else ""
    key = target(href)
    # An alinéa that is not there leads to its division.
    return next((f"#{one}" for one in (key, key.partition(".")[0]) if one in present), "")


def _span(run: Run, setting: Setting) -> Iterator[Span]:
    span = Span(
        run.text,
        strong=inline.STRONG in run.marks,
        em=inline.EM in run.marks,
        href=safe_href(_href(run), setting.present) if run.marks else "",
    )
    if setting.words.language != "fr":
        yield span
        return
    at = 0
    for found in _ORDINAL.finditer(run.text):
        yield replace(span, text=run.text[at : found.start()])
        yield replace(span, text=found[0], sup=True)
        at = found.end()
    if run.text[at:]:
        yield replace(span, text=run.text[at:])


def without_first_blank(line: Line) -> Line:
    """A line without the blank before its first word, and without empty stretches."""
    out: list[Stretch] = []
    for stretch in line:
        spans = stretch.spans
        if not out and spans:
            spans = (replace(spans[0], text=spans[0].text.lstrip()), *spans[1:])
        if spans := tuple(span for span in spans if span.text):
            out.append(replace(stretch, spans=spans))
    return tuple(out)


def cells_of(segments: Sequence[Segment]) -> Iterator[tuple[str, list[list[Segment]]]]:
    """The rows of a table: what happened to each, and the segments of each cell."""
    row: list[list[Segment]] = []
    change = SAME
    for segment in segments:
        for word in segment.words:
            if word == "\n":
                yield change, row[:-1]
                row, change = [], str(segment.change)
            elif word in ("|", " |"):
                # Each bar opens a cell; the last one opens none, and is dropped at the line's end.
                if not row:
                    change = str(segment.change)
                row.append([])
            elif row:
                said = replace(segment, words=(word.replace("\\|", "|"),))
                _append(row[-1], said)
    if row:
        yield change, row[:-1]


def _append(cell: list[Segment], said: Segment) -> None:
    if cell and (cell[-1].change, cell[-1].by) == (said.change, said.by):
        cell[-1] = replace(cell[-1], words=(*cell[-1].words, *said.words))
    else:
        cell.append(said)


def is_rule(row: Sequence[Sequence[Segment]]) -> bool:
    """Whether a row is the line of dashes under the head of a table."""
    texts = [tokens.plain_text(word for s in cell for word in s.words).replace(" ", "") for cell in row]
    return bool(texts) and all(re.fullmatch(r"(?::?-+:?)+", text) for text in texts)


def alignment(cell: Sequence[Segment]) -> str:
    """What the line of dashes says of a column."""
    text = tokens.plain_text(word for s in cell for word in s.words).strip()
    return {"01": "right", "11": "center"}.get(f"{text.startswith(':'):d}{text.endswith(':'):d}", "left")
