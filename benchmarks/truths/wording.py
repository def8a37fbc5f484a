"""Words beside words: whether some stand in others, and what was said at the place of a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from benchmarks.truths.alignment import Line, Passage, Words

_NUMBER = re.compile(r"[ivxlc]+|\d+|[a-z]|[a-h]{2,3}|(?:un|duo|ter|quater|quin)?(?:bis|ter|quater|[a-z]{2,7}ies)")
_NUMBER_ENDS = 3  # words: "« 1 ° bis", "I bis . –"
_NEARLY = 0.8  # of the words: clerks put "mentionné au même" for "visé au"


@dataclass(frozen=True)
class Spot:
    """A change, the untouched words on both sides of it, and what was adopted in the place of all."""

    left: Words
    came: Words
    gone: Words
    right: Words
    adopted: Words
    is_number: bool = False  # whether no more changed than the number that an alinéa begins with
    stutters: bool = False  # whether words came beside the very same, which was not adopted

    @property
    def before(self) -> Words:
        """What was said there."""
        return self.left + self.gone + self.right

    @property
    def ours(self) -> Words:
        """What we say there."""
        return self.left + self.came + self.right

    @property
    def has_more(self) -> bool:
        """Whether the adopted words hold ours, and others right beside them."""
        start, end = extent(self.came, self.adopted)
        sides = (self.adopted[:start], self.left), (self.adopted[end:], self.right)
        return any(_letters(theirs) != _letters(ours) for theirs, ours in sides) if self.came else self._differs

    @property
    def _differs(self) -> bool:
        return _letters(self.adopted) != _letters(self.left + self.right)


def spot(line: Line, passage: Passage, witness: Words) -> Spot:
    """From the nearest untouched word before a change that was adopted, too, to the nearest after it."""
    matches = SequenceMatcher(None, line.now, witness, autojunk=False).get_matching_blocks()
    changed = {at for other in line.passages for at in range(other.start, other.end)}
    held = {m.a + n: m.b + n for m in matches for n in range(m.size) if m.a + n not in changed}
    first = max((at for at in held if at < passage.start), default=-1)
    last = min((at for at in held if at >= passage.end), default=len(line.now))
    adopted = witness[held.get(first, -1) + 1 : held.get(last, len(witness))]
    left, right = line.now[first + 1 : passage.start], line.now[passage.end : last]
    came, gone = (bare(words) for words in (passage.came, passage.gone))
    if passage.start < _NUMBER_ENDS:
        came = unnumbered(came)
    return Spot(left, came, gone, right, adopted, _is_number(passage), _stutters(line.now, passage, witness))


def _is_number(passage: Passage) -> bool:
    words = passage.came + passage.gone
    return passage.start < _NUMBER_ENDS and all(_NUMBER.fullmatch(word) or not word.isalnum() for word in words)


def _stutters(now: Words, passage: Passage, witness: Words) -> bool:
    for seam in (passage.start, passage.end):
        for size in range(1, len(passage.came) + 1):
            twice = now[max(seam - size, 0) : seam + size]
            if len(twice) == 2 * size and twice[:size] == twice[size:] and bare(twice) and not within(twice, witness):
                return True
    return False


def bare(words: Words) -> Words:
    """Words without the signs around them."""
    letters = [at for at, word in enumerate(words) if word.isalnum()]
    return words[letters[0] : letters[-1] + 1] if letters else ()


def unnumbered(words: Words) -> Words:
    """Words without the number that an alinéa begins with, nor the signs around."""
    says = (at for at, word in enumerate(words) if word.isalnum() and not _NUMBER.fullmatch(word))
    return bare(words[next(says, 0) :])


def within(part: Words, whole: Words) -> bool:
    """Whether there are words, and they stand in others in a row."""
    return bool(part) and times(part, whole) > 0


def nearly(part: Words, whole: Words) -> bool:
    """Whether words stand in others in their order: the first, the last and all but a few of them."""
    found = _matches(part, whole)
    return len(found) >= _NEARLY * len(part) and {0, len(part) - 1} <= found.keys()


def extent(part: Words, whole: Words) -> tuple[int, int]:
    """From where to where words stand in others, as far as they do."""
    places = _matches(part, whole).values()
    return (min(places), max(places) + 1) if places else (0, 0)


def times(part: Words, whole: Words) -> int:
    """How often words stand in others, in a row."""
    return sum(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _matches(part: Words, whole: Words) -> dict[int, int]:
    matches = SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    return {m.a + n: m.b + n for m in matches for n in range(m.size)}


def _letters(words: Words) -> Words:
    return tuple(word for word in words if word.isalnum())
