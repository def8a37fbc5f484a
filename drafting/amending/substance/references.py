"""Cross-references to divisions that went or have another number, linked or in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.amending.substance.concerns import Concern, Kind, Spot
from drafting.text import inline
from drafting.text.addresses import CITATION, recitals
from drafting.text.blocks import Block
from drafting.text.labels import Label, Labels, adverb
from drafting.text.model import ARTICLES, PREAMBLE, Division, Text
from drafting.text.references import references, target_of

_ADVERBS = "|".join(adverb(rank) for rank in range(2, 70))
_LABEL = rf"(?:\d+(?:\s?(?:{_ADVERBS})\b|(?-i:[A-Z])\b|(?:er|re|st)\b)?|premi(?:er|ère)\b)(?![\w°-])(?!\.\d)"
_NAMED = re.compile(
    rf"\b(?P<series>article|mesure|measure)s?\s+(?P<labels>{_LABEL}(?:\s*(?:,|et|ou|à|and|or|to)\s*{_LABEL})*)",
    re.IGNORECASE,
)
# "l'article 3 de la loi": somebody else's, unless what follows is this text or a part of it.
_OF_ANOTHER = re.compile(r",?\s+(?:du|des|de\s+la|de\s+l['’]|of\s+(?:the|that|an?))\s*(?P<what>\w+)", re.IGNORECASE)
_OWN = re.compile(
    r"présente?\b|plan|texte|text\b|délibération|vœu|wish|resolution|annexe?\b|projet|draft", re.IGNORECASE
)


def deleted_or_renumbered(before: Text, after: Text, labels_before: Labels, labels_after: Labels) -> Iterator[Concern]:
    """The cross-references of a text that a change makes wrong."""
    yield from _links(before, after)
    for here, label, target in _plain(before, after, labels_before, labels_after):
        now = labels_after.get(target.key)
        if target.key not in after:
            yield Concern(Kind.REFERENCE_GONE, here, Spot(target.key, 0, target.title))
        elif now and now != label:
            yield Concern(Kind.REFERENCE_RENUMBERED, here, Spot(target.key, 0, target.title), str(now))


def _links(before: Text, after: Text) -> Iterator[Concern]:
    """Links to what went; the number in the words of one is computed, and never wrong."""
    for division, block, words, target in references(after):
        gone = before.get(target)
        if gone and target not in after:
            yield Concern(Kind.REFERENCE_GONE, Spot(division.key, block, words), Spot(target, 0, gone.title))


def _plain(
    before: Text, after: Text, labels_before: Labels, labels_after: Labels
) -> Iterator[tuple[Spot, Label, Division]]:
    """Numbers written by hand; what stood already meant the numbers of then."""
    cited = recitals(after, CITATION)
    for division in after.divisions:
        old = before.get(division.key)
        stood = {words for block in old.blocks for words, _, _ in named(block)} if old else set()
        for at, block in enumerate(division.blocks):
            if division.key == PREAMBLE and at in cited:
                continue
            for words, series, label in named(block):
                target = _labelled(before, series, label, labels_before if words in stood else labels_after)
                if target:
                    yield Spot(division.key, at, words), label, target


def named(block: Block) -> Iterator[tuple[str, str, Label]]:
    """The articles and measures that a block names in plain words: the words, the series, each number."""
    source = block.source.replace("\n", " ")
    plain = "".join("\0" if target_of(run) else run.text for run in inline.read(source))
    for found in _NAMED.finditer(plain):
        of = _OF_ANOTHER.match(plain, found.end())
        if of and not _OWN.match(of["what"]):
            continue
        for label in re.findall(_LABEL, found["labels"], re.IGNORECASE):
            yield found[0], found["series"].lower(), Label.parse(label)


def _labelled(text: Text, series: str, label: Label, labels: Labels) -> Division | None:
    """The one division of a series with a number."""
    of_series = (d for d in text.divisions if (d.folder == ARTICLES) == (series == "article"))
    found = [division for division in of_series if labels.get(division.key) == label]
    return found[0] if len(found) == 1 else None
