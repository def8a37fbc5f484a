"""Refusals as sentences: what of an instruction or of a table was not taken, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from drafting.amending.instructions.operations import Place
from drafting.amending.instructions.refusals import Refusal, Why
from drafting.amending.instructions.written import CannotBeWritten
from drafting.commands.statuses import FOUND
from drafting.errors import AlineaError
from drafting.exchange.tables import Fault, UnreadableTable
from drafting.languages import ntr, tr
from drafting.proceedings import importing, instructing, wanted
from drafting.proceedings.submitting import NumberTaken, Refused
from drafting.publishing import phrases

_SHOWN = 100  # letters of what was not understood


def not_understood(error: instructing.NotUnderstood) -> str:
    """The words that a reader stopped at."""
    stops = dict.fromkeys(_cut(stop.words).rstrip(".") for stop in error.stopped)
    said = " ".join(tr("Not understood from here on: “{words}”.", words=words) for words in stops)
    said = said or tr("There is no instruction in these words.")
    return said + " " + tr("Word it otherwise: name the alinéa, quote the words to change and the new ones.")


def cannot_be_enacted(error: instructing.CannotBeEnacted) -> str:
    """What of an instruction this text does not allow."""
    return " ".join(dict.fromkeys(refused(refusal) for refusal in error.refused))


def refused(refusal: Refusal) -> str:
    """Why one operation of an instruction cannot be done."""
    where = place(refusal.operation.place)
    words = _cut(refusal.words)
    match refusal.why:
        case Why.NO_SUCH_PLACE if refusal.found > 1:
            return ntr(
                "{count} place is called “{place}”: say which.",
                "{count} places are called “{place}”: say which.",
                refusal.found,
                place=where or words,
            )
        case Why.NO_SUCH_PLACE:
            return tr("This text has no such place: {place}.", place=where or words or "?")
        case Why.NO_SUCH_WORDS:
            return _in(where, tr("“{words}” does not stand there.", words=words))
        case Why.SEVERAL_OCCURRENCES | Why.FEWER_OCCURRENCES:
            return _in(where, _counted(refusal, words))
        case Why.CROSSING:
            return tr("Two parts of the instruction change the same words: “{words}”.", words=words)
        case Why.NOT_UNDERSTOOD:
            return tr("This cannot be done here: “{words}”.", words=words or "?")


def _counted(refusal: Refusal, words: str) -> str:
    if refusal.why is Why.SEVERAL_OCCURRENCES:
        return ntr(
            "“{words}” stands {count} time there: say which one is meant, or quote more words.",
            "“{words}” stands {count} times there: say which one is meant, or quote more words.",
            refusal.found,
            words=words,
        )
    return ntr(
        "“{words}” stands only {count} time there.",
        "“{words}” stands only {count} times there.",
        refusal.found,
        words=words,
    )


def _in(where: str, said: str) -> str:
    """A sentence about words, with the place they were looked for in."""
    return tr("{place}: {said}", place=phrases.capital(where), said=said) if where else said


def place(value: Place) -> str:
    """Where an operation is to be done, as narrow as it says: "3, alinéa 2, sentence 1"."""
    return ", ".join(_parts(value))


def _parts(value: Place) -> Iterator[str]:
    if value.division:
        yield phrases.address(value.division)
    if value.heading:
        yield tr("title")
    if value.path:
        yield " ".join(value.path)
    for first, last in value.alineas:
        yield _ranks(first, last)
    for rank in value.sentences:
        yield tr("last sentence") if rank == -1 else tr("sentence {number}", number=rank)
    if value.cell:
        yield tr("column {column}, row {row}", column=value.cell[0], row=value.cell[1])


def _ranks(first: int, last: int) -> str:
    if first == last:
        from_the_end = {-1: tr("last alinéa"), -2: tr("last alinéa but one")}
        return from_the_end.get(first) or tr("alinéa {first}", first=first)
    return tr("alinéas {first} to {last}", first=first, last=tr("the last") if last == -1 else last)


def _cut(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _SHOWN else (said[:_SHOWN].rpartition(" ")[0] or said[:_SHOWN]) + "…"


def unreadable(error: UnreadableTable) -> str:
    """What is wrong with a file that should be a table of amendments."""
    said: Mapping[Fault, str] = {
        Fault.FORMAT: tr("“{path}” ends like no table that can be read: save it as .xlsx, .ods, .csv or .jsonl."),
        Fault.ENCODING: tr("“{path}” is neither UTF-8 nor Windows text: save it again as UTF-8."),
        Fault.EMPTY: tr("“{path}” has no rows."),
        Fault.DAMAGED: tr("“{path}” cannot be read ({detail}, line {line}): open it and save it again."),
        Fault.COLUMNS: tr(
            "“{path}” has no column that says what to change. Its first line must name the columns, among them "
            "“new text” or “instruction”; it says: {detail}."
        ),
        Fault.LINE: tr("“{path}”, line {line} is no object of JSON: {detail}"),
    }
    return said[error.fault].format(path=error.path, detail=error.detail, line=error.line)


def none_taken_in(error: Refused) -> str:
    """Why amendments that were to be taken in together were not: the first reason."""
    from drafting.commands.sentences import sentence

    said = ntr(
        "{count} amendment cannot be taken in, so that nothing was written.",
        "{count} amendments cannot be taken in, so that nothing was written.",
        len(error.problems),
    )
    return said + " " + sentence(next(iter(error.problems.values())))


SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    instructing.NotUnderstood: not_understood,
    instructing.CannotBeEnacted: cannot_be_enacted,
    CannotBeWritten: lambda _: tr("No instruction says these changes exactly. Show them as a redline."),
    UnreadableTable: unreadable,
    Refused: none_taken_in,
    NumberTaken: lambda e: tr("Another amendment bears the number {number}.", number=e.number),
    importing.NoAuthor: lambda _: tr("Nobody's name: fill the column “author”."),
    importing.NotANumber: lambda e: tr("“{written}” is no number of an amendment.", written=_cut(e.written)),
    importing.NamelessCells: lambda e: tr(
        "Words in columns without a name, which may belong elsewhere: {cells}.", cells=_cut("; ".join(e.cells))
    ),
    importing.SaidBefore: lambda e: tr("Line {line} says the same, by the same author.", line=e.line),
    importing.AlreadyThere: lambda e: tr("It is amendment {label} already, by the same author.", label=e.label),
    wanted.NothingAsked: lambda _: tr("Neither a new text nor an instruction."),
    wanted.AskedTwice: lambda _: tr("A new text and an instruction: keep one of the two."),
    wanted.NoPlace: lambda _: tr("A new text of what? Fill the column “place”, for example “3.2”."),
    wanted.ElsewhereThanSaid: lambda e: tr(
        "The instruction changes something else than the place it is said to be about, {address}.",
        address=phrases.address(e.address),
    ),
}
STATUSES: Mapping[type[AlineaError], int] = {instructing.NotUnderstood: FOUND, instructing.CannotBeEnacted: FOUND}
