"""Nouns: what an English instruction calls places, quoted words and new paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.amending.instructions.operations import Edge, Place, Quote, Unit
from drafting.text.addresses import ARTICLE, CITATION, MEASURE, RECITAL, Address
from drafting.text.model import ANNEXES, MEMORANDUM, PREAMBLE

HERE = "this Article"
_ORDINALS = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_LASTS = {-1: "last", -2: "last but one"}
_NAMED = {MEMORANDUM: "the memorandum", PREAMBLE: "the preamble"}
_SERIES = {ARTICLE: "Article {}", MEASURE: "Measure {}", RECITAL: "recital {}", CITATION: "citation {}"}


def ordinal(rank: int) -> str:
    """A rank in words, in figures beyond twelve; negative ones from the last."""
    if rank <= 0:
        return _LASTS.get(rank, str(rank))
    if rank < len(_ORDINALS):
        return _ORDINALS[rank]
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def listed(items: Sequence[str]) -> str:
    """Items with "and" before the last."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def division(address: Address | None) -> str:
    """What a division is called; the one that the instruction is about, "this Article"."""
    if address is None:
        return HERE
    if address.label is None:
        return _NAMED.get(address.slug, f"annex {address.slug.removeprefix(f'{ANNEXES}/')}")
    return _SERIES[address.series].format(address.label.phrase("en"))


def kind(place: Place) -> str:
    """What sort of division stands at a place."""
    return "Measure" if place.division is not None and place.division.series == MEASURE else "Article"


def places(place: Place) -> list[str]:
    """The nouns of a place, from the narrowest; none for the whole of the division that goes without saying."""
    nouns: list[str] = []
    if place.edge:
        nouns.append("the end" if place.edge is Edge.END else "the beginning")
    if place.sentences:
        noun = "sentences" if len(place.sentences) > 1 else "sentence"
        nouns.append(f"the {listed([ordinal(rank) for rank in place.sentences])} {noun}")
    if place.heading:
        nouns.append(f"the heading before {paragraphs(place.alineas)}" if place.alineas else "the heading")
    elif place.alineas:
        nouns.append(paragraphs(place.alineas))
    nouns += [f"paragraph {number}" for number in reversed(place.path)]
    if place.division:
        nouns.append(division(place.division))
    return [*nouns, f"amendment {place.parent}"] if place.parent else nouns


def paragraphs(ranges: Sequence[tuple[int, int]]) -> str:
    """Paragraphs by their ranks: "paragraph 2", "paragraphs 2, 4 and 6 to 8"."""
    (low, high), *more = ranges
    if low == high and not more:
        return f"paragraph {low}" if low > 0 else f"the {ordinal(low)} paragraph"
    items = [str(first) if first == last else f"{first} to {last}" for first, last in ranges]
    return f"paragraphs {listed(items)}"


def whole(place: Place) -> str:
    """A place as one noun: "the first sentence of paragraph 2 of Article 3"."""
    return " of ".join(places(place) or [HERE])


def quotation(quote: Quote) -> str:
    """Quoted words, with the occurrence before them: "the second “X”", "each “X”"."""
    times = quote.times
    if times.rank is not None:
        return f"the {ordinal(times.rank)} {quoted(quote.words)}"
    return f"each {quoted(quote.words)}" if times.count is None else quoted(quote.words)


def quoted(words: str) -> str:
    """Words between quotation marks."""
    return f"“{words}”"


def new(unit: Unit, number: int) -> str:
    """What is new, before it is quoted: "the following paragraphs"."""
    noun = "paragraph" if unit is Unit.ALINEAS else "sentence"
    return f"the following {noun}{'s' if number > 1 else ''}"
