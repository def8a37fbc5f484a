"""The nouns of places: a phrase, an alinéa, an article, an amendment, a row; each alone, without what it is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeAlias

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.numbers import ADVERB, CARDINAL, ORDINAL, cardinal, ordinal
from drafting.amending.instructions.operations import Place
from drafting.text import model
from drafting.text.addresses import ARTICLE, CITATION, MEASURE, RECITAL, Address
from drafting.text.labels import Label

Places: TypeAlias = tuple[Place, ...]

# The sentence in which the quoted words stand, where the alinéa alone was named ("la fin de la phrase").
WHERE_QUOTED = (0,)
# Every column and every row: the alinéa that the table is.
WHOLE_TABLE = (0, 0)

THE = r"(?:l'|la |les? )"
_SAME = r"(?:memes?|dite?s?|presente?s?) "
_SAID = r"(?:(?:au|du|le|aux|des|les)dits?|ladite|lesdites) "
_MANY = r"(?:deux|trois|quatre|cinq|six) "
_AFTER_ARTICLE = re.compile(r"(?:^|[ '\n])(?:l'|le|la|les|du|des|de|au|aux|et) ?$")
# Letters of a label ("3 AA"), and not a small word ("3 et 5").
_LETTERS = r"(?!(?:a|au) \d|(?:et|ou|de|du|la|le|un|si|il|en)\b)[a-z]{1,2}"
_LABEL = (
    rf"(?:(?:\d+(?:er|re)?|premier|unique)(?: ?{ADVERB}\b)?(?: {_LETTERS}\b(?!'))?|[a-z]\b(?!'))"
    r"(?: ?\((?:nouveau|supprime|pour coordination|non modifie)\))?"
)
_THIS_DIVISION = (
    rf"(?:(?:cet|cette|ces) (?:{_SAME})?|{_SAME})(?:articles?|mesures?)"
    r"|article(?= ?(?:[,:\n]|dans|par|ainsi|comme))"
)
_DIVISIONS = ((r"(?:articles?(?! additionnel)|art\.)", ARTICLE), (r"mesures?", MEASURE))
_OF_THE_PREAMBLE = ((r"visas?", CITATION), (r"considerants?", RECITAL))
_BY_NAME = ((r"expose des motifs", model.MEMORANDUM), (r"preambule", model.PREAMBLE))


def select(cursor: Cursor, known: Places) -> Places | None:
    """The places of the noun that comes next; `known` is what "cet alinéa" means."""
    return next((read for selector in _SELECTORS if (read := cursor.attempt(selector, known))), None)


def inside(inner: Places, outer: Places) -> Places | None:
    """Places within places; None where both say the same thing differently."""
    out = [merge(one, other) for other in outer for one in inner]
    return None if None in out else tuple(place for place in out if place)


def merge(inner: Place, outer: Place) -> Place | None:
    """A place within a place; None where both say the same thing differently."""
    taken: dict[str, Any] = {}
    for name in (f.name for f in fields(Place)):
        ours, theirs = getattr(inner, name), getattr(outer, name)
        if name == "path":
            taken[name] = (*theirs, *ours)
        elif name == "cell" and ours and theirs:
            taken[name] = (ours[0] or theirs[0], ours[1] or theirs[1])
        elif ours and theirs and ours != theirs:
            return None
        else:
            taken[name] = ours or theirs
    return Place(**taken)


def joined(groups: Iterable[Places]) -> Places:
    """One place of several that differ in their alinéas only."""
    out: list[Place] = []
    for place in (place for group in groups for place in group):
        last = out[-1] if out else None
        if last and last.alineas and place.alineas and replace(last, alineas=()) == replace(place, alineas=()):
            out[-1] = replace(place, alineas=(*last.alineas, *place.alineas))
        else:
            out.append(place)
    return tuple(out)


def _unique(places: Iterable[Place]) -> Places | None:
    return tuple(dict.fromkeys(places)) or None


def _sentences(cursor: Cursor, known: Places) -> Places | None:
    if cursor.take(rf"(?:ce(?:tte|s) |{_SAME})+(?:{_MANY})?phrases?"):
        return _unique(place for place in known if place.sentences)
    if cursor.take(r"phrase"):
        return tuple(place if place.sentences else replace(place, sentences=WHERE_QUOTED) for place in known)
    ranks = cursor.attempt(_ranks, "phrases?")
    return (Place(sentences=ranks),) if ranks else None


def _ranks(cursor: Cursor, noun: str) -> tuple[int, ...] | None:
    """The ranks before a noun: "deuxième et troisième phrases", "deux dernières phrases"."""
    if many := cursor.take(rf"{CARDINAL} (?:premier|premiere|dernier|derniere)s"):
        number = cardinal(many.rpartition(" ")[0])
        ranks = tuple(range(1, number + 1) if "premier" in many else range(-number, 0))
        return ranks if cursor.take(noun) else None
    found: list[int] = []
    while word := cursor.take(ORDINAL):
        found.append(ordinal(word))
        if not cursor.take(r"(?:,|et|,? a la|et la|et a la|,? la)(?= )"):
            break
    return tuple(found) if found and cursor.take(noun) else None


def _alineas(cursor: Cursor, known: Places) -> Places | None:
    if cursor.take(rf"(?:{_SAID}|{_SAME})?(?:alineas?|al\.)(?= ?(?:n° ?)?\d)"):
        return _numbered(cursor)
    if cursor.take(rf"(?:(?:cet|ces) (?:{_MANY}|{_SAME})?|{_SAME}|{_SAID})(?:alineas?|paragraphes?)|alineas?(?! ?\d)"):
        entire = [place for place in known if not place.sentences] or known
        return _unique(replace(p, sentences=(), edge=None, cell=None) for p in entire if p.alineas or p.path)
    if cursor.take(r"alinea (?:unique|premier)"):
        return (Place(alineas=((1, 1),)),)
    ranks = cursor.attempt(_ranks, "alineas?")
    return (Place(alineas=tuple((rank, rank) for rank in ranks)),) if ranks else None


def _numbered(cursor: Cursor) -> Places | None:
    """Groups of numbers, each with what narrows it: "2, 3, deuxième phrase, et 4"."""
    groups: list[tuple[Places, Places | None]] = []
    while ranges := cursor.attempt(_ranges):
        groups.append(((Place(alineas=ranges),), cursor.attempt(_narrower)))
        if cursor.take(r"(?:, ?(?:et|ainsi que|puis)?|et|ainsi que|puis)(?= \d)") is None:
            break
    narrowers = [narrower for _, narrower in groups if narrower]
    if groups and len(narrowers) == 1 and groups[-1][1]:
        # Said once, at the end, it holds for all: "Alinéas 2, 5 et 7, première phrase".
        groups = [(group, narrowers[0]) for group, _ in groups]
    return joined(inside(narrower, group) or group if narrower else group for group, narrower in groups) or None


def _ranges(cursor: Cursor) -> tuple[tuple[int, int], ...] | None:
    found: list[tuple[int, int]] = []
    while first := cursor.take(r"(?:n° ?)?\d+(?:er)?"):
        last = cursor.take(r"(?:a|au) \d+")
        start = int(first.removeprefix("n°").removesuffix("er"))
        found.append((start, int(last.split()[1]) if last else start))
        if cursor.take(r"et(?= \d)") is None:
            break
    return tuple(found) or None


def _narrower(cursor: Cursor) -> Places | None:
    if not cursor.take(rf",(?= (?:{THE})?(?:{ORDINAL}|{CARDINAL} (?:premi|derni)\w+)\b)"):
        return None
    cursor.take(THE)
    ranks = _ranks(cursor, "phrases?")
    return (Place(sentences=ranks),) if ranks else None


def _cells(cursor: Cursor, known: Places) -> Places | None:
    if cursor.take(r"(?:ce )?tableau"):
        return (Place(cell=WHOLE_TABLE),)
    if cursor.take(r"(?:cette|ces|meme) (?:lignes?|colonnes?|cellules?)"):
        return _unique(place for place in known if place.cell)
    if ranks := cursor.attempt(_ranks, "colonnes?"):
        return tuple(Place(cell=(rank, 0)) for rank in ranks)
    if ranks := cursor.attempt(_ranks, "lignes?"):
        return tuple(Place(cell=(0, rank)) for rank in ranks)
    return None


def _division(cursor: Cursor, known: Places) -> Places | None:
    if cursor.take(_THIS_DIVISION):
        return _unique(Place(division=place.division, parent=place.parent) for place in known)
    for noun, series in _DIVISIONS:
        if cursor.take(rf"{noun}(?= )"):
            return _labelled(cursor, series)
    for noun, series in _OF_THE_PREAMBLE:
        if rank := cursor.attempt(_rank, noun):
            return (Place(division=Address(series, Label(rank))),)
    for noun, key in _BY_NAME:
        if cursor.take(noun):
            return (Place(division=Address("key", slug=key)),)
    slug = cursor.take(r"annexe [a-z0-9][a-z0-9/-]*")
    return (Place(division=Address("key", slug=f"{model.ANNEXES}/{slug.split()[1]}")),) if slug else None


def _labelled(cursor: Cursor, series: str) -> Places | None:
    """Divisions by their labels: "articles 3, 4 bis et 7"."""
    found: list[Place] = []
    while label := cursor.take(_LABEL):
        found.append(Place(division=_address(series, label)))
        if not cursor.take(r"(?:,|et)(?= \d)"):
            break
    return tuple(found) or None


def _rank(cursor: Cursor, noun: str) -> int | None:
    if ranks := cursor.attempt(_ranks, noun):
        return ranks[0] if len(ranks) == 1 and ranks[0] > 0 else None
    number = cursor.take(rf"{noun} (?:n° ?)?\d+")
    return int(re.findall(r"\d+", number)[0]) if number else None


def _address(series: str, label: str) -> Address:
    """The address of a labelled division; one by name where the label is none of ours ("16 bis AA")."""
    bare = label.partition("(")[0].strip()
    try:
        return Address(series, Label.parse(bare.upper() if len(bare) == 1 else bare))
    except ValueError:
        return Address(series, slug=bare.replace(" ", "-"))


def _amendment(cursor: Cursor, known: Places) -> Places | None:
    if cursor.take(r"cet amendement"):
        return _unique(Place(parent=place.parent) for place in known if place.parent)
    if not cursor.take(r"(?:sous-)?amendement(?: n° ?| )(?=[^ ]*\d)"):
        return None
    number = cursor.take(rf"[^ ,\n]+(?: ?rect(?:ifie|\.)(?: {ADVERB}\b)?)?") or ""
    return (Place(parent=re.sub(r"RECT(?:IFIE|\.)(.*)", lambda found: "rect." + found[1].lower(), number.upper())),)


def _heading(cursor: Cursor, known: Places) -> Places | None:
    if cursor.take(r"(?:cet|ce) (?:intitule|intertitre|titre)"):
        return _unique(place for place in known if place.heading)
    if cursor.take(r"intertitre precedant (?:l'|les )?"):
        before = _alineas(cursor, known)
        return tuple(replace(place, heading=True) for place in before) if before else None
    return (Place(heading=True),) if cursor.take(r"(?:intitule|titre(?! (?:[ivx]+|1er|\d)))") else None


def _path(cursor: Cursor, _known: Places) -> Places | None:
    # Without an article it is the number of a part of the instruction.
    if not _AFTER_ARTICLE.search(cursor.text[: cursor.at]):
        return None
    number = cursor.take(rf"\d+°(?: {ADVERB}\b)?|[ivxl]+(?: {ADVERB}\b)?(?![.'°)])|[a-z]\)")
    if number is None:
        return None
    sign, _, suffix = number.partition(" ")
    written = sign.upper() if not sign.strip("ivxl") else sign
    return (Place(path=(f"{written} {suffix}".strip(),)),)


_SELECTORS: tuple[Callable[[Cursor, Places], Places | None], ...] = (
    _sentences,
    _alineas,
    _cells,
    _division,
    _amendment,
    _heading,
    _path,
)
