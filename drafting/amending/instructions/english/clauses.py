"""Clauses: the sentences of English instructions, one pattern each, and the operations they are.

The table at the end is read from the top; what matches first, and whose place is understood, is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from drafting.amending.instructions.english import payload, places
from drafting.amending.instructions.english.wording import (
    AMENDED,
    END,
    IN_ITS_PLACE,
    INSERT,
    REPLACE,
    STRIKE,
    SUBSTITUTE,
    brought,
    runs_on,
    sought,
    times,
    words_of,
)
from drafting.amending.instructions.operations import (
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
        found: tuple[Place, ...] = (self.scope,)
        for name in names:
            parts = self.found.groupdict()
            if said := (parts.get(name) or parts.get(f"{name}_") or "").strip(" ,\n"):
                named = places.places(said)
                found = tuple(one for outer in found for inner in named if (one := places.within(outer, inner)))
        return found


Read: TypeAlias = Callable[[Sentence], Sequence[Operation]]


def _replaced(sentence: Sentence) -> Sequence[Operation]:
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


def _inserted(sentence: Sentence) -> Sequence[Operation]:
    """Words before or after others."""
    at, new, side = sentence.quote("old"), sentence.words("new"), Side(sentence.part("side"))
    if at is None or new is None:
        return ()
    return [Insert(_edged(place, sentence, "old"), side, at, new) for place in sentence.where("where", "of")]


def _added(sentence: Sentence) -> Sequence[Operation]:
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


def _beside(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas, sentences or a division beside others."""
    side, new = Side(sentence.part("side")), sentence.lines
    unit = _unit(sentence)
    if unit is None:
        return [NewDivision(place, side, new) for place in sentence.where("where") if place.is_whole]
    return [InsertBeside(place, side, unit, new) for place in sentence.where("where") if not place.is_whole]


def _redrafted(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas, sentences, a heading or a division written anew."""
    new = sentence.lines or ((words,) if (words := sentence.words("new")) else ())
    return [Redraft(place, new) for place in sentence.where("where") if new]


def _deleted(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas, sentences, a heading or a division go."""
    return [Delete(place) for place in sentence.where("where", "of")]


def _edge_redrafted(sentence: Sentence) -> Sequence[Operation]:
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


def _from_to(sentence: Sentence) -> Sequence[Operation]:
    """Words from some quoted to others."""
    old, until, new = sentence.quote("old"), sentence.words("until"), sentence.words("new")
    if old is None or until is None or (new is None and sentence.part("comes")):
        return ()
    return [Replace(place, replace(old, until=until), new or "") for place in sentence.where("where", "of")]


def _redesignated(sentence: Sentence) -> Sequence[Operation]:
    """The numbers that alinéas bear, changed."""
    said = (sentence.found["where"] or sentence.found["where_"], sentence.found["as"])
    old, new = (re.findall(r"\([^()\s]+\)(?!\()", words) for words in said)
    where = sentence.where("where")
    if not len(old) == len(new) == len(where):
        return ()
    pairs = zip(where, old, new, strict=True)
    return [Replace(replace(place, edge=Edge.START), Quote(one), other) for place, one, other in pairs]


def _numbered(sentence: Sentence) -> Sequence[Operation]:
    """An alinéa that bears a number, added where its number stands in the order."""
    before = _number_before(sentence.found["number"])
    where = sentence.where("where")
    if before is None:
        return [Add(place, Edge.END, Unit.ALINEAS, sentence.lines) for place in where if not before]
    return [InsertBeside(_under(place, before), Side.AFTER, Unit.ALINEAS, sentence.lines) for place in where]


def _under(place: Place, number: str) -> Place:
    return replace(place, path=(*place.path, number))


def _number_before(number: str) -> str | None:
    """The number that stands before another: (6) before (7), (1) before (1A), (a) before (a-1)."""
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


def _moved(sentence: Sentence) -> Sequence[Operation]:
    """Alinéas or a division elsewhere."""
    whence, beside = sentence.where("where"), sentence.where("beside")
    side = Side(sentence.part("side"))
    return [Move(one, side, other) for one in whence for other in beside if len(whence) == len(beside) == 1]


_LAST = ("period", "full stop", "semicolon", "semi-colon")
_DIVISIONS = ("article", "measure", "recital", "annex")
_PLACE = r"(?:[^\"“”‘:;\n()]|:(?=\d)|\((?:[^\"“”()]|\([^\"“”()]*\))*\))*?"
_WHERE = rf"(?:(?P<where>{_PLACE}),?\s+{AMENDED}(?:by\s+)?|(?:in|from)\s+(?P<where_>{_PLACE}),\s*)?"
_OF = rf"(?:,?\s+(?:in|of|from)\s+(?P<of>{_PLACE}))?"
_COMES = (
    rf"(?P<comes>,?\s*(?:and\s+|then\s+)?(?:by\s+)?{INSERT}\s+(?:in\s+(?:its|their)\s+(?:place|stead)\s+)?{brought('new')}{IN_ITS_PLACE})?"
)
_UNITS = r"(?P<unit>sentence|paragraph|sub-?paragraph|subsection|alin[ée]a|article|measure|section|recital|annex|text|item)s?"
_A_NEW = rf"(?:the\s+following(?:\s+new)?|(?:a\s+|the\s+)?new|an?(?:\s+additional)?)(?:\s+\w+)??\s+{_UNITS}"
_AS_FOLLOWS = r"(?:\s*,?\s*(?:(?:to\s+read|which\s+reads|reading|worded)\s+)?as\s+follows)?\s*:?\s*"

# Pattern, what it is read as, and whether alinéas are quoted after it.
_TABLE: tuple[tuple[str, Read, bool], ...] = (
    (rf"{_WHERE}{STRIKE}\s+{sought('old')}{_OF}{_COMES}{END}", _replaced, False),
    (rf"{_WHERE}{REPLACE}\s+{sought('old')}{_OF}\s*,?\s+(?P<comes>with|by)\s+{brought('new')}{END}", _replaced, False),
    (rf"{_WHERE}for\s+{sought('old')}{_OF},?\s+(?P<comes>{SUBSTITUTE})\s+{brought('new')}{END}", _replaced, False),
    (rf"{_WHERE}(?P<comes>substitut(?:e|ing))\s+{brought('new')}\s+for\s+{sought('old')}{_OF}{END}", _replaced, False),
    (rf"{_WHERE}(?P<side>after|before)\s+{sought('old')}{_OF},?\s+{INSERT}\s+{brought('new')}{END}", _inserted, False),
    (rf"{_WHERE}{INSERT}\s+{brought('new')},?\s+(?:immediately\s+)?(?P<side>after|before)\s+{sought('old')}{_OF}{END}", _inserted, False),
    (
        rf"{_WHERE}{STRIKE}\s+(?:all\s+)?(?:the\s+)?(?:words|text|language|everything)\s+(?P<side>after|before|following|preceding)\s+{sought('old')}{_OF}{_COMES}{END}",
        _edge_redrafted,
        False,
    ),
    (rf"{_WHERE}{STRIKE}\s+(?:all\s+)?(?:the\s+)?(?:words\s+)?(?P<from>from)\s+{sought('old')}\s+to\s+the\s+end{_OF}{_COMES}{END}", _edge_redrafted, False),
    (rf"{_WHERE}{STRIKE}\s+(?:all\s+)?(?:the\s+)?(?:words\s+)?from\s+{sought('old')}\s+(?:up\s+)?(?:to|through)\s+{brought('until')}{_OF}{_COMES}{END}", _from_to, False),
    (rf"{_WHERE}(?:at|to)\s+(?:the\s+)?(?P<edge>end|beginning|start)(?:\s+of\s+(?P<of>{_PLACE}))?,?\s+{INSERT}\s+(?:{_A_NEW}{_AS_FOLLOWS})?{brought('new')}{END}", _added, False),
    (rf"{_WHERE}{INSERT}\s+(?:{_A_NEW}{_AS_FOLLOWS})?{brought('new')}\s+(?:at|to)\s+(?:the\s+)?(?P<edge>end|beginning|start)(?:\s+of\s+(?P<of>{_PLACE}))?{END}", _added, False),
    (rf"{_WHERE}{INSERT}\s+{_A_NEW}\s+at\s+the\s+(?P<edge>end|beginning|start)(?:\s+of\s+(?P<of>{_PLACE}))?{_AS_FOLLOWS}", _added, True),
    (rf"{_WHERE}(?:at|to)\s+(?:the\s+)?(?P<edge>end|beginning|start)(?:\s+of\s+(?P<of>{_PLACE}))?,?\s+{INSERT}(?:\s+{_A_NEW})?{_AS_FOLLOWS}", _added, True),
    (rf"(?P<side>after|before)\s+(?P<where>{_PLACE}),?\s+{INSERT}\s+{_A_NEW}{_AS_FOLLOWS}", _beside, True),
    (rf"{INSERT}\s+{_A_NEW}\s+(?:immediately\s+)?(?P<side>after|before)\s+(?P<where>{_PLACE}){_AS_FOLLOWS}", _beside, True),
    (rf"(?P<where>{_PLACE})\s+{AMENDED}(?:by\s+)?adding\s+(?:a\s+)?new\s+[a-z-]+\s+(?P<number>\(\w[\w-]*\)){_AS_FOLLOWS}", _numbered, True),
    (rf"a\s+new\s+[a-z-]+\s+(?:(?P<where>{_PLACE}))?(?P<number>\(\w[\w-]*\))\s+is\s+added{_AS_FOLLOWS}", _numbered, True),
    (rf"for\s+(?P<where>{_PLACE}),?\s+{SUBSTITUTE}\s+{brought('new')}{END}", _redrafted, False),
    (rf"for\s+(?P<where>{_PLACE}),?\s+{SUBSTITUTE}(?:\s+{_A_NEW})?{_AS_FOLLOWS}", _redrafted, True),
    (rf"{REPLACE}\s+(?P<where>{_PLACE})\s+(?:with|by)(?:\s+{_A_NEW}|\s+the\s+following)?{_AS_FOLLOWS}", _redrafted, True),
    (rf"{STRIKE}\s+(?P<where>{_PLACE}),?\s+and\s+{INSERT}(?:\s+{_A_NEW}|\s+the\s+following)?(?:{IN_ITS_PLACE}){_AS_FOLLOWS}", _redrafted, True),
    (rf"(?P<where>{_PLACE})\s+(?:is|are)\s+(?:hereby\s+)?(?:amended|revised)\s+to\s+read(?:\s+as\s+follows)?\s*:?\s*", _redrafted, True),
    (rf"(?P<where>{_PLACE})\s+(?:is|are)\s+(?:hereby\s+)?(?:repealed|deleted|struck(?:\s+out)?|stricken|omitted|removed){END}", _deleted, False),
    (rf"(?:(?P<where_>{_PLACE})\s+(?:is|are)\s+(?:re)?designated|(?:re)?designate\s+(?P<where>{_PLACE})(?=\s+as\s))(?:\s+as)?(?:,\s*respectively,)?\s+(?P<as>[a-z-]+\s+[^\"“\n.;]*?)(?:,?\s+respectively)?{END}", _redesignated, False),
    (rf"{_WHERE}{STRIKE}\s+(?P<of>{_PLACE}){END}", _deleted, False),
    (rf"move\s+(?P<where>{_PLACE})\s+(?P<side>after|before)\s+(?P<beside>{_PLACE}){END}", _moved, False),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A pattern of a sentence and how it is read."""

    pattern: re.Pattern[str]
    read: Read
    quotes: bool


CLAUSES = tuple(Clause(re.compile(pattern, re.IGNORECASE), read, quotes) for pattern, read, quotes in _TABLE)


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says, where it ends, and the place that one joined to it by "and" is about, too."""

    operations: Sequence[Operation]
    end: int
    goes_on: Place | None = None
    renumbers: bool = False


_GOES_ON = re.compile(r"(?:,|\band|\bby)\s*$", re.IGNORECASE)


def clause(text: str, at: int, scope: Place, *, markdown: bool) -> Said | None:
    """What the sentence says that begins at a place; None if it is not understood to its last word."""
    for one in CLAUSES:
        found = one.pattern.match(text, at)
        if not found:
            continue
        lines: tuple[str, ...] = ()
        end = found.end()
        if one.quotes:
            quoted = payload.block(text, end, markdown=markdown)
            if quoted is None:
                continue
            lines, end = quoted
        sentence = Sentence(found, scope, markdown, lines)
        if operations := one.read(sentence):
            where = sentence.where("where")
            goes_on = where[0] if len(where) == 1 and not lines and _GOES_ON.search(found[0]) else None
            return Said(operations, end, goes_on, one.read is _redesignated)
    return None
