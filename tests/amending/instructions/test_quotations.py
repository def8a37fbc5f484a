"""Quotations are found in any typography, and never inside words or numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.instructions.quotations import folded, occurrences


def found(quoted: str, text: str) -> list[str]:
    """What the quotation is in the text's own letters."""
    return [text[start:end] for start, end in occurrences(quoted, text)]


@pytest.mark.parametrize(
    ("quoted", "text", "expected"),
    [
        ("l'eau", "de l’eau", "l’eau"),
        ("oeuvre", "une œuvre ici", "œuvre"),
        ("Ecole", "École", "École"),
        ("«oui»", "dit « oui » et", "« oui »"),
        ('"oui"', "dit « oui » et", "« oui »"),
        ("mot;", "un mot ; et", "mot ;"),
        ("mot ;", "a mot; and", "mot;"),
        ("a - b", "a – b", "a – b"),
        ("etc...", "etc… fin", "etc…"),
        ("L.O. 12", "l'article L. O. 12 bis", "L. O. 12"),
        ("n°3", "le n° 3", "n° 3"),
        ("du 4 °", "du 4° de", "du 4°"),
        ("I.-", "I. – Le", "I. –"),
        ("e\u0301tat", "un état", "état"),
    ],
)
def test_typography_does_not_count(quoted: str, text: str, expected: str) -> None:
    """Apostrophes, guillemets, dashes, ligatures, blanks: what is found is told as the text has it."""
    assert found(quoted, text) == [expected]


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        ("et", "projet"),
        ("5", "1,5"),
        ("100", "3 100"),
        ("3", "3 100"),
        ("000", "3 000"),
        ("Ville", "ville"),
        ("", "mot"),
    ],
)
def test_parts_of_words_and_numbers_are_not_found(quoted: str, text: str) -> None:
    """Nor what is written with other capitals."""
    assert found(quoted, text) == []


def test_whole_words_come_before_parts_of_compounds() -> None:
    """A part of a compound is found only where no word is, or where asked."""
    assert len(occurrences("L. 12", "L. 12-5 et L. 12")) == 1
    assert found("être", "peut-être") == ["être"]
    assert len(occurrences("1", "1 an, 1-year", in_compounds=True)) == 2


def test_only_what_lies_within_is_found() -> None:
    """A span bounds the search."""
    assert occurrences("a", "a b a", (1, 5)) == [(4, 5)]


@given(st.text(st.sampled_from("aœ… «»';L.O12°-é "), max_size=20))
def test_every_letter_of_a_folded_text_has_its_place(text: str) -> None:
    """Places in the original rise with those in the folded text, and stay inside."""
    spelled = folded(text)
    places = [spelled.original(at) for at in range(len(spelled.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
