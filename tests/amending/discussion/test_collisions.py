"""Collisions: groups, what falls if a deletion passes, places, changes that touch."""

from drafting.amending.compare import compare
from drafting.amending.discussion.collisions import Collision, Kind, collisions, pairs_in
from drafting.amending.discussion.passages import Passage
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

GARDENS, SHELTERS = "articles/gardens", "articles/shelters"
BASE = Text.from_files(
    {
        "articles/010-gardens.md": "# Gardens\n\nEach street keeps one garden.\n\nThe city waters the gardens every week.\n",
        "articles/020-shelters.md": "The city opens ten shelters for people without a home.\n",
    }
)
STREET, WATER = "Each street keeps one garden.", "The city waters the gardens every week."


def gardens(*alineas: str) -> Text:
    """The text with other alinéas in its first article."""
    blocks = parse_blocks("\n\n".join(("# Gardens", *alineas)))
    return Text((Division("articles", "010", "gardens", blocks), BASE[SHELTERS]))


def without(key: str) -> Text:
    """The text without a division."""
    return Text(tuple(d for d in BASE.divisions if d.key != key))


def found(**texts: Text) -> tuple[Collision, ...]:
    """The groups of amendments that make these texts."""
    return collisions(BASE, [(name, compare(BASE, text)) for name, text in texts.items()]).groups


def test_changes_apart_do_not_collide():
    """In one alinéa as in two."""
    one, other = gardens("Every street keeps one garden.", WATER), gardens("Each street keeps two garden.", WATER)
    assert found(A=one, B=other) == ()


def test_a_clash_names_its_amendments_its_place_and_its_words():
    """The words of the base that two of them need."""
    one = gardens("Each street keeps two gardens.", WATER)
    other = gardens("Each street plants one garden.", WATER)
    third = gardens("Each street keeps one tree.", WATER)
    (group,) = found(A=one, B=gardens("Each street keeps one orchard.", WATER), C=third, D=other)
    assert (group.kind, group.who) == (Kind.CLASH, ("A", "B", "C"))
    assert group.passage(BASE) == Passage(GARDENS, (1, 1), (5, 5), said="garden")


def test_identical_edits_are_one_side():
    """They don't collide with each other."""
    one = gardens("Each street keeps two gardens.", WATER)
    assert found(A=one, B=one) == ()
    (group,) = found(A=one, B=one, C=gardens("Each street keeps one tree.", WATER))
    assert [names for _, names in group.sides] == [("A", "B"), ("C",)]


def test_two_insertions_at_one_point_fight_over_a_place_without_words():
    """Before the fifth word."""
    (group,) = found(
        A=gardens("Each street keeps one big garden.", WATER), B=gardens("Each street keeps one green garden.", WATER)
    )
    place = group.passage(BASE)
    assert (place.words, place.said, place.is_point) == ((5, 4), "", True)


def test_what_stands_in_a_deleted_article_falls_if_it_goes():
    """And is not said to clash with it."""
    (group,) = found(A=without(GARDENS), B=gardens(STREET), C=gardens("Every street keeps one garden.", WATER))
    assert group.kind is Kind.FALLS
    assert group.deletion == (DropDivision(BASE[GARDENS]), ("A",))
    assert sorted(group.who) == ["A", "B", "C"]
    assert group.passage(BASE).alineas is None


def test_what_clashes_in_a_deleted_article_is_still_said():
    """A deletion of all does not hide what the others fight over."""
    falling, clash = found(A=without(GARDENS), B=gardens("No street.", WATER), C=gardens("Two streets.", WATER))
    assert (falling.kind, clash.kind) == (Kind.FALLS, Kind.CLASH)
    assert clash.who == ("B", "C")


def test_what_stands_in_a_deleted_alinea_falls_if_it_goes():
    """As in a deleted article."""
    groups = found(
        A=gardens(STREET),
        B=gardens(STREET, "The city waters the gardens every day."),
        C=gardens(STREET, "The city waters the gardens every night."),
    )
    assert [(group.kind, group.who) for group in groups] == [(Kind.FALLS, ("A", "B", "C")), (Kind.CLASH, ("B", "C"))]
    assert groups[0].passage(BASE).alineas == (2, 2)


def test_the_place_of_a_deletion_is_what_it_deletes():
    """Not the point in it where another adds words."""
    (group,) = found(A=gardens(STREET), B=gardens(STREET, "The city waters the gardens twice every week."))
    assert group.kind is Kind.FALLS
    assert group.passage(BASE) == Passage(GARDENS, (2, 2), said=WATER)


def test_deletions_that_overlap_in_part_clash():
    """Neither covers the other."""
    base = Text((Division("articles", "1", "a", parse_blocks("One.\n\nTwo.\n\nThree.\n\nFour.\n")),))
    texts = {
        name: Text((Division("articles", "1", "a", parse_blocks(m)),))
        for name, m in (("A", "Three.\n\nFour."), ("B", "One.\n\nFour."))
    }
    (group,) = collisions(base, [(name, compare(base, text)) for name, text in texts.items()]).groups
    assert (group.kind, group.passage(base).said) == (Kind.CLASH, "Two.")


def test_one_article_at_two_new_places():
    """A clash over the article, not over words."""
    moves = [("A", (MoveDivision(GARDENS, "010", "030"),)), ("B", (MoveDivision(GARDENS, "010", "040"),))]
    (group,) = collisions(BASE, moves).groups
    assert (group.kind, group.span) == (Kind.CLASH, None)


def test_two_new_articles_of_one_name():
    """A clash in a division that the base does not have."""
    new = [Division("articles", prefix, "trees", parse_blocks("Trees.")) for prefix in ("015", "025")]
    (group,) = collisions(BASE, [(d.prefix, (AddDivision(d),)) for d in new]).groups
    assert group.passage(BASE) == Passage("articles/trees")


def test_pairs_are_made_on_demand():
    """Of three at one place, three."""
    texts = {
        name: gardens(f"Each street keeps one {what}.", WATER)
        for name, what in (("A", "tree"), ("B", "bench"), ("C", "pond"))
    }
    (group,) = found(**texts)
    assert {(one[1][0], other[1][0]) for one, other in pairs_in(group)} == {("B", "C"), ("B", "A"), ("C", "A")}


def test_a_hot_spot_is_one_group_however_many_fight_there():
    """Two thousand amendments of one word: one group, and the first pair at once."""
    edits = [(str(n), compare(BASE, gardens(f"Each street keeps {n} garden.", WATER))) for n in range(2000)]
    (group,) = collisions(BASE, edits).groups
    assert len(group.who) == 2000
    assert next(pairs_in(group))


def test_changes_that_touch_are_a_warning():
    """From different hands, side by side."""
    texts = {
        "A": gardens("Each street plants one garden.", WATER),
        "B": gardens("Each street keeps two garden.", WATER),
    }
    all_ = collisions(BASE, [(name, compare(BASE, text)) for name, text in texts.items()])
    assert all_.groups == ()
    (point,) = all_.adjacent
    assert (point.division, point.at, point.who) == (GARDENS, (1, 4), ("A", "B"))


def test_an_insertion_at_the_edge_of_a_change_is_a_warning():
    """It stays, but a person should read the sentence."""
    texts = {
        "A": gardens("Each street plants one garden.", WATER),
        "B": gardens("Each street keeps just one garden.", WATER),
    }
    (point,) = collisions(BASE, [(name, compare(BASE, text)) for name, text in texts.items()]).adjacent
    assert point.who == ("A", "B")


def test_own_changes_that_touch_are_none():
    """Whoever wrote both has read the sentence."""
    text = compare(BASE, gardens("Each street plants two garden.", WATER))
    assert collisions(BASE, [("A", text)]).adjacent == ()
