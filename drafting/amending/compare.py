"""Comparing two texts: the edits that a person would have marked between them.

Two levels: blocks first, then words inside those that changed. rapidfuzz finds the shortest
script; the clean-up here turns it into one that reads as if marked by hand.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from rapidfuzz.distance import Indel

from drafting.amending.edits import (
    AddDivision,
    DropDivision,
    Edit,
    Edits,
    MoveDivision,
    Splice,
    apart,
    canonical,
    passed,
    told,
)
from drafting.text.blocks import Block, Kind, is_mark, tokens_of
from drafting.text.model import Division, Text

# Two blocks are one block changed when they share at least this part of their words.
ALIKE = 0.5
# Several blocks are one block split, or joined, when they share at least this part.
JOINED = 0.75
_PARTS = 16
# A sentence of which more than this part changed is replaced whole.
MOSTLY = 0.6
# Above this many words a side, rapidfuzz needs too much memory: the run is replaced whole.
_LONG = 20_000
_SENTENCE_END = frozenset(blank + sign for sign in ".;!?…:" for blank in ("", " "))
_LETTER = re.compile(r"[^\W_]")

Hunk: TypeAlias = tuple[int, int, int, int]  # words start:end of the old became start:end of the new


def compare(base: Text, text: Text) -> Edits:
    """The edits with `apply(base, edits) == text`."""
    found: list[Edit] = []
    for division in base.divisions:
        now = text.get(division.key)
        if now is None:
            found.append(DropDivision(division))
        elif now != division:
            found += _compare_division(division, now)
    found += [AddDivision(division) for division in text.divisions if division.key not in base]
    return canonical(found)


def _compare_division(before: Division, after: Division) -> Iterator[Edit]:
    if before.prefix != after.prefix:
        yield MoveDivision(before.key, before.prefix, after.prefix)
    yield from compare_blocks(before.key, before.blocks, after.blocks)


def compare_blocks(key: str, before: Sequence[Block], after: Sequence[Block]) -> Iterator[Splice]:
    """The edits inside one division."""
    yield from apart(_splices(key, before, after))


def _splices(key: str, before: Sequence[Block], after: Sequence[Block]) -> Iterator[Splice]:
    for i1, i2, j1, j2 in _hunks(*([(b.source, b.level, b.kind) for b in side] for side in (before, after))):
        at, to = i1, j1
        for pair in [*_pairs(before[i1:i2], after[j1:j2]), (i2 - i1, i2 - i1, j2 - j1, j2 - j1)]:
            first, last, start, end = (n + d for n, d in zip(pair, (i1, i1, j1, j1), strict=True))
            if (first, start) != (at, to):
                old, new = (tuple(tokens_of(side)) for side in (before[at:first], after[to:start]))
                yield Splice(key, (at, 0), (first, 0), old, new)
            yield from _compare_run(key, first, before[first:last], after[start:end])
            at, to = last, end


def _compare_run(key: str, first: int, before: Sequence[Block], after: Sequence[Block]) -> Iterator[Splice]:
    """Changes inside blocks that became others: usually one and one, more when joined or split."""
    old, new = tokens_of(before), tokens_of(after)
    at, last = (first - 1, 0), 0
    for i1, i2, j1, j2 in compare_words(old, new):
        at = passed(at, old[last:i1])
        yield from told(key, at, old[i1:i2], new[j1:j2], closes=i2 == len(old) or is_mark(old[i2]))
        at, last = passed(at, old[i1:i2]), i2


def compare_words(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """The stretches of words that changed, as a person would have marked them."""
    if old == new:
        return []
    hunks = _hunks(old, new)
    if len(hunks) > 1:
        hunks = _without_islands(old, new, hunks)
    if len(hunks) > 1:
        hunks = _whole_sentences(old, new, hunks)
    return _slid(old, new, hunks)


def _hunks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Hunk]:
    """Runs that differ, from the shortest script of deletions and insertions."""
    if max(len(old), len(new)) > _LONG:
        return _ends_apart(old, new)
    out: list[Hunk] = []
    i = j = 0
    for at, to, size in _matching(old, new):  # the last, empty, stands at both ends
        if (i, j) != (at, to):
            out.append((i, at, j, to))
        i, j = at + size, to + size
    return out


def _matching(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """The runs that stay. rapidfuzz compares hashes, so that what it calls equal is looked at again."""
    found = [(block.a, block.b, block.size) for block in Indel.opcodes(old, new).as_matching_blocks()]
    if all(old[a : a + size] == new[b : b + size] for a, b, size in found):
        return found
    numbers: dict[Hashable, int] = {}
    one, other = ([numbers.setdefault(item, len(numbers)) for item in side] for side in (old, new))
    return [(block.a, block.b, block.size) for block in Indel.opcodes(one, other).as_matching_blocks()]


def _ends_apart(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Hunk]:
    """All between what two long sequences begin and end with alike, as one run."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    whole = (head, len(old) - tail, head, len(new) - tail)
    return [] if whole[0] == whole[1] and whole[2] == whole[3] else [whole]


def _letters(words: Sequence[str]) -> int:
    return len("".join(words))


def _size(old: Sequence[str], new: Sequence[str], hunk: Hunk) -> int:
    i1, i2, j1, j2 = hunk
    return max(_letters(old[i1:i2]), _letters(new[j1:j2]))


def _without_islands(old: Sequence[str], new: Sequence[str], hunks: Iterable[Hunk]) -> list[Hunk]:
    """No confetti: what stayed between two changes joins them when it is no longer than either.

    The rule is diff-match-patch's semantic clean-up, on words instead of characters.
    """
    out: list[Hunk] = []
    sizes: list[int] = []
    for hunk in hunks:
        out.append(hunk)
        sizes.append(_size(old, new, hunk))
        while len(out) > 1 and _is_island(old[out[-2][1] : out[-1][0]], min(sizes[-2:])):
            left, right = out[-2:]
            out[-2:] = [(left[0], right[1], left[2], right[3])]
            sizes[-2:] = [_size(old, new, out[-1])]
    return out


def _is_island(kept: Sequence[str], change: int) -> bool:
    letters = "".join(kept)
    if "\n" in letters:  # a block, or a row of a table
        return False
    return len(letters) <= change or not _LETTER.search(letters)


def _whole_sentences(old: Sequence[str], new: Sequence[str], hunks: Sequence[Hunk]) -> list[Hunk]:
    """A sentence changed in several places, and mostly, is replaced whole."""
    out: list[Hunk] = []
    start = at = 0
    for end in _sentence_ends(old):
        inside: list[Hunk] = []
        while at < len(hunks) and hunks[at][0] < end:
            inside.append(hunks[at])
            at += 1
        if len(inside) > 1 and inside[-1][1] <= end:
            changed = sum(_size(old, new, hunk) for hunk in inside)
            if changed > MOSTLY * _letters(old[start:end]):
                first, last = inside[0], inside[-1]
                inside = [(start, end, first[2] - (first[0] - start), last[3] + (end - last[1]))]
        out += inside
        start = max(end, out[-1][1]) if out else end  # a change may run on into the next
    return out + list(hunks[at:])


def _sentence_ends(words: Sequence[str]) -> Iterator[int]:
    for n, word in enumerate(words):
        if word in _SENTENCE_END:
            yield n + 1
        elif is_mark(word):
            yield n
            yield n + 1
    yield len(words)


def _slid(old: Sequence[str], new: Sequence[str], hunks: Sequence[Hunk]) -> list[Hunk]:
    """Insertions and deletions moved, where the words around allow, to where a sentence begins."""
    out: list[Hunk] = []
    for n, hunk in enumerate(hunks):
        i1, i2, j1, j2 = hunk
        shift = 0
        if (i1 == i2) != (j1 == j2):
            floor = out[-1][1] + 1 if out else 0
            ceiling = hunks[n + 1][0] - 1 if n + 1 < len(hunks) else len(old)
            shift = _best_shift(old, new, hunk, floor, ceiling)
        out.append((i1 + shift, i2 + shift, j1 + shift, j2 + shift))
    return out


def _best_shift(old: Sequence[str], new: Sequence[str], hunk: Hunk, floor: int, ceiling: int) -> int:
    i1, i2, j1, j2 = hunk
    longer, start, end = (old, i1, i2) if i1 < i2 else (new, j1, j2)
    low = high = 0
    while i1 + low > floor and longer[start + low - 1] == longer[end + low - 1]:
        low -= 1
    while i2 + high < ceiling and longer[start + high] == longer[end + high]:
        high += 1
    if low == high:
        return 0
    return max(range(low, high + 1), key=lambda by: (_boundary(longer, start + by), -abs(by)))


def _boundary(words: Sequence[str], at: int) -> int:
    """How natural a place is to begin a change at."""
    if at < len(words) and words[at].startswith("\n"):  # a block, a row of a table
        return 3
    if at == 0 or words[at - 1] in _SENTENCE_END or is_mark(words[at - 1]):
        return 2
    return 0 if at == len(words) or (words[at - 1][-1].isalnum() and words[at].strip()[:1].isalnum()) else 1


def _pairs(before: Sequence[Block], after: Sequence[Block]) -> list[Hunk]:
    """Which blocks of a run became which, in order: the pairing that keeps the most words."""
    if not before or not after:
        return []
    steps = _likeness(before, after)
    best: dict[tuple[int, int], tuple[float, tuple[int, int] | None]] = {}
    for i in range(len(before), -1, -1):
        for j in range(len(after), -1, -1):
            skip = max(best.get((i + 1, j), (0.0, None))[0], best.get((i, j + 1), (0.0, None))[0])
            best[i, j] = (skip, None)
            for (di, dj), kept in steps.get((i, j), {}).items():
                if kept + best[i + di, j + dj][0] > best[i, j][0]:
                    best[i, j] = (kept + best[i + di, j + dj][0], (di, dj))
    out: list[Hunk] = []
    i = j = 0
    while i < len(before) and j < len(after):
        total, step = best[i, j]
        if step:
            out.append((i, i + step[0], j, j + step[1]))
            i, j = i + step[0], j + step[1]
        elif best[i + 1, j][0] == total:
            i += 1
        else:
            j += 1
    return out


Step: TypeAlias = dict[tuple[int, int], float]


def _likeness(before: Sequence[Block], after: Sequence[Block]) -> dict[tuple[int, int], Step]:
    """From each pair of places, the blocks (so many of the old, so many of the new) that are alike.

    The value is how many letters they share, so that long blocks find each other first.
    """
    found: dict[tuple[int, int], Step] = {}
    for i in range(len(before)):
        for j in range(len(after)):
            if steps := dict(_steps(before[i : i + _PARTS], after[j : j + _PARTS])):
                found[i, j] = steps
    return found


def _steps(before: Sequence[Block], after: Sequence[Block]) -> Iterator[tuple[tuple[int, int], float]]:
    old, new = before[0], after[0]
    if old.counts != new.counts or (old.kind is Kind.TABLE) != (new.kind is Kind.TABLE):
        return
    if (kept := _shared(before[:1], after[:1], ALIKE)) > 0:
        yield (1, 1), kept
    if not old.counts or old.kind is Kind.TABLE:
        return
    # The last part must be one, more than half: a short alinéa that follows a long one is new, not split off.
    for n in _lengths(old, after):
        kept = _shared(before[:1], after[:n], JOINED)
        if kept > _shared(before[:1], after[: n - 1], 0) + len(after[n - 1].source):
            yield (1, n), kept
    for n in _lengths(new, before):
        kept = _shared(before[:n], after[:1], JOINED)
        if kept > _shared(before[: n - 1], after[:1], 0) + len(before[n - 1].source):
            yield (n, 1), kept


def _lengths(whole: Block, parts: Sequence[Block]) -> Iterator[int]:
    """How many of the parts, two or more, are about as long as the whole."""
    total = len(parts[0].source)
    for n, part in enumerate(parts[1:], start=2):
        total += len(part.source)
        if total * JOINED > len(whole.source) or not part.counts or part.kind is Kind.TABLE:
            return
        if total >= len(whole.source) * JOINED:
            yield n


def _shared(before: Sequence[Block], after: Sequence[Block], least: float) -> float:
    """The letters that two runs share, or 0 when that is less than `least` of them."""
    size = sum(len(block.source) for block in (*before, *after))
    if 2 * min(sum(len(b.source) for b in before), sum(len(b.source) for b in after)) < least * size:
        return 0.0
    old, new = ([word for block in side for word in block.words] for side in (before, after))
    alike = Indel.normalized_similarity(old, new, score_cutoff=least)
    return alike * size if alike >= least else 0.0
