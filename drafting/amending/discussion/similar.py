"""Near-duplicates: amendments that ask almost the same, at one place or at several.

Texts that may be alike share one of their rarest words; only those are held beside each other, and
each against the first of a group alone, so that a thousand variants of one request stay cheap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from rapidfuzz.distance import Indel, LCSseq

from drafting.amending.discussion.identical import letters_of
from drafting.amending.edits import AddDivision, Edits, Splice
from drafting.amending.merge import Contributions
from drafting.text import words as tokens
from drafting.text.blocks import is_mark, tokens_of

Words = tuple[str, ...]
Measure = Callable[[Words, Words], float]

# Two requests are nearly the same when they share at least this part of their words, in order.
NEARLY = 0.75
# Fewer words are said too often by chance.
_FEWEST = 5
# So many rare words must be shared before two texts are compared: more is faster, until it is slower.
_SURE = 4


@dataclass(frozen=True, slots=True)
class Similar:
    """Amendments whose new words are nearly the same; `likeness` is that of the one least like the first.

    `shared` are the words that all of them say, in their order; `same_place` tells whether they
    are also about one division.
    """

    who: tuple[str, ...]
    likeness: float
    shared: str
    same_place: bool


def similar(contributions: Contributions, least: float = NEARLY) -> tuple[Similar, ...]:
    """Groups of amendments that ask nearly the same, without those that ask exactly the same alone."""
    asked: dict[Words, list[int]] = defaultdict(list)
    spoken = [said(edits) for _, edits in contributions]
    for at, run in enumerate(spoken):
        if len(words := bare(run)) >= _FEWEST:
            asked[words].append(at)
    found = (_group(contributions, spoken, asked, group) for group in alike(asked, likeness, least) if len(group) > 1)
    return tuple(sorted(found, key=lambda group: (-group.likeness, group.who)))


def said(edits: Edits) -> Words:
    """The words that an amendment brings into the text; of a deletion, those it takes out."""
    brought = [token for edit in edits for token in _brought(edit)]
    return tuple(brought or (token for edit in edits if isinstance(edit, Splice) for token in edit.old))


def bare(run: Iterable[str]) -> Words:
    """Words without punctuation, emphasis and capitals."""
    return tuple(word for word in (letters_of(token).strip(" ,\n") for token in run) if word)


def likeness(one: Words, other: Words) -> float:
    """The part of their words that two texts share, in order: 0 nothing, 1 all."""
    return float(Indel.normalized_similarity(one, other))


def covering(one: Words, other: Words) -> float:
    """The part of the shorter of two texts that the longer says, in order: 1 where it says all of it and more."""
    short = min(len(one), len(other))
    return LCSseq.similarity(one, other) / short if short else 0.0


def alike(texts: Iterable[Words], measure: Measure = likeness, least: float = NEARLY) -> list[list[Words]]:
    """Different texts in groups, each at least so like the first of its group, the longest first.

    Only texts that share some of their rarest words are held beside each other.
    """
    ordered = sorted(set(texts), key=lambda words: (-len(words), words))
    common = Counter(word for words in ordered for word in set(words))
    groups: list[list[Words]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for words in ordered:
        rarest = sorted(set(words), key=lambda word: (common[word], word))
        near = _near(rarest, len(words) - ceil(_share(measure, least) * len(words)), index)
        best = max(((measure(words, groups[at][0]), -at) for at in near), default=(0.0, 0))
        if best[0] >= least:
            groups[-best[1]].append(words)
            continue
        for word in rarest:
            index[word].append(len(groups))
        groups.append([words])
    return groups


def _share(measure: Measure, least: float) -> float:
    """The part of a text's words that any longer one that is so like it must have, too."""
    return least if measure is covering else least / (2 - least)


def _near(rarest: Sequence[str], spare: int, index: Mapping[str, list[int]]) -> list[int]:
    """What shares enough of a text's rarest words, of which only some can be `spare`.

    The prefix filter of Bayardo, Ma and Srikant (Scaling up all pairs similarity search, 2007).
    """
    asked = rarest[: spare + _SURE]
    found = Counter(at for word in asked for at in index.get(word, ()))
    return [at for at, count in found.items() if count >= max(1, len(asked) - spare)]


def _brought(edit: object) -> Sequence[str]:
    match edit:
        case Splice():
            return edit.new
        case AddDivision(added):
            return tokens_of(added.blocks)
    return ()


def _group(
    contributions: Contributions,
    spoken: Sequence[Words],
    asked: dict[Words, list[int]],
    group: Sequence[Words],
) -> Similar:
    members = sorted(at for words in group for at in asked[words])
    divisions = {frozenset(edit.division for edit in contributions[at][1]) for at in members}
    shared = _shared([spoken[asked[words][0]] for words in group])
    least = min(likeness(group[0], words) for words in group[1:])
    return Similar(tuple(contributions[at][0] for at in members), least, shared, len(divisions) == 1)


def _shared(runs: Sequence[Words]) -> str:
    """The words that all say, in the order of the first."""
    common = tuple(token for token in runs[0] if not is_mark(token))
    for run in runs[1:]:
        other = [letters_of(token) for token in run]
        blocks = LCSseq.opcodes([letters_of(token) for token in common], other)
        common = tuple(token for op in blocks if op.tag == "equal" for token in common[op.src_start : op.src_end])
    return tokens.join(common).strip()
