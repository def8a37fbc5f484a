"""Merging one file as Git asks for it: by words, with marks around the alinéas that people must settle."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.three_way import MergedFile, merge_files
from drafting.text.blocks import parse_blocks, print_blocks
from drafting.text.check import Code, check

BASE = "# Gardens\n\nThe city opens ten gardens to its residents.\n\n- They close at dusk.\n\n- They have a tap.\n"


def changed(*pairs: tuple[str, str]) -> str:
    """The base with passages replaced, each of which is there."""
    said = BASE
    for old, new in pairs:
        assert old in said
        said = said.replace(old, new)
    return said


def test_both_sides_words_are_kept() -> None:
    """Two changes of one alinéa that share no word are both made."""
    ours, theirs = changed(("ten", "twenty")), changed(("residents", "neighbours"))
    assert merge_files(BASE, ours, theirs) == MergedFile(changed(("ten", "twenty"), ("residents", "neighbours")))


def test_what_both_did_alike_is_done_once() -> None:
    """The same words put in by both are no conflict."""
    both = changed(("a tap", "a tap and a bench"))
    assert merge_files(BASE, both, both) == MergedFile(both)


def test_a_conflict_is_marked_at_its_alinea() -> None:
    """Both versions stand between marks; the alinéas around are merged."""
    ours = changed(("ten", "twenty"), ("a tap", "a bench"))
    theirs = changed(("ten", "thirty"), ("dusk", "ten"))
    assert merge_files(BASE, ours, theirs) == MergedFile(
        "# Gardens\n\n"
        "<<<<<<< ours\nThe city opens twenty gardens to its residents.\n=======\n"
        "The city opens thirty gardens to its residents.\n>>>>>>> theirs\n\n"
        "- They close at ten.\n\n- They have a bench.\n",
        conflicts=1,
    )


def test_an_alinea_that_one_side_drops_and_the_other_changes() -> None:
    """The side that drops it has nothing between its marks."""
    merged = merge_files(BASE, changed(("\n- They have a tap.\n", "")), changed(("a tap", "two taps")))
    assert merged.markdown.endswith("<<<<<<< ours\n=======\n- They have two taps.\n>>>>>>> theirs\n")
    assert merged.conflicts == 1


def test_every_conflict_is_counted() -> None:
    """Two alinéas are two conflicts, though they stand side by side."""
    ours, theirs = (changed(("ten", n), ("dusk", n)) for n in ("eight", "nine"))
    assert merge_files(BASE, ours, theirs).conflicts == 2


def test_marks_are_as_long_as_asked_for() -> None:
    """Git asks for longer ones where a merge is inside another."""
    marks = [line for line in merge_files(BASE, *_rivals(), 9).markdown.splitlines() if line[:1] in "<=>" and line]
    assert [line.partition(" ")[0] for line in marks] == ["<" * 9, "=" * 9, ">" * 9]


def test_a_file_that_both_sides_add() -> None:
    """There is no base: what is not alike is a conflict."""
    assert merge_files("", BASE, BASE) == MergedFile(BASE)
    assert merge_files("", BASE, changed(("ten", "nine"))).conflicts == 1
    assert merge_files("", BASE, "") == MergedFile(BASE)


def test_marks_are_found_by_a_check() -> None:
    """Nobody opens a reading on a file that still has them."""
    found = check({"preamble.md": merge_files(BASE, *_rivals()).markdown.encode()})
    assert {problem.code for problem in found} >= {Code.QUOTE, Code.FORM}


def test_files_come_back_in_canonical_form() -> None:
    """Whatever spelling of Markdown somebody's editor likes."""
    theirs = "Gardens\n=======\n\nThe city opens ten gardens\nto its residents.\n\n* They close at ten.\n* They have a tap.\n"
    assert merge_files(BASE, changed(("ten", "nine")), theirs).markdown == changed(("ten", "nine"), ("dusk", "ten"))


_SIDES = st.lists(
    st.sampled_from(["", "A wall falls.\n\n", "A tree grows here.\n\n", "- A path.\n\n"]), max_size=4
).map("".join)


@given(_SIDES, _SIDES, _SIDES)
def test_sides_are_alike(base: str, ours: str, theirs: str) -> None:
    """A side that the other left alone is taken whole; and it does not matter which of two is ours."""
    canonical = {side: print_blocks(parse_blocks(side)) for side in (base, ours, theirs)}
    assert merge_files(base, ours, base).markdown == canonical[ours]
    assert merge_files(base, base, theirs).markdown == canonical[theirs]
    merged, mirrored = merge_files(base, ours, theirs), merge_files(base, theirs, ours)
    assert bool(merged.conflicts) == bool(mirrored.conflicts)
    if not merged.conflicts:
        assert merged == mirrored
        assert merged.markdown == print_blocks(parse_blocks(merged.markdown))


def _rivals() -> tuple[str, str]:
    return changed(("ten", "twenty")), changed(("ten", "thirty"))
