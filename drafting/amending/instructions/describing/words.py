"""Words: a change inside one alinéa, told with the shortest quotation that says where.

A change can be told in several ways: words for words, words after others, "la fin de l'alinéa", a
sentence whole; in the alinéa or in one of its sentences; with more words around it or with the rank
of an occurrence. Each costs the words that it makes the clerk quote, and a little for every phrase
more that a reader has to go through; the cheapest is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple, TypeAlias

from drafting.amending.instructions.describing.lines import Line, spelled
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Operation,
    Place,
    Quote,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
    Times,
    Unit,
)

# What a phrase costs, in words: another instruction, "la seconde occurrence de", "à la première
# phrase de", "rédiger ainsi la fin".
APART, OCCURRENCE, SENTENCE, EDGE = 3, 2, 2, 2
_FARTHEST = 12  # words that a quotation is widened by before the alinéa is written anew
_RANKS = 10  # occurrences that are still counted


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words `start:end` of a line give way to others."""

    start: int
    end: int
    new: tuple[str, ...]

    def reaching(self, line: Line, start: int, end: int) -> Hunk:
        """The same change with more of the words around it."""
        before, after = line.words[start : self.start], line.words[self.end : end]
        return Hunk(start, end, (*before, *self.new, *after))


class Telling(NamedTuple):
    """An operation, what it costs, and the words it changes."""

    cost: int
    operation: Operation
    start: int
    end: int


def tell(line: Line, hunks: Sequence[Hunk], *, wider: bool = False) -> list[Operation] | None:
    """The operations of some changes of a line, in order; None where it is better written anew."""
    everywhere = [] if wider else list(_everywhere(line, hunks))
    own = [hunk for hunk in hunks if not any(hunk in same for same, _ in everywhere)]
    told = _told(line, own, hunks, wider=wider)
    if told is None:
        return None
    told = sorted([*told, *(telling for _, telling in everywhere)], key=lambda telling: (telling.start, telling.end))
    changed = _changed(line.words, hunks)
    if sum(telling.cost + APART for telling in told) > len(changed) + APART + 1:
        return None
    return [telling.operation for telling in told]


def _changed(words: Sequence[str], hunks: Iterable[Hunk]) -> list[str]:
    out, at = [], 0
    for hunk in hunks:
        out += [*words[at : hunk.start], *hunk.new]
        at = hunk.end
    return [*out, *words[at:]]


Told: TypeAlias = list[tuple[Hunk, Telling | None]]


def _told(line: Line, own: Sequence[Hunk], hunks: Sequence[Hunk], *, wider: bool) -> list[Telling] | None:
    """Each change for itself, or with the one before where that takes fewer words, or no other way."""
    done: Told = []
    for hunk in own:
        done.append((hunk, _cheapest(line, hunk, *_room(line, hunk, hunks, done), wider=wider)))
        while len(done) > 1 and (both := _as_one(line, done, own, hunks, wider=wider)):
            done[-2:] = [both]
    tellings = [telling for _, telling in done if telling]
    return tellings if len(tellings) == len(done) else None


def _room(line: Line, hunk: Hunk, hunks: Sequence[Hunk], done: Told) -> tuple[int, int]:
    """The words around a change that no other change needs."""
    taken = [telling.end for _, telling in done if telling]
    floor = max([0, *taken, *(other.end for other in hunks if other.start < hunk.start >= other.end)])
    following = (other.start for other in hunks if other.end > hunk.end <= other.start)
    return floor, min(following, default=len(line.words))


def _as_one(
    line: Line, done: Told, own: Sequence[Hunk], hunks: Sequence[Hunk], *, wider: bool
) -> tuple[Hunk, Telling] | None:
    """The last two changes and what is between them as one, if that is cheaper, or one of them has no telling."""
    (one, first), (other, second) = done[-2:]
    if any(one.end <= hunk.start and hunk.end <= other.start for hunk in hunks if hunk not in own):
        return None
    both = _joined(line, one, other)
    together = _cheapest(line, both, *_room(line, both, hunks, done[:-2]), wider=wider)
    if together is None or (first and second and together.cost > first.cost + second.cost + APART):
        return None
    return both, together


def _joined(line: Line, one: Hunk, other: Hunk) -> Hunk:
    kept = line.words[one.end : other.start]
    return Hunk(one.start, other.end, (*one.new, *kept, *other.new))


def _cheapest(line: Line, hunk: Hunk, floor: int, ceiling: int, *, wider: bool) -> Telling | None:
    """The cheapest telling, the first of equals; nothing between `floor` and `ceiling` belongs to another change."""
    ways = (_wider,) if wider else (_sentences, _additions, _insertions, _replacements, _ends)
    found = [telling for way in ways for telling in way(line, hunk, floor, ceiling)]
    return min(found, key=lambda telling: telling.cost, default=None)


def _everywhere(line: Line, hunks: Sequence[Hunk]) -> Iterator[tuple[list[Hunk], Telling]]:
    """The changes that say the same of every occurrence of some words."""
    replacing = [hunk for hunk in hunks if hunk.start < hunk.end and line.stands(hunk.start, hunk.end, hunk.new)]
    ordered = sorted(replacing, key=lambda hunk: (line.quote(hunk.start, hunk.end), spelled(hunk.new), hunk.start))
    for (old, new), group in groupby(ordered, key=lambda hunk: (line.quote(hunk.start, hunk.end), spelled(hunk.new))):
        same = list(group)
        if len(same) > 1 and [line.span(hunk.start, hunk.end) for hunk in same] == line.occurrences(old):
            cost = len(line.words[same[0].start : same[0].end]) + len(same[0].new) + 1
            operation = Replace(line.place, Quote(old, Times(count=None)), new)
            yield same, Telling(cost, operation, same[0].start, same[0].end)


class Named(NamedTuple):
    """A quotation that can be only one, in its place, and what naming it so costs."""

    cost: int
    place: Place
    quote: Quote


def _named(line: Line, start: int, end: int) -> Iterator[Named]:
    """The ways to point at words of a line: alone, in their sentence, by rank."""
    quoted = line.quote(start, end)
    times = line.rank(quoted, line.span(start, end))
    if times is None:
        return
    if times == Times():
        yield Named(0, line.place, Quote(quoted))
        return
    sentence = line.sentence_of(start, end)
    if sentence is not None:
        inside = line.rank(quoted, line.span(start, end), sentence)
        if inside == Times():
            yield Named(SENTENCE, line.in_sentence(sentence), Quote(quoted))
        elif inside and (inside.rank or 0) <= _RANKS:
            yield Named(
                SENTENCE + _counting(line, inside, start, end), line.in_sentence(sentence), Quote(quoted, inside)
            )
    if (times.rank or 0) <= _RANKS:
        yield Named(_counting(line, times, start, end), line.place, Quote(quoted, times))


def _counting(line: Line, times: Times, start: int, end: int) -> int:
    """What it costs to name an occurrence by its rank: nobody likes to count far, nor to count commas."""
    return OCCURRENCE + ((times.rank or 0) > 2) + 2 * (not line.says(start, end))


def _replacements(line: Line, hunk: Hunk, floor: int, ceiling: int) -> Iterator[Telling]:
    """Words for words, with as many around them as it takes."""
    for start, end in _widened(hunk, floor, ceiling):
        wide = hunk.reaching(line, start, end)
        if start == end or not line.stands(start, end, wide.new):
            continue
        sole = False
        for named in _named(line, start, end):
            sole = sole or not named.cost
            cost = end - start + len(wide.new) + named.cost
            yield Telling(cost, Replace(named.place, named.quote, spelled(wide.new)), start, end)
        if sole:
            return


def _wider(line: Line, hunk: Hunk, floor: int, ceiling: int) -> Iterator[Telling]:
    """Words for words, with more around them than it should take."""
    end = min(ceiling, hunk.end + 2)
    for start in range(min(max(floor, hunk.start - 3), end - 1), floor - 1, -1):
        wide = hunk.reaching(line, start, end)
        sole = next((named for named in _named(line, start, end) if not named.cost), None)
        if sole and line.stands(start, end, wide.new):
            yield Telling(end - start + len(wide.new), Replace(sole.place, sole.quote, spelled(wide.new)), start, end)
            return


def _widened(hunk: Hunk, floor: int, ceiling: int) -> Iterator[tuple[int, int]]:
    """Spans around a change, the shorter first, and those that reach back before those that reach on."""
    for more in range(_FARTHEST + 1):
        for back in range(more, -1, -1):
            start, end = hunk.start - back, hunk.end + more - back
            if floor <= start and end <= ceiling:
                yield start, end


def _insertions(line: Line, hunk: Hunk, floor: int, ceiling: int) -> Iterator[Telling]:
    """Words after others, or before others."""
    if hunk.start < hunk.end or not line.balances(hunk.new) or not line.takes(hunk.start, hunk.new):
        return
    at = hunk.start
    spans = {
        Side.AFTER: ((at - size, at) for size in range(1, min(_FARTHEST, at - floor) + 1)),
        Side.BEFORE: ((at, at + size) for size in range(1, min(_FARTHEST, ceiling - at) + 1)),
    }
    for side in Side.AFTER, Side.BEFORE:
        for start, end in _rounded(line, spans[side]):
            sole = False
            for named in _named(line, start, end):
                sole = sole or not named.cost
                cost = end - start + len(hunk.new) + named.cost
                yield Telling(cost, Insert(named.place, side, named.quote, spelled(hunk.new)), at, at)
            if sole:
                break


def _rounded(line: Line, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans that a person would quote: they say something, and cut nothing in two."""
    for start, end in spans:
        if line.is_round(start, end) and line.says(start, end):
            yield start, end


def _additions(line: Line, hunk: Hunk, _: int, __: int) -> Iterator[Telling]:
    """Words at the beginning or the end of the line, or of a sentence."""
    if hunk.start < hunk.end:
        return
    new = (spelled(hunk.new),)
    for sentence in (None, *range(len(line.sentences))):
        if sentence is not None and len(line.sentences) == 1:
            continue
        place, cost = (line.place, 0) if sentence is None else (line.in_sentence(sentence), SENTENCE)
        if hunk.start == line.end(sentence) and line.adds(hunk.new, sentence):
            yield Telling(len(hunk.new) + cost, Add(place, Edge.END, Unit.WORDS, new), hunk.start, hunk.start)
        if hunk.start == line.start(sentence) and line.opens(hunk.new, sentence):
            yield Telling(len(hunk.new) + cost + 1, Add(place, Edge.START, Unit.WORDS, new), hunk.start, hunk.start)


def _ends(line: Line, hunk: Hunk, floor: int, _: int) -> Iterator[Telling]:
    """All to the end of the line, or of a sentence, written anew or left out."""
    for sentence in (None, *range(len(line.sentences))):
        if hunk.start >= hunk.end or (new := line.rest(hunk.start, hunk.end, hunk.new, sentence)) is None:
            continue
        low = max(floor, line.start(sentence), hunk.start - _FARTHEST)
        spans = ((start, hunk.start) for start in range(hunk.start - 1, low - 1, -1))
        for start, end in _rounded(line, spans):
            named = next(
                (n for n in _named(line, start, end) if not n.cost or n.place.sentences == line.ranks(sentence)), None
            )
            if named is None or named.quote.times != Times():
                continue
            place = line.place if sentence is None else line.in_sentence(sentence)
            cost = EDGE + end - start + len(hunk.new) + (0 if sentence is None else SENTENCE)
            yield Telling(cost, RedraftEdge(place, Edge.END, named.quote, new), hunk.start, hunk.end)
            break


def _sentences(line: Line, hunk: Hunk, _: int, __: int) -> Iterator[Telling]:
    """Sentences added, inserted, left out or written anew, whole."""
    new = line.cut(hunk.new)
    if new is None:
        return
    if hunk.start == hunk.end:
        operation = _new_sentences(line, hunk.start, new)
    elif span := line.whole_sentences(hunk.start, hunk.end):
        place = replace(line.place, sentences=tuple(rank for at in range(*span) for rank in line.ranks(at)))
        operation = Redraft(place, new) if new else Delete(place)
    else:
        return
    if operation:
        yield Telling(len(hunk.new) + 1, operation, hunk.start, hunk.end)


def _new_sentences(line: Line, at: int, new: tuple[str, ...]) -> Operation | None:
    if at == len(line.words):
        return Add(line.place, Edge.END, Unit.SENTENCES, new)
    for sentence, (start, end) in enumerate(line.sentences):
        if at == end:
            return InsertBeside(line.in_sentence(sentence), Side.AFTER, Unit.SENTENCES, new)
        if at == start:
            return InsertBeside(line.in_sentence(sentence), Side.BEFORE, Unit.SENTENCES, new)
    return None
