"""Carrying edits onto a text changed meanwhile; composing and undoing layers."""

import pytest

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, Edits, MoveDivision, Splice
from drafting.amending.transform import Carried, Carrier, compose, inverse, transform
from drafting.text.blocks import paragraph, parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/a"


def text(markdown: str, prefix: str = "010", slug: str = "a") -> Text:
    """A text of one article."""
    return Text((Division("articles", prefix, slug, parse_blocks(markdown)),))


def carried(base: str, mine: str, theirs: str) -> tuple[Carried, str]:
    """My edits over theirs, and what they make of their text."""
    before, over = text(base), compare(text(base), text(theirs))
    found = transform(before, compare(before, text(mine)), over)
    return found, apply(text(theirs), found.edits)[KEY].markdown.strip()


MOVES = {
    "words before": ("un deux trois", "un deux 3", "zéro un deux trois", "zéro un deux 3"),
    "words after": ("un deux trois", "1 deux trois", "un deux trois quatre", "1 deux trois quatre"),
    "a block before": ("un\n\ndeux trois", "un\n\ndeux 3", "zéro\n\nun\n\ndeux trois", "zéro\n\nun\n\ndeux 3"),
    "a block gone before": ("premier alinéa\n\ndeux trois", "premier alinéa\n\ndeux 3", "deux trois", "deux 3"),
    "a split before": ("un deux trois quatre", "un deux trois 4", "un deux\n\ntrois quatre", "un deux\n\ntrois 4"),
    "a join before": ("un deux\n\ntrois quatre", "un deux\n\ntrois 4", "un deux trois quatre", "un deux trois 4"),
    "an insertion at the edge": ("un deux trois", "un et deux trois", "un DEUX trois", "un et DEUX trois"),
    "an insertion after an edge": ("un deux trois", "un deux et trois", "un DEUX trois", "un DEUX et trois"),
    "a block after one inserted elsewhere": ("un\n\ndeux", "un\n\ndeux\n\ntrois", "0\n\nun\n\ndeux", "0\n\nun\n\ndeux\n\ntrois"),
    "whole blocks": ("un\n\ndeux\n\ntrois", "un\n\ntrois", "zéro\n\nun\n\ndeux\n\ntrois", "zéro\n\nun\n\ntrois"),
    "my split": ("un deux trois quatre", "un deux\n\ntrois quatre", "1 deux trois quatre", "1 deux\n\ntrois quatre"),
    "my formatting": ("un deux trois", "un **deux** trois", "un deux 3 4", "un **deux** 3 4"),
}  # fmt: skip


@pytest.mark.parametrize("what", MOVES)
def test_edits_are_carried(what: str):
    """They read on the new text as they would have been written for it."""
    base, mine, theirs, both = MOVES[what]
    found, result = carried(base, mine, theirs)
    assert (found.already, found.lost) == ((), ())
    assert result == both


def test_what_stands_already():
    """Another's identical edit has been made; the rest is carried."""
    found, result = carried("un deux trois quatre", "un 2 trois 4", "un 2 trois quatre")
    assert len(found.already) == 1
    assert found.lost == ()
    assert result == "un 2 trois 4"


def test_what_is_lost_says_what_is_in_its_way():
    """The words it changes are others now."""
    found, result = carried("un deux trois quatre", "un 2 trois 4", "un II trois quatre")
    ((mine, theirs),) = found.lost
    assert isinstance(mine, Splice)
    assert isinstance(theirs, Splice)
    assert (mine.new, theirs.new) == ((" 2",), (" II",))
    assert result == "un II trois 4"


def test_two_insertions_at_one_point_are_lost_to_each_other():
    """The second cannot know whether it comes before or after."""
    found, result = carried("un trois", "un 2 trois", "un deux trois")
    assert len(found.lost) == 1
    assert result == "un deux trois"


def test_over_nothing():
    """The same edits."""
    edits = compare(text("un deux"), text("un 2"))
    assert transform(text("un deux"), edits, ()) == Carried(edits)


def test_whole_articles():
    """Additions and moves are carried as they are, drops are lost to any change of the article."""
    base = Text((*text("un deux").divisions, *text("trois", "020", "b").divisions))
    new = AddDivision(Division("articles", "015", "n", (paragraph("x"),)))
    drop, move = DropDivision(base[KEY]), MoveDivision("articles/b", "020", "040")
    over = (
        Splice(KEY, (0, 2), (0, 3), (" deux",), (" 2",)),
        Splice("articles/b", (0, 1), (0, 2), (" trois",), (" 3",)),
    )
    found = transform(base, (new, drop, move), over)
    assert set(found.edits) == {new, move}
    assert found.lost == ((drop, over[0]),)
    assert transform(base, (drop,), (drop,)).already == (drop,)
    word = Splice(KEY, (0, 2), (0, 3), (" deux",), (" 2",))
    assert transform(base, (word,), (drop,)).lost == ((word, drop),)


def test_a_carrier_is_asked_as_often_as_one_likes():
    """It answers each time as a transform would."""
    base, over = text("un deux trois"), compare(text("un deux trois"), text("zéro un deux trois"))
    carrier = Carrier(base, over)
    for mine in ("un deux 3", "un 2 trois", "un deux trois quatre"):
        edits = compare(base, text(mine))
        assert carrier.carry(edits) == transform(base, edits, over)


CUT_ANEW: dict[str, tuple[str, Splice, Splice, str]] = {
    "two that make one number": (
        "vaut 3 et 000 fin", Splice(KEY, (0, 3), (0, 4), (" et",), ()), Splice(KEY, (0, 4), (0, 5), (" 000",), (" 500",)),
        "vaut 3 500 fin",
    ),
    "a word of a number that was cut anew": (
        "vaut 3 et 000 fin", Splice(KEY, (0, 3), (0, 4), (" et",), ()), Splice(KEY, (0, 2), (0, 3), (" 3",), (" 4",)),
        "vaut 4 000 fin",
    ),
    "an item whose level changed": (
        "- a\n\n  - b\n\n  - c", Splice(KEY, (0, 0), (1, 0), ("\n-1", " a"), ()), Splice(KEY, (1, 0), (1, 1), ("\n-2",), ("\n¶0",)),
        "b\n\n- c",
    ),
    "words of an item whose level changed": (
        "- a\n\n  - b\n\n  - c", Splice(KEY, (0, 0), (1, 0), ("\n-1", " a"), ()), Splice(KEY, (2, 1), (2, 2), (" c",), (" d",)),
        "- b\n\n  - d",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CUT_ANEW)
def test_what_the_canonical_form_changes_again(what: str):
    """Where it cut the words anew or moved a level, what comes of both edits is certain all the same."""
    markdown, over, mine, both = CUT_ANEW[what]
    base = text(markdown)
    found = transform(base, (mine,), (over,))
    assert (found.already, found.lost) == ((), ())
    result = apply(apply(base, (over,)), found.edits)
    assert result == apply(base, (over, mine))
    assert result[KEY].markdown.strip() == both


def composition(*versions: str) -> tuple[Text, Edits, Text]:
    """The first version, everything that changed since as one, the last version."""
    texts = [text(version) for version in versions]
    steps = [compare(one, other) for one, other in zip(texts, texts[1:], strict=False)]
    return texts[0], compose(texts[0], *steps), texts[-1]


def test_over_a_composition_an_echo_is_lost():
    """Words gone, "et" come in their place: whoever wanted "et" on either side of them has it already."""
    base, over, now = composition("un deux trois", "un trois", "un et trois")
    for mine in ("un deux et trois", "un et deux trois"):
        found = Carrier(base, over, composed=True).carry(compare(base, text(mine)))
        assert apply(now, found.edits) == now
        assert len(found.lost) + len(found.already) == 1


def test_over_a_composition_an_echo_of_blocks_is_lost():
    """Whatever level the canonical form gave them."""
    base, over, now = composition("un\n\ndeux\n\ntrois", "un\n\ntrois", "un\n\n- et\n\ntrois")
    mine = Splice(KEY, (2, 0), (2, 0), (), ("\n-2", " et"))
    found = Carrier(base, over, composed=True).carry((mine,))
    assert len(found.lost) == 1
    assert apply(now, found.edits) == now


def test_over_a_composition_other_words_are_carried():
    """What says something else stands beside what came."""
    base, over, now = composition("un deux trois", "un 2 trois", "un 2 et trois")
    found = Carrier(base, over, composed=True).carry(compare(base, text("un puis deux trois")))
    assert apply(now, found.edits)[KEY].markdown == "un puis 2 et trois\n"


VERSIONS = ["un deux trois", "un 2 trois\n\nquatre", "un 2 et trois\n\n- quatre", "deux trois **quatre**", "x"]


def layers(*versions: str) -> tuple[Text, list[Edits]]:
    """The first version, and what changed from each to the next."""
    texts = [text(version) for version in versions]
    return texts[0], [compare(one, other) for one, other in zip(texts, texts[1:], strict=False)]


def test_composing_does_all_at_once():
    """One set of edits for every layer, and an inverse that undoes it."""
    for last in range(1, len(VERSIONS) + 1):
        base, steps = layers(*VERSIONS[:last])
        composed = compose(base, *steps)
        assert apply(base, composed) == text(VERSIONS[last - 1])
        assert apply(text(VERSIONS[last - 1]), inverse(base, composed)) == base


def test_composing_divisions():
    """Added then reworded is added; added then dropped is nothing; dropped then added again is its difference."""
    base = text("un")
    new = text("n", "020", "n")
    more, other = Text((*base.divisions, *new.divisions)), Text((*base.divisions, *text("m", "020", "n").divisions))
    assert compose(base, compare(base, more), compare(more, other)) == compare(base, other)
    assert compose(base, compare(base, more), compare(more, base)) == ()
    again = compose(base, compare(base, Text()), compare(Text(), text("deux", "030")))
    assert apply(base, again) == text("deux", "030")
    assert compose(base, compare(base, text("un", "030")), compare(text("un", "030"), base)) == ()


def test_inverse_of_each_kind():
    """A drop's is an addition, an addition's a drop, a move's a move back."""
    base = text("un")
    assert inverse(base, (DropDivision(base[KEY]),)) == (AddDivision(base[KEY]),)
    assert inverse(Text(), (AddDivision(base[KEY]),)) == (DropDivision(base[KEY]),)
    assert inverse(base, (MoveDivision(KEY, "010", "030"),)) == (MoveDivision(KEY, "030", "010"),)


def test_layers_must_fit():
    """A layer written for another text is refused."""
    with pytest.raises(DoesNotFit):
        compose(text("un"), compare(text("deux mots"), text("trois mots")))
    with pytest.raises(DoesNotFit):
        inverse(text("un"), (AddDivision(text("un")[KEY]),))
