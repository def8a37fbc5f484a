"""Texts as files: printed and hashed from where they differ, as if they were printed whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, DropDivision, Edits, MoveDivision
from drafting.amending.printed import Printed
from drafting.text.blocks import paragraph
from drafting.text.model import Division, Text
from tests.property.strategies import successive


def text(*said: str) -> Text:
    """A text of articles that say so."""
    paths = (f"articles/{n:02}0-{chr(96 + n)}.md" for n in range(1, len(said) + 1))
    return Text(tuple(Division.at(path, [paragraph(one)]) for path, one in zip(paths, said, strict=True)))


BASE = text("Trees are planted.", "Benches are mended.", "Streets are swept.")
B = BASE.divisions[1]


def files(whole: Text) -> dict[str, bytes]:
    """The canonical files of a text."""
    return {path: content.encode() for path, content in whole.to_files().items()}


EDITS: dict[str, Edits] = {
    "nothing": (),
    "words": compare(BASE, text("Trees are planted.", "Benches are painted.", "Streets are swept.")),
    "words in two": compare(BASE, text("Trees are felled.", "Benches are mended.", "Streets are washed.")),
    "an article more": (AddDivision(Division.at("articles/015-x.md", [paragraph("New.")])),),
    "one more at the end": (AddDivision(Division.at("articles/999-x.md", [paragraph("New.")])),),
    "an article less": (DropDivision(B),),
    "an article moved": (MoveDivision(B.key, B.prefix, "900"),),
    "an article replaced": (DropDivision(B), AddDivision(replace(B, prefix="025"))),
}


@pytest.mark.parametrize("name", EDITS)
def test_it_is_the_text_that_edits_make(name: str) -> None:
    """Files and digest are those of the whole text."""
    whole = apply(BASE, EDITS[name])
    amended = Printed.of(BASE).amended(EDITS[name])
    assert amended.digest == whole.digest
    assert dict(amended.whole.files) == files(whole)
    assert amended.whole.digest == whole.digest


@pytest.mark.parametrize("name", EDITS)
def test_only_what_differs_is_told(name: str) -> None:
    """Files that stay as they are do not appear."""
    whole = files(apply(BASE, EDITS[name]))
    base = files(BASE)
    expected = {path: whole.get(path) for path in {*base, *whole} if base.get(path) != whole.get(path)}
    assert dict(Printed.of(BASE).amended(EDITS[name]).files) == expected


@given(successive(3))
def test_amended_again_and_again(three: tuple[Text, ...]) -> None:
    """What is made of what was made is the text, too."""
    first, second, third = three
    amended = Printed.of(first).amended(compare(first, second))
    assert amended.digest == second.digest
    again = amended.whole.amended(compare(second, third))
    assert again.digest == third.digest
    assert dict(again.whole.files) == files(third)


LISTS = "# Title\n\nFirst.\n\n- one\n\n  - deep\n\n    in it\n\n- two\n\n| a | b |\n| --- | --- |\n| c | d |\n\nLast.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in it", "in there"),
        ("  - deep\n\n", ""),
        ("- one\n\n", ""),
        ("# Title\n\n", ""),
        ("Last.\n", ""),
        ("First.\n\n", "First.\n\nMore.\n\n"),
        ("Last.\n", "Last.\n\n- and\n\n- so on\n"),
        ("| c | d |", "| c | e |"),
        ("First.", "1\\. First."),
        (LISTS, "- all new\n"),
    ],
)
def test_within_lists_and_tables(old: str, new: str) -> None:
    """Whatever is before it, a block is printed as it is in the whole file."""
    path = "articles/010-a.md"
    before, after = (Text.from_files({path: said}) for said in (LISTS, LISTS.replace(old, new)))
    assert before != after
    amended = Printed.of(before).amended(compare(before, after))
    assert dict(amended.files) == files(after)
    back = amended.whole.amended(compare(after, before))
    assert dict(back.files) == files(before)


@pytest.mark.parametrize("edits", [EDITS["an article less"], EDITS["words"], EDITS["an article moved"]])
def test_edits_of_another_text(edits: Edits) -> None:
    """They are refused as they are for a whole text."""
    with pytest.raises(DoesNotFit):
        Printed.of(text("Trees.")).amended(edits)


def test_a_division_that_is_there_already() -> None:
    """It cannot be added again."""
    with pytest.raises(DoesNotFit):
        Printed.of(BASE).amended((AddDivision(B),))


@given(st.permutations(list(files(BASE))))
def test_the_order_of_files_does_not_matter(paths: list[str]) -> None:
    """The digest takes them in the order of their paths."""
    base = Printed.of(BASE)
    assert Printed(base.divisions, {path: base.files[path] for path in paths}).digest == BASE.digest
