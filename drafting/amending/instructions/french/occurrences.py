"""Which occurrences are meant: "la seconde occurrence du mot", "par deux fois", "à chaque occurrence"."""

from __future__ import annotations

from typing import TypeAlias

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.numbers import CARDINAL, ORDINAL, cardinal, ordinal
from drafting.amending.instructions.operations import EACH, Times

Ranks: TypeAlias = tuple[Times, ...]

_OF = r"(?:du|de la|de l'|des|de)"
_EACH_TIME = (
    r"(?:a (?:chaque|toute) (?:occurr?ence|fois)|a (?:chacune de|toutes) (?:ses|leurs|les) occurr?ences|partout"
    r"|(?:a )?chaque fois qu'(?:il|elle)s? (?:apparai\w+|figur\w+|\w+ employee?s?))"
)
_EACH = r"(?:chaque|chacune des|toutes? les?) occurr?ences?"


def repeated(cursor: Cursor) -> Times | None:
    """How often something is done, said apart: "par deux fois", "à chaque occurrence"."""
    cursor.take(",")
    if cursor.take(_EACH_TIME):
        cursor.take(",")
        return EACH
    cursor.take(r"(?:par|a)(?= )")
    number = cursor.take(CARDINAL)
    if number is None or not cursor.take(r"(?:fois|reprises),?"):
        return None
    return Times(count=cardinal(number))


def ranked(cursor: Cursor) -> Ranks | None:
    """Which occurrences, said before the words: "la seconde occurrence du", "les deux occurrences des"."""
    read = cursor.attempt(_ranks)
    if read:
        cursor.take(_OF)
    return read


def _ranks(cursor: Cursor) -> Ranks | None:
    if cursor.take(_EACH):
        return (EACH,)
    if many := cursor.take(rf"{CARDINAL} (?:premier|dernier)es(?= occurr?ences)"):
        number = cardinal(many.rpartition(" ")[0])
        cursor.take(r"occurr?ences")
        return tuple(map(Times, range(1, number + 1) if "premier" in many else range(-number, 0)))
    if count := cursor.take(rf"{CARDINAL}(?= occurr?ences)"):
        cursor.take(r"occurr?ences")
        return (Times(count=cardinal(count)),)
    found: list[Times] = []
    while word := cursor.take(ORDINAL):
        found.append(Times(ordinal(word)))
        if not cursor.take(r"(?:,|et)(?: la| a la)?(?= )"):
            break
    return tuple(found) if found and cursor.take(r"occurr?ences?") else None
