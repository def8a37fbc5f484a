"""Publication: the documents of a resolution as it stands, made ready for printing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from drafting.amending.redline import redline
from drafting.amending.weave import Weave
from drafting.deliberation.state import WHOLE, State
from drafting.publishing import phrases
from drafting.publishing.parts import DocumentView
from drafting.publishing.views import Credit, Masthead, memorandum_view, redline_view, text_view
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
    return text_view(masthead(state), state.text, current_labels(state), said, correspondence(state))


def _redline(state: State) -> DocumentView:
    """Against the frozen text, in its own numbering."""
    reading = state.reading
    weave = reading.weave() if reading else Weave(state.text)
    known = labels(reading.frozen, reading.text_at(len(reading.steps))) if reading else labels(state.text)
    return redline_view(masthead(state), redline(weave), known, credits_of(state))


def correspondence(state: State) -> tuple[tuple[str, str], ...]:
    """The articles and measures whose number changed at adoption, old and new."""
    if not state.reading or not state.reading.adopted:
        return ()
    table = state.reading.adopted[0].correspondence
    return tuple((_named(key, old), _named(key, new)) for key, old, new in table if old != new)


def _named(key: str, label: str) -> str:
    return phrases.capital(phrases.division(key, Label.parse(label)))


_MAKERS = {"memorandum": _memorandum, "text": _text, "redline": _redline}
