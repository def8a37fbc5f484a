"""A memorandum that quotes or uses words of which the text has nothing left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafting.amending.substance.concerns import Concern, Kind, Sentence, Spot, sentences
from drafting.text.blocks import Kind as BlockKind
from drafting.text.model import MEMORANDUM, Text
from drafting.text.vocabulary import stem, telling

_QUOTED = re.compile(r"«\s*(.+?)\s*»|“(.+?)”|\"(.+?)\"")
_WORD = re.compile(r"\w+")
_SHORTEST_QUOTE = 6  # letters
_SHORTEST_TERM = 7  # letters
_OFTEN, _IN_TITLE = 3, 2  # times a word must stand in a text to be one of its terms; a title counts for two


def quotations(before: Text, after: Text) -> Iterator[Concern]:
    """What the memorandum quotes, the text had word for word, and has no more."""
    old, new = (_lines(text) for text in (before, after))
    for sentence in _memorandum(after):
        for found in _QUOTED.finditer(sentence.words):
            quoted = next(words for words in found.groups() if words)
            if len(quoted) >= _SHORTEST_QUOTE and not _standing(quoted, new) and (was := _standing(quoted, old)):
                yield Concern(Kind.MEMORANDUM_QUOTE, sentence.spot(*found.span()), was)


def terms(before: Text, after: Text) -> Iterator[Concern]:
    """What the memorandum calls by a term that the text had and lost."""
    left = {stem(word) for _, _, words in _lines(after) for word in telling(words)}
    lost = {name: spot for name, spot in _terms(before).items() if name not in left}
    for sentence in _memorandum(after):
        for word in telling(sentence.words):
            if stem(word) in lost and len(word) >= _SHORTEST_TERM:
                at = sentence.words.index(word)
                yield Concern(Kind.MEMORANDUM_TERM, sentence.spot(at, at + len(word)), lost[stem(word)])


def _terms(text: Text) -> dict[str, Spot]:
    """The terms of a text without its memorandum, by stem: words of its titles, and those it says often."""
    first: dict[str, Spot] = {}
    times: Counter[str] = Counter()
    for key, block, words in _lines(text):
        weight = _IN_TITLE if text[key].blocks[block].kind is BlockKind.HEADING else 1
        for word in telling(words):
            if len(word) >= _SHORTEST_TERM:
                first.setdefault(stem(word), Spot(key, block, word))
                times[stem(word)] += weight
    return {name: spot for name, spot in first.items() if times[name] >= _OFTEN}


def _lines(text: Text) -> list[tuple[str, int, str]]:
    """Every block of a text but its memorandum, in plain words."""
    divisions = (division for division in text.divisions if division.key != MEMORANDUM)
    return [(d.key, at, block.text) for d in divisions for at, block in enumerate(d.blocks)]


def _memorandum(text: Text) -> Iterator[Sentence]:
    division = text.get(MEMORANDUM)
    return sentences(Text((division,) if division else ()))


def _standing(quoted: str, lines: list[tuple[str, int, str]]) -> Spot | None:
    """Where words stand first, whatever their capitals and signs."""
    asked = f" {_flat(quoted)} "
    return next((Spot(key, at, quoted) for key, at, line in lines if asked in f" {_flat(line)} "), None)


def _flat(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))
