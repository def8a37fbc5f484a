"""Publication: the documents of a resolution as it stands, made ready for printing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from drafting.amending.redline import redline
from drafting.amending.weave import Weave
from drafting.deliberation.facts import TextCorrected
from drafting.deliberation.records import Record
from drafting.deliberation.state import WHOLE, State
from drafting.languages import current, tr
from drafting.proceedings import acts
from drafting.publishing import phrases
from drafting.publishing.parts import DocumentView
from drafting.publishing.views import Credit, Masthead, Statement, memorandum_view, redline_view, text_view
from drafting.publishing.wording import date_words
from drafting.text.labels import Label, labels

NAMES = ("memorandum", "text", "redline")


def document(state: State, name: str) -> DocumentView:
    """A document by its name: the memorandum, the text, or the text with its redline."""
    with phrases.speaking(state.settings.language):
        return _MAKERS[name](state)


def masthead(state: State) -> Masthead:
    """What every document says of itself."""
    settings, reading = state.settings, state.reading
    status = "draft" if reading is None else "adopted" if reading.adopted else "reading"
    record = reading.adopted[1] if reading and reading.adopted else state.records[-1]
    return Masthead(
        kind=settings.kind,
        language=settings.language,
        title=settings.title,
        notice=settings.notice,
        body=reading.body if reading else settings.body,
        status=status,
        date=record.time,
        reference=state.text.digest[:12],
        colour=settings.colour,
        annex_titles=MappingProxyType(dict(settings.annexes)),
        formula=settings.formula,
        act=act_lines(acts.act(reading)) if reading else (),
    )


def current_labels(state: State) -> Mapping[str, Label]:
    """The numbers in force."""
    return state.reading.labels if state.reading else labels(state.text)


def credits_of(state: State) -> dict[str, Credit]:
    """What stands beside the changes of each amendment of the reading."""
    return {a.id: Credit(a.id, a.label, a.fact.title, a.fact.author, phrases.fate(a)) for a in state.of_reading()}


def _memorandum(state: State) -> DocumentView:
    return memorandum_view(masthead(state), state.text, current_labels(state))


def _text(state: State) -> DocumentView:
    vote = state.vote_on(WHOLE)
    said = phrases.decision(vote.decision) if vote else ""
    known = current_labels(state)
    annexed = statements(state)
    return text_view(masthead(state), state.text, known, said, correspondence(state), annexed, errata(state))


def _redline(state: State) -> DocumentView:
    """Against the frozen text, in its own numbering."""
    reading = state.reading
    weave = reading.weave() if reading else Weave(state.text)
    known = labels(reading.frozen, reading.text_at(len(reading.steps))) if reading else labels(state.text)
    return redline_view(masthead(state), redline(weave), known, credits_of(state), statements(state))


def statements(state: State) -> tuple[Statement, ...]:
    """What minorities of the reading under way, or of the last, have annexed."""
    annexed = state.reading.minorities if state.reading else []
    return tuple(Statement(fact.title, fact.authors, fact.text) for fact in annexed)


def act_lines(known: acts.Act) -> tuple[str, ...]:
    """The reference of an adopted text, when it was transmitted and published; what is disputed is shown as such."""
    said = (
        (tr("No. {said}"), known.references),
        (tr("Transmitted on {said}"), tuple(map(_day, known.transmitted))),
        (tr("Published on {said}"), tuple(map(_day, known.published))),
    )
    return tuple(line.format(said=" / ".join(values)) for line, values in said if values)


def errata(state: State) -> tuple[str, ...]:
    """The errors of form put right in the text adopted last: when, where and why."""
    found = state.reading.errata if state.reading else []
    return tuple(_erratum(state, fact, record) for fact, record in found)


def _erratum(state: State, fact: TextCorrected, record: Record) -> str:
    known = current_labels(state)
    where = ", ".join(dict.fromkeys(phrases.division(edit.division, known.get(edit.division)) for edit in fact.edits))
    return tr("{date}, {where}: {reason}", date=_day(record.time), where=where, reason=fact.reason)


def _day(day: dt.date) -> str:
    return date_words(dt.datetime.combine(day, dt.time()), current.get())


def correspondence(state: State) -> tuple[tuple[str, str], ...]:
    """The articles and measures whose number changed at adoption, old and new."""
    if not state.reading or not state.reading.adopted:
        return ()
    table = state.reading.adopted[0].correspondence
    return tuple((_named(key, old), _named(key, new)) for key, old, new in table if old != new)


def _named(key: str, label: str) -> str:
    return phrases.capital(phrases.division(key, Label.parse(label)))


_MAKERS = {"memorandum": _memorandum, "text": _text, "redline": _redline}
