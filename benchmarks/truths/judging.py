"""Judging edits by the text that was adopted, which bears each of them out or contradicts it.

What was adopted also holds other amendments and the clerks' own touch, so that a result may be
right and yet not the same. An edit is *contradicted* where the adopted text says at its place what
was said before, or says its words at another place. It is *rewritten* where the adopted text says
neither what was before nor nearly all the new words there, and so cannot bear witness. It is borne
out, but has others *beside* it, where more changed right there than it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from benchmarks.truths.alignment import Fate, Line, Words, folded, pairs, words_of
from benchmarks.truths.exact import same_alinea
from benchmarks.truths.wording import Spot, nearly, spot, times, unnumbered, within
from drafting.amending.weave import Who


class Finding(StrEnum):
    """What the adopted text says of an edit that it does not simply bear out."""

    CONTRADICTED = "contradicted"
    REWRITTEN = "rewritten"
    BESIDE = "beside"


@dataclass(frozen=True)
class Disagreement:
    """An edit that the adopted text does not bear out: why, whose it is, and in which line."""

    finding: Finding
    reason: str
    who: Who
    line: Line


def disagreements(lines: Sequence[Line], after: Iterable[str]) -> Iterator[Disagreement]:
    """Every change of alinéas that the adopted ones do not bear out."""
    said = (words_of(alinea) for alinea in after)
    court = _Court([line.folded for line in lines], [folded(words) for words in said if words])
    for at, line in enumerate(lines):
        if line.touched:
            yield from (replace(one, line=line) for one in court.heard(at))


@dataclass(frozen=True)
class _Court:
    """All that is to be judged, and all that was adopted."""

    lines: Sequence[Line]
    adopted: Sequence[Words]

    @cached_property
    def paired(self) -> dict[int, int]:
        """Which adopted alinéa each line became."""
        return pairs(self.lines, self.adopted)

    def heard(self, at: int) -> Iterator[Disagreement]:
        """The disagreements on a line, of which the alinéa that it became is the witness."""
        line = self.lines[at]
        witness = self.adopted[self.paired[at]] if at in self.paired else ()
        if line.fates == {Fate.GONE}:
            if witness == line.before and self._more_often(line.before):
                yield Disagreement(Finding.CONTRADICTED, "a deleted alinéa still stands", line.who, line)
        elif not witness or line.fates == {Fate.CAME}:
            yield from _on(line, line.who, self._whole(line, witness), self._followed(at))
        elif line.now != witness:
            for passage in line.passages:
                yield from _on(line, passage.who, self._inside(spot(line, passage, witness)))

    def _whole(self, line: Line, witness: Words) -> tuple[Finding, str] | None:
        """The finding on an alinéa that is new, or that was not adopted in any form."""
        if same_alinea(" ".join(line.now), " ".join(witness)):
            return None
        words = unnumbered(line.now)
        if nearly(words, witness):
            more = Spot((), words, (), (), unnumbered(witness)).has_more
            return (Finding.BESIDE, "more words were adopted") if more else None
        if self._more_often(line.now, by=0):
            return Finding.CONTRADICTED, "it stands at another place"
        return Finding.REWRITTEN, "it was adopted in other words" if witness else "there is none such"

    def _followed(self, at: int) -> tuple[Finding, str] | None:
        """The finding on a new alinéa after which one was adopted that nobody wrote."""
        following = self.paired.get(at, len(self.adopted)) + 1
        if following < len(self.adopted) and following not in self.paired.values():
            return Finding.BESIDE, "one more alinéa was adopted after it"
        return None

    def _inside(self, at: Spot) -> tuple[Finding, str] | None:
        """The finding on a change inside an alinéa."""
        if at.came == at.gone or at.is_number:
            return None  # signs are the clerks', and the numbers of alinéas
        if reason := self._contradiction(at):
            return Finding.CONTRADICTED, reason
        if at.came and not nearly(at.came, at.adopted):
            return Finding.REWRITTEN, "other words were adopted"
        return (Finding.BESIDE, "more was changed beside it") if at.has_more else None

    def _contradiction(self, at: Spot) -> str:
        """Why the adopted words contradict a change; empty if they do not."""
        if at.adopted == at.before:
            return "nothing changed at this place"
        if at.stutters:
            return "words stand twice"
        if within(at.came, at.adopted):
            reordered = at.adopted != at.ours and Counter(at.adopted) == Counter(at.ours)
            return "the same words stand in another order" if reordered else ""
        if within(at.gone, at.adopted) and not within(at.gone, at.left + at.right):
            return "what went still stands"
        return "the words stand at another place" if at.came and self._more_often(at.came, by=0) else ""

    def _more_often(self, words: Words, by: int = 1) -> bool:
        """Whether the adopted text says words so many times more often than we do."""
        sides = [line.now for line in self.lines], self.adopted
        ours, theirs = (sum(times(words, alinea) for alinea in side) for side in sides)
        return len(words) > 1 and theirs >= ours + by


def _on(line: Line, who: Who, *findings: tuple[Finding, str] | None) -> Iterator[Disagreement]:
    yield from (Disagreement(*found, who, line) for found in findings if found)
