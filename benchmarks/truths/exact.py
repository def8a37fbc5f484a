"""When a text is exactly another: all but typography and the numbers that clerks were to give.

Typography is quotation marks, apostrophes, dashes, blanks, ligatures, the accents of capitals, and
whether a title is set in capitals throughout.
A number to be given is written as dots (`… –`, `...°`, `un article 8... ainsi rédigé`): whatever
number stands in its place, or none, is right. Nothing else is ignored: no word, no other sign.

`but_numbers` goes one step further, for figures that say so: the numbers with which alinéas begin
(`I. –`, `II bis. –`, `1°`, `a)`) are given by clerks, who also leave one with "(Supprimé)" behind it
where an alinéa went, so that the others keep theirs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

_SIGNS = str.maketrans(
    {
        **dict.fromkeys('«»“”„‟"‹›', ""),
        **dict.fromkeys("’‘ʼ‛′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "º": "°",
        "…": "...",
    }
)
_LATIN = r"(?:un|duo|ter|quater|quin|sex|sept|octo|novo)?(?:bis|ter|quater|quinquies|[a-z]{2,7}ies)"
_TO_BE_GIVEN = re.compile(r"\.{3,5}(?:°|\)|\.?-)?")
_GIVEN = (
    r"(?:\.{3,5}|\.?(?:[IVXLC]+|\d+|[A-Za-z]{1,2}))?(?:-\d+)*"  # …, IV, 12, L. 123-4
    rf"(?:{_LATIN})?[A-Z]{{0,2}}(?:°(?:{_LATIN})?[A-Z]?|\)|\.?-)?"  # bis A, then °, ) or –
)
_NUMBERS = re.compile(
    rf"(?:(?:\.{{3,5}}|[IVXLC]+|\d+|[A-Z]|[a-z]{{1,2}})(?:{_LATIN})?[A-Z]{{0,2}}"  # …, IV, 12, A, bis A
    rf"(?:°(?:{_LATIN})?[A-Z]?(?:\.?-)?|\)|\.?-)){{1,3}}"  # I. – A. – 1°
)
_DELETED = re.compile(r"\([^()]*supprimé[^()]*\)[.;]?", re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def normal(words: str) -> str:
    """Words without their typography."""
    plain = unicodedata.normalize("NFC", words).translate(_SIGNS)
    return "".join(_bare(letter) for letter in plain if not letter.isspace())


def _bare(letter: str) -> str:
    """A letter, without its accent if it is a capital."""
    return unicodedata.normalize("NFD", letter)[0] if letter.isupper() else letter


def same(result: Iterable[str], after: Iterable[str]) -> bool:
    """Whether alinéas are those that were expected, one by one; empty lines are no alinéas."""
    pairs = zip_longest(said(result), said(after), fillvalue="")
    return all(same_alinea(ours, theirs) for ours, theirs in pairs)


def said(alineas: Iterable[str]) -> Sequence[str]:
    """The alinéas that say anything."""
    return [alinea for alinea in alineas if normal(alinea)]


def but_numbers(alineas: Iterable[str]) -> Iterator[str]:
    """Alinéas in their normal form without the numbers they begin with; those that say "(Supprimé)" are none."""
    for alinea in map(normal, alineas):
        words = alinea[found.end() :] if (found := _NUMBERS.match(alinea)) else alinea
        if not _DELETED.fullmatch(words):
            yield words


def same_alinea(ours: str, theirs: str) -> bool:
    """Whether one alinéa is another; dots in ours may have become a number in theirs."""
    one, other = normal(ours), normal(theirs)
    if one.isupper() or other.isupper():
        one, other = one.casefold(), other.casefold()
    return one == other or ("..." in one and re.fullmatch(_pattern(one), other) is not None)


@lru_cache(maxsize=1 << 12)
def _pattern(ours: str) -> str:
    return _GIVEN.join(re.escape(words) for words in _TO_BE_GIVEN.split(ours))
