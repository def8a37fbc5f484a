"""Addresses: how people point into a text, parsed, printed and resolved.

>>> Address.parse("art. 3, al. 2")
Address(series='article', label=Label(number=3, after=0), slug='', alinea=2)
>>> str(Address.parse("measure 7, paragraph 1"))
'm7.1'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from drafting.errors import AlineaError
from drafting.text import model
from drafting.text.blocks import Kind
from drafting.text.labels import Label, Labels
from drafting.text.model import Text

ARTICLE, MEASURE, RECITAL, CITATION = "article", "measure", "recital", "citation"

_NUMBER = (
    r"(?P<label>\d+(?:er|re|st|nd|rd|th)?(?:\s?(?:[a-z]*(?:bis|ter|ies|quater)|[A-Z]))?|[A-Z]|(?i:premi(?:er|ère)))"
)
_ALINEA = r"(?:\s*(?:,?\s*(?:alin[ée]as?|al\.?|paragraph|para\.?)\s*|\.|#)(?P<alinea>[1-9]\d*))?"
_FORMS = tuple(
    re.compile(pattern + _ALINEA, flags)
    for pattern, flags in (
        (rf"(?P<{ARTICLE}>(?:(?i:articles?|art\.?)\s*)?){_NUMBER}", 0),
        (rf"(?P<{MEASURE}>(?i:mesures?|measures?|mes\.?|m))\s*{_NUMBER}", 0),
        (rf"(?P<{RECITAL}>(?i:considérant|considerant|recital))\s*(?P<rank>[1-9]\d*)", 0),
        (rf"(?P<{CITATION}>(?i:visa|citation))\s*(?P<rank>[1-9]\d*)", 0),
        (r"(?P<word>(?i:exposé des motifs|memorandum|exposé|preamble|préambule))", 0),
        (r"(?P<path>(?:articles|annexes|annexes/[a-z0-9-]+)/(?:\d+-)?[a-z0-9-]+)(?:\.md)?", 0),
        (r"(?P<named>article|measure|mesure|annex|annexe):(?P<slug>[a-z0-9-]+)", 0),
    )
)
_WORDS = {"preamble": model.PREAMBLE, "préambule": model.PREAMBLE}
_CITES = re.compile(r"vus?\b|vues?\b|having regard|seen\b", re.IGNORECASE)
_RECITES = re.compile(r"considérant|considering|whereas", re.IGNORECASE)


class BadAddress(AlineaError, ValueError):
    """Words that are no address."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


class NoSuchPlace(AlineaError, LookupError):
    """An address of nothing in this text; `near` are addresses that exist."""

    def __init__(self, address: Address, near: tuple[str, ...] = ()) -> None:
        self.address, self.near = address, near
        super().__init__(str(address))


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: a division, and one of its blocks if an alinéa was named."""

    key: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A place as people say it: a labelled article or measure, a recital, or a division by name."""

    series: str
    label: Label | None = None
    slug: str = ""
    alinea: int | None = None

    @classmethod
    def parse(cls, written: str) -> Address:
        """The address that a person wrote, in French or English; raises `BadAddress`."""
        for form in _FORMS:
            if found := form.fullmatch(" ".join(written.split())):
                try:
                    return cls._read(found.groupdict())
                except ValueError:
                    break
        raise BadAddress(written)

    @classmethod
    def _read(cls, parts: dict[str, str | None]) -> Address:
        alinea = int(parts["alinea"]) if parts["alinea"] else None
        for series in (ARTICLE, MEASURE):
            if parts.get(series) is not None and parts.get("label"):
                return cls(series, Label.parse(parts["label"] or ""), alinea=alinea)
        for series in (RECITAL, CITATION):
            if parts.get(series):
                return cls(series, Label(int(parts["rank"] or 0)), alinea=alinea)
        if named := parts.get("named"):
            folder = {"mesure": MEASURE, "annexe": "annex"}.get(named, named)
            return cls(folder, slug=parts["slug"] or "", alinea=alinea)
        if path := parts.get("path"):
            folder, _, name = path.rpartition("/")
            return cls("key", slug=f"{folder}/{re.sub(r'^[0-9]+-', '', name)}", alinea=alinea)
        word = (parts.get("word") or "").lower()
        return cls("key", slug=_WORDS.get(word, model.MEMORANDUM), alinea=alinea)

    def __str__(self) -> str:
        """The shortest form that parses back: `3.2`, `m7`, `recital 4`, `memorandum.2`."""
        end = f".{self.alinea}" if self.alinea else ""
        if self.series == "key":
            return self.slug + (end.replace(".", "#") if "/" in self.slug else end)
        if self.slug:
            return f"{self.series}:{self.slug}{end}"
        prefix = {ARTICLE: "", MEASURE: "m"}.get(self.series, f"{self.series} ")
        return f"{prefix}{self.label}{end}"


def resolve(address: Address, text: Text, labels: Labels) -> Place:
    """Where an address leads in a text; raises `NoSuchPlace` with near ones."""
    if address.series in (RECITAL, CITATION):
        return _in_preamble(address, text)
    keys = [key for key in _candidates(address, text, labels) if key in text]
    if len(keys) != 1:
        raise NoSuchPlace(address, near(str(address), text, labels))
    if address.alinea is None:
        return Place(keys[0])
    for number, block in text[keys[0]].alineas():
        if number == address.alinea:
            return Place(keys[0], block)
    raise NoSuchPlace(address, near(str(address), text, labels))


def address_of(place: Place, text: Text, labels: Labels) -> Address:
    """The address of a place that is in the text."""
    division = text[place.key]
    alinea = next((n for n, at in division.alineas() if at == place.block), None)
    label = labels.get(place.key)
    if label is None:
        return Address("key", slug=place.key, alinea=alinea)
    return Address(ARTICLE if division.folder == model.ARTICLES else MEASURE, label, alinea=alinea)


def near(written: str, text: Text, labels: Labels) -> tuple[str, ...]:
    """Addresses of divisions that look like what was written."""
    known = [str(address_of(Place(d.key), text, labels)) for d in text.divisions]
    stem = written.partition(".")[0].partition("#")[0]
    return tuple(get_close_matches(stem, known, n=3, cutoff=0.3))


def recitals(text: Text, series: str) -> list[int]:
    """The blocks of the preamble that are citations ("Vu …") or recitals ("Considérant …")."""
    preamble = text.get(model.PREAMBLE)
    pattern = _CITES if series == CITATION else _RECITES
    if preamble is None:
        return []
    return [at for at, b in enumerate(preamble.blocks) if b.kind is not Kind.HEADING and pattern.match(b.text)]


def _in_preamble(address: Address, text: Text) -> Place:
    found = recitals(text, address.series)
    rank = address.label.number if address.label else 0
    if not 1 <= rank <= len(found):
        raise NoSuchPlace(address, tuple(f"{address.series} {n}" for n in range(1, len(found) + 1))[-3:])
    return Place(model.PREAMBLE, found[rank - 1])


def _candidates(address: Address, text: Text, labels: Labels) -> list[str]:
    if address.series == "key":
        return [address.slug]
    if address.series == "annex":
        return [f"{model.ANNEXES}/{address.slug}"]
    in_series = [d for d in text.divisions if (d.folder == model.ARTICLES) == (address.series == ARTICLE)]
    if address.slug:
        return [d.key for d in in_series if d.numbered and d.slug == address.slug]
    return [d.key for d in in_series if labels.get(d.key) == address.label and address.label]
