"""Lines: the words of one alinéa, as the writer of an instruction looks at them.

Where a quotation may begin and end, how often it stands there, where sentences begin and end.
Counted in words as edits count them; quotations and sentences are found by the same functions that
will find them when the instruction is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from drafting.amending.instructions.enumerators import numbers
from drafting.amending.instructions.operations import Place, Times
from drafting.amending.instructions.quotations import Span, occurrences
from drafting.amending.instructions.sentences import ending, sentences
from drafting.amending.instructions.spacing import begins_like, blank, ends_like
from drafting.text import inline
from drafting.text.words import join, plain_text

_ELISION = re.compile(r"['’]$")
_CLOSING, _OPENING = re.compile(r" ?[,.;:!?…)\]»”]$"), re.compile(r"[(\[«“]$")
_CLOSED = re.compile(r"[.!?…][»”\")\]\s]*$")
_PAIRS = ("«»", "“”")


def spelled(words: Sequence[str]) -> str:
    """Words as a quotation of them is written."""
    return join(words).strip()


@dataclass(frozen=True)
class Line:
    """The words of an alinéa or a heading, and the place that names it."""

    place: Place
    words: tuple[str, ...]
    french: bool = True

    @cached_property
    def text(self) -> str:
        """What it says, without markup; the first word has a blank before it like any other."""
        return plain_text(self.words)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(inline.text_of(word)) for word in self.words))

    def span(self, start: int, end: int) -> Span:
        """The letters of words, without the blanks around them."""
        low = self._ends[start - 1] if start else 0
        return low + len(_blank(self.words[start])), self._ends[end - 1]

    def quote(self, start: int, end: int) -> str:
        """Words as they are quoted."""
        return spelled(self.words[start:end])

    def occurrences(self, quoted: str, within: Span | None = None) -> list[Span]:
        """Where a quotation stands."""
        return occurrences(inline.text_of(quoted), self.text, within)

    def rank(self, quoted: str, span: Span, sentence: int | None = None) -> Times | None:
        """Which occurrence of a quotation stands at a span; None if none does."""
        within = None if sentence is None else self.span(*self.sentences[sentence])
        found = self.occurrences(quoted, within)
        if span not in found:
            return None
        if len(found) == 1:
            return Times()
        rank = found.index(span) + 1
        return Times(-1 if rank == len(found) > 2 else rank)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The words of each sentence; none where a sentence does not begin and end with a word."""
        starts = {self.span(n, n + 1)[0]: n for n in range(len(self.words))}
        ends = {self.span(n, n + 1)[1]: n + 1 for n in range(len(self.words))}
        found = [(starts.get(low), ends.get(high)) for low, high in sentences(self.text, numbers(self.text)[1])]
        whole = [(start, end) for start, end in found if start is not None and end is not None]
        return tuple(whole) if len(whole) == len(found) else ()

    def sentence_of(self, start: int, end: int) -> int | None:
        """The sentence that some words are in, where there are several."""
        inside = (n for n, (low, high) in enumerate(self.sentences) if low <= start and end <= high)
        return next(inside, None) if len(self.sentences) > 1 else None

    def ranks(self, sentence: int | None) -> tuple[int, ...]:
        """How a sentence is named: by its rank, or as the last of more than two."""
        if sentence is None:
            return ()
        return (-1,) if sentence + 1 == len(self.sentences) > 2 else (sentence + 1,)

    def in_sentence(self, sentence: int) -> Place:
        """The place that a sentence of it is."""
        return replace(self.place, sentences=self.ranks(sentence))

    def whole_sentences(self, start: int, end: int) -> tuple[int, int] | None:
        """The sentences (from, to) that some words are, but not all of the line."""
        inside = [n for n, (low, high) in enumerate(self.sentences) if start <= low and high <= end]
        if not inside or len(inside) == len(self.sentences):
            return None
        first, last = inside[0], inside[-1]
        return (first, last + 1) if (self.sentences[first][0], self.sentences[last][1]) == (start, end) else None

    def cut(self, words: tuple[str, ...]) -> tuple[str, ...] | None:
        """The sentences that words are; None where they are not whole ones."""
        line = Line(self.place, words)
        if not words:
            return ()
        if not words[0].startswith(" ") or not _CLOSED.search(line.text) or not self.balances(words):
            return None
        spans = line.sentences
        if not spans or spans[0][0] != 0 or spans[-1][1] != len(words):
            return None
        if not all(any(sign.isalnum() for sign in line.quote(*span)) for span in spans):
            return None
        return tuple(line.quote(*span) for span in spans)

    def start(self, sentence: int | None) -> int:
        """The first word of the line, or of a sentence."""
        return 0 if sentence is None else self.sentences[sentence][0]

    def end(self, sentence: int | None) -> int:
        """The word after the last of the line, or of a sentence, its closing sign left out."""
        low, high = (0, len(self.words)) if sentence is None else self.sentences[sentence]
        sign = ending(self.text, *self.span(low, high)).words
        return next((n for n in range(high, low, -1) if self.span(n - 1, n)[1] <= sign), low)

    def rest(self, start: int, end: int, new: Sequence[str], sentence: int | None) -> str | None:
        """What "la fin" is written anew as when words `start:end` give way; None if that is not the end.

        The closing sign stays, unless the new words bring one.
        """
        low, high = (0, len(self.words)) if sentence is None else self.sentences[sentence]
        if end not in (high, self.end(sentence)) or not low < end or not self.balances(new):
            return None
        text = plain_text(new).strip()
        signed = ending(text, 0, len(text)).words < len(text)
        if signed != (end != self.end(sentence)) or (new and not self.is_spaced(start, new)):
            return None
        return spelled(new)

    def stands(self, start: int, end: int, new: Sequence[str]) -> bool:
        """Whether words can be quoted to be replaced by others, with the blanks that will be set around them."""
        if not self.is_round(start, end) or not self.balances(new):
            return False
        if not new:
            return not self._draws_on(start, end)
        return self.is_spaced(start, new) and self._is_spaced_after(start, end, new)

    def _draws_on(self, start: int, end: int) -> bool:
        """Whether more changes than words that are left out: a capital goes on to the next, a comma goes with them."""
        if end == len(self.words):
            return False
        first, after = self.words[start].strip(), self.words[end].strip()
        return (first[:1].isupper() and after[:1].islower()) or (
            after == "," and self.words[start - 1 : start] == (",",)
        )

    def is_spaced(self, start: int, new: Sequence[str]) -> bool:
        """Whether words have the blank before them that will be set where they come instead of a word.

        Where what comes begins like what goes, the blank stays.
        """
        if start == len(self.words) or begins_like(self.words[start].strip()) != begins_like(new[0].strip()):
            return self.takes(start, new)
        return start == 0 or _blank(self.words[start]) == _blank(new[0])

    def _is_spaced_after(self, start: int, end: int, new: Sequence[str]) -> bool:
        """Whether the word after new ones has the blank that will be set; it stays where they end like the old."""
        left = self.text[: self._ends[start - 1]] if start else ""
        old = plain_text(self.words[start:end]) or left
        if end == len(self.words) or ends_like(old) == ends_like(left + plain_text(new)):
            return True
        following = self.words[end]
        return blank(left + plain_text(new), plain_text([following]).strip(), french=self.french) == _blank(following)

    def is_round(self, start: int, end: int) -> bool:
        """Whether a quotation of words cuts nothing in two, neither a number nor a pair of signs."""
        return self._may_cut(start) and self._may_cut(end) and self.balances(self.words[start:end])

    def _may_cut(self, at: int) -> bool:
        if at in (0, len(self.words)):
            return True
        before, after = self.words[at - 1], self.words[at]
        if _blank(after) or _ELISION.search(before) or _OPENING.search(before):
            return True
        following = self.words[at + 1 : at + 2]
        return bool(_CLOSING.fullmatch(after)) and (
            not following or bool(_blank(following[0])) or self._may_cut(at + 1)
        )

    def says(self, start: int, end: int) -> bool:
        """Whether words are more than signs, and end with a whole word."""
        return any(sign.isalnum() for sign in self.quote(start, end)) and not _ELISION.search(self.words[end - 1])

    def balances(self, words: Sequence[str]) -> bool:
        """Whether each quotation that words open they close, so that they can be quoted themselves."""
        text = plain_text(words)
        return all(_balances(text, *pair) for pair in _PAIRS) and text.count('"') % 2 == 0

    def takes(self, at: int, new: Sequence[str]) -> bool:
        """Whether words that come between others have the blanks around them that will be set."""
        left = self.text[: self._ends[at - 1]] if at else ""
        return blank(left, plain_text(new).strip(), french=self.french) == _blank(new[0]) and self._is_spaced_after(
            at, at, new
        )

    def adds(self, new: Sequence[str], sentence: int | None) -> bool:
        """Whether words can be added before the closing sign: they bring none."""
        text = plain_text(new).strip()
        return (
            ending(text, 0, len(text)).words == len(text) and self.balances(new) and self.takes(self.end(sentence), new)
        )

    def opens(self, new: Sequence[str], sentence: int | None) -> bool:
        """Whether words can be put at the beginning."""
        return bool(_blank(new[0])) and self.balances(new) and self.takes(self.start(sentence), new)


def _blank(word: str) -> str:
    return word[: len(word) - len(word.lstrip())]


def _balances(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == opening) - (sign == closing)
        if depth < 0:
            return False
    return depth == 0
