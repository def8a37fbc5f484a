"""Views: everything a document says, made ready before a template sees it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from drafting.amending.redline import RedDivision
from drafting.publishing.parts import Credited, DocumentView, Entry, Front, Heading, Note, Section, Span
from drafting.publishing.sections import Beside, Layout, anchors, sections_of, statement_section, unchanged
from drafting.publishing.spans import Setting, standing_text
from drafting.publishing.typography import typeset
from drafting.publishing.wording import date_words, enacting_body, wording
from drafting.text import model
from drafting.text.labels import Labels
from drafting.text.model import Text

ACCENT = "#1d4f6e"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|(?!//)[\w./%-]*(?:#[\w./%-]*)?$)", re.ASCII)
# Small words that must not end a title cut short.
_DANGLING = re.compile(
    r"(?:[\s,;:]+(?:[\w]{1,3}|d’une?|dans|pour|avec|sans|with|from|des|les))*[\s,;:]*$", re.IGNORECASE
)
_LONG = 96  # letters of a title in a running line


@dataclass(frozen=True)
class Masthead:
    """What a document says of itself.

    `status` is draft, reading or adopted; `date` that of adoption or of the state shown; `act` the
    lines on the act that an adopted text became: its reference, its dates;
    `annex_titles` names numbered annexes by folder; `formula` stands between the recitals and
    the articles, and has a default for each kind.
    """

    kind: str
    language: str
    title: str
    notice: str
    body: str
    status: str
    date: dt.datetime | None
    reference: str = ""
    colour: str = ""
    annex_titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    formula: str = ""
    act: tuple[str, ...] = ()


@dataclass(frozen=True)
class Credit:
    """What stands beside a change: an amendment, ready in the document's language.

    `name` is the amendment's id in the redline, `label` its printed number, `decision` a sentence.
    """

    name: str
    label: str
    title: str
    author: str
    decision: str
    link: str = ""


@dataclass(frozen=True)
class Statement:
    """What a minority has annexed: a title, who signs, the words in Markdown."""

    title: str
    authors: tuple[str, ...]
    markdown: str


def memorandum_view(masthead: Masthead, text: Text, labels: Labels) -> DocumentView:
    """The explanatory memorandum alone."""
    divisions = tuple(red for red in unchanged(text) if red.division.key == model.MEMORANDUM)
    layout = _layout(masthead, divisions, labels, {})
    sections = sections_of(divisions, layout)
    title = wording(masthead.language).memorandum
    if len(sections) == 1 and (not sections[0].title or _same(standing_text(sections[0].title), title)):
        # The document's own heading says it already.
        sections = (_without_heading(sections[0], title),)
    view = _document("memorandum", masthead, sections, title)
    inner = (block for section in sections for block in section.body if isinstance(block, Heading))
    entries = (Entry(1, "", standing_text(block.line), block.standing.anchor) for block in inner if block.level == 2)
    return replace(view, contents=(*view.contents, *entries))


def _without_heading(section: Section, spoken: str) -> Section:
    """A section whose heading the document itself has: what is under it goes up one level."""
    body = (replace(one, level=one.level - 1) if isinstance(one, Heading) else one for one in section.body)
    return replace(section, title=(), label="", spoken=spoken, body=tuple(body))


def text_view(
    masthead: Masthead,
    text: Text,
    labels: Labels,
    vote: str = "",
    correspondence: tuple[tuple[str, str], ...] = (),
    statements: Sequence[Statement] = (),
    errata: Sequence[str] = (),
) -> DocumentView:
    """The whole text but the memorandum, with the vote on it, errata, old numbers beside new, and what is annexed."""
    divisions = tuple(red for red in unchanged(text) if red.division.key != model.MEMORANDUM)
    layout = _layout(masthead, divisions, labels, {})
    sections = _with_formula(sections_of(divisions, layout), layout)
    view = _document("text", masthead, sections)
    plain = layout.setting.plain
    pairs = tuple((plain(old), plain(new)) for old, new in correspondence)
    contents = list(view.contents)
    if vote:
        contents.append(Entry(1, "", view.words.vote, "vote"))
    if errata:
        contents.append(Entry(1, "", view.words.errata, "errata"))
    if pairs:
        contents.append(Entry(1, "", view.words.correspondence, "correspondence"))
    listed = tuple(map(plain, errata))
    whole = replace(view, vote=plain(vote), errata=listed, correspondence=pairs, contents=tuple(contents))
    return _annexing(whole, statements, layout)


def redline_view(
    masthead: Masthead,
    red: tuple[RedDivision, ...],
    labels: Labels,
    credits: Mapping[str, Credit],  # noqa: A002
    statements: Sequence[Statement] = (),
) -> DocumentView:
    """The text with every change marked, and beside it whose it is and what was decided; then what is annexed."""
    layout = _layout(masthead, red, labels, credits)
    view = _document("redline", masthead, sections_of(red, layout), wording(masthead.language).redline)
    credited = tuple(_credited(red, view.sections, credits, masthead.language))
    contents = [*view.contents, *([Entry(1, "", view.words.amendments, "amendments")] if credited else [])]
    return _annexing(replace(view, credits=credited, contents=tuple(contents)), statements, layout)


def _annexing(view: DocumentView, statements: Sequence[Statement], layout: Layout) -> DocumentView:
    """A document with the statements of minorities after it, and in its contents."""
    signed = layout.setting.words.signed
    annexed = tuple(
        statement_section(f"minority-{n}", one.title, signed.format(names=", ".join(one.authors)), one.markdown, layout)
        for n, one in enumerate(statements, start=1)
    )
    return replace(view, annexed=annexed, contents=(*view.contents, *_entries(annexed)))


def _layout(masthead: Masthead, red: Sequence[RedDivision], labels: Labels, by_name: Mapping[str, Credit]) -> Layout:
    words = wording(masthead.language)
    setting = Setting(words, labels, frozenset(_anchors_of(red)))
    formula = masthead.formula or words.formulas.get(masthead.kind, "")
    return Layout(
        setting,
        Beside(
            {name: _note(credit, masthead.language) for name, credit in by_name.items()},
            {name: setting.plain(credit.label) for name, credit in by_name.items()},
        ),
        masthead.annex_titles,
        setting.plain(enacting_body(masthead.body, masthead.language)),
        setting.plain(formula),
        plain=not by_name and all(not r.touched_by for r in red),
    )


def _anchors_of(red: Iterable[RedDivision]) -> Iterator[str]:
    for one in red:
        yield one.division.key
        yield from (f"{one.division.key}.{block.alinea}" for block in one.blocks if block.alinea)


def _with_formula(sections: tuple[Section, ...], layout: Layout) -> tuple[Section, ...]:
    """The enacting words even where there is no preamble for them to stand around."""
    if any(section.kind == "preamble" for section in sections):
        return sections
    words = layout.setting.words
    return (
        Section("preamble", 2, model.PREAMBLE, spoken=words.preamble, opening=layout.opening, closing=layout.closing),
        *sections,
    )


def _document(name: str, masthead: Masthead, sections: tuple[Section, ...], document: str = "") -> DocumentView:
    words = wording(masthead.language)
    return DocumentView(
        name,
        masthead.language,
        _front(masthead, document),
        words,
        masthead.date.isoformat() if masthead.date else "",
        _accent(masthead.colour),
        tuple(_entries(sections)),
        sections,
    )


def _front(masthead: Masthead, document: str) -> Front:
    language, words = masthead.language, wording(masthead.language)

    def plain(text: str) -> str:
        return typeset(" ".join(text.split()), language)

    kind = words.kinds.get(masthead.kind, masthead.kind)
    title = plain(masthead.title)
    state = words.statuses.get(masthead.status, "")
    if state and masthead.date:
        state = words.dated.format(status=state, date=date_words(masthead.date, language))
    return Front(
        plain(masthead.body),
        kind,
        document,
        title,
        plain(state),
        plain(masthead.notice),
        plain(_first_sentence(masthead.notice)),
        _running(kind, title, document),
        plain(masthead.reference),
        tuple(map(plain, masthead.act)),
    )


def _running(kind: str, title: str, document: str) -> str:
    """The short title of the running line, which always says the kind."""
    short = title if len(title) <= _LONG else _DANGLING.sub("", title[: title.rfind(" ", 0, _LONG)]) + "…"
    named = short if short.casefold().startswith(kind.casefold()) else f"{kind} – {short}"
    return f"{document} – {named}" if document else named


def _first_sentence(notice: str) -> str:
    """Enough of a notice for the foot of a page."""
    found = re.match(r".*?[.!](?=\s|$)", " ".join(notice.split()))
    return found[0] if found else notice


def _accent(colour: str) -> str:
    """The colour asked for, darkened until it can be read on white; ours if it is no colour."""
    if not _COLOUR.fullmatch(colour):
        return ACCENT
    channels = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while _contrast_on_white(channels) < 5:
        channels = [int(channel * 0.92) for channel in channels]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _contrast_on_white(channels: Sequence[int]) -> float:
    """The contrast ratio of WCAG 2."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _entries(sections: Iterable[Section], depth: int = 1) -> Iterator[Entry]:
    for section in sections:
        title = standing_text(section.title)
        if section.label and title:
            yield Entry(depth, section.label, title, section.anchor, section.flag)
        elif section.label or title:
            yield Entry(depth, "", section.label or title, section.anchor, section.flag)
        yield from _entries(section.sections, depth + 1)


def _note(credit: Credit, language: str) -> Note:
    words = wording(language)

    def plain(text: str) -> str:
        return typeset(" ".join(text.split()), language)

    label = plain(words.amendment.format(label=credit.label))
    return Note(label, plain(credit.author), plain(credit.decision), _link(credit.link))


def _link(link: str) -> str:
    """A link to an amendment's page, on the web or beside this one."""
    return link if _SAFE_LINK.match(link) else ""


def _credited(
    red: Sequence[RedDivision], sections: Iterable[Section], by_name: Mapping[str, Credit], language: str
) -> Iterator[Credited]:
    """Every credit whose amendment changed something, in the order given, with the places."""
    named = {span.href: span.text for section in sections for span in anchors(section)}
    for name, credit in by_name.items():
        touched = (f"#{r.division.key}" for r in red if name in r.touched_by)
        places = tuple(Span(named[href], href=href) for href in touched if href in named)
        if places:
            note = _note(credit, language)
            title = typeset(" ".join(credit.title.split()), language)
            yield Credited(typeset(credit.label, language), title, note.author, note.decision, note.href, places)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


__all__ = [
    "Credit",
    "DocumentView",
    "Masthead",
    "Statement",
    "memorandum_view",
    "redline_view",
    "text_view",
]
