"""Tests of the lines of an instruction, and how far a payload reaches."""

from __future__ import annotations

from drafting.amending.instructions.french.lines import Lines
from drafting.amending.instructions.french.spelling import spell


def lines(*texts: str) -> Lines:
    """The lines of texts."""
    return Lines(spell("\n\n".join(texts)))


def test_blank_lines_are_none() -> None:
    """Published texts put blank lines between, or do not."""
    assert len(lines("Alinéa 3", "  ", "Supprimer cet alinéa")) == 2


def test_some_lines_announce() -> None:
    """A line that leaves something to the next one, unless that names an alinéa."""
    assert lines("Remplacer le mot :", "rue").announces(0, 0)
    assert lines("Insérer un alinéa ainsi rédigé", "La rue.").announces(0, 0)
    assert not lines("Alinéa 3, première phrase :", "Supprimer cette phrase").announces(0, 0)
    assert not lines("Compléter cet article par le mot :", "Alinéa 4").announces(0, 0)
    assert not lines("Remplacer le mot :").announces(0, 0)


def test_a_payload_reaches_to_the_next_instruction() -> None:
    """Or to the end."""
    assert lines("La rue.", "Le banc.", "Alinéa 3").resumes(0) == 2
    assert lines("La rue.", "Le banc.").resumes(0) == 2


def test_a_payload_ends_at_the_next_part() -> None:
    """Part II follows the I of the instruction, unless the payload has a I of its own."""
    assert lines("I. – Alinéa 3", "La rue.", "II. – Le banc.").resumes(1) == 2
    assert lines("I. – Alinéa 3", "I. – La rue.", "II. – Le banc.").resumes(1) == 3
