"""English places are read to their last word."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.english.places import places, together, within
from drafting.amending.instructions.operations import HERE, Place
from drafting.text.addresses import Address


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("paragraph 2", Place(alineas=((2, 2),))),
        ("paragraphs 2, 4 and 6 to 8", Place(alineas=((2, 2), (4, 4), (6, 8)))),
        ("the last paragraph of Article 3A", Place(Address.parse("3A"), alineas=((-1, -1),))),
        ("the first and last sentences of paragraph 2", Place(alineas=((2, 2),), sentences=(1, -1))),
        ("Article 3, paragraph 2, second sentence", Place(Address.parse("3"), alineas=((2, 2),), sentences=(2,))),
        ("Measure 7", Place(Address.parse("m7"))),
        ("annex plan/trees", Place(Address("key", slug="annexes/plan/trees"))),
        ("the memorandum", Place(Address.parse("memorandum"))),
        ("Section 2(6)(A)", Place(path=("Section 2", "(6)", "(A)"))),
        ("subparagraph (A) of paragraph (1)", Place(path=("(1)", "(A)"))),
        ("paragraph (1), subparagraph (A)", Place(path=("(1)", "(A)"))),
        ("Paragraph 4(B)", Place(path=("4", "(B)"))),
        ("Title V", Place(path=("V",))),
        ("the lead-in language of subsection (b)", Place(path=("(b)",), alineas=((1, 1),))),
        ("the heading before paragraph 5 of Article 3", Place(Address.parse("3"), alineas=((5, 5),), heading=True)),
        ("the section heading", Place(heading=True)),
        ("this Article", HERE),
        (
            "Section 4(b) of the Garden Streets Act of 2019, effective May 2, 2019 (12 Stat. 3)",
            Place(path=("Section 4", "(b)")),
        ),
    ],
)
def test_a_place(words: str, place: Place) -> None:
    """Numbers in brackets are those of the text, bare ones are ranks."""
    assert places(words) == (place,)


def test_several_places() -> None:
    """Each with its own numbers."""
    assert places("Paragraphs (3)(A) and (4)") == (Place(path=("(3)", "(A)")), Place(path=("(4)",)))


@pytest.mark.parametrize(
    "words",
    [
        "line 3",
        "paragraph 2 or so",
        "paragraph 2 of paragraph 3",
        "the paragraph",
        "the last but one sentence",
        "annex",
        "Article",
        "paragraph 3 of the Garden Streets Act",
        "paragraph 2 beside Article 3",
    ],
)
def test_what_is_no_place(words: str) -> None:
    """One word too many is enough."""
    assert places(words) == ()


def test_places_inside_places() -> None:
    """A part narrows what was named before it; a division named anew leaves that behind."""
    section, sub, article = Place(path=("Section 2",)), Place(path=("(b)",)), Place(Address.parse("3"))
    assert within(section, sub) == Place(path=("Section 2", "(b)"))
    assert within(section, article) == article
    assert within(Place(alineas=((1, 1),)), Place(alineas=((2, 2),))) is None
    assert together(article, Place(Address.parse("4"))) is None
