"""Tests of reading French instructions: whole sentences, their parts, and what is not understood."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Operation,
    Place,
    Quote,
    Redraft,
    Replace,
    Side,
    Times,
    Unit,
)

ASSEMBLEE = """À l'alinéa 2, substituer aux mots :
« une rue »,
les mots :
« deux rues »."""
SENAT = """Alinéa 2
Remplacer les mots :
une rue
par les mots :
deux rues"""
ODD = """A l&#39;alinéa&nbsp;2, remplacer les mots&nbsp;: " une rue " par les mots : “deux rues”"""


def alinea(*ranks: int, sentences: tuple[int, ...] = ()) -> Place:
    """The place of alinéas one by one."""
    return Place(alineas=tuple((rank, rank) for rank in ranks), sentences=sentences)


def only(text: str) -> Operation:
    """The one operation of a sentence that must be understood."""
    reading = read(text)
    assert reading.understood, reading.stopped
    (operation,) = reading.operations
    return operation


@pytest.mark.parametrize("text", [ASSEMBLEE, SENAT, ODD, ASSEMBLEE.upper().replace("UNE RUE", "une rue")])
def test_styles_agree(text: str) -> None:
    """Both houses, other marks and capitals say the same."""
    reading = read(text.replace("DEUX RUES", "deux rues"))
    assert reading.understood
    assert reading.operations == (Replace(alinea(2), Quote("une rue"), "deux rues"),)


def test_senate_payload_ends_at_the_next_instruction() -> None:
    """A payload without marks goes on to the next line that is instruction, whatever it says."""
    text = """I. – Après l'alinéa 3
Insérer deux alinéas ainsi rédigés :
« 1° À la première phrase, le mot : « banc » est remplacé par le mot : « siège » ;
« 2° Les jardins sont ouverts le soir. »
II. – Alinéa 7
Supprimer cet alinéa."""
    first, second = read(text).operations
    assert isinstance(first, InsertBeside)
    assert first.new == (
        "« 1° À la première phrase, le mot : « banc » est remplacé par le mot : « siège » ;",
        "« 2° Les jardins sont ouverts le soir. »",
    )
    assert second == Delete(alinea(7))


def test_assembly_marks_only_delimit() -> None:
    """In a sentence of the Assemblée the outer marks are no text, and each inner alinéa has its own."""
    text = "Après l'alinéa 3, insérer les deux alinéas suivants :\n« 1° Le banc ;\n« 2° Le mot « rue ». »."
    assert only(text) == InsertBeside(alinea(3), Side.AFTER, Unit.ALINEAS, ("1° Le banc ;", "2° Le mot « rue »."))


def test_parts_share_the_header_above_them() -> None:
    """1° and 2° apply where the line above them says."""
    text = """Alinéa 4, première phrase
1° Après le mot :
eau
insérer le mot :
potable
2° Supprimer les mots :
de la ville"""
    place = alinea(4, sentences=(1,))
    assert read(text).operations == (
        Insert(place, Side.AFTER, Quote("eau"), "potable"),
        Replace(place, Quote("de la ville")),
    )


def test_each_part_begins_anew() -> None:
    """What was said in part I does not hold in part II."""
    text = "I. – À la seconde phrase de l'alinéa 4, supprimer le mot : « soir ». II. – Supprimer l'alinéa 5."
    assert read(text).operations[1] == Delete(alinea(5))


def test_the_same_alinea_is_that_of_the_part_before() -> None:
    """What "au même alinéa" means may have been said as the object of a verb."""
    text = "I. – Rédiger ainsi la première phrase de l'alinéa 8 :\n« La rue est à tous. » ;\n"
    text += "II. – En conséquence, à la seconde phrase du même alinéa, supprimer le mot :\n« hier »."
    assert read(text).operations[1] == Replace(alinea(8, sentences=(2,)), Quote("hier"))


def test_this_article_is_the_whole_of_it() -> None:
    """What was said of an alinéa does not hold for the article."""
    text = "À l'alinéa 8, supprimer le mot : « rue ». Compléter cet article par l'alinéa suivant :\n« Le banc. »"
    assert read(text).operations[1] == Add(Place(), Edge.END, Unit.ALINEAS, ("Le banc.",))


def test_compensation_is_an_operation() -> None:
    """The paragraph that pays for an amendment is added like any other."""
    text = """I. – Alinéa 2
Supprimer cet alinéa.
II. – Pour compenser la perte de recettes résultant du I, compléter cet article par un paragraphe ainsi rédigé :
… – La perte est compensée."""
    reading = read(text)
    assert reading.understood
    assert reading.operations[1] == Add(Place(), Edge.END, Unit.ALINEAS, ("… – La perte est compensée.",))


def test_what_was_not_understood_is_named_where_it_stands() -> None:
    """The words of the typed text, and the offset in it."""
    text = "I.&nbsp;– À l’alinéa 3, peindre la rue en vert.\nII. – Supprimer l'alinéa 4."
    reading = read(text)
    (stopped,) = reading.stopped
    assert not reading.understood
    assert stopped.words == "peindre la rue en vert."
    assert text[stopped.at :].startswith(stopped.words)


def test_a_verb_that_has_no_place_is_named() -> None:
    """All words are known, but they don't make an operation: it is the verb that is named."""
    (stopped,) = read("Alinéa 2\nInsérer un alinéa ainsi rédigé :\nLa rue.").stopped
    assert stopped.words == "Insérer un alinéa ainsi rédigé :"


def test_parts_that_were_understood_are_still_given() -> None:
    """A part that is not understood does not hide the others."""
    text = "I. – À l'alinéa 3, peindre la rue en vert.\nII. – Supprimer l'alinéa 4."
    assert read(text).operations == (Delete(alinea(4)),)


@pytest.mark.parametrize(
    "text",
    [
        "Alinéa 3",
        "I. – Alinéa 3\nII. – Alinéa 4\nSupprimer cet alinéa.",
        "Supprimer l'alinéa 3 de la loi.",
        "Supprimer les mots : « rue » sauf à l'alinéa 4.",
        "Supprimer cet alinéa.",
        "Après l'alinéa 3, supprimer le mot : « rue ».",
        "Alinéa 3\nSupprimer l'alinéa 4.",
        "Alinéa 3\nCompléter cet article par un alinéa ainsi rédigé :\nLa rue.",
        "Alinéa 3\nAprès l'alinéa 4\nInsérer un alinéa ainsi rédigé :\nLa rue.",
        "Après le mot : « rue », supprimer l'alinéa 3.",
        "Alinéa 3\nRédiger ainsi cet alinéa :\nLes bancs\n(Le reste sans changement).",
        "L'alinéa 3 est ainsi modifié :\n1° Le mot : « rue » est supprimé.",
        "Alinéa 2\nInsérer un alinéa ainsi rédigé :\nLa rue.",
        "Alinéa 2\nInsérer un alinéa ainsi rédigé :\nL'arrêté est ainsi modifié :\nSupprimer les mots :\nla rue",
        "La ville est belle.",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    """One word that is not accounted for, and the whole is not understood."""
    assert not read(text).understood


def test_a_part_that_does_not_look_like_one_is_not_swallowed() -> None:
    """Part II ends the payload of part I even if it is no instruction we know."""
    text = "I. – Alinéa 3\nRédiger ainsi cet alinéa :\nLa rue.\nII. – Le banc est bleu."
    reading = read(text)
    assert reading.operations == (Redraft(alinea(3), ("La rue.",)),)
    assert [stopped.words for stopped in reading.stopped] == ["Le banc est bleu."]


def test_a_payload_may_have_parts_of_its_own() -> None:
    """I. and II. inside a payload are its own, when it has both."""
    text = "Rédiger ainsi cet article :\nI. – La rue.\nII. – Le banc."
    assert only(text) == Redraft(Place(), ("I. – La rue.", "II. – Le banc."))


def test_plain_words_become_markdown() -> None:
    """What Markdown would take for markup is made literal."""
    assert only("À l'alinéa 2, supprimer le mot : « *rue* ».") == Replace(alinea(2), Quote(r"\*rue\*"))


def test_markdown_stays_as_it_is() -> None:
    """With markdown, quoted words are canonical already; the rows of a table are one alinéa."""
    text = "Rédiger ainsi l'alinéa 2 :\n« - **Le** banc\n«   - deuxième niveau\n« | a | b |\n« | - | - | »."
    operation = read(text, markdown=True).operations[0]
    assert operation == Redraft(alinea(2), ("- **Le** banc", "  - deuxième niveau", "| a | b |\n| - | - |"))


def test_occurrences_of_each_alinea() -> None:
    """Several operations in one sentence, in the order in which they stand."""
    text = "Aux alinéas 2 et 4 à 6, substituer à la seconde occurrence du mot : « eau » le mot : « air »."
    place = Place(alineas=((2, 2), (4, 6)))
    assert only(text) == Replace(place, Quote("eau", Times(rank=2)), "air")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Alinéa 2", "I. –", "1°", "\n", "supprimer", "les mots :", "« rue »", "»", "«", '"', "après", "par", "."]
        ),
        max_size=14,
    )
)
def test_reading_always_ends(words: list[str]) -> None:
    """Whatever is typed is read or named, and every stop is at its words."""
    text = " ".join(words)
    for stopped in read(text).stopped:
        assert text[stopped.at :].startswith(stopped.words)
