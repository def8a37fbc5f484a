"""The order of discussion: what is called when, what is debated together, what is voted once.

Articles are taken in the order of the text, then the memorandum, which must fit what was adopted;
on each, amendments one after another, those that compete in one joint debate, at the place of the
first of them; identical ones at once; sub-amendments before what they amend; then the article.
Sources: Règlement de l'Assemblée nationale, art. 95, 98 and 100.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from drafting.amending.discussion.joint_debates import joint_debates
from drafting.amending.discussion.reach import Force, Part, Reach, Touch, Where
from drafting.amending.instructions.operations import Side
from drafting.text.model import MEMORANDUM, PREAMBLE

Override: TypeAlias = tuple[str, Side, str]  # this one, before or after, that one; beside nothing: at its own place


class OrderRule(StrEnum):
    """Which amendment is called first; standing orders name one."""

    FRENCH_PARLIAMENT = "french-parliament"
    FURTHEST_FIRST = "furthest-first"
    SUBMISSION = "submission"


class Key(NamedTuple):
    """Why an amendment stands where it stands: what rules compare."""

    part: Part = Part.UNKNOWN
    alinea: int = 0
    where: Where = Where.ON
    force: Force = Force.CHANGES
    wider: int = 0  # the number of alinéas it takes whole, below zero: the widest first
    words: int = 0  # where its words are in their alinéa
    longer: int = 0  # how many words it needs, below zero
    later: bool = True  # from neither the executive nor the rapporteur
    number: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is compared, in turn, to order the discussions, and the amendments within one."""

    among: tuple[str, ...]
    within: tuple[str, ...]


_IN_PLACE = ("part", "alinea", "where", "force", "wider", "words", "later", "number", "name")
_WIDEST = ("part", "wider", "longer", "force", "alinea", "where", "words", "later", "number", "name")
_NUMBER = ("number", "name")

RULES: Mapping[OrderRule, Rule] = {
    OrderRule.FRENCH_PARLIAMENT: Rule(among=_IN_PLACE, within=_IN_PLACE),
    OrderRule.FURTHEST_FIRST: Rule(among=_IN_PLACE, within=_WIDEST),
    OrderRule.SUBMISSION: Rule(among=_NUMBER, within=_NUMBER),
}


@dataclass(frozen=True, slots=True)
class Item:
    """An amendment to be placed: what it touches, its number, the one it amends.

    `leads` is set for the executive's and the rapporteur's; amendments with one `identity` are
    identical. A sub-amendment reaches into its parent's text.
    """

    name: str
    reach: Reach
    number: int = 0
    parent: str = ""
    leads: bool = False
    identity: Hashable = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One vote: an amendment, or identical ones, each with its key; sub-amendments come before."""

    names: tuple[str, ...]
    keys: tuple[Key, ...]
    subs: tuple[Discussion, ...] = ()
    moved: bool = False

    def called(self) -> Iterator[str]:
        """All names in call order, sub-amendments first."""
        for discussion in self.subs:
            yield from discussion.called()
        yield from self.names


@dataclass(frozen=True, slots=True)
class Discussion:
    """One amendment alone, or a joint debate: all are presented, then voted one after another."""

    slots: tuple[Slot, ...]

    @property
    def is_joint(self) -> bool:
        """Whether several compete."""
        return len(self.slots) > 1

    def called(self) -> Iterator[str]:
        """All names in call order."""
        for slot in self.slots:
            yield from slot.called()


@dataclass(frozen=True, slots=True)
class Stage:
    """A division, or new articles `beside` it, and the discussions on it."""

    division: str
    beside: Side | None
    discussions: tuple[Discussion, ...] = ()

    @property
    def ends_with_vote(self) -> bool:
        """Whether the division is then voted on, as amended; memorandum and preamble are not alone."""
        return self.beside is None and self.division not in (MEMORANDUM, PREAMBLE)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole order; `unmoved` are overrides of what is not, or not beside, anything on it."""

    stages: tuple[Stage, ...]
    unmoved: tuple[Override, ...] = ()

    @property
    def discussions(self) -> tuple[Discussion, ...]:
        """All of them, in order, without those of sub-amendments."""
        return tuple(discussion for stage in self.stages for discussion in stage.discussions)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything in call order."""
        return tuple(name for discussion in self.discussions for name in discussion.called())


def order(
    items: Iterable[Item], rule: OrderRule, divisions: Sequence[str] = (), overrides: Iterable[Override] = ()
) -> Agenda:
    """The order of discussion under a rule; `divisions` are those of the text, in order, each with its vote.

    Of the chair's overrides the last of each amendment counts: it is taken out of its joint debate,
    unless the other is in it, and stands right before or after the discussion of that one.
    """
    last: dict[str, Override] = {}
    for override in overrides:
        last.pop(override[0], None)
        last[override[0]] = override
    clerk = _Clerk(items, RULES[rule], divisions, [override for override in last.values() if override[2]])
    stages = clerk.stages(clerk.top, divisions)
    return Agenda(tuple(stages), tuple(clerk.overrides))


Level: TypeAlias = list[list[list[Slot]]]  # slots by discussion, by stage


class _Clerk:
    """Puts amendments in order, level by level; `overrides` are those not yet obeyed."""

    def __init__(
        self, items: Iterable[Item], rule: Rule, divisions: Sequence[str], overrides: Sequence[Override]
    ) -> None:
        everyone = sorted(items, key=lambda item: (item.number, item.name))
        names = {item.name for item in everyone}
        self.top = [item for item in everyone if item.parent not in names]
        self.overrides = list(overrides)
        self._rule = rule
        self._subs: dict[str, list[Item]] = defaultdict(list)
        for item in everyone:
            self._subs[item.parent].append(item)
        self._rank = {division: (division == MEMORANDUM, n) for n, division in enumerate(divisions)}

    def stages(self, items: Sequence[Item], divisions: Iterable[str] = ()) -> Iterator[Stage]:
        """The stages of one level, in order."""
        places: dict[tuple[str, Side | None], list[Item]] = {(division, None): [] for division in divisions}
        for item in items:
            places.setdefault((item.reach.division, item.reach.beside), []).append(item)
        ordered = sorted(places, key=self._place)
        level = [self._discussions(places[place]) for place in ordered]
        self.overrides = [override for override in self.overrides if not _obeyed(level, override)]
        for (division, beside), stage in zip(ordered, level, strict=True):
            yield Stage(division, beside, tuple(Discussion(tuple(slots)) for slots in stage if slots))

    def _place(self, place: tuple[str, Side | None]) -> tuple[object, ...]:
        division, beside = place
        side = {Side.BEFORE: 0, None: 1, Side.AFTER: 2}[beside]
        return self._rank.get(division, (division == MEMORANDUM, len(self._rank))), division, side

    def _discussions(self, items: Sequence[Item]) -> list[list[Slot]]:
        """The joint debates of one stage, as lists of slots."""
        same: dict[Hashable, list[int]] = defaultdict(list)
        for at, item in enumerate(items):
            if item.identity is not None:
                same[item.identity].append(at)
        together = (pair for ranks in same.values() for pair in pairwise(ranks))
        groups = joint_debates([item.reach for item in items], together)
        found = [self._slots([items[at] for at in group]) for group in groups]
        return sorted(found, key=lambda slots: min(_by(self._rule.among, slot) for slot in slots))

    def _slots(self, items: Sequence[Item]) -> list[Slot]:
        votes: dict[Hashable, list[Item]] = defaultdict(list)
        for item in items:
            votes[item.name if item.identity is None else (item.identity,)].append(item)
        return sorted(map(self._slot, votes.values()), key=lambda slot: _by(self._rule.within, slot))

    def _slot(self, items: Sequence[Item]) -> Slot:
        keys = sorted(map(key_of, items), key=_chosen(self._rule.within))
        subs = (sub for key in keys for sub in self._subs.get(key.name, ()))
        below = tuple(discussion for stage in self.stages(list(subs)) for discussion in stage.discussions)
        return Slot(tuple(key.name for key in keys), tuple(keys), below)


def key_of(item: Item) -> Key:
    """What rules compare of an amendment: its first touch, and who moves it."""
    if not item.reach.touches:
        return Key(later=not item.leads, number=item.number, name=item.name)
    touch = item.reach.touches[0]
    words, length = _words(touch)
    own = (touch.part, touch.alinea, touch.where, touch.force, -item.reach.width, words, -length)
    return Key(*own, not item.leads, item.number, item.name)


def _words(touch: Touch) -> tuple[int, int]:
    """Where in its alinéa, and over how many words, a touch reaches."""
    if touch.part is not Part.ALINEA or touch.where is not Where.ON:
        return 0, 0
    if touch.begin[0] != touch.alinea:
        return 0, 0
    known = touch.exact and touch.begin[0] == touch.end[0]
    return touch.begin[1], touch.end[1] - touch.begin[1] if known else 0


@cache
def _chosen(criteria: tuple[str, ...]) -> Callable[[Key], tuple[Any, ...]]:
    """What takes the criteria of a rule out of a key."""
    return attrgetter(*criteria)


def _by(criteria: tuple[str, ...], slot: Slot) -> tuple[Any, ...]:
    """The key of a slot: the smallest of its amendments'."""
    return min(map(_chosen(criteria), slot.keys))


def _obeyed(level: Level, override: Override) -> bool:
    """Move an amendment, with those identical to it, if it and the other are on this level."""
    name, side, beside = override
    here, there = _find(level, name), _find(level, beside)
    if here is None or there is None or here[2] is there[2]:
        return False
    (_, discussion, slot), (stage, other, mark) = here, there
    discussion.remove(slot)
    own = replace(slot, moved=True)
    if discussion is other:
        other.insert(other.index(mark) + (side is Side.AFTER), own)
    else:
        stage.insert(stage.index(other) + (side is Side.AFTER), [own])
    return True


def _find(level: Level, name: str) -> tuple[list[list[Slot]], list[Slot], Slot] | None:
    found = (
        (stage, discussion, slot)
        for stage in level
        for discussion in stage
        for slot in discussion
        if name in slot.names
    )
    return next(found, None)
