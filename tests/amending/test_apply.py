"""Applying edits, and every way in which one does not fit."""

import pytest

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.edits import AddDivision, DropDivision, Edit, MoveDivision, Splice
from drafting.amending.weave import Weave
from drafting.text.blocks import heading, item, paragraph
from drafting.text.model import Division, Text

A = Division("articles", "010", "a", (heading("Titre"), paragraph("un deux trois"), paragraph("quatre")))
B = Division("articles", "020", "b", (paragraph("cinq"),))
BASE = Text((A, B))
KEY = A.key


def after(*edits: Edit) -> tuple[str, ...]:
    """What stands in the first article, line by line."""
    applied = apply(BASE, edits)
    assert applied == Weave(BASE).then(edits).text
    return tuple(applied[KEY].markdown.strip().split("\n\n"))


def test_words():
    """Words give way to others, wherever in the block they stand."""
    assert after(Splice(KEY, (1, 2), (1, 3), (" deux",), (" 2", " bis")))[1] == "un 2 bis trois"
    assert after(Splice(KEY, (1, 1), (1, 1), (), (" zéro",)))[1] == "zéro un deux trois"
    assert after(Splice(KEY, (1, 4), (1, 4), (), (",",)))[1] == "un deux trois,"


def test_several_in_one_block():
    """Each in the coordinates of the base, in any order."""
    edits = [Splice(KEY, (1, 3), (1, 4), (" trois",), ()), Splice(KEY, (1, 1), (1, 2), (" un",), (" 1",))]
    assert after(*edits) == after(*reversed(edits)) == ("# Titre", "1 deux", "quatre")


def test_blocks():
    """Whole alinéas come and go."""
    assert after(Splice(KEY, (1, 0), (2, 0), ("\n¶0", " un", " deux", " trois"), ())) == ("# Titre", "quatre")
    assert after(Splice(KEY, (3, 0), (3, 0), (), ("\n-1", " fin"))) == ("# Titre", "un deux trois", "quatre", "- fin")


def test_split_and_join():
    """A mark that comes splits, one that goes joins; both may change in one block."""
    split = Splice(KEY, (1, 2), (1, 2), (), ("\n¶0",))
    join = Splice(KEY, (2, 0), (2, 1), ("\n¶0",), ())
    assert after(split) == ("# Titre", "un", "deux trois", "quatre")
    assert after(join) == ("# Titre", "un deux trois quatre")
    assert after(split, join) == ("# Titre", "un", "deux trois quatre")
    assert after(join, Splice(KEY, (1, 1), (1, 2), (" un",), ())) == ("# Titre", "deux trois quatre")


def test_a_block_emptied_of_words_goes():
    """Markdown holds no empty alinéa."""
    assert after(Splice(KEY, (2, 1), (2, 2), (" quatre",), ())) == ("# Titre", "un deux trois")


def test_levels_are_tidied():
    """An item cannot stand two levels below nothing."""
    applied = apply(BASE, [Splice(KEY, (2, 0), (2, 1), ("\n¶0",), ("\n-3",))])
    assert applied[KEY].blocks[2] == item("quatre", 1)


def test_divisions():
    """Articles come, go, move."""
    new = Division("articles", "015", "n", (item("x", 4), paragraph("")))
    applied = apply(BASE, [AddDivision(new), DropDivision(B), MoveDivision(KEY, "010", "030")])
    assert list(applied.to_files()) == ["articles/015-n.md", "articles/030-a.md"]
    assert applied["articles/n"].blocks == (item("x", 1),)
    assert apply(BASE, [DropDivision(A), DropDivision(B)]) == Text()


def test_no_edit_is_no_change():
    """The same text."""
    assert apply(BASE, []) == BASE


MISFITS: dict[str, list[Edit]] = {
    "other words there": [Splice(KEY, (1, 2), (1, 3), (" douze",), (" x",))],
    "the same words, elsewhere": [Splice(KEY, (1, 1), (1, 2), (" deux",), (" x",))],
    "fewer words there": [Splice(KEY, (1, 2), (1, 3), (), (" x",))],
    "a block that is not there": [Splice(KEY, (9, 1), (9, 2), (" x",), ())],
    "an insertion into a block that is not there": [Splice(KEY, (9, 1), (9, 1), (), (" x",))],
    "after the end of a block": [Splice(KEY, (2, 7), (2, 7), (), (" x",))],
    "before the beginning": [Splice(KEY, (-1, 0), (0, 0), (), (" x",))],
    "words before any block": [Splice(KEY, (0, 0), (0, 0), (), (" x",))],
    "the first mark goes": [Splice(KEY, (0, 0), (0, 1), ("\n#1",), ())],
    "an end before its start": [Splice(KEY, (1, 3), (1, 1), (), ())],
    "two that cross": [
        Splice(KEY, (1, 1), (1, 3), (" un", " deux"), ()), Splice(KEY, (1, 2), (1, 4), (" deux", " trois"), ()),
    ],
    "an article that is not there": [Splice("articles/none", (0, 1), (0, 1), (), (" x",))],
    "words of an article that goes": [DropDivision(A), Splice(KEY, (1, 2), (1, 3), (" deux",), ())],
    "an article that is there already": [AddDivision(A)],
    "an article gone already": [DropDivision(Division("articles", "010", "none"))],
    "an article that says something else": [DropDivision(Division("articles", "010", "a", (paragraph("autre"),)))],
    "an article elsewhere": [MoveDivision(KEY, "020", "030")],
    "a move of nothing": [MoveDivision("articles/none", "010", "030")],
}  # fmt: skip


@pytest.mark.parametrize("what", MISFITS)
def test_what_does_not_fit(what: str):
    """An edit written for another text is refused whole, and named, by `apply` and by the weave alike."""
    with pytest.raises(DoesNotFit) as refused:
        apply(BASE, MISFITS[what])
    assert refused.value.edit in MISFITS[what]
    with pytest.raises(DoesNotFit):
        assert Weave(BASE).then(MISFITS[what]).text
