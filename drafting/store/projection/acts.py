"""What facts of the act make in Git: a commit and a tag for each erratum."""

from __future__ import annotations

from drafting.deliberation.facts import TextCorrected
from drafting.deliberation.history import Point, text_at
from drafting.deliberation.records import Record
from drafting.store.messages import message, with_trailers
from drafting.store.projection.making import Makers, Making, NotReproduced, reproducing


def _correct(making: Making, fact: TextCorrected, record: Record) -> None:
    reading = making.state.readings.get(fact.reading)
    rank = next((n for n, (_, written) in enumerate(reading.errata if reading else ()) if written is record), None)
    if reading is None or rank is None:
        return
    what = f"adopted/{fact.reading}-erratum-{rank + 1}"
    with reproducing(what):
        text = text_at(making.state, Point(fact.reading, len(reading.steps), rank + 2))
    if text.digest != fact.text:
        raise NotReproduced(what)
    language = making.done.language
    said = message(language, "erratum", title=reading.settings.title)
    making.commit(making.tree(text), [making.done.main], with_trailers(said, fact.reason, []), record)
    making.tag(what, message(language, "corrected", reading=fact.reading, number=rank + 1), record)


MAKERS: Makers = {TextCorrected: _correct}
