"""Numerals: whole numbers in words, in French and in English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.text.numerals import LARGEST, numerals, value_of

KNOWN = {
    "zéro": 0,
    "seize": 16,
    "vingt et un": 21,
    "Vingt-et-une": 21,
    "soixante et onze": 71,
    "soixante-douze": 72,
    "quatre-vingts": 80,
    "quatre-vingt-un": 81,
    "quatre-vingt-dix-neuf": 99,
    "septante-trois": 73,
    "quatre-vingt-nonante": None,
    "nonante": 90,
    "huitante-deux": 82,
    "cent": 100,
    "cent un": 101,
    "deux cents": 200,
    "mille": 1000,
    "mille deux cent quatre": 1204,
    "quatre-vingt mille": 80_000,
    "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf": LARGEST,
    "nineteen": 19,
    "forty-two": 42,
    "a hundred": 100,
    "two hundred and three": 203,
    "three thousand four hundred and ninety-two": 3492,
    "deux trois": None,
    "vingt quatre cent": None,
    "fifteen hundred": None,
    "arbre": None,
    "": None,
}


@pytest.mark.parametrize(("words", "value"), KNOWN.items())
def test_value(words, value):
    """Words are the number that a writer would write so, or none."""
    assert value_of(words) == value


def test_found_in_a_line():
    """Numbers are found where they stand; what adds up to none is read on both sides of its "and"."""
    line = "Entre vingt et trente bancs, quatre-vingts arbres, and a hundred benches."
    found = [(one.value, line[one.start : one.end]) for one in numerals(line)]
    assert found == [(20, "vingt"), (30, "trente"), (80, "quatre-vingts"), (100, "a hundred")]


def test_no_part_of_a_word():
    """A number inside another word is none."""
    assert not list(numerals("Les centaines, la dizaine, mi-cent et sixième."))


@given(st.integers(0, LARGEST), st.sampled_from([" ", "-"]))
def test_every_number_is_read_back(number, joint):
    """What French and English write by the rules of school, they read."""
    for spelled in (_french(number), _english(number)):
        assert value_of(joint.join(spelled.split())) == number


def _french(n: int) -> str:
    if n >= 1000:
        head = "mille" if n < 2000 else _french(n // 1000) + " mille"
        return head + (" " + _french(n % 1000) if n % 1000 else "")
    if n >= 100:
        head = "cent" if n < 200 else _A_SEIZE[n // 100] + " cents"
        return head + (" " + _french(n % 100) if n % 100 else "")
    if n < 17:
        return _A_SEIZE[n]
    if n < 20:
        return "dix " + _A_SEIZE[n - 10]
    start, name = max((s, name) for s, name in _TENS.items() if s <= n)
    return name + (" " + _french(n - start) if n > start else "")


def _english(n: int) -> str:
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if n >= size:
            return f"{_english(n // size)} {name}" + (" and " + _english(n % size) if n % size else "")
    if n < 20:
        return _TO_NINETEEN[n]
    return _BY_TEN[n // 10 - 2] + (" " + _TO_NINETEEN[n % 10] if n % 10 else "")


_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre vingts"}
_FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_A_SEIZE = _FRENCH.split()
_TO_NINETEEN = [*_ENGLISH.split(), *_TEENS.split()]
_BY_TEN = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
