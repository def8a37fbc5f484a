"""Tests of the French verbs that add: words, sentences, alinéas, articles."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import (
    Add,
    Edge,
    Insert,
    InsertBeside,
    NewDivision,
    Place,
    Quote,
    Side,
    Times,
    Unit,
)
from drafting.text.addresses import Address

THREE = Place(alineas=((3, 3),))


def test_words_beside_words() -> None:
    """Before or after quoted words, with their occurrence."""
    text = "À l'alinéa 3, avant la seconde occurrence du mot : « rue », insérer le signe : « , »."
    assert read(text).operations == (Insert(THREE, Side.BEFORE, Quote("rue", Times(2)), ","),)


def test_words_beside_words_as_often_as_said() -> None:
    """To insert "par deux fois" means that the words stand there twice."""
    text = "À l'alinéa 3, après le mot : « rue », insérer, par deux fois, le mot : « verte »."
    assert read(text).operations == (Insert(THREE, Side.AFTER, Quote("rue", Times(count=2)), "verte"),)


@pytest.mark.parametrize(
    "text",
    [
        "Compléter l'alinéa 3 par une phrase ainsi rédigée : « Elle est verte. »",
        "Alinéa 3\nCompléter cet alinéa par une phrase ainsi rédigée :\nElle est verte.",
        "Compléter ainsi l'alinéa 3 : « Elle est verte. »",
        "L'alinéa 3 est complété par une phrase ainsi rédigée : « Elle est verte. »",
        "À la fin de l'alinéa 3, ajouter la phrase suivante : « Elle est verte. »",
    ],
)
def test_a_sentence_at_the_end(text: str) -> None:
    """All ways of adding a sentence are one operation."""
    assert read(text).operations == (Add(THREE, Edge.END, Unit.SENTENCES, ("Elle est verte.",)),)


def test_sentences_are_one_line() -> None:
    """More lines than one may hold what is no sentence any more."""
    text = "Alinéa 3\nCompléter cet alinéa par une phrase ainsi rédigée :\nElle est verte.\n2° sinon la phrase :"
    assert not read(text).understood


def test_words_at_the_beginning() -> None:
    """At the beginning, and "faire précéder", add words before all others."""
    added = (Add(THREE, Edge.START, Unit.WORDS, ("Chaque soir,",)),)
    assert read("Au début de l'alinéa 3, insérer les mots : « Chaque soir, ».").operations == added
    assert read("Alinéa 3\nFaire précéder cet alinéa des mots :\nChaque soir,").operations == added


def test_a_sentence_beside_a_sentence() -> None:
    """After a sentence comes a sentence."""
    text = "Après la première phrase de l'alinéa 3, insérer une phrase ainsi rédigée : « Elle est verte. »"
    place = Place(alineas=((3, 3),), sentences=(1,))
    assert read(text).operations == (InsertBeside(place, Side.AFTER, Unit.SENTENCES, ("Elle est verte.",)),)


def test_an_item_without_the_word_alinea() -> None:
    """An item by its number is an alinéa."""
    text = "Après l'alinéa 3, insérer un 3° bis ainsi rédigé :\n« 3° bis Les bancs ; »."
    assert read(text).operations == (InsertBeside(THREE, Side.AFTER, Unit.ALINEAS, ("3° bis Les bancs ;",)),)


def test_a_new_article() -> None:
    """Beside an article comes an article; its number is kept if it was given one."""
    text = "Après l'article 3, insérer un article 3 bis ainsi rédigé :\n« La rue est verte. »"
    place = Place(division=Address.parse("3"))
    assert read(text).operations == (NewDivision(place, Side.AFTER, ("La rue est verte.",), "3 bis"),)


def test_a_new_article_in_the_senate() -> None:
    """On lines of their own, and before as well as after."""
    text = "Avant l’article 1er\nInsérer un article additionnel ainsi rédigé :\nLa rue.\nLe banc."
    place = Place(division=Address.parse("1"))
    assert read(text).operations == (NewDivision(place, Side.BEFORE, ("La rue.", "Le banc.")),)


def test_no_alinea_beside_an_article() -> None:
    """An alinéa beside an article is nowhere."""
    assert not read("Après l'article 3, insérer l'alinéa suivant :\n« La rue. »").understood


def test_recitals_are_alineas() -> None:
    """Beside a recital comes an alinéa."""
    text = "Après le deuxième considérant, insérer un alinéa ainsi rédigé :\n« Considérant la rue ; »"
    place = Place(division=Address.parse("recital 2"))
    expected = InsertBeside(place, Side.AFTER, Unit.ALINEAS, ("Considérant la rue ;",))
    assert read(text).operations == (expected,)


def test_words_that_bring_a_sentence() -> None:
    """What is called "les mots et une phrase" is words with their own full stop."""
    text = "Alinéa 3\nCompléter cet alinéa par les mots et une phrase ainsi rédigés :\nle soir. Elle est verte"
    assert read(text).operations == (Add(THREE, Edge.END, Unit.WORDS, ("le soir. Elle est verte",)),)


def test_both_sentence_and_alinea_are_completed() -> None:
    """Each of the two that the header names is completed once."""
    text = "Alinéa 3, première phrase et alinéa 4\nCompléter cette phrase et cet alinéa par les mots :\nle soir"
    first, second = read(text).operations
    assert first.place == Place(alineas=((3, 3),), sentences=(1,))
    assert second.place == Place(alineas=((4, 4),))
