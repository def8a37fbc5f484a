"""Numerals: whole numbers written in words, in French and in English, from 0 to 999,999.

Each language has one grammar, the writer. Reading adds the words up, and asks whether the writer
would have written that sum so: "deux trois" and "vingt quatre cent" are no numbers.

>>> [found.value for found in numerals("de vingt et un à quatre-vingt-dix ans, two hundred and three")]
[21, 90, 203]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LARGEST = 999_999

_FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_FRENCH_TENS = "vingt trente quarante cinquante soixante"
_OTHER_TENS = "septante huitante nonante"  # in Belgium and Switzerland
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES_FR, _ONES_EN = _FRENCH.split(), _ENGLISH.split()
_TENS_FR, _TENS_OF_OTHERS, _TENS_EN = (
    dict(enumerate(tens.split(), start=first))
    for first, tens in ((2, _FRENCH_TENS), (7, _OTHER_TENS), (2, _ENGLISH_TENS))
)
_SPELLINGS = {"une": "un", "cents": "cent", "vingts": "vingt", "octante": "huitante"}
_AND = {"et", "and"}

_VALUES: Mapping[str, int] = {
    **{word: value for ones in (_ONES_FR, _ONES_EN) for value, word in enumerate(ones)},
    **{word: 10 * ten for tens in (_TENS_FR, _TENS_OF_OTHERS, _TENS_EN) for ten, word in tens.items()},
    "cent": 100,
    "hundred": 100,
    "mille": 1000,
    "thousand": 1000,
}
_ATOM = "|".join(sorted({*_VALUES, *_SPELLINGS}, key=len, reverse=True))
_JOINED = rf"(?:{_ATOM})(?:(?:-|\s+)(?:{_ATOM}))*"
_RUN = re.compile(
    rf"(?<![\w-])(?:a\s+(?=hundred|thousand))?{_JOINED}(?:[\s-](?:et|and)[\s-]{_JOINED})*(?![\w-])", re.IGNORECASE
)
_BROKEN = re.compile(rf"(?<![\w-]){_JOINED}(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found in a line: its value, and where its words begin and end."""

    value: int
    start: int
    end: int


def numerals(line: str) -> Iterator[Numeral]:
    """Every number that stands in words in a line; of what adds up to none, the parts between "and"."""
    for run in _RUN.finditer(line):
        value = value_of(run[0])
        if value is not None:
            yield Numeral(value, *run.span())
            continue
        for part in _BROKEN.finditer(run[0]):
            value = value_of(part[0])
            if value is not None:
                yield Numeral(value, run.start() + part.start(), run.start() + part.end())


def value_of(written: str) -> int | None:
    """The number that words say, if it is one that a writer of French or English would write so."""
    words = [_SPELLINGS.get(word, word) for word in re.findall(r"\w+", written.lower()) if word not in _AND]
    if words[:1] == ["a"]:
        words[0] = "one"
    if not words or any(word not in _VALUES for word in words):
        return None
    value = _sum(words)
    return value if value <= LARGEST and any(write(value) == words for write in _WRITERS) else None


def _sum(words: Sequence[str]) -> int:
    thousands = rest = 0
    for word in words:
        value = _VALUES[word]
        if value == 1000:
            thousands, rest = (rest or 1) * 1000, 0
        elif value == 100:
            rest = (rest or 1) * 100
        elif word == "vingt" and rest % 100 == 4:
            rest += 76
        else:
            rest += value
    return thousands + rest


def _french(tens: Mapping[int, str]) -> Callable[[int], list[str]]:
    """A writer of French with words for these tens; what lies between is counted on from the ten before."""

    def below_hundred(number: int) -> list[str]:
        ten, one = divmod(number, 10)
        if number <= 16:
            return [_ONES_FR[number]]
        if ten == 1:
            return ["dix", _ONES_FR[one]]
        if ten in tens:
            return [tens[ten], *([_ONES_FR[one]] if one else [])]
        last = ["soixante"] if ten == 7 else ["quatre", "vingt"]
        return [*last, *(below_hundred(rest) if (rest := number % 20) else [])]

    return lambda number: _grouped(number, below_hundred, "cent", "mille", one=False)


def _english(number: int) -> list[str]:
    def below_hundred(number: int) -> list[str]:
        ten, one = divmod(number, 10)
        return [_ONES_EN[number]] if number < 20 else [_TENS_EN[ten], *([_ONES_EN[one]] if one else [])]

    return _grouped(number, below_hundred, "hundred", "thousand", one=True)


def _grouped(number: int, below: Callable[[int], list[str]], hundred: str, thousand: str, *, one: bool) -> list[str]:
    """Thousands, hundreds and the rest; `one` says whether one hundred is said with its "one"."""
    out: list[str] = []
    for size, word in ((1000, thousand), (100, hundred)):
        count, number = divmod(number, size)
        if count:
            said = _grouped(count, below, hundred, thousand, one=one) if count > 1 or one else []
            out += [*said, word]
    return [*out, *below(number)] if number or not out else out


_WRITERS = (
    _french(_TENS_FR),
    _french({**_TENS_FR, **_TENS_OF_OTHERS}),
    _french({**_TENS_FR, 7: "septante", 9: "nonante"}),
    _english,
)
