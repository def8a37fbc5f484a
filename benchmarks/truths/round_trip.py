"""Round trips: real texts before and after; the instruction that leads from one to the other, read back.

Each pair is compared, its edits are written as an instruction, the instruction is read and enacted
on the text before, and must give the text after, block by block (new divisions are known by their
place). Texts are brought to canonical form first; rulebooks are cut into a division for each
heading, and taken as one long division, too.

Terseness: words quoted in the instructions, over words deleted and inserted by the edits together
with the words that the place needs to be unambiguous. (To the fewest: words that go with their
alinéa or article are not counted, since nobody quotes them.) A place needs words where a change stands
inside an alinéa: the fewest neighbours with which the replaced words occur once in it (they are
quoted twice, before and after), or beside which an insertion can be said to go. Words are those
that edits count, signs included. It is counted here, on its own, and not as the writer counts it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.corpus import load, share, skipped
from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, Edits, Splice
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english import reading as english
from drafting.amending.instructions.french import reading as french
from drafting.amending.instructions.french.writing import Style
from drafting.amending.instructions.operations import Operation, Quote, Reading
from drafting.amending.instructions.written import CannotBeWritten, instruction
from drafting.text.blocks import Block, is_mark, parse_blocks, tokens_of
from drafting.text.labels import labels
from drafting.text.model import ARTICLES, Division, Text
from drafting.text.slugs import slug
from drafting.text.words import words

CASE = "round trip"
ONLY = f"{ARTICLES}/only"
SIDES = ("before", "after")
Pair = tuple[Text, Text]


@dataclass(frozen=True)
class Trip:
    """What came of one pair: whether it led back, and the words quoted, changed, needed and, of those changed, said."""

    exact: bool
    quoted: int
    changed: int
    needed: int
    said: int


def rows(data: Path) -> Iterator[Row]:
    """The rows of every set of pairs, then how terse the instructions are."""
    rulebooks, code = load(data, "fr-rulebook-pairs"), load(data, "fr-code-civil-pairs")
    paragraphs = load(data, "en-application")
    articles = [_whole(case["before"], case["after"]) for case in code]
    house, senate = Style.ASSEMBLEE, Style.SENAT
    sets: tuple[tuple[str, list[Pair], str, Style, float | None], ...] = (
        ("rulebooks, a division a heading", [_cut(case) for case in rulebooks], "fr", house, 1.0),
        ("rulebooks, one division", [_whole(case["before"], case["after"]) for case in rulebooks], "fr", house, 1.0),
        ("code civil", articles, "fr", house, 1.0),
        ("code civil, style of the Sénat", articles, "fr", senate, None),
        (
            "English paragraphs",
            [_whole(*(case[f"paragraph_{n}"] for n in SIDES)) for case in paragraphs],
            "en",
            house,
            1.0,
        ),
    )
    trips: list[Trip] = []
    for name, pairs, language, style, target in sets:
        if not pairs:
            yield skipped(CASE, name)
            continue
        found = [_trip(pair, language, style) for pair in pairs]
        yield share(CASE, name, sum(trip.exact for trip in found), len(found), target)
        trips += found if target else []
    if trips:
        yield from _terseness(trips)


def _terseness(trips: Sequence[Trip]) -> Iterator[Row]:
    quoted, changed, needed, said = (
        sum(getattr(trip, name) for trip in trips) for name in ("quoted", "changed", "needed", "said")
    )
    note = "words quoted, over words changed and words that the place needs to be unambiguous"
    of = len(trips)
    yield Row(CASE, "words quoted", quoted / (changed + needed), of, 1.3, f"{quoted}", f"{changed + needed}", note)
    yield Row(CASE, "words quoted, to the fewest", quoted / (said + needed), of, None, f"{quoted}", f"{said + needed}")
    yield Row(CASE, "words quoted, to words changed", quoted / changed, of, None, f"{quoted}", f"{changed}")


def _trip(pair: Pair, language: str, style: Style) -> Trip:
    base, after = pair
    edits = compare(base, after)
    within = ONLY if ONLY in base else None
    read: Callable[..., Reading] = french.read if language == "fr" else english.read
    known = labels(base)
    counted = (_changed(edits), _needed(base, edits), _changed(edits, said=True))
    try:
        said = instruction(base, edits, labels=known, language=language, style=style, within=within)
    except CannotBeWritten:
        return Trip(False, 0, *counted)
    operations = read(said, markdown=True).operations
    found = apply(base, enact(base, operations, within=within, labels=known).edits)
    return Trip(_seen(found, base) == _seen(after, base), sum(map(_quoted, operations)), *counted)


def _seen(text: Text, base: Text) -> list[tuple[str, tuple[Block, ...]]]:
    return [(one.key if one.key in base else one.folder, one.blocks) for one in text.divisions]


def _quoted(operation: Operation) -> int:
    """The words that an operation quotes."""
    return sum(_words_in(getattr(operation, field.name)) for field in fields(operation) if field.name != "label")


def _words_in(value: Any) -> int:
    match value:
        case str() if type(value) is str:
            return len(words(value))
        case tuple():
            return sum(len(words(line)) for line in value)
        case Quote(quoted, _, until):
            return len(words(quoted)) + len(words(until))
    return 0


def _changed(edits: Edits, *, said: bool = False) -> int:
    """The words that edits delete and insert; where `said`, those only that do not go with their whole alinéa."""
    found = 0
    for edit in edits:
        match edit:
            case Splice():
                found += _count(edit.new) + (0 if said and not edit.in_words else _count(edit.old))
            case AddDivision(division):
                found += _count(tokens_of(division.blocks))
            case DropDivision(division):
                found += 0 if said else _count(tokens_of(division.blocks))
    return found


def _count(tokens: Sequence[str]) -> int:
    return sum(not is_mark(token) for token in tokens)


def _needed(base: Text, edits: Edits) -> int:
    """The words beside those that change without which nobody could say which are meant."""
    found = 0
    for edit in edits:
        if isinstance(edit, Splice) and edit.in_words:
            block = base[edit.division].blocks[edit.start[0]]
            found += _beside(block.words, edit.start[1] - 1, edit.end[1] - 1)
    return found


def _beside(all_: Sequence[str], start: int, end: int) -> int:
    said = [word.strip() for word in all_]
    for more in range(len(said)):
        spans = [(start - back, end + more - back) for back in range(more + 1)]
        sides = spans if start < end else [spans[0], spans[-1]]
        if any(0 <= low < high <= len(said) and _once(said, low, high) for low, high in sides):
            return more if start == end else 2 * more
    return 0


def _once(said: Sequence[str], low: int, high: int) -> bool:
    wanted, size = said[low:high], high - low
    return sum(said[n : n + size] == wanted for n in range(len(said) - size + 1)) == 1


def _whole(before: str, after: str) -> Pair:
    """Two Markdown texts, each as one article."""
    return tuple(Text((Division.at(f"{ARTICLES}/010-only.md", parse_blocks(side)),)) for side in (before, after))  # type: ignore[return-value]


def _cut(case: dict[str, Any]) -> Pair:
    """A rulebook before and after, cut at its headings; a heading names the division that it begins."""
    before, after = (_divisions(parse_blocks(case[side])) for side in SIDES)
    stood = {name: f"{number:05}" for number, name in enumerate(before, start=1)}
    stands: dict[str, str] = {}
    last, come = "00000", Counter[str]()
    for name in after:
        if stood.get(name, "") > last:
            last = stood[name]
        else:  # new, or moved here: after the last that stands where it stood
            come[last[:5]] += 1
            last = f"{last[:5]}{come[last[:5]]:04}"
        stands[name] = last
    return _text(before, stood), _text(after, stands)


def _divisions(blocks: Sequence[Block]) -> dict[str, tuple[Block, ...]]:
    found: dict[str, tuple[Block, ...]] = {}
    starts = [n for n, block in enumerate(blocks) if n == 0 or not block.counts]
    for low, high in pairwise([*starts, len(blocks)]):
        name = slug(blocks[low].text)
        while name in found:
            name += "-again"
        found[name] = tuple(blocks[low:high])
    return found


def _text(divisions: dict[str, tuple[Block, ...]], prefixes: dict[str, str]) -> Text:
    return Text(tuple(Division(ARTICLES, prefixes[name], name, blocks) for name, blocks in divisions.items()))
