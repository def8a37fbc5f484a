"""Sentences are cut where they end, and a passage knows its closing sign."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.enumerators import numbers
from drafting.amending.instructions.sentences import ending, sentences


def cut(text: str) -> list[str]:
    """The sentences of an alinéa."""
    return [text[start:end] for start, end in sentences(text, numbers(text)[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il vote. Elle part ! Qui ?", ["Il vote.", "Elle part !", "Qui ?"]),
        ("2° Il vote. Elle part ;", ["Il vote.", "Elle part ;"]),
        ("Vu l'art. L. 12 du code. Mme. Le Goff, M. Ba, etc. sont là.", None),
        ("Il dit : « Oui. Non. » et part. Fin.", ["Il dit : « Oui. Non. » et part.", "Fin."]),
        ('"Il vote. Elle lit "Oui. Non" et part. Fin." ;', ["Il vote.", 'Elle lit "Oui. Non" et part.', 'Fin." ;']),
        ("« Il vote. Elle part. »", ["Il vote.", "Elle part. »"]),
        ("See 12 U.S.C. § 3 and sec. 4 of it. Then leave.", ["See 12 U.S.C. § 3 and sec. 4 of it.", "Then leave."]),
        ("He said no. Then see no. 5 and art. IV of it.", ["He said no.", "Then see no. 5 and art. IV of it."]),
        ("Il paie 3 euros. 4 jours après, rien.", ["Il paie 3 euros.", "4 jours après, rien."]),
    ],
)
def test_sentences_end_where_they_do(text: str, expected: list[str] | None) -> None:
    """Not after abbreviations and initials, nor inside quotations; numbers stand before them."""
    assert cut(text) == (expected or ["Vu l'art. L. 12 du code.", "Mme. Le Goff, M. Ba, etc. sont là."])


@pytest.mark.parametrize(
    ("text", "words", "sign"),
    [
        ("Il vote.", "Il vote", "."),
        ("Il vote ;", "Il vote", " ;"),
        ("un abri ; et", "un abri", " ; et"),
        ("« Il vote. » ;", "« Il vote", "."),
        ("dit « oui ».", "dit « oui »", "."),
        ("du sel, etc.", "du sel, etc.", ""),
        ("sans fin", "sans fin", ""),
    ],
)
def test_a_passage_ends_before_its_sign(text: str, words: str, sign: str) -> None:
    """The mark that quotes all of it stands after both."""
    close = ending(text, 0, len(text))
    assert (text[: close.words], text[close.words : close.inner]) == (words, sign)
