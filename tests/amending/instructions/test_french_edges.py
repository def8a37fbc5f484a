"""Tests of rewording the end or the beginning of a place in French."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import Edge, Place, Quote, RedraftEdge, Times

FIVE = Place(alineas=((5, 5),))


@pytest.mark.parametrize(
    "text",
    [
        "Après le mot : « rue », rédiger ainsi la fin de l'alinéa 5 : « verte. ».",
        "Alinéa 5\nAprès le mot :\nrue\nrédiger ainsi la fin de cet alinéa :\nverte.",
        "Après le mot : « rue », la fin de l'alinéa 5 est ainsi rédigée : « verte. »",
    ],
)
def test_the_end_after_words(text: str) -> None:
    """All that follows the quoted words is written anew."""
    assert read(text).operations == (RedraftEdge(FIVE, Edge.END, Quote("rue"), "verte."),)


def test_the_end_goes() -> None:
    """Deleted, it is written anew as nothing."""
    text = "Après la seconde occurrence du mot : « rue », supprimer la fin de l'alinéa 5."
    assert read(text).operations == (RedraftEdge(FIVE, Edge.END, Quote("rue", Times(2))),)


def test_the_end_of_the_sentence_where_the_words_stand() -> None:
    """The end of the sentence, of an alinéa, is that of the sentence of the words."""
    (operation,) = read("Alinéa 5\nAprès le mot :\nrue\nsupprimer la fin de la phrase").operations
    assert operation.place == Place(alineas=((5, 5),), sentences=(0,))


def test_the_beginning_before_words() -> None:
    """All that precedes the quoted words is written anew."""
    text = "Avant le mot : « rue », rédiger ainsi le début de l'alinéa 5 : « Une »."
    assert read(text).operations == (RedraftEdge(FIVE, Edge.START, Quote("rue"), "Une"),)


@pytest.mark.parametrize("rest", ["...(le reste sans changement)", "…", " (Le reste sans changement.)"])
def test_the_beginning_without_words(rest: str) -> None:
    """What says that the rest does not change is no text."""
    text = f"Rédiger ainsi le début de l'alinéa 5 : « Une rue verte{rest} »."
    assert read(text).operations == (RedraftEdge(FIVE, Edge.START, None, "Une rue verte"),)


def test_the_end_of_two_is_doubtful() -> None:
    """Nobody can tell whether the second goes whole."""
    text = "Après le mot : « rue », supprimer la fin de la première phrase et la seconde phrase de l'alinéa 5."
    assert not read(text).understood


def test_an_end_must_begin_somewhere() -> None:
    """Without words after which it begins, an end is not understood; nor after words a beginning."""
    assert not read("Supprimer la fin de l'alinéa 5.").understood
    assert not read("Après le mot : « rue », supprimer le début de l'alinéa 5.").understood
