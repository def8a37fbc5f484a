"""Writing in French: operations as the sentences that clerks of the two chambers would have written.

The styles are those of the amendments that the Assemblée nationale and the Sénat print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from drafting.amending.instructions.french.writing_assemblee import sentence
from drafting.amending.instructions.french.writing_senat import lines
from drafting.amending.instructions.operations import Operation

_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Style(StrEnum):
    """The two houses' ways to word an amendment."""

    ASSEMBLEE = "assemblee"
    SENAT = "senat"


def write(operations: Sequence[Operation], *, style: Style = Style.ASSEMBLEE) -> str:
    """The instruction that says operations, in parts I, II, … where they are several; `reading.read` reads it."""
    said = [sentence(one) if style is Style.ASSEMBLEE else "\n".join(lines(one)) for one in operations]
    return said[0] if len(said) == 1 else "\n".join(_parts(said))


def _parts(said: Sequence[str]) -> Iterator[str]:
    for number, part in enumerate(said, start=1):
        yield f"{roman(number)}. – {part}"


def roman(number: int) -> str:
    """A rank as clerks number the parts of an instruction: IV."""
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out
