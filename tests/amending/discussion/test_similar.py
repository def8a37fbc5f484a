"""Near-duplicates: groups, likeness, what is shared; few words and exact twins are left out."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.discussion.similar import alike, bare, covering, likeness, said, similar
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

BASE = Text.from_files(
    {
        "articles/010-gardens.md": "Each street keeps a garden.\n\nThe city waters it.\n",
        "articles/020-lamps.md": "Lamps burn until midnight.\n",
    }
)


def added(*words: str, article: str = "gardens") -> Text:
    """The text with alinéas at the end of an article."""
    own = BASE[f"articles/{article}"]
    new = Division(own.folder, own.prefix, own.slug, (*own.blocks, *parse_blocks("\n\n".join(words))))
    return Text((*(d for d in BASE.divisions if d != own), new))


FIRST = "Children of the school choose two plants of the garden every spring."
SECOND = "Children of each school choose three plants of the garden every spring."
THIRD = "The city opens public toilets near every station and in every park."


def groups(**texts: Text) -> list[tuple[str, ...]]:
    """Who asks nearly the same."""
    return [group.who for group in similar([(name, compare(BASE, text)) for name, text in texts.items()])]


def test_two_tables_ask_almost_the_same():
    """One word or two apart; the third table asks something else."""
    assert groups(A=added(FIRST), B=added(SECOND), C=added(THIRD)) == [("A", "B")]


def test_a_group_says_how_alike_and_what_is_shared():
    """The words that all of them say, in their order."""
    (found,) = similar([(name, compare(BASE, added(words))) for name, words in (("A", FIRST), ("B", SECOND))])
    assert found.likeness == pytest.approx(20 / 24)
    assert found.shared == "Children of school choose plants of the garden every spring."
    assert found.same_place


def test_the_same_request_elsewhere():
    """Is found anywhere, and said to be at another place."""
    texts = (("A", added(FIRST)), ("B", added(SECOND, article="lamps")))
    (found,) = similar([(name, compare(BASE, text)) for name, text in texts])
    assert not found.same_place


def test_twins_alone_are_no_near_duplicates():
    """They are identical amendments; beside a third that is nearly so they are named."""
    assert groups(A=added(FIRST), B=added(FIRST)) == []
    assert groups(A=added(FIRST), B=added(SECOND), C=added(FIRST)) == [("A", "B", "C")]


def test_few_words_are_alike_by_chance():
    """And are left out."""
    assert groups(A=added("It is free."), B=added("It is free now.")) == []


def test_deletions_are_alike_by_what_goes():
    """An amendment that only deletes says nothing new."""
    edits = compare(BASE, Text(BASE.divisions[1:]))
    assert said(edits) == ()
    shorter = Division("articles", "010", "gardens", BASE["articles/gardens"].blocks[1:])
    assert bare(said(compare(BASE, Text((shorter, BASE.divisions[1]))))) == ("each", "street", "keeps", "a", "garden")


def test_a_new_article_is_read_whole():
    """Its words are new."""
    new = Division.at("articles/030-n.md", parse_blocks(FIRST))
    other = added(SECOND)
    assert groups(A=Text((*BASE.divisions, new)), B=other) == [("A", "B")]


def test_likeness_is_of_words_in_order():
    """Nothing shared, all, all in another order."""
    one = ("plant", "a", "tree")
    assert (likeness(one, ("mow", "the", "lawn")), likeness(one, one)) == (0, 1)
    assert likeness(one, ("tree", "a", "plant")) < 1


def test_covering_is_of_the_shorter():
    """What says all of another, and more, covers it."""
    assert covering(("plant", "trees"), ("plant", "forty", "trees", "now")) == 1
    assert covering((), ("plant",)) == 0


def test_every_group_is_like_its_first():
    """Not only neighbour by neighbour: a chain of small changes is cut."""
    chain = [tuple(f"old{n}" if n >= step else f"new{n}" for n in range(12)) for step in range(13)]
    for group in alike(chain, likeness, 0.75):
        assert all(likeness(group[0], words) >= 0.75 for words in group)
    assert len(alike(chain, likeness, 0.75)) > 1
