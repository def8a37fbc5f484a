"""Figures left behind: changed in one place, and still standing in another as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from drafting.amending.redline import Change, RedDivision, Segment
from drafting.amending.substance.concerns import Concern, Kind, Sentence, Spot, sentences
from drafting.text import words as tokens
from drafting.text.figures import Figure, figures
from drafting.text.model import MEMORANDUM, Text
from drafting.text.vocabulary import stem, telling

_LARGE = 10  # a number from here on tells by itself what it is, with its noun
_BARE = 100  # one from here on may even stand without it, if the noun is near
_SHARED = 2  # telling words that two sentences must share where the figure does not tell enough
_MOST = 4  # places where a figure that does not tell enough may stand and still be one thing
_COMMON, _SEVERAL = 0.05, 8  # a word in more than this share of all sentences, and in more than these, tells nothing
_BESIDE_MEASURES = ("délai", "durée", "échéance", "période", "terme", "taux", "deadline", "period", "term", "rate")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure and the sentence it stands in."""

    figure: Figure
    sentence: Sentence

    @property
    def tells(self) -> bool:
        """Whether its number and noun alone say what it is."""
        return not self.figure.is_measure and self.figure.size >= _LARGE

    @property
    def context(self) -> frozenset[str]:
        """What its sentence is about, but for the words of the figure."""
        return self.sentence.stems - {stem(word) for word in telling(self.spot.words)}

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.sentence.spot(self.figure.start, self.figure.end)


class Mentions:
    """Every figure of a text, and whether two are meant to be the same."""

    def __init__(self, text: Text) -> None:
        self.sentences = tuple(sentences(text))
        self.all = tuple(Mention(figure, one) for one in self.sentences for figure in figures(one.words))

    @cached_property
    def common(self) -> frozenset[str]:
        """The stems that tell nothing, for they are everywhere in the text."""
        seen = Counter(name for one in self.sentences for name in one.stems)
        most = max(_SEVERAL, _COMMON * len(self.sentences))
        return frozenset((*map(stem, _BESIDE_MEASURES), *(name for name, times in seen.items() if times > most)))

    def find(self, figure: Figure, division: str, line: str) -> Mention | None:
        """A figure of a line of a division, in its sentence."""
        own = (one for one in self.all if one.sentence.division == division and one.sentence.words in line)
        return next((one for one in own if one.figure.is_as(figure)), None)

    def like(self, was: Mention) -> list[Mention]:
        """The figures that mean what one of another text meant; none of an everyday one, that stands all over."""
        found = [one for one in self.all if self._same(was, one)]
        return found if was.tells or len(found) <= _MOST else []

    def _same(self, was: Mention, one: Mention) -> bool:
        if was.figure.amount != one.figure.amount:
            return False
        if not one.figure.units:
            return one.figure.size >= _BARE and stem(was.figure.units[0]) in one.sentence.stems
        alike = len((was.context & one.context) - self.common) >= _SHARED
        return was.figure.counts_as(one.figure) and (was.tells or alike)


def left_behind(old: Mentions, new: Mentions, red: Iterable[RedDivision]) -> Iterator[Concern]:
    """The figures that a change forgot."""
    for division in red:
        for block in division.blocks if division.change is Change.CHANGED else ():
            for figure, line, now in _changed(block.segments):
                if was := old.find(figure, division.division.key, line):
                    yield from (Concern(Kind.FIGURE, one.spot, was.spot, now) for one in new.like(was))


def spoken_of(old: Mentions, new: Mentions) -> Iterator[Concern]:
    """The figures of the memorandum that the text had and nowhere has any more."""
    for was in old.all:
        if was.sentence.division == MEMORANDUM or not was.figure.units:
            continue
        alike = [one for one in new.all if was.figure.is_as(one.figure)]
        if all(one.sentence.division == MEMORANDUM for one in alike):
            for one in new.like(was):
                yield Concern(Kind.MEMORANDUM_FIGURE, one.spot, was.spot)


def _changed(segments: Sequence[Segment]) -> Iterator[tuple[Figure, str, str]]:
    """Pairs of figures, old and new, of the same thing in the same stretch of changed words."""
    old, new = _Side(segments, Change.REMOVED), _Side(segments, Change.ADDED)
    for figure in old.figures:
        instead = [
            other
            for other in new.figures
            if old.touched(figure) & new.touched(other) and figure.counts_as(other) and figure.amount != other.amount
        ]
        if len(instead) == 1 and not any(figure.is_as(other) for other in new.figures):
            yield figure, old.line, new.line[instead[0].start : instead[0].end]


class _Side:
    """A block as it was or as it is, and which of its letters a change touched, by stretch."""

    def __init__(self, segments: Sequence[Segment], own: Change) -> None:
        self.line = ""
        self.stretches: list[tuple[int, int]] = []
        same = (Change.SAME, Change.FORMATTED)
        for untouched, run in groupby((s for s in segments if not s.is_pilcrow), key=lambda s: s.change in same):
            start = len(self.line)
            self.line += "".join(tokens.plain_text(s.words) for s in run if untouched or s.change is own)
            if not untouched:
                self.stretches.append((start, len(self.line)))
        cut = len(self.line) - len(self.line.lstrip())
        self.line = self.line.strip()
        self.stretches = [(start - cut, end - cut) for start, end in self.stretches]
        self.figures = figures(self.line)

    def touched(self, figure: Figure) -> set[int]:
        """The stretches of changed words that a figure has letters in."""
        return {n for n, (start, end) in enumerate(self.stretches) if start < figure.end and figure.start < end}
