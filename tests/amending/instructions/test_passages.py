"""A block is seen as words and as one plain text."""

from __future__ import annotations

from drafting.amending.instructions.passages import cell, view, whole
from drafting.text.blocks import Block, Kind, paragraph

TABLE = Block(Kind.TABLE, 0, "| Rue | Arbres |\n| --- | --- |\n| Verte | 12 et 3 |\n|  | 4 |")


def said(column: int, row: int) -> str | None:
    """What a cell says."""
    found = cell(0, TABLE, column, row)
    return found and view(TABLE).text[found.start : found.end].strip()


def test_a_view_has_no_markup() -> None:
    """Each word begins where its letters do, blank first."""
    seen = view(paragraph("Le **grand** mot."))
    assert seen.text == " Le grand mot."
    assert [seen.text[start] for start in seen.starts[:-1]] == [" ", " ", " ", "."]
    assert whole(0, paragraph("Mot")).end == 4


def test_a_place_is_before_a_word_or_inside() -> None:
    """The blank belongs to the word after it."""
    seen = view(paragraph("un deux"))
    assert [seen.word_at(letter) for letter in (0, 1, 2, 3, 4, 5, 8)] == [
        (0, False),
        (0, False),
        (0, True),
        (1, False),
        (1, False),
        (1, True),
        (2, False),
    ]


def test_cells_are_found_by_column_and_row() -> None:
    """The heads are the first row; the rule under them is none."""
    assert [said(1, 1), said(2, 1), said(1, 2), said(2, 2), said(1, 3), said(2, 3)] == [
        "Rue",
        "Arbres",
        "Verte",
        "12 et 3",
        "",
        "4",
    ]
    assert [said(3, 1), said(0, 1), said(1, 4)] == [None, None, None]
