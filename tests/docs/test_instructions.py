"""The page on instructions: every sentence it shows is understood, and those it refuses are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafting.amending.instructions.english.reading import read as read_english
from drafting.amending.instructions.french.reading import read as read_french

PAGE = (Path(__file__).parents[2] / "docs/instructions.md").read_text(encoding="utf-8")
FRENCH, ENGLISH = (
    PAGE[PAGE.index(start) : PAGE.index(end)]
    for start, end in (("## In French", "## In English"), ("## In English", "## Not understood"))
)


def _sentences(part: str) -> list[str]:
    return re.findall(r"(?m)^- (.+)$", part)


@pytest.mark.parametrize("sentence", [*_sentences(FRENCH), *re.findall(r"```sénat\n(.*?)```", FRENCH, re.DOTALL)])
def test_french_sentences_are_understood(sentence: str) -> None:
    """Each to its last word."""
    reading = read_french(sentence)
    assert reading.understood, reading.stopped


@pytest.mark.parametrize("sentence", _sentences(ENGLISH))
def test_english_sentences_are_understood(sentence: str) -> None:
    """Each to its last word."""
    reading = read_english(sentence)
    assert reading.understood, reading.stopped


@pytest.mark.parametrize("sentence", ["Préciser que le bilan est public.", "Make paragraph 2 clearer.", ""])
def test_what_quotes_nothing_is_refused(sentence: str) -> None:
    """In either language."""
    assert not read_french(sentence).understood
    assert not read_english(sentence).understood
