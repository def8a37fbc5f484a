"""The weave: everything that was ever in a text, layer by layer, and what comes out of it."""

import pytest

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision, Splice
from drafting.amending.merge import merge
from drafting.amending.weave import Weave
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/a"


def text(markdown: str, prefix: str = "010") -> Text:
    """A text of one article."""
    return Text((Division("articles", prefix, "a", parse_blocks(markdown)),))


def woven(*versions: str) -> Weave:
    """A weave of versions, each a layer by A, B, C …"""
    texts = [text(version) for version in versions]
    weave = Weave(texts[0])
    for who, (one, other) in zip("ABCDEFGH", zip(texts, texts[1:], strict=False), strict=False):
        weave.then(compare(one, other), (who,))
    return weave


SEQUENCES = [
    ("un deux trois", "un 2 trois", "un 2 3", "un deux trois"),
    ("un\n\ndeux", "un deux", "un\n\ndeux", "- un\n\n  - deux"),
    ("- a\n\n  - b\n\n    - c", "- a", "- a\n\n  - b", "  - b"),
    ("- a\n\n  - b", "a\n\nb", "x\n\n- b\n\n  - c", "- b\n\n  - c"),
    ("3 et 000 fin", "3 000 fin", "3 0 fin", "3 et 000 fin"),
    ("un **deux trois** quatre", "un **deux** quatre", "un deux quatre", "**un deux quatre**"),
    ("| a |\n| --- |\n| b |", "| a | c |\n| --- | --- |\n| b | d |", "| a |\n| --- |\n| b |\n| e |", "a"),
    ("un", "", "deux", ""),
    ("# A\n\nun", "# B\n\nun", "un", "# A\n\nun deux"),
    ("l'eau", "l' eau", "leau", "l'eau et l'air"),
    ("un deux. trois.", "un deux.\n\ntrois.", "un deux. Et.\n\ntrois.", "un deux. Et. trois."),
]


@pytest.mark.parametrize("versions", SEQUENCES, ids=lambda versions: versions[0][:12])
def test_layers_give_the_text_and_its_history(versions: tuple[str, ...]):
    """The text now; edits from the first text to it; edits back."""
    for last in range(1, len(versions) + 1):
        weave = woven(*versions[:last])
        base, now = text(versions[0]), text(versions[last - 1])
        assert weave.text == now
        assert apply(base, weave.edits()) == now
        assert apply(now, weave.undo()) == base


def test_neighbours_from_different_hands_stay_apart():
    """Two adjacent changes are told as two edits, as they were made."""
    weave = woven("un deux trois quatre", "un 2 trois quatre", "un 2 3 quatre")
    assert [(e.old, e.new) for e in weave.edits() if isinstance(e, Splice)] == [
        ((" deux",), (" 2",)), ((" trois",), (" 3",)),
    ]  # fmt: skip


def test_what_one_did_inside_another_is_told_with_it():
    """A word changed twice is changed once."""
    weave = woven("un deux trois", "un 2 3 trois", "un 2 et 3 trois")
    assert [(e.old, e.new) for e in weave.edits() if isinstance(e, Splice)] == [((" deux",), (" 2", " et", " 3"))]


def test_what_came_and_went_leaves_no_edit():
    """Nothing happened, between the first and the last."""
    assert woven("un trois", "un deux trois", "un trois").edits() == ()


def test_who_did_what():
    """Every thread knows who brought it and who took it out."""
    weave = woven("un deux", "un 2", "un 3")
    threads = [(t.token, t.added, t.removed) for t in weave.divisions[KEY].lay_out()]
    assert threads == [
        ("\n¶0", None, None), (" un", None, None), (" deux", None, ("A",)), (" 2", ("A",), ("B",)), (" 3", ("B",), None),
    ]  # fmt: skip


def test_divisions_come_go_and_come_back():
    """An article dropped and added again is the same article, in other words and elsewhere."""
    base = text("un deux")
    weave = Weave(base).then((DropDivision(base[KEY]),), ("A",))
    assert weave.text == Text()
    assert weave.edits() == (DropDivision(base[KEY]),)
    now = text("un trois", "030")
    weave.then((AddDivision(now[KEY]),), ("B",))
    assert weave.text == now
    assert apply(base, weave.edits()) == now
    assert apply(now, weave.undo()) == base
    assert weave.divisions[KEY].moved == ("B",)


def test_a_new_division_dropped_and_added_again():
    """It is new all the same."""
    one, other = text("un")[KEY], text("deux")[KEY]
    weave = Weave(Text()).then((AddDivision(one),)).then((DropDivision(one),))
    assert weave.edits() == ()
    weave.then((AddDivision(other),))
    assert weave.edits() == (AddDivision(other),)
    assert weave.undo() == (DropDivision(other),)


def test_moves():
    """There and back is no move."""
    weave = Weave(text("un")).then((MoveDivision(KEY, "010", "020"),), ("A",))
    assert weave.text == text("un", "020")
    assert weave.edits() == (MoveDivision(KEY, "010", "020"),)
    assert weave.then((MoveDivision(KEY, "020", "010"),)).edits() == ()


def test_a_merge_is_a_layer_of_many_hands():
    """Each edit keeps its names."""
    base = text("un deux trois quatre")
    contributions = [("A", compare(base, text("un 2 trois quatre"))), ("B", compare(base, text("un 2 trois 4")))]
    merged = merge(base, contributions)
    weave = Weave(base).layer(merged.edits)
    assert weave.text == merged.text
    assert {t.token: t.added for t in weave.divisions[KEY].lay_out() if not t.first} == {" 2": ("A", "B"), " 4": ("B",)}


def test_a_layer_that_does_not_fit():
    """It was written for the text before the last layer."""
    weave = woven("un deux", "un 2")
    with pytest.raises(DoesNotFit):
        weave.then((Splice(KEY, (0, 2), (0, 3), (" deux",), (" II",)),))
    with pytest.raises(DoesNotFit):
        Weave(Text()).then((Splice(KEY, (0, 1), (0, 1), (), (" x",)),))
    with pytest.raises(DoesNotFit):
        Weave(text("un")).then((AddDivision(text("deux")[KEY]),))
    with pytest.raises(DoesNotFit):
        Weave(text("un")).then((Splice(KEY, (0, 0), (0, 1), ("\n¶0",), ()),))


def spliced(markdown: str, *splices: Splice) -> tuple[Weave, Text]:
    """A weave of one layer, and what `apply` makes of it."""
    base = text(markdown)
    return Weave(base).then(splices, ("A",)), apply(base, splices)


RECUT = {
    "a number loses what kept it apart": ("vaut 3 et 000 fin", Splice(KEY, (0, 3), (0, 4), (" et",), ()), "vaut 3 000 fin"),
    "a number gets its thousands": ("vaut 3 fin", Splice(KEY, (0, 3), (0, 3), (), (" 000",)), "vaut 3 000 fin"),
    "an elision without its word": ("l'eau ici", Splice(KEY, (0, 2), (0, 3), ("eau",), ("ile",)), "l'ile ici"),
    "two halves of a word": ("un - deux", Splice(KEY, (0, 2), (0, 4), (" -", " deux"), ("-deux",)), "un-deux"),
    "an opening sign": ("un * deux \\* trois".replace("un *", "un \\*"),
                        Splice(KEY, (0, 2), (0, 3), (" \\*",), (" et",)), "un et deux \\* trois"),
    "marks that no longer fit": ("un **deux** trois", Splice(KEY, (0, 3), (0, 4), (" trois",), ("x",)), "un **deux**x"),
    "an accent finds its letter": (
        "un \u0627.\u0653 deux", Splice(KEY, (0, 3), (0, 4), (".",), ()), "un \u0622 deux"
    ),
    "a block emptied": ("un\n\ndeux\n\ntrois", Splice(KEY, (1, 1), (1, 2), (" deux",), ()), "un\n\ntrois"),
    "the only block emptied": ("un", Splice(KEY, (0, 1), (0, 2), (" un",), ()), ""),
    "an item without the one above it": (
        "- a\n\n  - b\n\n  - c", Splice(KEY, (0, 0), (1, 0), ("\n-1", " a"), ()), "- b\n\n  - c"
    ),
    "a table without its rule": (
        "| a |\n| --- |\n| b |",
        Splice(KEY, (0, 4), (0, 10), ("\n", "|", " -", "-", "-", " |"), ()), "| a |\n| --- |\n| b |",
    ),
    "a cell without its words": ("| a |\n| --- |\n| b |", Splice(KEY, (0, 12), (0, 13), (" b",), ()), "| a |\n| --- |\n|  |"),
}  # fmt: skip


@pytest.mark.parametrize("what", RECUT)
def test_what_the_canonical_form_changes_again(what: str):
    """Words cut anew, levels in steps, nothing empty: the weave says what the file says, and can undo it."""
    markdown, splice, after = RECUT[what]
    weave, applied = spliced(markdown, splice)
    assert weave.text == applied
    assert applied[KEY].markdown.strip() == after
    assert apply(text(markdown), weave.edits()) == applied
    assert apply(applied, weave.undo()) == text(markdown)
    again = Weave(text(markdown)).then((splice,)).then(compare(applied, text("tout autre")))
    assert again.text == text("tout autre")


def test_words_gone_before_a_place_stay_before_it():
    """A block inserted after one whose last words went."""
    weave = woven("un début deux\n\ntrois", "un début\n\ntrois", "un début\n\nneuf\n\ntrois")
    tokens = [thread.token for thread in weave.divisions[KEY].lay_out()]
    assert tokens.index(" deux") < tokens.index(" neuf")
    assert [(e.old, e.new) for e in weave.edits() if isinstance(e, Splice)] == [
        ((" deux",), ()), ((), ("\n¶0", " neuf")),
    ]  # fmt: skip


def test_layers_of_crossing_edits_are_refused():
    """As `apply` refuses them."""
    crossing = (
        Splice(KEY, (0, 1), (0, 3), (" un", " deux"), ()), Splice(KEY, (0, 2), (0, 4), (" deux", " trois"), ()),
    )  # fmt: skip
    with pytest.raises(DoesNotFit):
        Weave(text("un deux trois")).then(crossing)


def test_edits_name_whose_they_are():
    """Each change names who made it: who took words away, and who put the ones that stand in their place."""
    weave = woven("un deux trois quatre", "un deux trois cinq", "un 2 trois cinq", "un 2 trois six")
    assert [(e.old, e.new, who) for e, who in weave.attributed() if isinstance(e, Splice)] == [
        ((" deux",), (" 2",), ("B",)),
        ((" quatre",), (), ("A",)),
        ((), (" six",), ("C",)),
    ]
    base = text("un")
    added = Text((*base.divisions, Division("articles", "020", "b", parse_blocks("deux\n"))))
    weave = Weave(base).then(compare(base, added), ("A",))
    assert [who for _, who in weave.attributed()] == [("A",)]
    weave.then([MoveDivision(KEY, "010", "030")], ("B",))
    assert [who for _, who in weave.attributed()] == [("B",), ("A",)]
    assert [who for _, who in Weave(added).then(compare(added, base), ("C",)).attributed()] == [("C",)]
