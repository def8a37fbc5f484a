"""Made texts: prose that looks like French deliberations, and changes of it, the same at every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from drafting.text.blocks import paragraph
from drafting.text.model import Division, Text

_VOCABULARY = (  # noqa: SIM905  # read as the prose it is to be
    "le la les un une des de du à et ou par pour dans sur avec sans sous entre conseil assemblée ville quartier "
    "habitant service public école rue arbre eau air énergie logement transport vélo jardin marché budget dépense "
    "recette année mois délai avis projet mesure article règlement commission séance vote majorité rapport bilan "
    "indicateur objectif chaque tout premier annuel local commun nouveau ancien gratuit ouvert prévu fixé remis "
    "présenté adopté rendu publié financé réduit créé peut doit est sera soit décide propose demande veille assure "
    "l'assemblée d'un qu'elle jusqu'à s'engage l'État aujourd'hui rendez-vous 3 12 2027"
).split()


def seeded(seed: int) -> Random:
    """Choices that are the same at every run."""
    return Random(seed)  # noqa: S311  # nothing is to be kept secret


def prose(random: Random, length: int) -> list[str]:
    """So many words, in sentences."""
    words = [random.choice(_VOCABULARY) for _ in range(length)]
    for end in range(random.randint(8, 14), length, random.randint(9, 15)):
        words[end - 1] += random.choice((".", ".", ",", " ;"))
    return [*words[:-1], words[-1] + "."]


def reworded(random: Random, words: Sequence[str], at: int) -> list[str]:
    """The same words, one to three new ones in the place of none to two."""
    new = [random.choice(_VOCABULARY) for _ in range(random.randint(1, 3))]
    return [*words[:at], *new, *words[at + random.randint(0, 2) :]]


def one_alinea(words: Sequence[str]) -> Text:
    """A text of one division of one alinéa."""
    return Text((Division.at("memorandum.md", [paragraph(" ".join(words))]),))


def long_text(random: Random, alineas: int) -> tuple[list[str], list[str]]:
    """A text and what became of it: 50 edits of words, an alinéa out, another in."""
    old = [" ".join(prose(random, random.randint(15, 60))) for _ in range(alineas)]
    new = list(old)
    for at in random.sample(range(alineas), min(50, alineas // 4)):
        words = new[at].split(" ")
        new[at] = " ".join(reworded(random, words, random.randrange(len(words))))
    del new[random.randrange(alineas)]
    new.insert(random.randrange(alineas), " ".join(prose(random, 30)))
    return old, new


def bill(random: Random) -> Text:
    """A hundred articles of some 2 KB."""
    return Text(tuple(_article(random, f"{number:03}") for number in range(1, 101)))


def _article(random: Random, number: str) -> Division:
    blocks = [paragraph(" ".join(prose(random, random.randint(25, 45)))) for _ in range(10)]
    return Division.at(f"articles/{number}-a{number}.md", blocks)


def amended(random: Random, base: Text) -> Text:
    """A bill as somebody amended it: other words in one alinéa; every file is another object."""
    divisions = [replace(division) for division in base.divisions]
    at = random.randrange(len(divisions))
    blocks = list(divisions[at].blocks)
    row = random.randrange(len(blocks))
    words = blocks[row].source.split(" ")
    blocks[row] = paragraph(" ".join(reworded(random, words, random.randrange(len(words)))))
    divisions[at] = replace(divisions[at], blocks=tuple(blocks))
    return Text(tuple(divisions))
