"""Instructing: a sentence that people wrote, or `diff --format instruction`, becomes edits."""

from __future__ import annotations

import pytest

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.instructions.written import instruction
from drafting.proceedings.instructing import edits_of
from drafting.text.labels import labels
from drafting.text.model import Text

KEY = "articles/benches"


def text(markdown: str) -> Text:
    """A text of one article."""
    return Text.from_files({"articles/010-benches.md": f"# Benches\n\n{markdown}\n"})


def made(before: Text, sentence: str, language: str = "en") -> Text:
    """What a sentence makes of a text."""
    return apply(before, edits_of(before, sentence, labels=labels(before), language=language, within=KEY))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The city puts benches.", "The city puts **green** benches."),
        ("The city puts **green** benches.", "The city puts benches."),
        ("It reports.", "It reports, as [says](../articles/010-benches.md) the title."),
        ("It puts 3 * 4 benches.", "It puts 3 \\* 5 benches and \\*."),
        ("Prices follow.", "Prices follow.\n\n| Bench | Price |\n| --- | --- |\n| green | 300 € |"),
        ("Prices follow.", "Prices follow.\n\n3\\. the price"),
    ],
)
def test_what_is_written_is_read_back(before: str, after: str, language: str) -> None:
    """Emphasis, links, escapes and tables come back as they were."""
    old, new = text(before), text(after)
    said = instruction(old, compare(old, new), labels=labels(old), language=language, within=KEY)
    assert made(old, said, language) == new


@pytest.mark.parametrize("sign", ["*", "2 * 3", "[x", "a_b", "(*) and [x"])
def test_other_signs_are_words(sign: str) -> None:
    """A star or a bracket that marks nothing is itself."""
    after = made(text("The city puts benches."), f"After “puts” insert “{sign}”.")
    assert after[KEY].blocks[-1].text == f"The city puts {sign} benches."
