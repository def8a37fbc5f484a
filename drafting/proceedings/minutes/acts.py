"""What is said of the act."""

from __future__ import annotations

import datetime as dt

from drafting.deliberation.facts import ActRegistered, TextCorrected
from drafting.deliberation.state import State
from drafting.languages import current, tr
from drafting.proceedings.minutes.sentence import Sentences
from drafting.publishing.wording import date_words


def _registered(_: State, fact: ActRegistered) -> str:
    said = [
        fact.reference and tr("reference {reference}", reference=fact.reference),
        fact.transmitted and tr("transmitted on {date}", date=_date(fact.transmitted)),
        fact.published and tr("published on {date}", date=_date(fact.published)),
    ]
    return tr("The adopted text: {said}", said=", ".join(filter(None, said)))


def _corrected(_: State, fact: TextCorrected) -> str:
    return tr("Erratum in the adopted text: {reason}", reason=fact.reason)


def _date(iso: str) -> str:
    return date_words(dt.datetime.fromisoformat(iso), current.get())


SENTENCES: Sentences = {ActRegistered: _registered, TextCorrected: _corrected}
