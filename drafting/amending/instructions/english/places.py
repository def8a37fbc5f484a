"""Places as English instructions name them: "the first sentence of paragraph 2", "Section 2(6)(A)".

A number in brackets is one that the text itself bears; a bare one is the rank of an alinéa.
"""

from __future__ import annotations

import re

from drafting.amending.instructions.english.wording import RANK, RANKS
from drafting.amending.instructions.operations import HERE, Place
from drafting.text.addresses import Address, BadAddress

_LEVEL = r"(?:sub-?)*(?:section|paragraph|clause|division|item|title|chapter|article|part)s?"
_KNOWN = r"(?:the\s+)?(?:newly\s+(?:re)?designated\s+|existing\s+)?"
_ASIDE = re.compile(r"\s*\((?=[^()]*\s)(?:[^()]|\([^()]*\))*\)")
_OF_A_LAW = re.compile(
    r"(?:\s+of(?:\s+the)?)+\s+[A-Z][^\"“]*?\b(?:Act|Code|Law|Regulations|Rules|Charter|Title)\b[^\"“]*$", re.DOTALL
)
_JOIN = re.compile(r"\s*(?P<join>,\s*(?:in\s+)?|\s(?:of|in|to|from|for)\s)\s*", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)(?:\s*(?:to|-|–|through)\s*(\d+))?")
_NUMBERS = (
    r"\d+(?:\s*(?:to|-|–|through)\s*\d+)?(?:(?:\s*,\s*|\s*,?\s+and\s+)\d+(?:\s*(?:to|-|–|through)\s*\d+)?)*(?!\w|\()"
)

_HERE = re.compile(
    r"(?:this|the)\s+(?:existing\s+)?(?:article|measure|section|annex|text|division)(?!\s*\(|\s+\d)", re.IGNORECASE
)
_DIVISION = re.compile(
    r"(?:article|measure)\s+(?P<number>\d+(?:\s?(?:[A-Z]\b|bis|ter|quater))?|[A-Z]\b)(?!\()"
    r"|(?:the\s+)?(?P<word>memorandum|preamble)|annex\s+(?P<annex>[a-z0-9][a-z0-9/-]*)"
    r"|(?:recital|citation)\s+(?P<rank>\d+)",
    re.IGNORECASE,
)
_ALINEAS = re.compile(rf"(?:paragraphs?|para\.?|alin[ée]as?)\s+(?P<numbers>{_NUMBERS})", re.IGNORECASE)
_RANKED = re.compile(rf"(?:the\s+)?(?P<rank>{RANK})\s+(?:paragraph|alin[ée]a)(?!s?\s+\()", re.IGNORECASE)
_SENTENCES = re.compile(rf"(?:the\s+)?(?P<ranks>{RANK}(?:(?:\s*,\s*|\s+and\s+){RANK})*)\s+sentences?", re.IGNORECASE)
_HEADING = re.compile(
    r"the\s+(?:(?:sub-?)?(?:section|article|measure|paragraph|chapter|part)\s+)?(?:heading|title)(?:\s+before\s+paragraph\s+(?P<before>\d+))?(?!s?\s+\d)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"the\s+(?:lead[ -]?in|introductory|opening)\s+(?:language|text|words|paragraph)", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"{_KNOWN}{_LEVEL}\s+(?:§+\s*)?(?P<first>\d[\w.:-]*\w|\d|[IVXLC]+(?!\w))?(?P<rest>(?:\s?\(\w[\w-]*\))*)(?![\w(])",
    re.IGNORECASE,
)

_SEVERAL = re.compile(
    rf"{_KNOWN}{_LEVEL}\s+(?P<numbers>(?:\(\w[\w-]*\))+(?:(?:,\s+and|,|\s+and)\s+(?:\(\w[\w-]*\))+)+)",
    re.IGNORECASE,
)


def places(words: str) -> tuple[Place, ...]:
    """The places that words name, several for "paragraphs (3) and (4)"; none if a word is not understood."""
    said = _ASIDE.sub("", words).strip(" ,\n")
    named = _OF_A_LAW.sub("", said)
    rest = re.sub(r"^(?:in|from)\s+", "", named, flags=re.IGNORECASE)
    if several := _SEVERAL.fullmatch(rest):
        numbers = (re.findall(r"\([^()]*\)", one) for one in re.split(r",|\band\b", several["numbers"]))
        return tuple(Place(path=tuple(path)) for path in numbers if path)
    found = _place(rest)
    # Only what bears numbers in a law is told with the law's name.
    return (found,) if found is not None and (found.path or named == said) else ()


def _place(rest: str) -> Place | None:
    found, inner = HERE, False
    while rest:
        step = _designator(rest)
        if step is None:
            return None
        named, length = step
        joined = _joined(found, named, inner=inner)
        if joined is None:
            return None
        found, rest = joined, rest[length:]
        if not rest.strip(" ,"):
            return found
        join = _JOIN.match(rest)
        if not join:
            return None
        inner, rest = "," in join["join"], rest[join.end() :]
    return found


def _joined(one: Place, other: Place, *, inner: bool) -> Place | None:
    """A place narrowed by another: what comes after a comma is inside, what comes after "of" around."""
    taken = {"division", "alineas", "heading", "sentences"}
    if any(getattr(one, name) and getattr(other, name) for name in taken):
        return None
    path = one.path + other.path if inner else other.path + one.path
    both = {name: getattr(one, name) or getattr(other, name) for name in taken}
    return Place(path=path, **both)


def _designator(words: str) -> tuple[Place, int] | None:
    for pattern, read in _DESIGNATORS:
        if (found := pattern.match(words)) and (named := read(found)) is not None:
            return named, found.end()
    return None


def _division(found: re.Match[str]) -> Place | None:
    try:
        if found["annex"]:
            return Place(Address("key", slug=f"annexes/{found['annex']}"))
        return Place(Address.parse(re.sub(r"^the\s+", "", found[0], flags=re.IGNORECASE)))
    except BadAddress:
        return None


def _alineas(found: re.Match[str]) -> Place:
    pairs = ((int(low), int(high or low)) for low, high in _RANGE.findall(found["numbers"]))
    return Place(alineas=tuple(pairs))


def _ranked(found: re.Match[str]) -> Place:
    rank = RANKS[found["rank"].lower()]
    return Place(alineas=((rank, rank),))


def _sentences(found: re.Match[str]) -> Place:
    ranks = re.findall(RANK, found["ranks"], flags=re.IGNORECASE)
    return Place(sentences=tuple(RANKS[rank.lower()] for rank in ranks))


def _heading(found: re.Match[str]) -> Place:
    before = int(found["before"] or 0)
    return Place(heading=True, alineas=((before, before),) if before else ())


def _numbered(found: re.Match[str]) -> Place | None:
    if not (found["first"] or found["rest"]):
        return None
    first = found["first"] or ""
    is_section = found[0].lower().startswith(("section", "§"))
    numbers = re.findall(r"\([^()]*\)", found["rest"])
    outer = (f"Section {first}" if is_section else first,) if first else ()
    return Place(path=(*outer, *numbers))


_DESIGNATORS = (
    (_LEAD_IN, lambda _: Place(alineas=((1, 1),))),
    (_HEADING, _heading),
    (_HERE, lambda _: HERE),
    (_SENTENCES, _sentences),
    (_RANKED, _ranked),
    (_DIVISION, _division),
    (_ALINEAS, _alineas),
    (_NUMBERED, _numbered),
)


def together(one: Place, other: Place) -> Place | None:
    """A place that two parts of a sentence name; None if they name two."""
    return _joined(one, other, inner=True)


def within(outer: Place, inner: Place) -> Place | None:
    """A place inside the one that was named before the sentence; a division named anew leaves that behind."""
    return inner if inner.division is not None else _joined(outer, inner, inner=True)
