"""Operations become edits that do what was said and nothing else, or are refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.amending.apply import apply
from drafting.amending.edits import AddDivision, DropDivision, MoveDivision, Splice
from drafting.amending.instructions.enact import Enacted, Why, enact
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
from drafting.text.blocks import Block, Kind, item, paragraph
from drafting.text.labels import labels
from drafting.text.model import Division, Text

SHELTER = """# Accueil

La ville ouvre des douches. Elle les chauffe en hiver. Le budget est voté.

Elle ouvre :

- un abri ;

- une **laverie** ; et

- un vestiaire.

## Suivi

1° Un rapport est remis au conseil ;

2° Il est publié.
"""
BASE = Text.from_files(
    {
        "articles/010-accueil.md": SHELTER,
        "articles/020-rues.md": "# Rues\n\nLes rues sont plantées.\n",
        "articles/030-comptes.md": "# Comptes\n\n| Rue | Arbres |\n|---|---|\n| Verte | 12 |\n| Bleue | 3 000 |\n",
        "preamble.md": "Vu le code ;\n\nConsidérant que la ville est grande,\n\nConsidérant que l'hiver est long,\n",
    }
)
HERE = "articles/accueil"


def done(*operations: Operation, base: Text = BASE, within: str = HERE) -> Text:
    """The text after operations, all of which were done."""
    enacted = enact(base, operations, within=within, labels=labels(base))
    assert enacted.refused == ()
    return apply(base, enacted.edits)


def refused(*operations: Operation) -> tuple[Why, str, int]:
    """Why the one operation that was refused was."""
    enacted = enact(BASE, operations, within=HERE, labels=labels(BASE))
    assert not enacted.done
    assert len(enacted.refused) == 1
    return enacted.refused[0].why, enacted.refused[0].words, enacted.refused[0].found


def line(text: Text, alinea: int, key: str = HERE) -> str:
    """An alinéa of a text."""
    return text[key].blocks[dict(text[key].alineas())[alinea]].source


def al(*ranks: int) -> Place:
    """Alinéas."""
    return Place(alineas=tuple((rank, rank) for rank in ranks))


def one_line(source: str, *operations: Operation) -> str:
    """A division of one alinéa after operations."""
    base = Text((Division("articles", "010", "accueil", (paragraph(source),)),))
    return "\n".join(block.source for block in done(*operations, base=base)[HERE].blocks)


# Words


def test_words_give_way_to_words() -> None:
    """Quoted words are replaced where they stand."""
    text = done(Replace(al(1), Quote("des douches"), "des bains chauds"))
    assert line(text, 1) == "La ville ouvre des bains chauds. Elle les chauffe en hiver. Le budget est voté."


def test_no_more_words_change_than_must() -> None:
    """What the old and the new words begin and end with alike is no part of the edit."""
    enacted = enact(
        BASE, [Replace(al(1), Quote("ouvre des douches"), "ouvre vingt douches")], within=HERE, labels=labels(BASE)
    )
    assert enacted.edits == (Splice(HERE, (1, 4), (1, 5), (" des",), (" vingt",)),)


def test_words_that_stand_twice_are_refused() -> None:
    """Nobody guesses which of two is meant."""
    assert refused(Replace(al(1), Quote("le"), "un")) == (Why.NO_SUCH_WORDS, "le", 0)
    assert refused(Replace(Place(), Quote("ouvre"), "loue")) == (Why.SEVERAL_OCCURRENCES, "ouvre", 2)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (Times(rank=1), "un x, deux un"),
        (Times(rank=-1), "un un, deux x"),
        (Times(count=3), "x x, deux x"),
        (EACH, "x x, deux x"),
    ],
)
def test_occurrences_are_counted(times: Times, expected: str) -> None:
    """A rank names one occurrence, a count so many, "each" all."""
    source = "un un, deux un"
    if times.rank == 1:
        source, expected = "un, deux un", "x, deux un"
    assert one_line(source, Replace(Place(), Quote("un", times), "x")) == expected


def test_fewer_occurrences_than_said_are_refused() -> None:
    """Saying "twice" is a claim about the text."""
    assert refused(Replace(al(1), Quote("ville", Times(count=2)), "x")) == (Why.FEWER_OCCURRENCES, "ville", 1)
    assert refused(Replace(al(1), Quote("ville", Times(rank=2)), "x")) == (Why.FEWER_OCCURRENCES, "ville", 1)


def test_each_alinea_named_must_have_the_words() -> None:
    """Saying "in alinéas 1 and 2" means once in each."""
    text = done(Replace(al(1, 2), Quote("ouvre"), "loue"))
    assert line(text, 1).startswith("La ville loue des")
    assert line(text, 2) == "Elle loue :"
    assert refused(Replace(al(1, 3), Quote("ouvre"), "loue"))[0] is Why.FEWER_OCCURRENCES


def test_words_in_a_range_may_stand_in_one_alinea_of_it() -> None:
    """One occurrence in all of a range can be no other."""
    assert line(done(Replace(Place(alineas=((1, 7),)), Quote("rapport"), "bilan")), 6).startswith("1° Un bilan")


def test_a_quotation_up_to_other_words() -> None:
    """Only the two ends are quoted, and all between gives way."""
    text = done(Replace(al(1), Quote("Elle", until="hiver"), "Elles sont gratuites"))
    assert line(text, 1) == "La ville ouvre des douches. Elles sont gratuites. Le budget est voté."


def test_the_end_of_a_quotation_must_stand_once_after_it() -> None:
    """Or nobody knows how far it reaches."""
    assert refused(Replace(al(1), Quote("Elle", until="gratuit"), "x")) == (Why.NO_SUCH_WORDS, "gratuit", 0)
    assert one_line("a b c d", Replace(Place(), Quote("b", until="c"), "x")) == "a x d"
    base = Text((Division("articles", "010", "accueil", (paragraph("a b c c"),)),))
    enacted = enact(base, [Replace(Place(), Quote("a", until="c"), "x")], within=HERE, labels={})
    assert enacted.refused[0].why is Why.SEVERAL_OCCURRENCES


def test_formatting_is_seen_through_and_stays() -> None:
    """A clerk quotes plain words; what stays keeps its marks."""
    assert (
        line(done(Replace(al(4), Quote("une laverie"), "une laverie gratuite")), 4) == "une **laverie** gratuite ; et"
    )


def test_formatting_that_is_quoted_is_meant() -> None:
    """Where the quotation shows marks, equal words without them are a change."""
    assert line(done(Replace(al(4), Quote("une **laverie**"), "une laverie")), 4) == "une laverie ; et"


def test_the_beginning_and_the_end_of_a_place() -> None:
    """Words "at the end" are words that end the alinéa, whatever stands before."""
    source = "Le conseil vote, puis le conseil."
    assert (
        one_line(source, Replace(Place(edge=Edge.END), Quote("conseil"), "maire")) == "Le conseil vote, puis le maire."
    )
    base = Text((Division("articles", "010", "accueil", (paragraph("1° Tout est dit."),)),))
    enacted = enact(base, [Replace(Place(edge=Edge.END), Quote("Tout"), "x")], within=HERE, labels={})
    assert enacted.refused[0].why is Why.NO_SUCH_WORDS
    assert one_line("1° Tout est tout.", Replace(Place(edge=Edge.START), Quote("Tout"), "Rien")) == "1° Rien est tout."


def test_words_of_a_title_are_found_only_where_no_alinea_has_them() -> None:
    """Titles are not alinéas."""
    assert done(Replace(Place(), Quote("Suivi"), "Bilan"))[HERE].blocks[6].source == "Bilan"


@pytest.mark.parametrize(
    ("source", "at", "new", "expected"),
    [
        ("La ville paie.", "ville", ", seule,", "La ville, seule, paie."),
        ("Il boit l'eau.", "l'", "ancienne", "Il boit l'ancienne eau."),
        ("Une rue (verte) ici.", "(", "très", "Une rue (très verte) ici."),
        ("Fin", "Fin", "heureuse", "Fin heureuse"),
    ],
)
def test_inserted_words_get_the_blanks_they_need(source: str, at: str, new: str, expected: str) -> None:
    """No blank before a comma or after an elision, one between words."""
    assert one_line(source, Insert(Place(), Side.AFTER, Quote(at), new)) == expected


def test_an_anchor_that_has_the_words_already_is_not_meant() -> None:
    """Of "water, drinking water", only the first can want "drinking"."""
    source = "L'eau et l'eau potable."
    assert one_line(source, Insert(Place(), Side.AFTER, Quote("eau"), "potable")) == "L'eau potable et l'eau potable."


def test_deleting_between_commas_leaves_one() -> None:
    """No two commas stay side by side."""
    assert one_line("Le maire, le préfet, le juge.", Replace(Place(), Quote("le préfet"))) == "Le maire, le juge."


def test_deleting_inside_parentheses_leaves_no_blank() -> None:
    """The blank of a deleted word goes with it."""
    assert one_line("Une (grande rue) ici", Replace(Place(), Quote("grande"))) == "Une (rue) ici"


def test_new_words_may_bring_alineas() -> None:
    """Lines after the first become blocks, and what followed stands in the last."""
    assert one_line(
        "Il ouvre un abri.", Replace(Place(), Quote("un abri"), "deux lieux :\n1° Un abri ;\n2° Un four")
    ) == ("Il ouvre deux lieux :\n1° Un abri ;\n2° Un four.")


# Additions


@pytest.mark.parametrize(
    ("source", "new", "expected"),
    [
        ("Le conseil vote.", "la nuit", "Le conseil vote la nuit."),
        ("Le conseil vote ;", ", la nuit", "Le conseil vote, la nuit ;"),
        ("Le conseil vote.", "la nuit ;", "Le conseil vote la nuit ;"),
        ("Le conseil vote.", "la nuit.", "Le conseil vote la nuit."),
        ("« Le conseil vote. »", "la nuit", "« Le conseil vote la nuit. »"),
        ("Il dit le mot « vote ».", "la nuit", "Il dit le mot « vote » la nuit."),
        ('a) "Le conseil vote." ;', "la nuit", 'a) "Le conseil vote la nuit." ;'),
        ("un abri ; et", "gratuit", "un abri gratuit ; et"),
        ("Le conseil vote", "la nuit", "Le conseil vote la nuit"),
    ],
)
def test_words_added_stand_before_the_closing_sign(source: str, new: str, expected: str) -> None:
    """Unless they bring one of their own, which then takes its place."""
    assert one_line(source, Add(Place(), Edge.END, Unit.WORDS, (new,))) == expected


def test_words_are_added_after_the_number_of_an_alinea() -> None:
    """The beginning of an alinéa is after its number, unless a number is what is added."""
    assert line(done(Add(al(6), Edge.START, Unit.WORDS, ("Chaque année,",))), 6).startswith("1° Chaque année, Un")
    assert one_line("Le conseil vote.", Add(Place(), Edge.START, Unit.WORDS, ("I. –",))) == "I. – Le conseil vote."


def test_sentences_are_added_after_the_closing_sign() -> None:
    """A sentence follows a sentence, inside the marks that quote the alinéa."""
    assert line(done(Add(al(1), Edge.END, Unit.SENTENCES, ("Il est public.",))), 1).endswith("voté. Il est public.")
    added = Add(Place(), Edge.END, Unit.SENTENCES, ("Il publie.",))
    assert one_line("« Le conseil vote. »", added) == "« Le conseil vote. Il publie. »"


def test_sentences_beside_a_sentence() -> None:
    """After the first sentence, before the second."""
    text = done(InsertBeside(Place(alineas=((1, 1),), sentences=(1,)), Side.AFTER, Unit.SENTENCES, ("Toutes.", "Oui.")))
    assert line(text, 1).startswith("La ville ouvre des douches. Toutes. Oui. Elle")


def test_alineas_at_the_ends_of_a_division() -> None:
    """At the end after the last; at the beginning after the title."""
    text = done(Add(Place(), Edge.END, Unit.ALINEAS, ("3° Fin.",)), Add(Place(), Edge.START, Unit.ALINEAS, ("Début.",)))
    assert (line(text, 1), line(text, 9)) == ("Début.", "3° Fin.")


def test_alineas_beside_an_alinea_and_a_heading_between() -> None:
    """After an alinéa is before the heading that follows; before one is after the heading that precedes."""
    text = done(
        InsertBeside(al(5), Side.AFTER, Unit.ALINEAS, ("- un four",)),
        InsertBeside(al(6), Side.BEFORE, Unit.ALINEAS, ("Chaque année :",)),
    )
    assert [block.source for block in text[HERE].blocks[5:9]] == ["un vestiaire.", "un four", "Suivi", "Chaque année :"]
    assert text[HERE].blocks[6] == item("un four")


def test_insertions_at_one_point_keep_their_order() -> None:
    """Joined as one edit, in the order of the instruction."""
    text = done(
        *(InsertBeside(al(2), Side.AFTER, Unit.ALINEAS, (new,)) for new in ("Un.", "Deux.")),
        *(Insert(al(2), Side.AFTER, Quote("ouvre"), new) for new in ("aussi", "toujours")),
    )
    assert [block.source for block in text[HERE].blocks[2:5]] == ["Elle ouvre aussi toujours :", "Un.", "Deux."]


# Redrafting and deleting


def test_an_alinea_redrafted_is_told_as_a_person_would_mark_it() -> None:
    """Only the words that differ change."""
    enacted = enact(BASE, [Redraft(al(7), ("2° Il est affiché.",))], within=HERE, labels=labels(BASE))
    assert enacted.edits == (Splice(HERE, (8, 5), (8, 6), (" publié",), (" affiché",)),)


def test_an_item_redrafted_in_plain_words_stays_an_item() -> None:
    """A clerk quotes words, and not bullets."""
    assert done(Redraft(al(3), ("un grand abri ;",)))[HERE].blocks[3] == item("un grand abri ;")
    assert done(Redraft(al(3), ("  - un abri ;",)))[HERE].blocks[3].kind is Kind.ITEM
    assert done(Redraft(al(2), ("- Elle ouvre :",)))[HERE].blocks[2] == item("Elle ouvre :")


def test_several_alineas_by_several_others() -> None:
    """A run gives way to as many as are quoted."""
    text = done(Redraft(Place(alineas=((6, 7),)), ("1° Un.", "2° Deux.", "3° Trois.")))
    assert [line(text, n) for n in (6, 7, 8)] == ["1° Un.", "2° Deux.", "3° Trois."]


def test_alineas_apart_are_redrafted_one_for_one() -> None:
    """As many as there are; otherwise nobody knows which stands for which."""
    text = done(Redraft(al(2, 6), ("Elle ouvre aussi :", "1° Un bilan.")))
    assert (line(text, 2), line(text, 6)) == ("Elle ouvre aussi :", "1° Un bilan.")
    assert refused(Redraft(al(2, 6), ("Une.",)))[0] is Why.NOT_UNDERSTOOD


def test_sentences_redrafted_and_deleted() -> None:
    """A sentence without its sign keeps the old one; a deleted one leaves no blank."""
    first, second = (Place(alineas=((1, 1),), sentences=(n,)) for n in (1, 2))
    text = done(Redraft(first, ("La ville bâtit",)), Delete(second))
    assert line(text, 1) == "La ville bâtit. Le budget est voté."


def test_an_alinea_goes_with_its_only_sentence() -> None:
    """What would stay is a number."""
    assert len(done(Delete(Place(alineas=((7, 7),), sentences=(1,))))[HERE].blocks) == 8


def test_a_title_is_redrafted() -> None:
    """The first heading, or the one right before an alinéa; the level stays."""
    text = done(Redraft(Place(heading=True), ("Abris",)), Redraft(Place(heading=True, alineas=((6, 6),)), ("Bilan",)))
    assert text[HERE].title == "Abris"
    assert text[HERE].blocks[6] == Block(Kind.HEADING, 2, "Bilan")


def test_a_whole_division_is_redrafted_under_its_title() -> None:
    """The title stays unless the payload has one."""
    assert done(Redraft(Place(), ("Tout change.",)))[HERE].markdown == "# Accueil\n\nTout change.\n"
    assert done(Redraft(Place(), ("# Abris", "Tout change.")))[HERE].markdown == "# Abris\n\nTout change.\n"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("tout l'an", "La ville ouvre des douches. Elle les chauffe tout l'an."),
        ("tout l'an ;", "La ville ouvre des douches. Elle les chauffe tout l'an ;"),
        ("", "La ville ouvre des douches. Elle les chauffe."),
    ],
)
def test_the_end_written_anew_keeps_the_closing_sign(new: str, expected: str) -> None:
    """Unless the new words bring one."""
    assert line(done(RedraftEdge(al(1), Edge.END, Quote("chauffe"), new)), 1) == expected


def test_the_end_of_a_division_runs_over_its_alineas() -> None:
    """All that follows goes, but the closing sign."""
    text = done(RedraftEdge(Place(), Edge.END, Quote("chauffe"), "bien"))
    assert text[HERE].markdown == "# Accueil\n\nLa ville ouvre des douches. Elle les chauffe bien.\n"
    before = RedraftEdge(Place(), Edge.START, Quote("rapport"), "Un bilan")
    assert refused(before) == (Why.NOT_UNDERSTOOD, "rapport", 0)


def test_the_end_written_anew_from_words_that_it_begins_with() -> None:
    """Without a quotation, from where the text has the first of the new words."""
    redraft = RedraftEdge(al(1), Edge.END, None, "Le budget est rejeté")
    assert line(done(redraft), 1) == "La ville ouvre des douches. Elle les chauffe en hiver. Le budget est rejeté."
    assert refused(RedraftEdge(al(1), Edge.END, None, ", puis rien"))[0] is Why.NOT_UNDERSTOOD


def test_the_end_of_a_sentence_is_its_own() -> None:
    """The other sentences stay; "the sentence" is the one in which the words stand."""
    for sentence in (2, 0):
        place = Place(alineas=((1, 1),), sentences=(sentence,))
        text = done(RedraftEdge(place, Edge.END, Quote("chauffe"), "bien"))
        assert line(text, 1) == "La ville ouvre des douches. Elle les chauffe bien. Le budget est voté."


def test_the_sentence_of_several_is_refused() -> None:
    """Saying "the sentence" of an alinéa of three names none."""
    assert refused(Delete(Place(alineas=((1, 1),), sentences=(0,))))[0] is Why.NO_SUCH_PLACE


def test_the_beginning_written_anew() -> None:
    """Before quoted words, or as far as the new words end like the old; a number is not said twice."""
    assert line(done(RedraftEdge(al(7), Edge.START, Quote("est publié"), "Tout")), 7) == "2° Tout est publié."
    assert line(done(RedraftEdge(al(7), Edge.START, None, "2° Ce rapport est")), 7) == "2° Ce rapport est publié."
    assert refused(RedraftEdge(al(7), Edge.START, None, "Rien de cela"))[0] is Why.NOT_UNDERSTOOD


# Divisions


def test_a_division_is_dropped() -> None:
    """Whole, by the number it has."""
    enacted = enact(BASE, [Delete(Place(Address.parse("2")))], within=HERE, labels=labels(BASE))
    assert enacted.edits == (DropDivision(BASE["articles/rues"]),)


def test_new_divisions_stand_beside_one_in_order() -> None:
    """Each has a prefix between its neighbours and a name from its title or first words."""
    text = done(
        NewDivision(Place(), Side.AFTER, ("# Bancs publics", "La ville pose des bancs.")),
        NewDivision(Place(), Side.AFTER, ("La ville pose des lampes.",)),
        NewDivision(Place(), Side.BEFORE, ("# Rues", "Encore.")),
    )
    assert [division.key for division in text.series("articles")] == [
        "articles/rues-2",
        HERE,
        "articles/bancs-publics",
        "articles/la-ville-pose-des-lampes",
        "articles/rues",
        "articles/comptes",
    ]


@pytest.mark.parametrize(
    "operation",
    [
        NewDivision(al(1), Side.AFTER, ("# Bancs",)),
        NewDivision(Place(Address.parse("preamble")), Side.AFTER, ("# Bancs",)),
        NewDivision(Place(), Side.AFTER, ()),
        Move(al(1), Side.AFTER, Place(Address.parse("2"))),
        Move(Place(Address.parse("preamble")), Side.AFTER, Place()),
    ],
)
def test_what_stands_in_no_series_has_no_place_in_one(operation: Operation) -> None:
    """A new article stands beside an article; an alinéa moves beside an alinéa."""
    assert refused(operation)[0] in (Why.NOT_UNDERSTOOD, Why.NO_SUCH_PLACE)


def test_there_must_be_room_for_a_new_division() -> None:
    """Two articles with one prefix have nothing between them."""
    pair = (Division("articles", "010", name, (paragraph(name),)) for name in ("a", "b"))
    base = Text(tuple(pair))
    enacted = enact(base, [NewDivision(Place(), Side.AFTER, ("# Bancs",))], within="articles/a", labels=labels(base))
    assert enacted.refused[0].why is Why.NO_SUCH_PLACE


def test_a_division_moves() -> None:
    """To another place of its series."""
    move = Move(Place(Address.parse("3")), Side.BEFORE, Place(Address.parse("1")))
    enacted = enact(BASE, [move], within=HERE, labels=labels(BASE))
    assert [type(edit) for edit in enacted.edits] == [MoveDivision]
    assert apply(BASE, enacted.edits).series("articles")[0].slug == "comptes"


def test_alineas_move() -> None:
    """They go where they were and come beside another."""
    assert line(done(Move(al(7), Side.BEFORE, al(6))), 6) == "2° Il est publié."


def test_a_recital_is_a_place() -> None:
    """A recital is a block of the preamble."""
    text = done(
        Delete(Place(Address.parse("recital 2"))),
        Add(Place(Address.parse("recital 1")), Edge.END, Unit.WORDS, ("et froide",)),
    )
    assert text["preamble"].markdown == "Vu le code ;\n\nConsidérant que la ville est grande et froide,\n"


def test_a_cell_of_a_table_is_a_place() -> None:
    """Column and row, the heads being the first."""
    cell = Place(cell=(2, 3))
    assert (
        "| Bleue | 4 000 |"
        in done(Replace(cell, Quote("3 000"), "4 000"), within="articles/comptes")["articles/comptes"].markdown
    )
    assert r"| Bleue | 1\|2 |" in done(Redraft(cell, ("1|2",)), within="articles/comptes")["articles/comptes"].markdown


# Refusals


def test_places_are_counted_in_the_base() -> None:
    """Whatever the other operations of the instruction do."""
    text = done(Delete(al(1)), Replace(al(7), Quote("publié"), "affiché"))
    assert line(text, 6) == "2° Il est affiché."


@pytest.mark.parametrize(
    "place",
    [
        al(9),
        Place(path=("III",)),
        Place(sentences=(9,)),
        Place(Address.parse("9")),
        Place(cell=(1, 1)),
        Place(cell=(0, 1)),
    ],
)
def test_a_place_that_is_not_there_is_refused(place: Place) -> None:
    """With what was looked for."""
    assert refused(Redraft(place, ("x",)))[0] in (Why.NO_SUCH_PLACE, Why.NOT_UNDERSTOOD)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Replace(al(1), Quote("des douches"), "x"), Replace(al(1), Quote("ouvre des"), "y")),
        (Replace(al(1), Quote("des douches"), "x"), Delete(al(1))),
        (Replace(al(1), Quote("ville ouvre des"), "x"), Insert(al(1), Side.AFTER, Quote("ouvre"), "y")),
        (Move(Place(), Side.AFTER, Place(Address.parse("2"))), Move(Place(), Side.AFTER, Place(Address.parse("3")))),
        (Delete(Place()), InsertBeside(al(7), Side.AFTER, Unit.ALINEAS, ("x",))),
    ],
)
def test_operations_that_cross_are_refused(one: Operation, other: Operation) -> None:
    """The first is done, the second says why not."""
    enacted = enact(BASE, [one, other], within=HERE, labels=labels(BASE))
    assert [refusal.why for refusal in enacted.refused] == [Why.CROSSING]
    assert enacted.edits == enact(BASE, [one], within=HERE, labels=labels(BASE)).edits


def test_the_same_change_said_twice_is_one() -> None:
    """Only insertions add up."""
    assert line(done(Delete(al(1)), Delete(al(1))), 1) == "Elle ouvre :"


def test_a_capital_passes_to_what_begins_now() -> None:
    """When deleted words began a sentence."""
    assert (
        one_line("2° Dans ce cas, l'eau est gratuite.", Replace(Place(), Quote("Dans ce cas,")))
        == "2° L'eau est gratuite."
    )
    both = Replace(Place(), Quote("Dans ce cas,")), Replace(Place(), Quote("l'eau"), "la rue")
    assert one_line("Dans ce cas, l'eau est gratuite.", *both) == "la rue est gratuite."
    assert one_line("Dans ce cas, **l'eau** va.", both[0]) == "**L'eau** va."
    assert one_line("Il dit Non et part.", Replace(Place(), Quote("Non"))) == "Il dit et part."


def test_a_sentence_goes_with_the_marks_that_were_opened_in_it() -> None:
    """No closing mark is left behind, and no number alone."""
    sentence = Place(alineas=((1, 1),), sentences=(1,))
    assert one_line('1° Il lit : "La rue est lente." ;', Delete(sentence)) == ""
    assert one_line('Il part. Il lit : "Non." ;', Delete(Place(alineas=((1, 1),), sentences=(2,)))) == "Il part."


def test_words_are_not_added_to_a_table() -> None:
    """Nobody says in which cell; in a cell they are."""
    words = Add(Place(), Edge.END, Unit.WORDS, ("mots",))
    enacted = enact(BASE, [words], within="articles/comptes", labels=labels(BASE))
    assert enacted.refused[0].why is Why.NOT_UNDERSTOOD
    cell = Add(Place(cell=(1, 2)), Edge.END, Unit.WORDS, ("longue",))
    assert "| Verte longue | 12 |" in done(cell, within="articles/comptes")["articles/comptes"].markdown


def test_a_sentence_after_an_alinea_is_refused() -> None:
    """It could stand in it, or on a line of its own."""
    assert refused(InsertBeside(al(1), Side.AFTER, Unit.SENTENCES, ("Oui.",)))[0] is Why.NOT_UNDERSTOOD
    assert refused(Add(Place(alineas=((1, 1),), sentences=(1,)), Edge.END, Unit.ALINEAS, ("Oui.",)))[0] is (
        Why.NOT_UNDERSTOOD
    )


def test_a_sentence_of_no_alinea_is_refused_among_several() -> None:
    """Unless quoted words tell which alinéa is meant."""
    first = Place(sentences=(1,))
    assert refused(Delete(first))[0] is Why.NO_SUCH_PLACE
    assert refused(Add(first, Edge.END, Unit.SENTENCES, ("Oui.",)))[0] is Why.NO_SUCH_PLACE
    assert line(done(Replace(first, Quote("rapport"), "bilan")), 6) == "1° Un bilan est remis au conseil ;"


def test_a_division_that_is_not_named_must_be_known() -> None:
    """Without `within`, "alinéa 2" is nowhere."""
    enacted = enact(BASE, [Delete(al(2))], within=None, labels={})
    assert enacted.refused[0].why is Why.NO_SUCH_PLACE


# Laws

_WORDS = (
    "la",
    "ville",
    "l'",
    "eau",
    "(",
    ")",
    ",",
    ".",
    "**rue**",
    "3 000",
    "peut-être",
    "« ",
    " »",
    ";",
    "L. 12-5",
    "1°",
)
_LINES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)
_PLACES = st.builds(
    Place,
    alineas=st.sampled_from([(), ((1, 1),), ((1, 2),), ((-1, -1),), ((1, 1), (3, 3))]),
    sentences=st.sampled_from([(), (), (1,), (0,)]),
    edge=st.sampled_from([None, None, Edge.START, Edge.END]),
)
_QUOTES = st.builds(
    Quote, st.sampled_from(["ville", "la", "l'", "eau", "rue", "(", "3 000"]), st.sampled_from([Times(), EACH])
)
_OPERATIONS = st.one_of(
    st.builds(Replace, _PLACES, _QUOTES, _LINES | st.just("")),
    st.builds(Insert, _PLACES, st.sampled_from(Side), _QUOTES, _LINES),
    st.builds(Add, _PLACES, st.sampled_from(Edge), st.sampled_from(Unit), _LINES.map(lambda one: (one,))),
    st.builds(InsertBeside, _PLACES, st.sampled_from(Side), st.sampled_from(Unit), _LINES.map(lambda one: (one,))),
    st.builds(Redraft, _PLACES, st.lists(_LINES, min_size=1, max_size=3).map(tuple)),
    st.builds(RedraftEdge, _PLACES, st.sampled_from(Edge), st.none() | _QUOTES, _LINES | st.just("")),
    st.builds(Delete, _PLACES),
)


@given(st.lists(_LINES, min_size=1, max_size=4), st.lists(_OPERATIONS, min_size=1, max_size=3))
def test_what_is_enacted_always_applies(lines: list[str], operations: list[Operation]) -> None:
    """Every operation is done or refused, and the edits fit their base."""
    base = Text.from_files({"articles/010-accueil.md": "\n\n".join(lines) + "\n"})
    enacted: Enacted = enact(base, operations, within=HERE, labels=labels(base))
    assert {refusal.operation for refusal in enacted.refused} <= set(operations)
    after = apply(base, enacted.edits)
    assert Text.from_files(after.to_files()) == after
    assert not any(isinstance(edit, AddDivision) for edit in enacted.edits)


@given(st.lists(_LINES, min_size=1, max_size=3), _QUOTES, _LINES)
def test_replacing_changes_the_words_and_nothing_else(lines: list[str], quote: Quote, new: str) -> None:
    """But for blanks, the text is as if the letters had been replaced."""
    base = Text.from_files({"articles/010-accueil.md": "\n\n".join(lines) + "\n"})
    enacted = enact(base, [Replace(Place(), Quote(quote.words), new)], within=HERE, labels={})
    if not enacted.done:
        return
    said, now = (
        "".join("".join(b.text for b in text[HERE].blocks).split()) for text in (base, apply(base, enacted.edits))
    )
    old, put = ("".join(paragraph(words).text.split()) for words in (quote.words, Block(Kind.PARAGRAPH, 0, new).text))
    assert now in {said[:at] + put + said[at + len(old) :] for at in range(len(said)) if said.startswith(old, at)}
