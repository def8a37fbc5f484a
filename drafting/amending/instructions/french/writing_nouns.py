"""Nouns: what a French instruction calls places, quoted words and new alinéas, with their agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.amending.instructions.french.numbers import CARDINALS
from drafting.amending.instructions.operations import Edge, Place, Quote, Times, Unit
from drafting.text import inline
from drafting.text.addresses import ARTICLE, CITATION, MEASURE, RECITAL, Address
from drafting.text.labels import Label
from drafting.text.model import ANNEXES, MEMORANDUM, PREAMBLE

HERE = "cet article"
HUNDRED = 100  # from here on numbers are in figures, which are not put beside other figures
_CARDINALS = {number: word for word, number in CARDINALS.items() if word != "une"} | {80: "quatre-vingts"}
_ORDINALS = (
    *("", "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième"),
    *("neuvième", "dixième"),
)
_LASTS = {-1: "dernier", -2: "avant-dernier", -3: "antépénultième"}
_FEMININE = {"premier": "première", "dernier": "dernière", "avant-dernier": "avant-dernière"}
_NAMED = {MEMORANDUM: "l'exposé des motifs", PREAMBLE: "le préambule"}
_SERIES = {ARTICLE: "l'article {}", MEASURE: "la mesure {}", RECITAL: "le {} considérant", CITATION: "le {} visa"}

_MATTERS = tuple(
    (re.compile(form), noun)
    for form, noun in (
        (r"\d+(?:[ ,.]\d+)*(?: ?%)?", "le nombre"),
        (r"\d+°|\d+(?:[-.]\d+)+", "la référence"),
        (r"\w+(?:[-·]\w+)*['’]?|(?:aujourd|quelqu|presqu|prud)['’][\w-]+", "le mot"),
        (r"[^\w\s]", "le signe"),
    )
)


def to(noun: str) -> str:
    """A noun after "à"."""
    return _contracted(noun, {"le ": "au ", "les ": "aux "}, "à ")


def of(noun: str) -> str:
    """A noun after "de"."""
    return _contracted(noun, {"le ": "du ", "les ": "des "}, "de ")


def _contracted(noun: str, forms: dict[str, str], otherwise: str) -> str:
    for article, form in forms.items():
        if noun.startswith(article):
            return form + noun.removeprefix(article)
    return otherwise + noun


def bare(noun: str) -> str:
    """A noun without its article."""
    for article in ("les ", "le ", "la ", "l'"):
        if noun.startswith(article):
            return noun.removeprefix(article)
    return noun


def this(noun: str) -> str:
    """A noun of a place named just before: "cet alinéa", "ces phrases"."""
    if noun.startswith("les "):
        return "ces phrases" if noun.endswith("phrases") else "ces alinéas"
    return "cette phrase" if noun.endswith("phrase") else "cet alinéa"


def ordinal(rank: int, *, feminine: bool = False) -> str:
    """A rank in words, in figures beyond ten; negative ones from the last."""
    if rank > 10:
        return f"{rank}e"
    word = _ORDINALS[rank] if rank > 0 else _LASTS.get(rank, str(rank))
    return _FEMININE.get(word, word) if feminine else word


def cardinal(number: int, *, feminine: bool = False) -> str:
    """A number in words, in figures from a hundred on."""
    return "une" if feminine and number == 1 else _CARDINALS.get(number, str(number))


def listed(items: Sequence[str]) -> str:
    """Items with "et" before the last."""
    return " et ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def division(address: Address | None) -> str:
    """What a division is called; the one that the instruction is about, "cet article"."""
    if address is None:
        return HERE
    if address.label is None:
        name = address.slug.removeprefix(f"{ANNEXES}/")
        return _NAMED.get(address.slug, f"l'annexe {name}")
    return _SERIES[address.series].format(_number(address.series, address.label))


def _number(series: str, label: Label) -> str:
    """The number of a division: article 1er, article 3 bis, mesure 1, deuxième considérant."""
    if series in (RECITAL, CITATION):
        return ordinal(label.number)
    return "1er" if series == ARTICLE and label == Label(1) else label.phrase("fr")


def places(place: Place) -> list[str]:
    """The nouns of a place, from the narrowest; none for the whole of the division that goes without saying."""
    nouns: list[str] = []
    if place.edge:
        nouns.append("la fin" if place.edge is Edge.END else "le début")
    if place.sentences:
        ranks = [ordinal(rank, feminine=True) for rank in place.sentences]
        nouns.append(f"les {listed(ranks)} phrases" if len(ranks) > 1 else f"la {ranks[0]} phrase")
    if place.heading:
        before = alineas(place.alineas) if place.alineas else ""
        nouns.append(f"l'intertitre précédant {before}" if before else "l'intitulé")
    elif place.alineas:
        nouns.append(alineas(place.alineas))
    nouns += [f"le {number}" for number in reversed(place.path)]
    if place.division:
        nouns.append(division(place.division))
    return [*nouns, f"l'amendement n° {place.parent}"] if place.parent else nouns


def alineas(ranges: Sequence[tuple[int, int]]) -> str:
    """Alinéas by their ranks: "l'alinéa 2", "les alinéas 2, 4 et 6 à 8"."""
    (low, high), *more = ranges
    if low == high and not more:
        if low > 0:
            return f"l'alinéa {low}"
        return "l'avant-dernier alinéa" if low == -2 else f"le {ordinal(low)} alinéa"
    items = [str(first) if first == last else f"{first} à {last}" for first, last in ranges]
    return f"les alinéas {listed(items)}"


def whole(place: Place) -> str:
    """A place as one noun: "la première phrase de l'alinéa 2 de l'article 3"."""
    first, *rest = places(place) or [HERE]
    return " ".join([first, *map(of, rest)])


def matter(quoted: str) -> str:
    """What is quoted, with its article: "le mot", "les mots", "le nombre", "la référence", "le signe"."""
    plain = inline.text_of(quoted)
    return next((noun for form, noun in _MATTERS if form.fullmatch(plain)), "les mots")


def quotation(quote: Quote) -> str:
    """What a quotation is called, its occurrence included, up to the words themselves."""
    noun, times = matter(quote.words), quote.times
    if times.rank is not None:
        rank = "seconde" if times.rank == 2 else ordinal(times.rank, feminine=True)
        return f"la {rank} occurrence {of(noun)}"
    return f"chaque occurrence {of(noun)}" if times.count is None else noun


def adverb(times: Times) -> str:
    """How often, where a number was said: "par deux fois "."""
    often = times.count or 1
    return f"par {cardinal(often)} fois " if times.rank is None and often > 1 else ""


def new(unit: Unit, number: int) -> str:
    """So many new alinéas or sentences: "deux alinéas ainsi rédigés", "une phrase ainsi rédigée"."""
    noun, ending = ("alinéa", "") if unit is Unit.ALINEAS else ("phrase", "e")
    plural = "s" if number > 1 else ""
    return f"{cardinal(number, feminine=bool(ending))} {noun}{plural} ainsi rédigé{ending}{plural}"
