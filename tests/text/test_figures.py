"""Figures: numbers with what they count, however they are written."""

import pytest

from drafting.text.figures import DATE, YEAR, figures

SAME = [
    ("3 000 places", "trois mille places", "3,000 places", "3000 places"),
    ("50 %", "50 per cent", "cinquante pour cent", "fifty percent"),
    ("25 ans", "vingt-cinq ans", "25 years", "25 années"),
    ("3 millions d'euros", "3 000 000 €", "trois millions d'euros"),
    ("£1,500", "1 500 £"),
    ("le 1er mars 2027", "1 mars 2027", "March 1, 2027", "1st March 2027"),
    ("un mois", "1 mois", "one month"),
    ("12,5 mètres", "12.5 mètres"),
]


@pytest.mark.parametrize("ways", SAME, ids=lambda ways: ways[0])
def test_ways_to_write_one(ways):
    """Digits, words and signs say the same figure."""
    first, *others = ([(f.amount, f.units) for f in figures(way)] for way in ways)
    assert len(first) == 1
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    "line",
    [
        "l'article 3, les articles 4 et 5, la mesure 12",
        "les articles L. 345-1 et R. 12-4 du code",
        "la loi n° 2022-140",
        "1° un banc ; 2° une rue ; 3) une place",
        "une rue et un jardin",
        "la rue",
    ],
)
def test_names_are_no_figures(line):
    """The numbers of articles, laws and items count nothing, nor does an article of grammar."""
    assert figures(line) == ()


def test_where_it_stands():
    """A figure goes from its number to its noun."""
    line = "Planter cent rues-jardins, puis 40 de plus."
    assert [line[f.start : f.end] for f in figures(line)] == ["cent rues-jardins", "40"]


def test_dates_and_years():
    """A month and a year are a date; a year alone is a year."""
    assert [(f.amount, f.units) for f in figures("d'octobre 2021 au 30 juin, avant 2028")] == [
        ("2021-10-00", DATE),
        ("-----06-30", DATE),
        ("2028", YEAR),
    ]


def test_what_counts_the_same():
    """Two nouns say the same thing when the first of one is in the other; adjectives do not."""
    streets, gardens, others, pots = (
        figures(line)[0] for line in ("cent rues", "cent rues-jardins", "cent places rondes", "cent pots ronds")
    )
    assert streets.is_as(gardens)
    assert gardens.is_as(streets)
    assert not others.is_as(pots)
    assert not figures("cent")[0].is_as(streets)


def test_measures():
    """A time, a share or a date says how much, and not of what."""
    assert [f.is_measure for f in figures("6 mois, 50 %, 2028, 3 000 places")] == [True, True, True, False]
