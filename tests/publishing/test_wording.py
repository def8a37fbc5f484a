"""Fixed words, dates and numbers."""

import datetime as dt
from dataclasses import fields

import pytest

from drafting.publishing.wording import date_words, enacting_body, heading_number, number_in_text, wording
from drafting.text.labels import Label


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("Assemblée citoyenne de Paris", "fr", "L'Assemblée citoyenne de Paris,"),
        ("Conseil de Paris", "fr", "Le Conseil de Paris,"),
        ("Commission", "fr", "La Commission,"),
        ("Le Conseil de Paris", "fr", "Le Conseil de Paris,"),
        ("Paris Citizens' Assembly", "en", "The Paris Citizens' Assembly,"),
        ("", "fr", ""),
    ],
)
def test_enacting_body(name, language, said):
    """Who speaks has its article."""
    assert enacting_body(name, language) == said


def test_dates():
    """The first of the month is an ordinal in French only."""
    day = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    assert date_words(day, "fr") == "1er mai 2024"
    assert date_words(day, "en") == "1 May 2024"


def test_the_first_article():
    """Its heading, a sentence and a measure say the first number each in its way."""
    assert heading_number(Label(1), "fr") == "premier"
    assert heading_number(Label(1), "en") == "1"
    assert number_in_text(Label(1), "fr", article=True) == "1er"
    assert number_in_text(Label(1), "fr", article=False) == "1"
    assert number_in_text(Label(3, after=2), "fr", article=True) == "3 bis"


def test_both_languages_say_everything():
    """No word is missing, and no mapping has a key the other language lacks."""
    french, english = wording("fr"), wording("en")
    for one in fields(french):
        said, told = getattr(french, one.name), getattr(english, one.name)
        assert said
        assert told
        if not isinstance(said, str):
            assert set(said) == set(told)


def test_french_print_always_names_the_kind():
    """Never "résolution"."""
    french = wording("fr")
    said = str([getattr(french, one.name) for one in fields(french)])
    assert "résolution" not in said.lower()
    assert {"Délibération", "Vœu"} <= set(french.kinds.values())
