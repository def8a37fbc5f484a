"""Instructions in Markdown: a text before and after, and the sentence a clerk writes, in each style, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english import reading as english
from drafting.amending.instructions.french import reading as french
from drafting.amending.instructions.french.writing import Style
from drafting.amending.instructions.written import instruction
from drafting.text.labels import labels
from tests.cases.test_cases import Case, Part, read

FOLDER = Path(__file__).parent / "instructions"
BEFORE, AFTER = "Avant", "Après"
STYLES = {"Assemblée": ("fr", Style.ASSEMBLEE), "Sénat": ("fr", Style.SENAT), "English": ("en", Style.ASSEMBLEE)}
ONLY = "articles/seul"
CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read(path)]
SENTENCES = [(case, part) for case in CASES for part in case.parts if part.name in STYLES]


def said(part: Part) -> str:
    """The instruction of a part, between the fences."""
    return "\n".join(line for line in part.body.splitlines() if line and not line.startswith("```"))


def after(case: Case) -> Part:
    """The part of a case that says what the text becomes."""
    return next(part for part in case.parts if part.name == AFTER)


@pytest.mark.parametrize(("case", "part"), SENTENCES, ids=lambda value: getattr(value, "name", str(value)))
def test_the_sentence_is_written(case: Case, part: Part):
    """What leads from one text to the other is worded as the clerk words it."""
    base, (language, style) = case.base, STYLES[part.name]
    within = ONLY if ONLY in base else None
    edits = compare(base, after(case).text)
    found = instruction(base, edits, labels=labels(base), language=language, style=style, within=within)
    case.holds(part, found, said(part))


@pytest.mark.parametrize(("case", "part"), SENTENCES, ids=lambda value: getattr(value, "name", str(value)))
def test_the_sentence_is_read(case: Case, part: Part):
    """The clerk's sentence makes the text after of the text before."""
    base, (language, _) = case.base, STYLES[part.name]
    reading = (french if language == "fr" else english).read(said(part), markdown=True)
    assert reading.stopped == ()
    enacted = enact(base, reading.operations, within=ONLY if ONLY in base else None, labels=labels(base))
    assert enacted.refused == ()
    found = apply(base, enacted.edits)
    assert [one.blocks for one in found.divisions] == [one.blocks for one in after(case).text.divisions]


def test_every_case_is_told_in_every_style():
    """No case leaves a style out."""
    assert len(CASES) > 15
    assert [str(case) for case in CASES if {part.name for part in case.parts} != {BEFORE, AFTER, *STYLES}] == []
