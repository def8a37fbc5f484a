"""Tests of the French verbs that delete and replace."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import EACH, Delete, Place, Quote, Redraft, Replace, Times
from drafting.text.addresses import Address

TWO = Place(alineas=((2, 2),))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Supprimer cet article.", Place()),
        ("Supprimer l'article 3.", Place(division=Address.parse("3"))),
        ("Cet article\nSupprimer cet article", Place()),
        ("Supprimer les alinéas 6 à 14.", Place(alineas=((6, 14),))),
        ("Alinéas 4 et 5\nSupprimer ces alinéas.", Place(alineas=((4, 4), (5, 5)))),
        ("Alinéas 4 et 5.\nSupprimer ces alinéas.", Place(alineas=((4, 4), (5, 5)))),
        ("Supprimer la seconde phrase de l'alinéa 2.", Place(alineas=((2, 2),), sentences=(2,))),
        ("Les alinéas 6 à 14 sont supprimés.", Place(alineas=((6, 14),))),
        ("Supprimez les alinéas 6 à 14", Place(alineas=((6, 14),))),
        ("Supprimer le dernier alinéa.", Place(alineas=((-1, -1),))),
        ("L'alinéa 2 est supprimé.", TWO),
        ("Supprimer l'intitulé de l'article 3.", Place(division=Address.parse("3"), heading=True)),
    ],
)
def test_places_go(text: str, place: Place) -> None:
    """Articles, alinéas, sentences and headings are deleted whole."""
    assert read(text).operations == (Delete(place),)


def test_words_go_and_stay_beside_their_neighbours() -> None:
    """To delete Y after X means the Y that follows X."""
    text = "À l'alinéa 2, après le mot : « rue », supprimer les mots : « de la ville »."
    assert read(text).operations == (Replace(TWO, Quote("rue de la ville"), "rue"),)


def test_exchange_beside_words() -> None:
    """To replace Y after X means the Y that follows X."""
    text = "À l'alinéa 2, après le mot : « rue », substituer au mot : « et » le mot : « ou »."
    assert read(text).operations == (Replace(TWO, Quote("rue et"), "rue ou"),)


def test_several_pairs_in_one_sentence() -> None:
    """A second pair goes on with the same verb."""
    text = "À l'alinéa 2, substituer au mot : « un » le mot : « deux » et au mot : « banc » le mot : « bancs »."
    assert read(text).operations == (Replace(TWO, Quote("un"), "deux"), Replace(TWO, Quote("banc"), "bancs"))


def test_several_pairs_in_the_senate() -> None:
    """And so it does on lines of their own."""
    text = "Alinéa 2\nRemplacer le mot :\nun\npar le mot :\ndeux\net le mot :\nbanc\npar le mot :\nbancs"
    assert read(text).operations == (Replace(TWO, Quote("un"), "deux"), Replace(TWO, Quote("banc"), "bancs"))


def test_several_words_go() -> None:
    """A list of words to delete is as many operations."""
    text = "À l'alinéa 2, supprimer les mots : « le soir » et le mot : « hier »."
    assert read(text).operations == (Replace(TWO, Quote("le soir")), Replace(TWO, Quote("hier")))


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("par deux fois, les mots", Times(count=2)),
        ("à chaque occurrence, les mots", EACH),
        ("chaque occurrence des mots", EACH),
        ("la dernière occurrence des mots", Times(rank=-1)),
    ],
)
def test_which_occurrences(words: str, times: Times) -> None:
    """What is said of occurrences stays with the quotation."""
    assert read(f"À l'alinéa 2, supprimer {words} : « le soir ».").operations == (
        Replace(TWO, Quote("le soir", times)),
    )


def test_alineas_for_alineas() -> None:
    """Alinéas that give way to others are redrafted."""
    text = "Substituer aux alinéas 2 et 3 l'alinéa suivant :\n« Le banc. »"
    assert read(text).operations == (Redraft(Place(alineas=((2, 2), (3, 3))), ("Le banc.",)),)


def test_words_do_not_give_way_to_alineas() -> None:
    """Words for a whole alinéa can't be said, and are not understood."""
    assert not read("À l'alinéa 2, substituer au mot : « un » l'alinéa suivant :\n« Le banc. »").understood


def test_the_place_may_come_last() -> None:
    """People put the place behind the words, too."""
    for text in ("Supprimer le mot « hier » à l'alinéa 2.", "Supprimer le mot : « hier », à l'alinéa 2."):
        assert read(text).operations == (Replace(TWO, Quote("hier")),)


def test_told_instead_of_ordered() -> None:
    """The passive voice of a law says the same."""
    text = "À l'alinéa 2, les mots : « le soir » sont remplacés par les mots : « la nuit »."
    assert read(text).operations == (Replace(TWO, Quote("le soir"), "la nuit"),)


def test_both_sentence_and_alinea() -> None:
    """The alinéa of a header that names a sentence as well is the one named whole."""
    text = "Alinéa 3, première phrase, et alinéa 4\nSupprimer cet alinéa"
    assert read(text).operations == (Delete(Place(alineas=((4, 4),))),)
