"""Places: where in a text the place of an operation is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from drafting.amending.instructions import passages
from drafting.amending.instructions.enumerators import numbers, within
from drafting.amending.instructions.operations import Place
from drafting.amending.instructions.passages import Passage, view
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.amending.instructions.sentences import sentences
from drafting.text.addresses import ARTICLE, Address, NoSuchPlace, resolve
from drafting.text.blocks import Block, Kind
from drafting.text.labels import Labels
from drafting.text.model import ARTICLES, Division, Text

ONLY_ARTICLE = Address(ARTICLE, slug="unique")


@dataclass(frozen=True, slots=True)
class Located:
    """A place in a text: runs of blocks (first, last + 1) of a division, and what is named in them.

    `units` are what each must have its own occurrence of quoted words in: an alinéa, a sentence, or
    all of a division. `narrowed` is whether less than whole blocks is named; `floating` that what is
    meant is the one sentence of several in which quoted words stand.
    """

    division: Division
    runs: tuple[tuple[int, int], ...]
    units: tuple[tuple[Passage, ...], ...]
    is_whole: bool = False
    is_range: bool = False
    narrowed: bool = False
    floating: bool = False

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All that is named, in order."""
        return tuple(passage for unit in self.units for passage in unit)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the division."""
        return self.division.blocks


def locate(place: Place, base: Text, key: str | None, labels: Labels) -> Located:
    """Where a place is; `key` is the division meant where none is named. Raises `CannotBeDone`."""
    division, alinea = _division(place, base, key, labels)
    if alinea is not None and not place.alineas:
        return _narrowed(place, division, ((alinea, alinea + 1),), (alinea,))
    if place.heading:
        return _heading(place, division)
    if place.alineas:
        runs = _runs(place, division)
        return _narrowed(place, division, runs, tuple(at for run in runs for at in range(*run)))
    under = _under_numbers(place, division) if place.path else [(0, len(division.blocks))]
    if len(under) != 1:
        raise _missing(place, len(under))
    found = _narrowed(place, division, tuple(under), tuple(range(*under[0])))
    return replace(found, units=(found.passages,), is_whole=place.is_whole and not place.cell)


def phrase(place: Place) -> str:
    """A place in few words, for a refusal."""
    parts = [str(place.division)] if place.division else []
    parts += ["heading"] if place.heading else []
    parts += [" ".join(place.path)] if place.path else []
    if place.alineas:
        parts.append("al. " + ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in place.alineas))
    parts += [f"sentence {rank}" for rank in place.sentences]
    return ", ".join(parts + ([f"cell {place.cell[0]}, {place.cell[1]}"] if place.cell else []))


def _missing(place: Place, found: int = 0) -> CannotBeDone:
    return CannotBeDone(Why.NO_SUCH_PLACE, phrase(place), found)


def _division(place: Place, base: Text, key: str | None, labels: Labels) -> tuple[Division, int | None]:
    """The division of a place, and the block of an alinéa that its address names."""
    if place.division is None:
        if key is None or key not in base:
            raise _missing(place)
        return base[key], None
    if place.division == ONLY_ARTICLE:
        return _only_article(place, base), None
    try:
        found = resolve(place.division, base, labels)
    except NoSuchPlace as problem:
        raise _missing(place) from problem
    return base[found.key], found.block


def _only_article(place: Place, base: Text) -> Division:
    """The article of a text that has no other."""
    articles = base.series(ARTICLES)
    if len(articles) != 1:
        raise _missing(place, len(articles))
    return articles[0]


def _under_numbers(place: Place, division: Division) -> list[tuple[int, int]]:
    return within([view(block).text if block.counts else "" for block in division.blocks], place.path)


def _runs(place: Place, division: Division) -> tuple[tuple[int, int], ...]:
    """The blocks of alinéas, counted in the division or under the numbers of a path.

    "The second alinéa of II" counts under II; "the 4° of alinéa 17" does not, and is that alinéa if
    it bears the number. Where either could be meant, neither is.
    """
    everywhere = [n for n, block in enumerate(division.blocks) if block.counts]
    absolute = _counted(everywhere, place)
    if not place.path:
        return absolute or _refuse(place)
    under = _under_numbers(place, division)
    found = {absolute} if any(absolute[:1] == ((low, low + 1),) for low, _ in under) else set()
    if len(under) == 1:
        low, high = under[0]
        found.add(_counted([n for n in everywhere if low <= n < high], place))
        if absolute and low <= absolute[0][0] and absolute[-1][1] <= high:
            found.add(absolute)
    found.discard(())
    return found.pop() if len(found) == 1 else _refuse(place, len(found))


def _refuse(place: Place, found: int = 0) -> NoReturn:
    raise _missing(place, found)


def _counted(ranks: list[int], place: Place) -> tuple[tuple[int, int], ...]:
    """The blocks from one alinéa to another for each range, with the headings between; none if one is missing."""
    pairs = [tuple(rank - 1 if rank > 0 else rank + len(ranks) for rank in pair) for pair in place.alineas]
    if any(rank == 0 for pair in place.alineas for rank in pair):
        return ()
    if not all(0 <= first <= last < len(ranks) for first, last in pairs):
        return ()
    return tuple((ranks[first], ranks[last] + 1) for first, last in pairs)


def _heading(place: Place, division: Division) -> Located:
    """The heading right before an alinéa, or the first of the division."""
    if place.alineas:
        ranks = [at for at, block in enumerate(division.blocks) if block.counts]
        at = next((first - 1 for first, _ in _counted(ranks, place)), -1)
    else:
        at = next((n for n, block in enumerate(division.blocks) if block.kind is Kind.HEADING), -1)
    if at < 0 or division.blocks[at].kind is not Kind.HEADING:
        raise _missing(place)
    return Located(division, ((at, at + 1),), ((passages.whole(at, division.blocks[at]),),))


def _narrowed(place: Place, division: Division, runs: tuple[tuple[int, int], ...], blocks: tuple[int, ...]) -> Located:
    """A place that is blocks, or cells or sentences in them."""
    counted = [n for n in blocks if division.blocks[n].counts]
    several = not place.alineas and len(counted) > 1
    named = tuple(_named(place, division, counted, several=several))
    narrowed = bool(place.cell or place.sentences)
    if narrowed and not named:
        raise _missing(place)
    is_range = len(runs) == 1 and len(counted) > 1
    if place.sentences and (place.sentences == (0,) or several):
        return Located(division, runs, (named,), is_range=is_range, narrowed=True, floating=len(named) > 1 or several)
    return Located(division, runs, tuple((one,) for one in named), is_range=is_range, narrowed=narrowed)


def _named(place: Place, division: Division, counted: list[int], *, several: bool) -> Iterator[Passage]:
    """What is named in each block; where no alinéa is, blocks that have no such sentence or cell are passed over."""
    tables = sum(division.blocks[n].kind is Kind.TABLE for n in counted)
    for n in counted:
        block = division.blocks[n]
        if place.cell:
            if 0 in place.cell:
                raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(place))
            if block.kind is Kind.TABLE and tables == 1:
                found = passages.cell(n, block, *place.cell)
                yield from (found,) if found else ()
        elif place.sentences:
            yield from _sentences(place, n, block, several=several)
        else:
            yield passages.whole(n, block)


def _sentences(place: Place, number: int, block: Block, *, several: bool) -> Iterator[Passage]:
    text = view(block).text
    spans = () if block.kind is Kind.TABLE else sentences(text, numbers(text)[1])
    if place.sentences == (0,):
        yield from (Passage(number, *span) for span in spans)
        return
    for rank in place.sentences:
        at = rank - 1 if rank > 0 else rank + len(spans)
        if 0 <= at < len(spans):
            yield Passage(number, *spans[at])
        elif not several:
            raise _missing(place)
