"""Order of discussion on lists of the Sénat: pairs in the official order, identical ones, joint debates.

Shuffled, then ordered inside each division from the words of the instructions, or from the printed
label alone. `plfss2018` also says which are identical and which are debated together, by pairs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.corpus import load, share, skipped
from drafting.amending.discussion.identical import letters_of
from drafting.amending.discussion.order import Agenda, Item, OrderRule, order
from drafting.amending.discussion.reach import Reach
from drafting.amending.discussion.reach_of_words import UnknownLabel, reach_of_label, reach_of_operations
from drafting.amending.instructions.french.reading import read
from drafting.text import words as tokens

CASE = "fr-order"
LISTS = ("egalim", "plfss2018", "plfss2019")
Listed = dict[str, Any]


def rows(data: Path) -> Iterator[Row]:
    """The figures of each list, and of the groups in the one that names them."""
    for name in LISTS:
        listed = load(data, f"{CASE}/{name}-senat")
        if not listed:
            yield skipped(CASE, f"{name}_pairs")
            continue
        agendas = [(own, agenda(own)) for own in by_division(listed)]
        yield from _pairs(name, agendas)
        if any(row["identical"] for row in listed) and any(row["text"] for row in listed):
            yield from _groups(name, agendas)


def by_division(listed: Iterable[Listed]) -> list[list[Listed]]:
    """The amendments of each division, in the official order."""
    own: dict[str, list[Listed]] = defaultdict(list)
    for row in sorted(listed, key=lambda row: row["rank"]):
        own[row["division"]].append(row)
    return list(own.values())


def agenda(own: Sequence[Listed]) -> Agenda:
    """Our order of the amendments of one division, whatever the order they come in."""
    shuffled = list(own)
    Random(len(own)).shuffle(shuffled)  # noqa: S311 - no secret
    return order([item_of(row) for row in shuffled], OrderRule.FRENCH_PARLIAMENT)


def item_of(row: Listed) -> Item:
    """An amendment as the order sees it, from its words, or from its label where there are none."""
    text = row["text"]
    found = _reach_of(text) if text else reach_of_label(row["alinea_label"] or "")
    touches = tuple(replace(touch, division=row["division"]) for touch in found.touches)
    number = re.search(r"\d+", row["number"])
    known = Item(row["number"], Reach(touches), int(number[0]) if number else 0, row["parent"] or "")
    return replace(known, identity=_letters(text)) if text else known


def _reach_of(text: str) -> Reach:
    """What an instruction says; of one that was not understood, what its first line says of the place."""
    operations = read(text).operations
    if operations:
        return reach_of_operations(operations)
    try:
        return reach_of_label(text.partition("\n")[0].replace("’", "'"))
    except UnknownLabel:
        return Reach()


def _letters(text: str) -> str:
    """What identical instructions have in common: letters and figures."""
    return "".join(letters_of(word) for line in text.split("\n") for word in tokens.words(" " + line))


def _pairs(name: str, agendas: Iterable[tuple[list[Listed], Agenda]]) -> Iterator[Row]:
    """How many pairs stand in the official order; by label, of those that a label says something of."""
    right: Counter[bool] = Counter()
    all_: Counter[bool] = Counter()
    for own, ours in agendas:
        rank = {number: at for at, number in enumerate(ours.names)}
        for one, other in combinations(own, 2):
            said = bool(one["text"] or one["alinea_label"] or other["alinea_label"])
            all_[said] += 1
            right[said] += rank[one["number"]] < rank[other["number"]]
    labels = "; pairs of which neither has a label are left out" if all_[False] else ""
    yield share(CASE, f"{name}_pairs", right[True], all_[True], 0.97, f"pairs of one division{labels}")
    if all_[False]:
        yield share(
            CASE, f"{name}_pairs_all", right.total(), all_.total(), note="and those that only numbers tell apart"
        )


def _groups(name: str, agendas: Iterable[tuple[list[Listed], Agenda]]) -> Iterator[Row]:
    """Precision and recall, by pairs, of identical groups and of joint debates."""
    votes: Counter[tuple[bool, bool]] = Counter()
    debates: Counter[tuple[bool, bool]] = Counter()
    for own, ours in agendas:
        discussions = {number: at for at, one in enumerate(ours.discussions) for number in one.called()}
        slots = [slot for discussion in ours.discussions for slot in discussion.slots]
        slot_of = {number: at for at, slot in enumerate(slots) for number in slot.names}
        for one, other in combinations(own, 2):
            pair = one["number"], other["number"]
            votes[_both(one, other, "identical"), slot_of.get(pair[0]) == slot_of.get(pair[1])] += 1
            debates[_both(one, other, "joint_debate"), discussions[pair[0]] == discussions[pair[1]]] += 1
    hits, ours_, theirs = _counts(votes)
    yield share(CASE, f"{name}_identical_precision", hits, ours_, 1.0)
    yield share(CASE, f"{name}_identical_recall", hits, theirs, 0.90)
    hits, ours_, theirs = _counts(debates)
    yield share(CASE, f"{name}_joint_debates_precision", hits, ours_)
    yield share(CASE, f"{name}_joint_debates_recall", hits, theirs)
    yield share(CASE, f"{name}_joint_debates_f1", 2 * hits, ours_ + theirs, 0.85, "pairs in one debate, on both sides")


def _both(one: Listed, other: Listed, what: str) -> bool:
    return one[what] is not None and one[what] == other[what]


def _counts(pairs: Counter[tuple[bool, bool]]) -> tuple[int, int, int]:
    """Pairs that both say, that we say, that they say."""
    hits = pairs[True, True]
    return hits, hits + pairs[False, True], hits + pairs[True, False]
