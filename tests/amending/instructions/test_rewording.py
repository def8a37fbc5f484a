"""New words for passages become splices of words, as few as can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.apply import apply_inside
from drafting.amending.edits import Splice
from drafting.amending.instructions.enacting.rewording import Rewording, splices
from drafting.amending.instructions.passages import view
from drafting.text.blocks import Block, Kind, paragraph


def reworded(block: Block, *changes: tuple[str, str]) -> tuple[list[Splice], list[str]]:
    """The splices for words that give way to others, and the lines that come of them."""
    text = view(block).text
    spans = sorted((text.index(old), text.index(old) + len(old), new) for old, new in changes)
    found = list(splices("a", block, [Rewording(0, *span) for span in spans], french=True))
    return found, [block.source for block in apply_inside([block], found)]


def test_changes_apart_are_splices_apart() -> None:
    """What stands between stays out of both."""
    found, lines = reworded(paragraph("un deux trois quatre"), ("un", "1"), ("quatre", "4"))
    assert (len(found), lines) == (2, ["1 deux trois 4"])


def test_changes_side_by_side_are_one_splice() -> None:
    """Their blanks are settled together."""
    found, lines = reworded(paragraph("un deux trois"), ("un", ""), ("deux", "x"))
    assert found == [Splice("a", (0, 1), (0, 3), (" un", " deux"), (" x",))]
    assert lines == ["x trois"]


def test_part_of_a_compound_changes_the_word() -> None:
    """The rest of it keeps its letters, and its formatting."""
    assert reworded(paragraph("code 12-5 vu"), ("12", "13"))[1] == ["code 13-5 vu"]
    assert reworded(paragraph("un *peut-être* vu"), ("peut-", ""))[1] == ["un *être* vu"]


def test_a_word_that_wants_another_blank_is_taken_in() -> None:
    """An elision pulls the next word to it, or lets it go."""
    assert reworded(paragraph("la grande eau"), ("la", "l'"))[0] == [
        Splice("a", (0, 1), (0, 3), (" la", " grande"), (" l'", "grande"))
    ]
    assert reworded(paragraph("de l'eau"), ("l'", "cette"))[1] == ["de cette eau"]


def test_a_block_whose_words_all_go_goes() -> None:
    """As a whole block."""
    assert reworded(paragraph("tout"), ("tout", ""))[0] == [Splice("a", (0, 0), (1, 0), ("\n¶0", " tout"), ())]


def test_lines_at_the_end_are_blocks_apart() -> None:
    """So that others may add theirs beside them."""
    found, lines = reworded(paragraph("un mot."), (".", " :\n1° un\n- deux"))
    assert [splice.in_blocks for splice in found] == [False, True]
    assert lines == ["un mot :", "1° un", "deux"]


def test_bars_in_a_table_are_escaped() -> None:
    """A bar is a word like another."""
    table = Block(Kind.TABLE, 0, "| a | b |\n| --- | --- |\n| c | d |")
    assert reworded(table, ("c", "x|y"))[1] == ["| a | b |\n| --- | --- |\n| x\\|y | d |"]


_WORDS = st.lists(
    st.sampled_from(["mot", "l'", ",", "(", "12-5", ";", '"', "«", "**gras**", "3 000"]), min_size=1, max_size=6
)


@given(_WORDS, st.data())
def test_letters_are_as_if_replaced(words: list[str], data: st.DataObject) -> None:
    """But for blanks, the line is the one in which the letters gave way to others."""
    block = paragraph(" ".join(words))
    text = view(block).text
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True)))
    new = [data.draw(st.sampled_from(["", "x", "d'", ", y", "**z**"])) for _ in cuts[1::2]]
    changes = [Rewording(0, start, end, put) for start, end, put in zip(cuts[::2], cuts[1::2], new, strict=False)]
    expected, at = "", 0
    for change in changes:
        expected += text[at : change.start] + change.new.replace("*", "")
        at = change.end
    got = "".join(block.text for block in apply_inside([block], list(splices("a", block, changes, french=True))))
    assert "".join(got.split()) == "".join((expected + text[at:]).split())
