"""Identical amendments: one result, whatever the punctuation; never two results."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.discussion.identical import Identical, identical, letters_of
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision, Splice
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/beds"


def text(markdown: str) -> Text:
    """A text of one article."""
    return Text((Division("articles", "010", "beds", parse_blocks(markdown)),))


BASE = text("The city opens beds in winter, and meals.\n\nIt pays 12 euros.")

ALIKE = {
    "the same words": ("The city opens beds all year.\n\nIt pays.", "The city opens beds all year.\n\nIt pays."),
    "another full stop": ("The city opens beds in winter.\n\nIt pays 12 euros.", "The city opens beds in winter\n\nIt pays 12 euros."),
    "other quotation marks": ("The “city” pays.\n\nIt pays 12 euros.", "The « city » pays.\n\nIt pays 12 euros."),
    "emphasis": ("The **city** pays.\n\nIt pays 12 euros.", "The city pays.\n\nIt pays 12 euros."),
    "the place of a repeated word": ("The city opens beds beds in winter, and meals.", "The city opens beds, beds in winter, and meals."),
    "a comma elsewhere": ("The city opens beds in winter and meals.\n\nIt pays 13 euros.", "The city opens beds in winter, and meals.\n\nIt pays 13 euros."),
    "a number with its blank": ("It pays 3 000 euros.", "It pays 3000 euros."),
}  # fmt: skip
UNLIKE = {
    "another number": ("It pays 1,5 euros.", "It pays 15 euros."),
    "numbers apart": ("It pays 1, 5 euros.", "It pays 1,5 euros."),
    "another sign": ("It pays 5 %.", "It pays 5 €."),
    "another cut into alinéas": ("The city opens beds.\n\nAnd meals.", "The city opens beds. And meals."),
    "punctuation alone, in two places": ("The city opens beds in winter and meals.\n\nIt pays 12 euros.", "The city opens beds in winter, and meals.\n\nIt pays 12 euros;"),
    "a hyphen between figures": ("It cites L. 13-6.", "It cites L. 136."),
}  # fmt: skip


def groups(*texts: str) -> list[tuple[str, ...]]:
    """Who is identical with whom."""
    contributions = [(name, compare(BASE, text(markdown))) for name, markdown in zip("ABC", texts, strict=False)]
    return [group.who for group in identical(BASE, contributions)]


@pytest.mark.parametrize("what", ALIKE)
def test_alike(what: str):
    """One presentation, one vote."""
    assert groups(*ALIKE[what]) == [("A", "B")]


@pytest.mark.parametrize("what", UNLIKE)
def test_unlike(what: str):
    """Two votes."""
    assert groups(*UNLIKE[what]) == []


def test_other_edits_with_one_result_are_said_so():
    """A clerk may want to know that only punctuation differs."""
    edits = [compare(BASE, text(m)) for m in ("It pays.", "It pays.", "It pays")]
    (same,) = identical(BASE, [("A", edits[0]), ("B", edits[1])])
    (alike,) = identical(BASE, [("A", edits[0]), ("C", edits[2])])
    assert (same.same_edits, alike.same_edits) == (True, False)


def test_amendments_that_change_nothing_are_no_group():
    """There is nothing to vote on."""
    assert identical(BASE, [("A", ()), ("B", ())]) == ()


def test_new_articles_are_identical_by_place_and_words():
    """Whatever their slugs."""
    new = [
        Division("articles", prefix, slug, parse_blocks(words))
        for prefix, slug, words in (
            ("020", "trees", "Plant trees."),
            ("020", "wood", "Plant trees"),
            ("005", "oak", "Plant trees."),
        )
    ]
    assert [group.who for group in identical(BASE, [(d.slug, (AddDivision(d),)) for d in new])] == [("trees", "wood")]


def test_deletions_and_moves_of_one_article():
    """Deleting it is not moving it, nor moving it elsewhere."""
    drop, move, other = DropDivision(BASE[KEY]), MoveDivision(KEY, "010", "020"), MoveDivision(KEY, "010", "030")
    contributions = [(name, (edit,)) for name, edit in zip("ABCDE", (drop, move, drop, other, move), strict=True)]
    assert [group.who for group in identical(BASE, contributions)] == [("A", "C"), ("B", "E")]


def test_a_change_told_elsewhere_is_the_same_change():
    """One more of two equal words is one more, wherever it was typed."""
    before, after = (Splice(KEY, at, at, (), (" the",)) for at in ((0, 1), (0, 2)))
    assert identical(BASE, [("A", (before,)), ("B", (after,))]) == (Identical(("A", "B"), same_edits=False),)


def test_only_letters_figures_and_signs_count():
    """And what tells a figure from another."""
    assert [letters_of(token) for token in (" The", ",", " 12", "5", " %", "\n¶0")] == [
        "the",
        "",
        " 12",
        ",5",
        "%",
        "\n",
    ]
