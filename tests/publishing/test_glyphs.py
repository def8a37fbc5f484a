"""What our fonts can print."""

import pytest

from drafting.publishing.glyphs import STAND_IN, characters, printable
from drafting.publishing.html import font_faces
from drafting.resources import resources


@pytest.mark.parametrize("text", ["Vœu – « 3\u202f000 » ¶ … ’“” é À Ÿ €", "Ελληνικά", "Кириллица", "a\nb"])
def test_what_we_have_is_left_alone(text):
    """European letters and every sign we set."""
    assert printable(text) == text


def test_what_we_lack_has_a_stand_in():
    """An emoji is one sign, with what only chose its drawing; the words stay."""
    assert printable("ok ❤\ufe0f 😀 fin") == f"ok {printable('❤')} {STAND_IN} fin"
    assert printable("中") == STAND_IN


def test_every_style_has_the_letters_of_french():
    """Read from the fonts themselves."""
    fonts = list((resources("templates") / "fonts").glob("*.ttf"))
    assert len(fonts) == 4
    for font in fonts:
        assert set("àâæçéèêëîïôœùûüÿÀÉŒ\u00a0\u202f«»’…–—·") <= characters(font)


def test_pages_carry_three_faces():
    """As data, and small."""
    assert font_faces().count("@font-face") == 3
    assert len(font_faces()) < 90_000
