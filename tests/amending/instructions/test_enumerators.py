"""The numbers that alinéas bear are read, and say what stands under what."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.enumerators import bare, numbers, style, within


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("II bis. – A. – 1° Le", ("II bis. –", "A. –", "1°"), "Le"),
        ("(c)(1) The", ("(c)", "(1)"), "The"),
        ("« Art. L. 12-5. – Le", ("Art. L. 12-5. –",), "Le"),
        ("a bis) un", ("a bis)",), "un"),
        ("… – Les", ("… –",), "Les"),
        ("3. Un", ("3.",), "Un"),
        ("C'est", (), "C'est"),
        ("« Oui » dit", (), "« Oui » dit"),
        ("M. Ba", (), "M. Ba"),
        ("2° A Un", ("2° A",), "Un"),
        ("1° A compter de", ("1°",), "A compter de"),
        ("Y-a-t-il", (), "Y-a-t-il"),
        ("E-mail", (), "E-mail"),
        ("(voir) un", (), "(voir) un"),
        ("(aa)(12A-i) un", ("(aa)", "(12A-i)"), "un"),
        ("I.- Un", ("I.-",), "Un"),
    ],
)
def test_the_numbers_a_line_begins_with(text: str, expected: tuple[str, ...], rest: str) -> None:
    """From the outermost, and what follows them."""
    found, at = numbers(text)
    assert (found, text[at:]) == (expected, rest)


def test_brackets_and_points_do_not_count() -> None:
    """A person may quote a number without them; the degree sign is part of it."""
    assert bare("(5B)") == "5B"
    assert bare("II. –") == "II"
    assert bare("Sec. 3.") == bare("§ 3") == bare("Section 3")
    assert bare("1°") != bare("1.")


def test_styles_tell_levels_apart() -> None:
    """A letter in brackets is not a number in brackets, nor (aa) an (a)."""
    assert len({style(number) for number in ("(a)", "(1)", "(A)", "(ii)", "(aa)", "1°", "II. –", "a)")}) == 8


LINES = ["I. – Un", "1° un", '"1° cité', '"2° cité', "2° deux", "a) trois", "suite", "II. – Deux", "1° quatre"]


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        (("I",), [(0, 7)]),
        (("I", "2°"), [(4, 7)]),
        (("2°",), [(4, 7)]),
        (("1°",), [(1, 4), (8, 9)]),
        (("II", "1°"), [(8, 9)]),
        (("2°", "a)"), [(5, 7)]),
        (("III",), []),
    ],
)
def test_a_path_leads_to_the_lines_under_its_numbers(path: tuple[str, ...], runs: list[tuple[int, int]]) -> None:
    """Up to the next number of the same style, or of one around it; what is quoted comes last."""
    assert within(LINES, path) == runs


def test_a_letter_that_follows_is_no_roman_number() -> None:
    """(i) after (h) is its neighbour."""
    assert within(["(h) x", "(i) y", "(j) z"], ["(h)"]) == [(0, 1)]
