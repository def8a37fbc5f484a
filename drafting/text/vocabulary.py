"""Vocabulary: which words of a line tell what it is about, and which are forms of one, in French and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_FRENCH = """
a à afin ainsi alors après au aussi autour aux avant avec car ce ceci cela celle celles celui ces cet cette ceux
chaque chez comme contre d dans de depuis des dès dont du elle elles en encore entre environ est et étant être eu eux
fait font hors il ils jusqu jusque l la le les leur leurs lors lui mais même mêmes moins n ne ni non nos notre nous on
ont ou où par parmi pas pendant peut peuvent plus pour près qu quand que quel quelle qui s sa sans sauf se selon ses si
soit son sont sous sur tous tout toute toutes un une vers voire vos votre vous y
"""
_ENGLISH = """
about after all also an and any are as at be been before being both but by can each every for from had has have her
his how if in into is it its less may more most must no nor not of off on only or other our out over per shall she
should since so some such than that the their them then there these they this those to under until up upon us was we
were what when where which who will with within without would you
"""
SMALL_WORDS = frozenset((*_FRENCH.split(), *_ENGLISH.split()))
_PLURALS = (("ies", "y"), ("eaux", "eau"), ("aux", "al"), ("ss", "ss"), ("s", ""), ("x", ""))
_WORD = re.compile(r"[^\W_]+")
_STEM = 6  # letters: enough to tell words apart, few enough for "permeable" and "permeability" to be one
_TELLING = 4  # letters at least of a word that may tell something


def telling(words: str) -> Iterator[str]:
    """The words of a line that may tell what it is about."""
    for word in _WORD.findall(words):
        if len(word) >= _TELLING and word.isalpha() and word.lower() not in SMALL_WORDS:
            yield word


def lemma(word: str) -> str:
    """A word in small letters, without accents and, roughly, in the singular."""
    flat = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    for ending, singular in _PLURALS:
        if flat.endswith(ending) and len(flat) > len(ending) + 1:
            return flat.removesuffix(ending) + singular
    return flat


def stem(word: str) -> str:
    """The beginning of a word, alike in most of its forms."""
    return lemma(word)[:_STEM]
