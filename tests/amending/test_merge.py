"""Merging: what collides, conflicts as values, choices, settlements, warnings. Prose cases are in tests/cases."""

from itertools import permutations

import pytest

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, Edit, MoveDivision, Splice
from drafting.amending.merge import Merged, collide, merge
from drafting.text.blocks import paragraph, parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/a"
BASE = Text.from_files(
    {"articles/010-a.md": "Un deux trois quatre cinq.\n\nSix sept.\n", "articles/020-b.md": "Huit.\n"}
)


def amended(markdown: str) -> Text:
    """The text with its first article saying something else."""
    return Text((Division("articles", "010", "a", parse_blocks(markdown)), BASE["articles/b"]))


def merged(**texts: str) -> Merged:
    """What people's texts of the first article make together."""
    return merge(BASE, [(who, compare(BASE, amended(markdown))) for who, markdown in texts.items()])


def words(start: tuple[int, int], end: tuple[int, int], new: str = "x", division: str = KEY) -> Splice:
    """A splice at places; what it replaces does not matter here."""
    return Splice(division, start, end, (), (new,))


JOIN = Splice(KEY, (1, 0), (1, 1), ("\n¶0",), ())
DROP, MOVE = DropDivision(BASE[KEY]), MoveDivision(KEY, "010", "030")
TABLE: list[tuple[str, Edit, Edit, bool]] = [
    ("apart", words((0, 1), (0, 2)), words((0, 3), (0, 4)), False),
    ("adjacent", words((0, 1), (0, 2)), words((0, 2), (0, 3)), False),
    ("overlapping", words((0, 1), (0, 3)), words((0, 2), (0, 4)), True),
    ("one inside the other", words((0, 1), (0, 5)), words((0, 2), (0, 3)), True),
    ("the same place, other words", words((0, 1), (0, 2)), words((0, 1), (0, 2), "y"), True),
    ("identical", words((0, 1), (0, 2)), words((0, 1), (0, 2)), False),
    ("insertions at one point", words((0, 2), (0, 2)), words((0, 2), (0, 2), "y"), True),
    ("insertions at two points", words((0, 2), (0, 2)), words((0, 3), (0, 3)), False),
    ("an insertion inside", words((0, 1), (0, 3)), words((0, 2), (0, 2)), True),
    ("an insertion at the edge before", words((0, 1), (0, 3)), words((0, 1), (0, 1)), False),
    ("an insertion at the edge after", words((0, 1), (0, 3)), words((0, 3), (0, 3)), False),
    ("the end of a block, and before the next", words((0, 6), (0, 6)), words((1, 0), (1, 0)), False),
    ("a join, and words of the block before", JOIN, words((0, 1), (0, 2)), False),
    ("a join, and words added at the seam", JOIN, words((0, 6), (0, 6)), False),
    ("a join, and a block inserted at the seam", JOIN, words((1, 0), (1, 0)), True),
    ("a join, and words of the block joined", JOIN, words((1, 1), (1, 2)), False),
    ("two articles", words((0, 1), (0, 2)), words((0, 1), (0, 2), "y", "articles/b"), False),
    ("a drop and words", DROP, words((0, 1), (0, 2)), True),
    ("a drop and a move", DROP, MOVE, True),
    ("a move and words", MOVE, words((0, 1), (0, 2)), False),
    ("two moves", MOVE, MoveDivision(KEY, "010", "040"), True),
    ("the same move", MOVE, MoveDivision(KEY, "010", "030"), False),
    ("two new articles of one name", AddDivision(Division("articles", "1", "n")),
     AddDivision(Division("articles", "2", "n")), True),
    ("two new articles", AddDivision(Division("articles", "1", "n")), AddDivision(Division("articles", "1", "m")), False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_collides(one: Edit, other: Edit, expected: bool):
    """Whoever is asked first."""
    assert collide(one, other) == collide(other, one) == expected


def test_nothing_to_merge():
    """The base."""
    assert merge(BASE, []) == Merged(BASE, (), (), ())
    assert merge(BASE, [("A", ())]).text == BASE


def test_one_amendment_is_its_text():
    """And its edits are its own."""
    text = amended("Un deux 3 quatre cinq.\n\nSix.")
    found = merge(BASE, [("A", compare(BASE, text))])
    assert found.text == text
    assert found.plain == compare(BASE, text)
    assert all(who == ("A",) for _, who in found.edits)


def test_identical_edits_name_everyone():
    """Applied once, in an order of names that is always the same."""
    texts = [("B", "Un 2 trois quatre cinq.\n\nSix sept."), ("A", "Un 2 trois quatre cinq.\n\nSix sept.")]
    found = merged(**dict(texts))
    assert [who for _, who in found.identical] == [("A", "B")]
    assert found == merged(**dict(reversed(texts)))


def test_the_order_never_matters():
    """Text, conflicts, warnings and names are the same in all orders."""
    contributions = [
        ("A", compare(BASE, amended("Un 2 trois quatre cinq.\n\nSix sept."))),
        ("B", compare(BASE, amended("Un deux 3 quatre cinq.\n\nSix neuf."))),
        ("C", compare(BASE, amended("Un deux trois quatre cinq.\n\nSix dix."))),
    ]
    first, *others = [merge(BASE, order) for order in permutations(contributions)]
    assert all(other == first for other in others)
    assert [conflict.key for conflict in first.conflicts] == [conflict.key for conflict in others[0].conflicts]


def test_a_chain_of_edits_is_one_conflict():
    """A crosses B, B crosses C: none is applied, all are named, in order."""
    found = merged(
        A="Un XX XX quatre cinq.\n\nSix sept.", B="Un deux YY YY cinq.\n\nSix sept.", C="Un deux trois ZZ ZZ.\n\nSix sept."
    )  # fmt: skip
    (conflict,) = found.conflicts
    assert conflict.who == ("A", "B", "C")
    assert conflict.division == KEY
    assert not conflict.at_one_point
    assert found.text == BASE


def test_a_conflict_has_a_key_of_its_own():
    """Of what its sides say, not of who says it; another conflict has another."""
    one = merged(A="Un X trois quatre cinq.\n\nSix sept.", B="Un Y trois quatre cinq.\n\nSix sept.").conflicts[0]
    same = merged(D="Un Y trois quatre cinq.\n\nSix sept.", C="Un X trois quatre cinq.\n\nSix sept.").conflicts[0]
    other = merged(A="Un X trois quatre cinq.\n\nSix sept.", B="Un Z trois quatre cinq.\n\nSix sept.").conflicts[0]
    assert one.key == same.key != other.key
    assert len(one.key) == 16


def test_both_in_either_order():
    """Insertions at one point can all stand, in the order chosen."""
    sides = {"A": "Un et 1 deux trois quatre cinq.\n\nSix sept.", "B": "Un et 2 deux trois quatre cinq.\n\nSix sept."}
    contributions = [(who, compare(BASE, amended(text))) for who, text in sides.items()]
    (conflict,) = merge(BASE, contributions).conflicts
    assert conflict.at_one_point
    texts = [merge(BASE, contributions, {conflict.key: conflict.both(order)}).text for order in ([0, 1], [1, 0])]
    assert [text[KEY].blocks[0].source for text in texts] == [
        "Un et 1 et 2 deux trois quatre cinq.", "Un et 2 et 1 deux trois quatre cinq.",
    ]  # fmt: skip


def test_one_side_settles():
    """The side chosen is applied under its own name, the conflict is told as settled."""
    contributions = [
        ("A", compare(BASE, amended("Un X trois quatre cinq.\n\nSix sept."))),
        ("B", compare(BASE, amended("Un Y trois quatre cinq.\n\nSix sept."))),
    ]
    (conflict,) = merge(BASE, contributions).conflicts
    for side, (edit, who) in enumerate(conflict.sides):
        found = merge(BASE, contributions, {conflict.key: conflict.one(side)})
        assert found.edits == ((edit, who),)
        assert (found.conflicts, found.settled) == ((), (conflict,))


def test_a_wording_of_their_own_names_all_sides():
    """What people wrote instead of either comes from both."""
    contributions = [
        ("A", compare(BASE, amended("Un X trois quatre cinq.\n\nSix sept."))),
        ("B", compare(BASE, amended("Un Y trois quatre cinq.\n\nSix sept."))),
    ]
    (conflict,) = merge(BASE, contributions).conflicts
    choice = compare(BASE, amended("Un Z trois quatre cinq.\n\nSix sept."))
    found = merge(BASE, contributions, {conflict.key: choice})
    assert found.text == apply(BASE, choice)
    assert [who for _, who in found.edits] == [("A", "B")]


def test_a_settlement_of_another_conflict_changes_nothing():
    """It waits for its own."""
    contributions = [
        ("A", compare(BASE, amended("Un X trois quatre cinq.\n\nSix sept."))),
        ("B", compare(BASE, amended("Un Y trois quatre cinq.\n\nSix sept."))),
    ]
    assert merge(BASE, contributions, {"0" * 16: ()}) == merge(BASE, contributions)


def test_a_choice_that_crosses_a_third_is_a_new_conflict():
    """It is an edit like any other; settling the new conflict ends it."""
    contributions = [
        ("A", compare(BASE, amended("Un X trois quatre cinq.\n\nSix sept."))),
        ("B", compare(BASE, amended("Un Y trois quatre cinq.\n\nSix sept."))),
        ("C", compare(BASE, amended("Un deux trois quatre 5.\n\nSix sept."))),
    ]
    (conflict,) = merge(BASE, contributions).conflicts
    wide = Splice(KEY, (0, 2), (0, 6), (" deux", " trois", " quatre", " cinq"), (" tout",))
    found = merge(BASE, contributions, {conflict.key: (wide,)})
    (again,) = found.conflicts
    assert set(again.who) == {"A", "B", "C"}
    assert found.text == BASE
    side = next(n for n, (edit, _) in enumerate(again.sides) if edit == wide)
    last = merge(BASE, contributions, {conflict.key: (wide,), again.key: again.one(side)})
    assert last.conflicts == ()
    assert last.text == apply(BASE, (wide,))


def test_a_choice_another_wanted_too():
    """The choice and an edit that is there already are one, and name everyone."""
    contributions = [
        ("A", compare(BASE, amended("Un deux trois quatre cinq.\n\nX sept."))),
        ("B", compare(BASE, amended("Un deux trois quatre cinq.\n\nY sept."))),
        ("C", compare(BASE, amended("Un 2 trois quatre cinq.\n\nSix sept."))),
    ]
    (conflict,) = merge(BASE, contributions).conflicts
    choice = compare(BASE, amended("Un 2 trois quatre cinq.\n\nSix sept."))
    found = merge(BASE, contributions, {conflict.key: choice})
    assert [who for _, who in found.edits] == [("A", "B", "C")]


def test_adjacent_words_warn():
    """Of two people, in one block; one's own neighbours are no surprise."""
    found = merged(A="Un X trois quatre cinq.\n\nSix sept.", B="Un deux Y quatre cinq.\n\nSix sept.")
    (warned,) = found.warnings
    assert (warned.kind, warned.first[1], warned.second[1]) == ("adjacent", ("A",), ("B",))
    own = (Splice(KEY, (0, 2), (0, 3), (" deux",), (" X",)), Splice(KEY, (0, 3), (0, 4), (" trois",), (" Y",)))
    assert merge(BASE, [("A", own)]).warnings == ()


def test_blocks_side_by_side_do_not_warn():
    """An alinéa added after one that was reworded is no surprise either."""
    found = merged(A="Un deux trois quatre X.\n\nSix sept.", B="Un deux trois quatre cinq.\n\nNeuf.\n\nSix sept.")
    assert (found.conflicts, found.warnings) == ((), ())


def test_new_articles_at_one_place_warn():
    """In one series, under one prefix; at two places, or of two series, there is nothing to say."""

    def new(folder: str, prefix: str, slug: str) -> AddDivision:
        return AddDivision(Division(folder, prefix, slug, (paragraph("x"),)))

    def warned(one: AddDivision, other: AddDivision) -> list[str]:
        return [w.kind for w in merge(BASE, [("A", (one,)), ("B", (other,))]).warnings]

    assert warned(new("articles", "015", "x"), new("articles", "015", "y")) == ["same-place"]
    assert warned(new("articles", "015", "x"), new("articles", "016", "y")) == []
    assert warned(new("articles", "015", "x"), new("annexes/plan", "015", "y")) == []
