"""Tests of quotation marks: what closes what."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.marks import closed, closed_block, side_by_side, unmarked


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("« rue », le mot", "« rue »"),
        ("« le mot : « rue » est beau ». Fin", "« le mot : « rue » est beau »"),
        ('"rue", le mot', '"rue"'),
        ("« une\n« deux ».", "« une\n« deux »"),
        ("« « Art. 3 ».", "« « Art. 3 »"),
        ("« a »\n« b ».\nSuite", "« a »\n« b »"),
    ],
)
def test_a_quotation_ends(text: str, quotation: str) -> None:
    """Where its pairs are even, or else at the last mark."""
    end = closed(text, 0, len(text))
    assert end is not None
    assert text[: end + 1] == quotation


def test_a_quotation_that_never_ends() -> None:
    """As in the Sénat, where the mark belongs to the text."""
    assert closed("« Art. 3. – La rue.", 0, 19) is None


def test_a_block_ends_at_its_last_mark() -> None:
    """Whatever its lines hold, if each opens with a mark."""
    text = "« le signe » seul\n« et la fin ».\n"
    assert closed_block(text, [(0, 17), (18, 32)]) == text.rindex("»")
    assert closed_block("« une\ndeux »", [(0, 5), (6, 12)]) is None
    assert closed_block('"une\n"deux', [(0, 4), (5, 10)]) is None


def test_quotations_side_by_side() -> None:
    """Their marks belong to the words."""
    assert side_by_side("« 3 », « 4 » et « 5 » ;")
    assert not side_by_side("« le mot « rue » est beau »")
    assert not side_by_side("« rue », le mot :")


def test_what_is_between() -> None:
    """The marks that open lines go, and one blank; those that close them, too, if each is closed."""
    assert unmarked(["« une », et « deux »", "«   trois"], "«") == ("une », et « deux", "  trois")
    assert unmarked(['"une"', '"deux'], '"') == ("une", "deux")
