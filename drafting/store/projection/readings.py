"""What facts of readings make in Git: a tag where a text is frozen or adopted, a commit for each adoption."""

from __future__ import annotations

from drafting.deliberation.facts import ProjectReplaced, ReadingOpened, Step, TextAdopted, TextConsolidated
from drafting.deliberation.history import Point, text_at
from drafting.deliberation.reading import Reading
from drafting.deliberation.records import Record
from drafting.deliberation.state import State
from drafting.store.messages import message, with_trailers
from drafting.store.projection.making import Makers, Making, NotReproduced, reproducing


def _open(making: Making, fact: ReadingOpened, record: Record) -> None:
    reading = making.state.readings.get(fact.reading)
    if reading is None or reading.record is not record:
        return
    making.done.commits[f"{fact.reading}/0"] = making.done.main
    said = message(making.done.language, "reading", reading=fact.reading, body=fact.body)
    making.tag(f"reading/{fact.reading}", said, record)


def _consolidate(making: Making, _: TextConsolidated, record: Record) -> None:
    """A commit for each adoption, of the text and the branches it brings in."""
    for reading in making.state.readings.values():
        for number in _steps_of(reading, record):
            said = _adoption(reading.steps[number - 1][0], making.state, making.done.language)
            _commit_step(making, reading, number, said, record)


def _replace(making: Making, fact: ProjectReplaced, record: Record) -> None:
    """A commit of the corrected project."""
    reading = making.state.readings.get(fact.reading)
    if reading is None:
        return
    for number in _steps_of(reading, record):
        said = message(making.done.language, "replace", title=reading.settings.title, by=fact.by)
        _commit_step(making, reading, number, with_trailers(said, fact.reason, []), record)


def _steps_of(reading: Reading, record: Record) -> list[int]:
    """The steps of a reading, counted from 1, that a record made."""
    return [number for number, (_, written) in enumerate(reading.steps, start=1) if written is record]


def _commit_step(making: Making, reading: Reading, number: int, said: str, record: Record) -> None:
    step, _ = reading.steps[number - 1]
    what = f"{reading.number}/{number}"
    with reproducing(what):
        text = reading.text_at(number)
    if text.digest != step.text:
        raise NotReproduced(what)
    making.commit(making.tree(text), [making.done.main, *_adopted_tips(making, step)], said, record)
    making.done.commits[what] = making.done.main


def _adopted_tips(making: Making, step: Step) -> list[str]:
    """The commits of the wordings that an adoption brings in; a sub-amendment's stands on its parent's already."""
    own = [making.state.amendments[name] for name in step.amendments]
    stood_on = {making.state.amended_by(one.fact).said.record.hash for one in own if one.fact.parent}
    names = [one.wording.said.record.hash for one in own]
    return [making.done.wordings[name] for name in names if name not in stood_on]


def _adoption(step: Step, state: State, language: str) -> str:
    names = [state.amendments[name].fact for name in step.amendments]
    first = names[0]
    subs = [fact for fact in names if fact.parent]
    key = "adopt" if len(names) - len(subs) == 1 else "adopt-several"
    subject = message(language, key, label=step.label, title=first.title)
    trailers = [("Amendment", ", ".join(step.amendments)), ("Number", step.label), ("Vote", step.vote)]
    return with_trailers(subject, first.statement, trailers)


def _adopt(making: Making, fact: TextAdopted, record: Record) -> None:
    reading = making.state.readings.get(fact.reading)
    if reading is None or reading.adopted is None or reading.adopted[1] is not record:
        return
    what = f"adopted/{fact.reading}"
    with reproducing(what):
        text = text_at(making.state, Point(fact.reading, len(reading.steps), 1))
    if text.digest != fact.text:
        raise NotReproduced(what)
    language = making.done.language
    if fact.edits:
        said = message(language, "final", title=reading.settings.title)
        table = "\n".join(f"{old} -> {new}" for _, old, new in fact.correspondence if old != new)
        whole = with_trailers(said, "\n\n".join([message(language, "final-body"), table]), [])
        making.commit(making.tree(text), [making.done.main], whole, record)
    making.tag(what, message(language, "adopted", reading=fact.reading), record)


MAKERS: Makers = {
    ReadingOpened: _open,
    ProjectReplaced: _replace,
    TextConsolidated: _consolidate,
    TextAdopted: _adopt,
}
