"""Importing: the rows of a table become amendments of the text as it stands, all at once.

Every row is understood first, whole, or refused with its reason; nothing is guessed and nothing
written. What was understood is then taken in in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from drafting.amending.apply import apply
from drafting.amending.edits import AddDivision, Edits, Splice, canonical
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.numbers import Number
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.exchange.tables import Row
from drafting.proceedings import lookup, wanted
from drafting.proceedings.desk import Desk
from drafting.proceedings.submitting import NothingChanged, NumberTaken, Submission, TooDeep, Wording, submit_all
from drafting.publishing import phrases
from drafting.text.addresses import Address, Place, address_of, resolve
from drafting.text.labels import Labels, labels
from drafting.text.model import Text

_NUMBER = re.compile(r"(?:n[o°º]?\.?\s*)?(?P<number>[1-9]\d{0,8}(?:\s*[a-z]+)?)", re.IGNORECASE)
_TO = re.compile(r"(?:\D*\s)?(?:n[o°º]?\.?|#)?\s*(?P<number>[1-9]\d{0,8})", re.IGNORECASE)
_TITLE = 72  # letters at most of a title made of an instruction


class NoAuthor(AlineaError):
    """A row that says no author."""


class NotANumber(AlineaError):
    """A row whose number is none."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


class NamelessCells(AlineaError):
    """A row with cells in columns that have no name, so that nobody knows what they are."""

    def __init__(self, cells: Sequence[str]) -> None:
        self.cells = tuple(cells)
        super().__init__(", ".join(self.cells)[:200])


class SaidBefore(AlineaError):
    """A row that another one said already, in the same words: its line."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(str(line))


class AlreadyThere(AlineaError):
    """A row that is an amendment of this reading already, by the same author."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(label)


@dataclass(frozen=True, slots=True)
class Understood:
    """A row and what it makes: its edits, what people say of it, the number it asks for.

    `places` are the addresses of what changes, and whether it is new; `to` is the amendment that it
    amends, or the earlier row that is to become it.
    """

    row: Row
    edits: Edits
    wording: Wording
    places: tuple[tuple[Address, bool], ...]
    number: int | None = None
    to: Amendment | Understood | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot become an amendment, and why."""

    row: Row
    why: AlineaError


Verdict: TypeAlias = Understood | Refused


def understand(state: State, rows: Sequence[Row], told: Callable[[int], None] = lambda _: None) -> tuple[Verdict, ...]:
    """What each row means, in their order; `told` hears how many are done. Raises `NoReading`."""
    reader = _Reader(state)
    found: list[Verdict] = []
    for at, row in enumerate(rows, start=1):
        try:
            found.append(reader.understand(row))
        except AlineaError as why:
            found.append(Refused(row, why))
        told(at)
    return tuple(found)


def take_in(desk: Desk, understood: Iterable[Understood]) -> list[Amendment]:
    """Write down what was understood; raises `submitting.Refused`.

    The numbers that rows ask for are theirs; the others go on after the highest. All is written at
    once, but for sub-amendments to amendments of the same table, which come right after those.
    """
    own = list(understood)
    numbers = _numbers(desk.state, own)
    made: dict[int, Amendment] = {}  # by the identity of what was understood, as below
    while len(made) < len(own):
        ready = [one for one in own if id(one) not in made and _parent_is_there(one, made)]
        wave = [_submission(one, numbers[id(one)], made) for one in ready]
        made |= {id(one): amendment for one, amendment in zip(ready, submit_all(desk, wave), strict=True)}
    return [made[id(one)] for one in own]


def _numbers(state: State, understood: Sequence[Understood]) -> dict[int, int]:
    """The number of each row."""
    taken = [number for a in state.of_reading() for number in a.numbers]
    following = count(max([*taken, *(one.number for one in understood if one.number)], default=0) + 1)
    return {id(one): one.number or next(following) for one in understood}


def _parent_is_there(one: Understood, made: Mapping[int, Amendment]) -> bool:
    return not isinstance(one.to, Understood) or id(one.to) in made


def _submission(one: Understood, number: int, made: Mapping[int, Amendment]) -> Submission:
    to = made[id(one.to)] if isinstance(one.to, Understood) else one.to
    return Submission(one.edits, one.wording, to=to, number=number)


class _Reader:
    """Understands rows, one after another, and remembers what they asked for."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._reading = lookup.open_reading(state)
        self._numbers: set[int] = {number for a in state.of_reading() for number in a.numbers}
        self._there = {self._identity(a.fact.edits, a.fact.author, a.fact.parent): a for a in state.of_reading()}
        self._lines: dict[object, int] = {}
        self._bases: dict[str, tuple[Text, Labels]] = {}
        self._numbered: dict[int, Understood] = {}

    def understand(self, row: Row) -> Understood:
        """What a row means; raises why it means nothing that can be taken in."""
        if row.surplus:
            raise NamelessCells(row.surplus)
        if not row.author:
            raise NoAuthor
        to = self._parent(row)
        text, known = self._base(to)
        language = self._state.settings.language
        edits = canonical(wanted.edits_of(text, row, labels=known, language=language))
        if not edits:
            raise NothingChanged
        self._look_for_the_same(row, self._identity(edits, row.author, _name(to)))
        wording = Wording(row.title or _title(row, text, known, language), row.author, row.statement, row.cosigners)
        found = Understood(row, edits, wording, _places(text, edits, known), self._number(row), to)
        if found.number:
            self._numbered[found.number] = found
        return found

    def _parent(self, row: Row) -> Amendment | Understood | None:
        """The amendment that a row amends, which may be an earlier row; raises `UnknownAmendment`, `TooDeep`."""
        if not row.parent:
            return None
        named = _TO.fullmatch(row.parent)
        to = self._numbered.get(int(named["number"])) if named else None
        found = to or lookup.discussed(self._state, row.parent)
        allowed = self._state.settings.standing_orders.depth
        if self._depth(found) > allowed:
            raise TooDeep(allowed)
        return found

    def _depth(self, to: Amendment | Understood | None) -> int:
        """How many levels of sub-amendments one to an amendment makes."""
        if isinstance(to, Understood):
            return 1 + self._depth(to.to)
        return 1 + len(self._state.parents(to)) if to else 0

    def _base(self, to: Amendment | Understood | None) -> tuple[Text, Labels]:
        """The text that a row amends, and the numbers of its articles."""
        if _name(to) not in self._bases:
            text = self._reading.text
            if isinstance(to, Understood):
                text = apply(self._base(to.to)[0], to.edits)
            elif to:
                text = self._state.amended(to)
            self._bases[_name(to)] = text, labels(self._reading.frozen, text)
        return self._bases[_name(to)]

    def _identity(self, edits: Edits, author: str, parent: str) -> object:
        return edits, author.casefold(), parent

    def _look_for_the_same(self, row: Row, identity: object) -> None:
        if identity in self._there:
            raise AlreadyThere(self._there[identity].label)
        if identity in self._lines:
            raise SaidBefore(self._lines[identity])
        self._lines[identity] = row.line

    def _number(self, row: Row) -> int | None:
        if not row.number:
            return None
        found = _NUMBER.fullmatch(row.number)
        number = Number.parse(found["number"]) if found else None
        if number is None:
            raise NotANumber(row.number)
        if number in self._numbers:
            raise NumberTaken(number)
        self._numbers.add(number)
        return number


def _name(to: Amendment | Understood | None) -> str:
    """What sets an amendment, or a row that is to become one, apart from others."""
    if isinstance(to, Understood):
        return f"line {to.row.line}"
    return to.id if to else ""


def _places(text: Text, edits: Edits, known: Labels) -> tuple[tuple[Address, bool], ...]:
    """Where edits change a text, as addresses; what is new has but its name."""
    found: dict[tuple[Address, bool], None] = {}
    for edit in edits:
        if isinstance(edit, AddDivision):
            found[Address("key", slug=edit.division), True] = None
        else:
            place = Place(edit.division, edit.start[0] if isinstance(edit, Splice) else None)
            found[address_of(place, text, known), False] = None
    return tuple(found)


def _title(row: Row, text: Text, known: Labels, language: str) -> str:
    """A title for a row that has none: how its instruction begins, or its place in the words of the text."""
    said = " ".join(row.instruction.split())
    if len(said) > _TITLE:
        return said[:_TITLE].rpartition(" ")[0].rstrip(" ,;:") + "…"
    try:
        place = resolve(Address.parse(row.place), text, known)
    except AlineaError:  # beside a place, not at one
        return said or phrases.capital(row.place)
    with phrases.speaking(language):
        alinea = address_of(place, text, known).alinea
        return said or phrases.capital(phrases.place(place.key, known.get(place.key), alinea))
