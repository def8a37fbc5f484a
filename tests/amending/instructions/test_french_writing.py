"""French instructions: every kind of operation in the words of both chambers."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.french.writing import Style, write
from drafting.amending.instructions.operations import (
    EACH,
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Place,
    Quote,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
    Times,
    Unit,
)
from drafting.text.addresses import Address
from drafting.text.labels import Label

SECOND = Place(alineas=((2, 2),))
SENTENCE = Place(alineas=((2, 2),), sentences=(1,))
ARTICLE, MEASURE = Place(Address("article", Label(3))), Place(Address("measure", Label(1)))
FIRST_ARTICLE, BIS = Place(Address("article", Label(1))), Place(Address("article", Label(3, 2)))
IN_ARTICLE = Place(Address("article", Label(3)), alineas=((2, 2),))
HEADING, INNER = Place(heading=True), Place(heading=True, alineas=((5, 5),))
RECITAL, CITATION = Place(Address("recital", Label(2))), Place(Address("citation", Label(3)))
MEMORANDUM = Place(Address("key", slug="memorandum"), alineas=((2, 2),))

# What is done, how the Assemblée says it, and how the Sénat does.
SAID: tuple[tuple[Operation, str, str], ...] = (
    (
        Replace(SECOND, Quote("rue"), "place"),
        "À l'alinéa 2, substituer au mot : « rue » le mot : « place ».",
        "Alinéa 2\nRemplacer le mot :\nrue\npar le mot :\nplace",
    ),
    (
        Replace(SECOND, Quote("une rue", Times(2)), "12"),
        "À l'alinéa 2, substituer à la seconde occurrence des mots : « une rue » le nombre : « 12 ».",
        "Alinéa 2\nRemplacer la seconde occurrence des mots :\nune rue\npar le nombre :\n12",
    ),
    (
        Replace(IN_ARTICLE, Quote("rue", EACH)),
        "À l'article 3, alinéa 2, supprimer chaque occurrence du mot : « rue ».",
        "Article 3, alinéa 2\nSupprimer chaque occurrence du mot :\nrue",
    ),
    (
        Replace(Place(alineas=((2, 2), (4, 4), (6, 8))), Quote("rue", Times(count=2)), "place"),
        "Aux alinéas 2, 4 et 6 à 8, substituer par deux fois au mot : « rue » le mot : « place ».",
        "Alinéas 2, 4 et 6 à 8\nRemplacer par deux fois le mot :\nrue\npar le mot :\nplace",
    ),
    (
        Replace(Place(), Quote("1°"), "2°"),
        "Substituer à la référence : « 1° » la référence : « 2° ».",
        "Remplacer la référence :\n1°\npar la référence :\n2°",
    ),
    (
        Insert(SENTENCE, Side.AFTER, Quote("rue"), ","),
        "À la première phrase de l'alinéa 2, après le mot : « rue », insérer le signe : « , ».",
        "Alinéa 2, première phrase\nAprès le mot :\nrue\ninsérer le signe :\n,",
    ),
    (
        Insert(RECITAL, Side.BEFORE, Quote("rue", Times(-1)), "petite"),
        "Au deuxième considérant, avant la dernière occurrence du mot : « rue », insérer le mot : « petite ».",
        "Deuxième considérant\nAvant la dernière occurrence du mot :\nrue\ninsérer le mot :\npetite",
    ),
    (
        Add(SECOND, Edge.END, Unit.WORDS, ("et les places",)),
        "Compléter l'alinéa 2 par les mots : « et les places ».",
        "Alinéa 2\nCompléter cet alinéa par les mots :\net les places",
    ),
    (
        Add(SENTENCE, Edge.START, Unit.WORDS, ("Chaque été,",)),
        "Au début de la première phrase de l'alinéa 2, insérer les mots : « Chaque été, ».",
        "Alinéa 2, première phrase\nAu début de cette phrase, insérer les mots :\nChaque été,",
    ),
    (
        Add(IN_ARTICLE, Edge.END, Unit.SENTENCES, ("Il est lu.", "Il est voté.")),
        "Compléter l'alinéa 2 de l'article 3 par deux phrases ainsi rédigées : « Il est lu. Il est voté. »",
        "Article 3, alinéa 2\nCompléter cet alinéa par deux phrases ainsi rédigées :\nIl est lu. Il est voté.",
    ),
    (
        Add(Place(), Edge.END, Unit.ALINEAS, ("1° Les rues ;", "2° Les places")),
        "Compléter cet article par deux alinéas ainsi rédigés :\n« 1° Les rues ;\n« 2° Les places ».",
        "Compléter cet article par deux alinéas ainsi rédigés :\n1° Les rues ;\n2° Les places",
    ),
    (
        InsertBeside(IN_ARTICLE, Side.AFTER, Unit.ALINEAS, ("Il est lu.",)),
        "Après l'alinéa 2 de l'article 3, insérer un alinéa ainsi rédigé :\n« Il est lu. »",
        "Après l'alinéa 2 de l'article 3\nInsérer un alinéa ainsi rédigé :\nIl est lu.",
    ),
    (
        InsertBeside(SENTENCE, Side.AFTER, Unit.SENTENCES, ("Il est lu.",)),
        "Après la première phrase de l'alinéa 2, insérer une phrase ainsi rédigée : « Il est lu. »",
        "Après la première phrase de l'alinéa 2\nInsérer une phrase ainsi rédigée :\nIl est lu.",
    ),
    (
        Redraft(SECOND, ("Il est lu.",)),
        "Rédiger ainsi l'alinéa 2 :\n« Il est lu. »",
        "Alinéa 2\nRédiger ainsi cet alinéa :\nIl est lu.",
    ),
    (
        Redraft(Place(Address("article", Label(3)), alineas=((4, 4), (5, 5))), ("a", "b", "c")),
        "À l'article 3, substituer aux alinéas 4 et 5 trois alinéas ainsi rédigés :\n« a\n« b\n« c ».",
        "Article 3, alinéas 4 et 5\nRemplacer ces alinéas par trois alinéas ainsi rédigés :\na\nb\nc",
    ),
    (
        Redraft(HEADING, ("Des rues",)),
        "Rédiger ainsi l'intitulé : « Des rues ».",
        "Rédiger ainsi l'intitulé :\nDes rues",
    ),
    (
        Redraft(Place(), ("Il est lu.",)),
        "Rédiger ainsi cet article :\n« Il est lu. »",
        "Rédiger ainsi cet article :\nIl est lu.",
    ),
    (
        RedraftEdge(SENTENCE, Edge.END, Quote("rue"), "du port"),
        "Après le mot : « rue », rédiger ainsi la fin de la première phrase de l'alinéa 2 : « du port ».",
        "Alinéa 2, première phrase\nAprès le mot :\nrue\nrédiger ainsi la fin de cette phrase :\ndu port",
    ),
    (
        RedraftEdge(SECOND, Edge.START, Quote("rue")),
        "Avant le mot : « rue », supprimer le début de l'alinéa 2.",
        "Alinéa 2\nAvant le mot :\nrue\nsupprimer le début de cet alinéa.",
    ),
    (Delete(Place(alineas=((6, 14),))), "Supprimer les alinéas 6 à 14.", "Alinéas 6 à 14\nSupprimer ces alinéas."),
    (
        Delete(Place(alineas=((2, 2),), sentences=(1, 3))),
        "Supprimer les première et troisième phrases de l'alinéa 2.",
        "Alinéa 2, première et troisième phrases\nSupprimer ces phrases.",
    ),
    (Delete(Place()), "Supprimer cet article.", "Supprimer cet article."),
    (Delete(CITATION), "Supprimer le troisième visa.", "Supprimer le troisième visa."),
    (
        Delete(INNER),
        "Supprimer l'intertitre précédant l'alinéa 5.",
        "Supprimer l'intertitre précédant l'alinéa 5.",
    ),
    (
        NewDivision(FIRST_ARTICLE, Side.BEFORE, ("# Objet", "Il est lu.")),
        "Avant l'article 1er, insérer un article ainsi rédigé :\n« # Objet\n« Il est lu. »",
        "Avant l'article 1er\nInsérer un article ainsi rédigé :\n# Objet\nIl est lu.",
    ),
    (
        NewDivision(MEASURE, Side.AFTER, ("Il est lu.",)),
        "Après la mesure 1, insérer une mesure ainsi rédigée :\n« Il est lu. »",
        "Après la mesure 1\nInsérer une mesure ainsi rédigée :\nIl est lu.",
    ),
    (
        Move(ARTICLE, Side.AFTER, BIS),
        "Déplacer l'article 3 après l'article 3 bis.",
        "Déplacer l'article 3 après l'article 3 bis.",
    ),
    (
        Replace(MEMORANDUM, Quote("50 %"), "la moitié"),
        "À l'exposé des motifs, alinéa 2, substituer au nombre : « 50 % » les mots : « la moitié ».",
        "Exposé des motifs, alinéa 2\nRemplacer le nombre :\n50 %\npar les mots :\nla moitié",
    ),
)


@pytest.mark.parametrize(("operation", "assemblee", "senat"), SAID)
def test_an_operation_is_said_in_both_styles(operation: Operation, assemblee: str, senat: str):
    """Each operation has its sentence."""
    assert write([operation]) == assemblee
    assert write([operation], style=Style.SENAT) == senat


def test_several_operations_are_parts():
    """What changes several places is numbered in Roman."""
    parts = write([Delete(SECOND)] * 9).split("\n")
    assert [part.partition(". – ")[0] for part in parts] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    assert parts[0] == "I. – Supprimer l'alinéa 2."


def test_guillemets_inside_stay():
    """What is quoted inside what is quoted keeps its guillemets; one that is not closed changes those around."""
    assert write([Replace(SECOND, Quote("« Un toit »"), "un toit »")]) == (
        "À l'alinéa 2, substituer aux mots : « « Un toit » » les mots : “un toit »”."
    )


def test_a_table_opens_every_row():
    """The rows of a table are lines of the quotation."""
    said = write([Redraft(SECOND, ("| a |\n| --- |\n| b |",))])
    assert said == "Rédiger ainsi l'alinéa 2 :\n« | a |\n« | --- |\n« | b | »."


@pytest.mark.parametrize(("count", "said"), [(21, "vingt et un alinéas"), (80, "quatre-vingts alinéas")])
def test_many_alineas_are_counted_in_words(count: int, said: str):
    """Figures beside the ranks of alinéas would be read as ranks."""
    assert f" {said} ainsi rédigés :" in write([InsertBeside(SECOND, Side.AFTER, Unit.ALINEAS, ("a",) * count)])
