"""Readings: the operations that each kind of English sentence says, once its parts are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from drafting.amending.instructions.english import payload, places
from drafting.amending.instructions.english.wording import runs_on, times, words_of
from drafting.amending.instructions.operations import (
    HERE,
    ONCE,
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Place,
    Quote,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
    Unit,
)
from drafting.text.addresses import CITATION, RECITAL

_LAST = ("period", "full stop", "semicolon", "semi-colon")
_DIVISIONS = ("article", "measure", "annex")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A matched sentence: its parts, the place said before it, what it quotes after it."""

    found: re.Match[str]
    scope: Place
    markdown: bool
    lines: tuple[str, ...] = ()

    def words(self, name: str) -> str | None:
        """Quoted words, as Markdown; None where there are none, or where the quotation runs on."""
        words = words_of(self.found, name)
        if words is None or runs_on(words):
            return None
        return payload.as_markdown(words, markdown=self.markdown)

    def quote(self, name: str) -> Quote | None:
        """Words to be found."""
        words = self.words(name)
        return Quote(words, times(self.found, name)) if words else None

    def part(self, name: str) -> str:
        """A part of the sentence, in small letters; empty where it has none."""
        return (self.found.groupdict().get(name) or "").lower()

    def where(self, *names: str) -> tuple[Place, ...]:
        """The places that parts of the sentence name together; none if one is not understood."""
        parts = self.found.groupdict()
        found: list[Place | None] = [HERE]
        for name in names:
            if said := (parts.get(name) or parts.get(f"{name}_") or "").strip(" ,\n"):
                named = places.places(said)
                found = [places.together(one, other) for one in found if one for other in named]
        inside = [places.within(self.scope, one) for one in found if one]
        return tuple(one for one in inside if one) if None not in (*found, *inside) else ()


Read: TypeAlias = Callable[[Sentence], Sequence[Operation]]


def replaced(sentence: Sentence) -> Sequence[Operation]:
    """Words for words; for none, when nothing is said to come."""
    old, new = sentence.quote("old"), sentence.words("new")
    if old is None or (new is None and sentence.part("comes")):
        return ()
    where = (_edged(place, sentence, "old") for place in sentence.where("where", "of"))
    return [Replace(place, old, new or "") for place in where]


def _edged(place: Place, sentence: Sentence, name: str) -> Place:
    """A place narrowed to its end: "at the end"; and "the period" is the one that ends it."""
    edge = sentence.part(f"{name}_edge")
    if edge:
        return replace(place, edge=Edge.END if edge == "end" else Edge.START)
    is_last = sentence.part(f"{name}_sign") in _LAST and times(sentence.found, name) == ONCE
    return replace(place, edge=Edge.END) if is_last else place


def inserted(sentence: Sentence) -> Sequence[Operation]:
    """Words before or after others."""
    at, new, side = sentence.quote("old"), sentence.words("new"), Side(sentence.part("side"))
    if at is None or new is None:
        return ()
    return [Insert(_edged(place, sentence, "old"), side, at, new) for place in sentence.where("where", "of")]


def added(sentence: Sentence) -> Sequence[Operation]:
    """Words, sentences or alinéas at the beginning or the end of a place."""
    edge = Edge.END if sentence.part("edge") == "end" else Edge.START
    unit = _unit(sentence)
    new = sentence.lines or ((words,) if (words := sentence.words("new")) else ())
    if not new or unit is None:
        return ()
    return [Add(place, edge, unit, new) for place in sentence.where("where", "of")]


def _unit(sentence: Sentence) -> Unit | None:
    """What is added; None for a new article, which goes into no other."""
    unit = sentence.part("unit")
    if not unit:
        return Unit.ALINEAS if sentence.lines else Unit.WORDS
    if unit.startswith("sentence"):
        return Unit.SENTENCES
    return None if unit.startswith(_DIVISIONS) else Unit.ALINEAS


def beside(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas, sentences or a division beside others."""
    side, new, unit = Side(sentence.part("side")), sentence.lines, _unit(sentence)
    where = sentence.where("where")
    if unit is None:
        return [NewDivision(place, side, new) for place in where if _is_division(place)]
    return [InsertBeside(place, side, unit, new) for place in where if not _is_division(place)]


def _is_division(place: Place) -> bool:
    """Whether it is an article, a measure or the like, of which a recital is a part."""
    return place.is_whole and not (place.division and place.division.series in (RECITAL, CITATION))


def redrafted(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas, sentences, a heading or a division written anew."""
    new = sentence.lines or ((words,) if (words := sentence.words("new")) else ())
    return [Redraft(place, new) for place in sentence.where("where") if new]


def deleted(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas, sentences, a heading or a division go."""
    return [Delete(place) for place in sentence.where("where", "of")]


def edge_redrafted(sentence: Sentence) -> Sequence[Operation]:
    """All words after, or before, quoted ones give way; from quoted ones to the end, these too."""
    at, new = sentence.quote("old"), sentence.words("new")
    if at is None or (new is None and sentence.part("comes")):
        return ()
    edge = Edge.START if sentence.part("side") == "before" else Edge.END
    found: list[Operation] = []
    for place in sentence.where("where", "of"):
        found.append(RedraftEdge(place, edge, at, new or ""))
        if sentence.part("from"):
            found.append(Replace(place, at))
    return found


def from_to(sentence: Sentence) -> Sequence[Operation]:
    """Words from some quoted to others."""
    old, until, new = sentence.quote("old"), sentence.words("until"), sentence.words("new")
    if old is None or until is None or (new is None and sentence.part("comes")):
        return ()
    return [Replace(place, replace(old, until=until), new or "") for place in sentence.where("where", "of")]


def redesignated(sentence: Sentence) -> Sequence[Operation]:
    """The numbers that alinéas bear, changed."""
    said = (sentence.found["where"], sentence.found["as"])
    old, new = (re.findall(r"\([^()\s]+\)(?!\()", words) for words in said)
    where = sentence.where("where")
    if not len(old) == len(new) == len(where):
        return ()
    pairs = zip(where, old, new, strict=True)
    return [Replace(replace(place, edge=Edge.START), Quote(one), other) for place, one, other in pairs]


def numbered(sentence: Sentence) -> Sequence[Operation]:
    """An alinéa that bears a number, added where its number stands in the order."""
    before = _number_before(sentence.found["number"])
    where = (replace(place, path=(*place.path, before)) for place in sentence.where("where") if before)
    return [InsertBeside(place, Side.AFTER, Unit.ALINEAS, sentence.lines) for place in where]


def _number_before(number: str) -> str | None:
    """The number that stands before another: (6) before (7), (1) before (1A), (a) before (a-1); if one does."""
    found = re.fullmatch(r"\((?P<stem>\w*?)(?P<dash>-)?(?P<last>\d+|[A-Za-z])\)", number)
    if not found:
        return None
    stem, last = found["stem"], found["last"]
    if last.isdigit():
        first = int(last) == 1
        before = stem if first else f"{stem}{found['dash'] or ''}{int(last) - 1}"
    else:
        first = last in "aA"
        before = stem if first else f"{stem}{found['dash'] or ''}{chr(ord(last) - 1)}"
    return f"({before})" if before else None


def moved(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas or a division elsewhere."""
    whence, beside = sentence.where("where"), sentence.where("beside")
    side = Side(sentence.part("side"))
    return [Move(one, side, other) for one in whence for other in beside if len(whence) == len(beside) == 1]
