"""Vocabulary: telling words, and forms of one word."""

from drafting.text.vocabulary import lemma, stem, telling


def test_telling_words():
    """Small words, short ones and numbers tell nothing."""
    assert list(telling("Dans la rue, avec 3000 bancs, the benches of each street")) == ["bancs", "benches", "street"]


def test_singular():
    """Plurals of both languages are roughly undone, and accents go."""
    words = ["Rues", "jardins", "locaux", "bureaux", "cities", "glass", "été"]
    assert [lemma(word) for word in words] == ["rue", "jardin", "local", "bureau", "city", "glass", "ete"]


def test_forms_of_one_word():
    """Words with one beginning are one."""
    assert stem("permeability") == stem("permeable")
    assert stem("jardin") != stem("jardinier"[:5])
