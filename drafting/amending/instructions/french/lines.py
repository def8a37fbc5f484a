"""The lines of an instruction, and how far a payload without marks reaches: to the next one that is instruction."""

from __future__ import annotations

import re

from drafting.amending.instructions.french.numbers import ROMANS
from drafting.amending.instructions.french.openings import NOUNS, VERB, counts, opens
from drafting.amending.instructions.french.spelling import Spelling

# A line that says what is to be put or sought, and leaves it to the next line.
_ANNOUNCES = re.compile(
    rf"(?:\b(?:{VERB}|est|sont)\b.*|\b(?:le|la|les|l'|du|des|aux?|a la) ?{NOUNS}(?: suivante?s?)?"
    r"|\b(?:par|apres|avant)(?: (?:le|la|les|l') ?\w+)?|\b(?:ainsi redigee?s?|suivante?s?)) ?:$"
    rf"|\b(?:le|la|les|l') ?{NOUNS}$|\b(?:ainsi redigee?s?|suivante?s?|dans la redaction suivante)$"
    r"|\bre(?:diger|tablir) (?:ainsi|comme suit) [^,]*$"
)
_PART = re.compile(r"(?P<roman>[ivxlc]+) ?(?:[.)] ?-*|-)")


class Lines:
    """A spelt text, line by line; blank lines are none. `spans` are where each begins and ends."""

    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        lines = re.finditer(r"[^\n]+", spelling.folded)
        self.spans = [(line.start(), line.end()) for line in lines if line[0].strip()]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.spans)

    def folded(self, line: int, start: int | None = None) -> str:
        """A line as the grammar sees it, from a place in it if one is given."""
        begin, end = self.spans[line]
        return self.spelling.folded[begin if start is None else start : end].strip()

    def announces(self, line: int, start: int) -> bool:
        """Whether what a line says from `start` is followed by a payload on the next."""
        if line + 1 == len(self) or counts(self.folded(line + 1)):
            return False
        return _ANNOUNCES.search(self.folded(line, start)) is not None

    def resumes(self, line: int) -> int:
        """The first line after this one that is instruction again; the number of lines if none is."""
        after = range(line + 1, len(self))
        return next((n for n in after if opens(self.folded(n)) or self._is_next_part(line, n)), len(self))

    def _is_next_part(self, payload: int, line: int) -> bool:
        """Whether a line goes on with the parts of the instruction: II after its I, unless the payload has an I."""
        number = self._part(line)
        before = [n for n in range(line) if number > 1 and self._part(n) == number - 1]
        return bool(before) and before[-1] < payload

    def _part(self, line: int) -> int:
        """The number of the part that a line begins (2 for "II. – Alinéa 3"); 0 if it begins none."""
        found = _PART.match(self.folded(line))
        return ROMANS.get(found["roman"], 0) if found else 0
