"""Identical amendments: those that make the same text of the same base, whatever the punctuation.

The letters and figures that an amendment changes are its key; amendments of one key are one group,
found without ever holding two beside each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter

from drafting.amending.apply import fitting
from drafting.amending.edits import AddDivision, Edit, Edits, MoveDivision, Position, Splice
from drafting.text.blocks import Block, is_mark, tokens_of
from drafting.text.model import Text

_PUNCTUATION = re.compile(r"[\s.,;:!?…'’‘\"“”„«»()\[\]*_`\\–—]|(?<!\d)[-‐‑]|[-‐‑](?!\d)")
_HYPHENS = re.compile("[‐‑]")
_PLACE = attrgetter("start", "end")
_NEAR = 64  # letters after a change, among which it nearly always ends


@dataclass(frozen=True, slots=True)
class Identical:
    """Amendments with one result: one presentation, one vote; `same_edits` unless punctuation tells them apart."""

    who: tuple[str, ...]
    same_edits: bool = True


def identical(base: Text, contributions: Iterable[tuple[str, Edits]]) -> tuple[Identical, ...]:
    """The groups of amendments of one base that come to the same, in the order of their first."""
    groups: dict[Hashable, list[tuple[str, Edits]]] = defaultdict(list)
    assay = Assay(base)
    for name, edits in contributions:
        if edits:
            groups[assay.key(edits)].append((name, edits))
    return tuple(_group(own) for own in groups.values() if len(own) > 1)


class Assay:
    """What amendments of one base come to, as keys that are equal for identical ones."""

    def __init__(self, base: Text) -> None:
        self._letters = _BaseLetters(base)
        self._known: dict[Edits, Hashable] = {}

    def key(self, edits: Edits) -> Hashable:
        """What two amendments share if, and only if, their results have the same letters and figures.

        Raises `DoesNotFit`.
        """
        known = self._known.get(edits)
        if known is None:
            with fitting(edits):
                known = self._known[edits] = self._key(edits)
        return known

    def _key(self, edits: Edits) -> Hashable:
        inside: dict[str, list[Splice]] = defaultdict(list)
        found: list[Hashable] = []
        for edit in edits:
            if isinstance(edit, Splice):
                inside[edit.division].append(edit)
            else:
                found.append(_of_division(edit))
        for division, splices in inside.items():
            if change := self._letters.change(division, splices):
                found.append((division, *change))
        return frozenset(found) or edits


def _group(own: Sequence[tuple[str, Edits]]) -> Identical:
    return Identical(tuple(name for name, _ in own), len({edits for _, edits in own}) == 1)


@lru_cache(maxsize=1 << 16)
def letters_of(token: str) -> str:
    """What counts of a token: letters, figures and signs such as %, in small letters.

    A figure keeps what tells 12,5 from 125 and from "12 5"; the mark of a block is a line end.
    """
    word = token.strip()
    if word.isalpha():
        return word.casefold()
    if is_mark(token):
        return "\n"
    bare = _HYPHENS.sub("-", _PUNCTUATION.sub("", token)).casefold()
    return ((" " if token[0] == " " else ",") + bare) if bare[:1].isdigit() else bare


def _of_division(edit: Edit) -> Hashable:
    match edit:
        case AddDivision(added):
            return "add", added.folder, added.prefix, _joined(tokens_of(added.blocks))
        case MoveDivision(division, _, new):
            return "move", division, new
    return "drop", edit.division


class _BaseLetters:
    """The letters of a base, and where in them each position is."""

    def __init__(self, base: Text) -> None:
        self._base = base
        self._divisions: dict[str, tuple[str, list[list[int]]]] = {}

    def change(self, division: str, splices: Sequence[Splice]) -> tuple[int, str, str] | None:
        """Where the letters change, what goes and what comes; nothing where only punctuation does.

        Of all ways to tell one change of one string, the one that begins latest, and then ends earliest.
        """
        letters, starts = self._laid_out(division)
        ordered = sorted(splices, key=_PLACE)
        begin = at = _index(starts, ordered[0].start)
        said: list[str] = []
        for splice in ordered:
            said += [letters[at : _index(starts, splice.start)], _joined(splice.new)]
            at = _index(starts, splice.end)
        for near in (_NEAR, len(letters)):
            after = letters[at : at + near]
            old, new = letters[begin:at] + after, "".join(said) + after
            same = _shared(old, new)
            if same < min(len(old), len(new)):  # no further: what comes after is alike, and does not count
                break
        old, new = old[same:], new[same:]
        tail = _shared(old[::-1], new[::-1])
        old, new = old[: len(old) - tail], new[: len(new) - tail]
        return (begin + same, old, new) if old or new else None

    def _laid_out(self, key: str) -> tuple[str, list[list[int]]]:
        if key not in self._divisions:
            division = self._base.get(key)
            self._divisions[key] = _lay_out(division.blocks if division else ())
        return self._divisions[key]


def _lay_out(blocks: Sequence[Block]) -> tuple[str, list[list[int]]]:
    starts: list[list[int]] = []
    at = 0
    parts = [[letters_of(token) for token in tokens_of([block])] for block in blocks]
    for part in parts:
        starts.append(list(accumulate(map(len, part), initial=at)))
        at = starts[-1][-1]
    return "".join(letter for part in parts for letter in part), [*starts, [at]]


def _index(starts: Sequence[Sequence[int]], position: Position) -> int:
    return starts[position[0]][position[1]]


def _joined(run: Iterable[str]) -> str:
    return "".join(map(letters_of, run))


def _shared(one: str, other: str) -> int:
    """How many characters two strings begin with alike."""
    low, high = 0, min(len(one), len(other)) if one[:1] == other[:1] else 0
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
