"""Redlines as values. How they read is held by tests/cases/marques.md."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision
from drafting.amending.redline import PILCROW, Change, RedBlock, RedDivision, Segment, changed_only, redline
from drafting.amending.weave import Weave
from drafting.text.blocks import Kind, parse_blocks
from drafting.text.model import Division, Text

KEY = "articles/a"
SAME, ADDED, REMOVED, CHANGED = Change.SAME, Change.ADDED, Change.REMOVED, Change.CHANGED


def text(markdown: str) -> Text:
    """A text of one article."""
    return Text((Division("articles", "010", "a", parse_blocks(markdown)),))


def red(*versions: str) -> RedDivision:
    """The redline of versions, each by A, B, C …"""
    weave = Weave(text(versions[0]))
    for who, (one, other) in zip("ABC", zip(versions, versions[1:], strict=False), strict=False):
        weave.then(compare(text(one), text(other)), (who,))
    (found,) = redline(weave)
    return found


def shown(block: RedBlock) -> list[tuple[Change, str, str]]:
    """A block's segments: what happened, the words, who."""
    return [(s.change, s.source, "".join(s.by)) for s in block.segments]


def test_a_text_that_nobody_changed():
    """All the same, and nothing to show."""
    weave = Weave(text("# A\n\nun\n\ndeux"))
    (found,) = redline(weave)
    assert found.change is SAME
    assert [(b.kind, b.change, b.alinea) for b in found.blocks] == [
        (Kind.HEADING, SAME, None), (Kind.PARAGRAPH, SAME, 1), (Kind.PARAGRAPH, SAME, 2),
    ]  # fmt: skip
    assert changed_only(redline(weave)) == ()
    assert found.touched_by == ()


def test_words_of_several_hands():
    """Each stretch under its own name; everyone who touched the block, in reading order."""
    found = red("un deux trois quatre", "un deux trois 4", "un 2 trois 4")
    (block,) = found.blocks
    assert shown(block) == [
        (SAME, " un", ""), (REMOVED, " deux", "B"), (ADDED, " 2", "B"), (SAME, " trois", ""),
        (REMOVED, " quatre", "A"), (ADDED, " 4", "A"),
    ]  # fmt: skip
    assert (block.change, block.by, block.alinea) == (CHANGED, (), 1)
    assert block.touched_by == found.touched_by == ("B", "A")


def test_what_came_and_went_is_not_shown():
    """A redline shows the first text and the last."""
    (block,) = red("un deux", "un 2", "un 3").blocks
    assert shown(block) == [(SAME, " un", ""), (REMOVED, " deux", "A"), (ADDED, " 3", "B")]


def test_blocks_come_and_go():
    """New ones have no number, old ones keep theirs."""
    found = red("premier alinéa\n\ndeuxième", "tout neuf et long\n\ndeuxième")
    assert [(b.change, b.by, b.alinea) for b in found.blocks] == [
        (REMOVED, ("A",), 1), (ADDED, ("A",), None), (SAME, (), 2),
    ]  # fmt: skip


def test_a_split_and_a_join_are_pilcrows():
    """The words stay; the end of the block came, or went."""
    first, second = red("un deux trois quatre", "un deux\n\ntrois quatre").blocks
    assert (first.change, second.change) == (SAME, CHANGED)
    assert second.segments[0] == Segment(ADDED, (PILCROW,), ("A",))
    assert second.segments[0].is_pilcrow
    (joined,) = red("un deux\n\ntrois quatre", "un deux trois quatre").blocks
    assert [s.words for s in joined.segments] == [(" un", " deux"), (PILCROW,), (" trois", " quatre")]
    assert joined.segments[1].change is REMOVED


def test_formatting():
    """The same words in other clothes."""
    (block,) = red("un deux trois", "un **deux** trois").blocks
    assert shown(block) == [(SAME, " un", ""), (Change.FORMATTED, " **deux**", "A"), (SAME, " trois", "")]


def test_another_kind_or_level():
    """A block restyled tells what it was."""
    (block,) = red("un deux", "- un deux").blocks
    assert (block.kind, block.level, block.was, block.change) == (Kind.ITEM, 1, (Kind.PARAGRAPH, 0), CHANGED)
    assert (block.alinea, block.by) == (1, ("A",))
    blocks = red("- a\n\n- b c", "- a\n\n  - b c").blocks
    assert [(b.level, b.was) for b in blocks] == [(1, None), (2, (Kind.ITEM, 1))]


def test_moved_blocks():
    """Gone here and come there, word for word and by the same hand; short ones, and other hands, are not."""
    found = red("un deux trois quatre\n\ncinq six sept huit", "cinq six sept huit\n\nun deux trois quatre")
    assert [b.change for b in found.blocks].count(Change.MOVED_FROM) == 1
    assert [b.change for b in found.blocks].count(Change.MOVED_TO) == 1
    short = red("un\n\ncinq six sept", "cinq six sept\n\nun")
    assert {b.change for b in short.blocks} == {REMOVED, SAME, ADDED}
    others = red("un deux trois quatre\n\ncinq six", "cinq six", "cinq six\n\nun deux trois quatre")
    assert not {b.change for b in others.blocks} & {Change.MOVED_FROM, Change.MOVED_TO}


def test_moved_between_articles():
    """A move is found across the whole text."""
    base = Text.from_files({"articles/010-a.md": "Un.\n\nDeux trois quatre cinq.\n", "articles/020-b.md": "Six.\n"})
    now = Text.from_files({"articles/010-a.md": "Un.\n", "articles/020-b.md": "Six.\n\nDeux trois quatre cinq.\n"})
    found = redline(Weave(base).then(compare(base, now), ("A",)))
    assert [[b.change for b in division.blocks] for division in found] == [
        [SAME, Change.MOVED_FROM], [SAME, Change.MOVED_TO],
    ]  # fmt: skip


def test_divisions():
    """New, gone, moved, untouched, each under its name and in order."""
    base = Text.from_files({f"articles/0{n}0-{slug}.md": f"# {slug}\n\nUn.\n" for n, slug in enumerate("abc", start=1)})
    new = Division("articles", "015", "n", parse_blocks("# n\n\nNeuf."))
    edits = (AddDivision(new), DropDivision(base["articles/b"]), MoveDivision("articles/c", "030", "005"))
    found = redline(Weave(base).then(edits, ("A",)))
    assert [(r.division.slug, r.change, r.by) for r in found] == [
        ("c", CHANGED, ("A",)), ("a", SAME, ()), ("n", ADDED, ("A",)), ("b", REMOVED, ("A",)),
    ]  # fmt: skip
    assert {s.change for b in found[3].blocks for s in b.segments} == {REMOVED}
    assert {s.change for b in found[2].blocks for s in b.segments} == {ADDED}
    assert len(changed_only(found)) == 3


def test_an_article_reworded_then_dropped():
    """What goes is what the base said; what came meanwhile is not shown."""
    base, now = text("un deux"), text("un 2")
    weave = Weave(base).then(compare(base, now), ("A",)).then((DropDivision(now[KEY]),), ("B",))
    (found,) = redline(weave)
    assert found.change is REMOVED
    assert "".join(s.source for s in found.blocks[0].segments) == " un deux"


def test_a_new_article_dropped_again():
    """Nobody saw it."""
    new = AddDivision(text("un")[KEY])
    assert redline(Weave(Text()).then((new,)).then((DropDivision(new.added),))) == ()


@pytest.mark.parametrize("change", [REMOVED, ADDED])
def test_rows_of_a_table_are_segments_with_their_line_ends(change: Change):
    """A row that came or went is one segment; lines stay lines, with markup in them or not."""
    short, long = "| a |\n|---|\n| b |\n| d |", "| a |\n|---|\n| b |\n| **c** |\n| d |"
    (block,) = red(*((short, long) if change is ADDED else (long, short))).blocks
    assert [(s.change, s.source) for s in block.segments] == [
        (SAME, "| a |\n| --- |\n| b |"), (change, "\n| **c** |"), (SAME, "\n| d |"),
    ]  # fmt: skip


def test_two_identical_rows():
    """The row that came is whole."""
    (block,) = red("| a |\n|---|\n| b |", "| a |\n|---|\n| b |\n| b |").blocks
    assert [s.source for s in block.segments if s.change is ADDED] == ["\n| b |"]
