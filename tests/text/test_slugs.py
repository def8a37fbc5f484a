"""Slugs: flat names for branches and files."""

import re

import pytest

from drafting.text.slugs import slug


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Accès à l'eau", "acces-a-l-eau"),
        ("L'ÉCOLE, n° 3", "l-ecole-n-3"),
        ("  --- a///b ", "a-b"),
        ("un deux trois quatre cinq six sept huit neuf", "un-deux-trois-quatre-cinq-six-sept-huit"),
        ("a" * 60, "a" * 40),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slug(words: str, expected: str):
    """Lower case, ASCII, cut between words, never a path."""
    assert slug(words) == expected


@pytest.mark.parametrize("words", ["", "日本語", "!!!", "–", "\ud800"])
def test_words_without_letters_still_get_a_name(words: str):
    """A hash stands in, the same every time."""
    assert re.fullmatch(r"[0-9a-f]{8}", slug(words))
    assert slug(words) == slug(words)


def test_length():
    """The longest may be chosen."""
    assert slug("un deux trois", longest=8) == "un-deux"
