"""Instructions written, read back and enacted: always the same text, or a refusal."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english import reading as english
from drafting.amending.instructions.french import reading as french
from drafting.amending.instructions.french.writing import Style
from drafting.amending.instructions.written import CannotBeWritten, instruction
from drafting.text.blocks import Block
from drafting.text.labels import labels
from drafting.text.model import Text
from tests.property import generate
from tests.property.strategies import Amended, amended

WAYS = (("fr", Style.ASSEMBLEE), ("fr", Style.SENAT), ("en", Style.ASSEMBLEE))


def read_back(base: Text, said: str, language: str) -> Text:
    """The text that an instruction makes."""
    operations = (french if language == "fr" else english).read(said, markdown=True).operations
    return apply(base, enact(base, operations, within=None, labels=labels(base)).edits)


def seen(text: Text, base: Text) -> list[tuple[str, tuple[Block, ...]]]:
    """What a text says, new divisions under no name."""
    return [(one.key if one.key in base else one.folder, one.blocks) for one in text.divisions]


def adds_what_nothing_is_beside(base: Text, text: Text) -> bool:
    """Whether a division comes that has no words, or no series to come into: no sentence says so."""
    series = {one.folder for one in base.divisions if one.numbered}
    return any(one.key not in base and (not one.blocks or one.folder not in series) for one in text.divisions)


@pytest.mark.parametrize(("language", "style"), WAYS)
@given(case=amended(1))
@settings(max_examples=150)
def test_what_is_written_reads_back(language: str, style: Style, case: Amended):
    """Any amendment of any text is written so that reading it makes the same text."""
    (text,), (edits,) = case.texts, case.edits
    if not edits:
        return
    try:
        said = instruction(case.base, edits, labels=labels(case.base), language=language, style=style)
    except CannotBeWritten:
        return
    assert seen(read_back(case.base, said, language), case.base) == seen(text, case.base)


def test_hardly_anything_cannot_be_written():
    """An article without words, or one that no other stands beside, has no sentence; nearly all else has."""
    refused = []
    for seed in range(300):
        random = Random(seed)  # noqa: S311
        words = generate.vocabulary(random)
        base = generate.text(random, words)
        text = generate.amended(random, base, words)
        try:
            instruction(base, compare(base, text), labels=labels(base), language="fr")
        except CannotBeWritten:
            refused.append(adds_what_nothing_is_beside(base, text))
    assert len(refused) < 9
    assert all(refused)


def test_nothing_changed_says_nothing():
    """No edits, no sentence."""
    base = Text.from_files({"articles/010-a.md": "The city plants trees."})
    assert instruction(base, (), labels=labels(base), language="fr") == ""


def test_what_no_sentence_says_is_refused_with_what_was_tried():
    """A first article cannot be placed beside anything."""
    base = Text()
    text = Text.from_files({"articles/010-a.md": "The city plants trees."})
    with pytest.raises(CannotBeWritten) as refusal:
        instruction(base, compare(base, text), labels=labels(base), language="fr")
    assert "The city plants trees." in refusal.value.said


def test_words_that_would_be_misread_are_told_more_coarsely():
    """Words that look like an instruction in the bare style of the Sénat still make the same text."""
    base = Text.from_files({"articles/010-a.md": "La ville plante.\n\nElle arrose."})
    text = Text.from_files(
        {"articles/010-a.md": "La ville plante.\n\nElle arrose par les mots : Supprimer cet alinéa."}
    )
    said = instruction(base, compare(base, text), labels=labels(base), language="fr", style=Style.SENAT)
    assert seen(read_back(base, said, "fr"), base) == seen(text, base)
