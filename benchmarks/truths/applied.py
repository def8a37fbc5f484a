"""The amendments of one real article, read, enacted and merged.

Alinéas are counted in the article as it stood before all of them. The words of the corpus are
plain: what looks like a list or a table there is words, too. A sub-amendment amends the sentence
of its parent, which is then read as it stands.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from benchmarks.truths.alignment import Line, lines_of
from benchmarks.truths.exact import but_numbers, same
from benchmarks.truths.judging import Disagreement, disagreements
from drafting.amending.instructions.enact import Enacted, enact
from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import Operation, Reading
from drafting.amending.merge import Merged, merge
from drafting.text.blocks import Kind, paragraph
from drafting.text.inline import escape, plain
from drafting.text.labels import labels
from drafting.text.model import Division, Text

_MARKUP = re.compile(r"</?(?:sup|sub|u|i|b|em|strong)>|_")  # of words; underscores are left of italics
_GLUED = re.compile(r"(?<=</sup>)(?=\w)")  # a blank was lost there: "1<sup>er</sup>mai"
_TYPEWRITER = str.maketrans("’‘‑–—", "''---")
_PATH, _KEY = "articles/1-article.md", "articles/article"


@dataclass(frozen=True)
class Applied:
    """What came of the amendments of a case; readings and what was enacted by their numbers."""

    name: str
    base: Text
    readings: Mapping[str, Reading]
    enacted: Mapping[str, Enacted]
    merged: Merged
    after: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether there was but one amendment."""
        return len(self.readings) == 1

    @cached_property
    def claimed(self) -> frozenset[str]:
        """The amendments that claim success: every part was read and enacted."""
        return frozenset(n for n, reading in self.readings.items() if reading.understood and self.enacted[n].done)

    @property
    def complete(self) -> bool:
        """Whether all amendments claim success, none in conflict with another."""
        return len(self.claimed) == len(self.readings) and not self.merged.conflicts

    @property
    def exact(self) -> bool:
        """Whether all succeeded, and the article is the one adopted."""
        return self.complete and same(_plain(self.merged.text), self.after)

    @property
    def exact_but_numbers(self) -> bool:
        """Whether it is, apart from the numbers with which alinéas begin."""
        return self.complete and same(but_numbers(_plain(self.merged.text)), but_numbers(self.after))

    @cached_property
    def lines(self) -> list[Line]:
        """The alinéas, with what the amendments that claim success did to them."""
        edits = ((edit, tuple(n for n in who if n in self.claimed)) for edit, who in self.merged.edits)
        return lines_of(self.base, [(edit, who) for edit, who in edits if who])

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """What the adopted article does not bear out."""
        return list(disagreements(self.lines, self.after))


def applied(case: dict[str, Any]) -> Applied:
    """The amendments of a case of `fr-application`."""
    base = article(alineas(case["before"]))
    sentences = {amendment["number"]: cleaned(amendment["text"]) for amendment in case["amendments"]}
    readings = {number: read(sentence) for number, sentence in sentences.items()}
    enacted: dict[str, Enacted] = {}
    for number, reading in readings.items():
        named = next((operation.place.parent for operation in reading.operations), "")
        if parent := _numbered(named, sentences):
            enacted[number], sentences[parent] = _amended(sentences[parent], reading.operations)
            readings[parent] = read(sentences[parent])
    for number, reading in readings.items():
        if number not in enacted:
            enacted[number] = _enacted(base, reading.operations)
    merged = merge(base, [(number, done.edits) for number, done in enacted.items()])
    return Applied(case["case"], base, readings, enacted, merged, tuple(alineas(case["after"])))


def _numbered(named: str, numbers: Iterable[str]) -> str:
    """The number of the amendment that a sub-amendment names; corrected ones are named "7 rect."."""
    bare = named.partition(" ")[0]
    return next((number for number in numbers if number.partition(" ")[0] == bare), "")


def _amended(sentence: str, operations: Iterable[Operation]) -> tuple[Enacted, str]:
    """A sentence as a sub-amendment changes it; nothing is left to enact but what was refused."""
    base = article(sentence.split("\n"))
    inside = [replace(operation, place=replace(operation.place, parent="")) for operation in operations]
    enacted = _enacted(base, inside)
    return replace(enacted, edits=()), "\n".join(_plain(merge(base, [("", enacted.edits)]).text))


def _enacted(base: Text, operations: Iterable[Operation]) -> Enacted:
    return enact(base, tuple(operations), within=_KEY, labels=labels(base))


def article(lines: Iterable[str]) -> Text:
    """A text of one article, of plain words."""
    words = (escape(plain(line).strip()) for line in lines)
    return Text((Division.at(_PATH, [paragraph(source) for source in words if source]),))


def _plain(text: Text) -> Iterator[str]:
    """The alinéas of the article as the corpus prints them."""
    for block in text[_KEY].blocks if _KEY in text else ():
        yield f"- {block.text}" if block.kind is Kind.ITEM else block.text


def alineas(text: str) -> list[str]:
    """The alinéas of an article of the corpus."""
    return [alinea for part in cleaned(text).split("\n\n") if (alinea := plain(part).strip())]


def cleaned(text: str) -> str:
    """Words of the corpus without the traces of HTML and italics, in the typography of its articles."""
    return _MARKUP.sub("", _GLUED.sub(" ", html.unescape(text))).translate(_TYPEWRITER)
