"""Tests of which lines are instruction, and which are text."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.openings import counts, opens
from drafting.amending.instructions.french.spelling import fold


@pytest.mark.parametrize(
    "line",
    [
        "Alinéa 3",
        "II. – Alinéas 3 et 4, première phrase",
        "III. – En conséquence, supprimer la rue",
        "Après l’alinéa 7",
        "2° Première phrase :",
        "a) Après le mot :",
        "par les mots :",
        "Par le mot",
        "insérer les mots :",
        "Supprimer cet alinéa.",
        "À la seconde phrase de l'alinéa 4, substituer au mot :",
        "Après la deuxième phrase, insérer une phrase ainsi rédigée :",
        "II. – Pour compenser la perte résultant du I, compléter cet article par un paragraphe ainsi rédigé :",
        "Article 3",
        "CXXIII. – Substituer à l'alinéa 4 deux alinéas ainsi rédigés :",
    ],
)
def test_lines_of_instruction(line: str) -> None:
    """They begin where a payload without marks ends."""
    assert opens(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "La rue est verte.",
        "1° À la première phrase, après le mot : « rue », sont insérés les mots : « et place » ;",
        "b) Au deuxième alinéa, le mot : « rue » est supprimé ;",
        "II. – L'article 3 est complété par un alinéa ainsi rédigé :",
        "« Après avis du conseil, la ville supprime la rue. »",
        "1° Supprimer le bruit des rues ;",
        "Article R. 3-4",
    ],
)
def test_lines_of_text(line: str) -> None:
    """A text that amends tells, and does not order."""
    assert not opens(fold(line))


def test_only_instructions_count_alineas() -> None:
    """An alinéa by its number is never text."""
    assert counts(fold("Article 3, alinéa 2"))
    assert not counts(fold("Le deuxième alinéa est supprimé"))
