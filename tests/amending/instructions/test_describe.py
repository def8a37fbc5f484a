"""Edits told as operations: the fewest words that say what changes, and where."""

from __future__ import annotations

from drafting.amending.compare import compare
from drafting.amending.instructions.describe import Grain, describe, tellable
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
from drafting.text.labels import Label, labels
from drafting.text.model import Text

KEY = "articles/streets"
FIRST = Place(alineas=((1, 1),))
ARTICLE_1, ARTICLE_2, ARTICLE_3 = (Place(Address("article", Label(n))) for n in (1, 2, 3))
END = "\n\nThe plan is public."


def article(markdown: str) -> Text:
    """A text of one article."""
    return Text.from_files({"articles/010-streets.md": markdown})


def told(before: str, after: str, grain: Grain = Grain.WORDS) -> tuple[Operation, ...]:
    """The operations between two states of one article, the change of its first alinéa as coarse as asked."""
    base, text = article(before), article(after)
    return describe(base, compare(base, text), labels=labels(base), within=KEY, grains={(KEY, 0): grain})


def told_of(before: dict[str, str], after: dict[str, str]) -> tuple[Operation, ...]:
    """The operations between two texts of several files."""
    base, text = Text.from_files(before), Text.from_files(after)
    return describe(base, compare(base, text), labels=labels(base))


def test_one_word_is_quoted_alone():
    """A word that stands once in its alinéa needs no neighbour."""
    found = told(f"Trees stand in every street.{END}", f"Trees stand in every square.{END}")
    assert found == (Replace(FIRST, Quote("street"), "square"),)


def test_a_quotation_is_widened_until_it_is_the_only_one():
    """Where an insertion needs a word that stands twice, its neighbour is quoted with it."""
    before = f"No car may park near a school, no car may stop there.{END}"
    found = told(before, before.replace("may stop", "may ever stop"))
    assert found == (Insert(FIRST, Side.BEFORE, Quote("stop"), "ever"),)
    found = told(before, before.replace("no car may stop", "no car or bus may stop"))
    assert found == (Insert(FIRST, Side.AFTER, Quote("no car"), "or bus"),)


def test_an_occurrence_is_named_where_widening_is_longer():
    """Words between words that repeat, too, are named by their rank."""
    before = f"the plan and the plan and the plan and the plan{END}"
    found = told(before, before.replace("the plan and the plan and", "the plan and the map and", 1))
    assert found == (Replace(FIRST, Quote("plan", Times(2)), "map"),)


def test_the_last_occurrence_is_called_the_last():
    """Of more than two occurrences the last is -1."""
    before = f"a plan and a plan and a plan and a plan and a plan{END}"
    found = told(before, before.replace("a plan\n", "a map\n"))
    assert found == (Replace(FIRST, Quote("plan", Times(-1)), "map"),)


def test_a_sentence_is_named_where_that_is_shorter():
    """A word that is alone in its sentence, though not in its alinéa."""
    before = f"The mayor asks the board. The mayor hears it. Then the council asks the board again.{END}"
    (found,) = told(before, before.replace("asks the board again", "asks the mayor again"))
    assert found == Replace(Place(alineas=((1, 1),), sentences=(-1,)), Quote("board"), "mayor")


def test_every_occurrence_at_once():
    """The same change of each occurrence in an alinéa is one operation."""
    before = f"A shelter opens here and a shelter there, if the quarter agrees to open them.{END}"
    assert told(before, before.replace("shelter", "refuge")) == (Replace(FIRST, Quote("shelter", EACH), "refuge"),)


def test_one_change_of_several_alineas_is_one_operation():
    """Alinéas where the same words change are named together, three in a row as a range."""
    before = "A shelter opens.\n\nThe shelter is warm.\n\nNobody sleeps outside.\n\nEach shelter has beds."
    (found,) = told(before, before.replace("shelter", "refuge"))
    assert found == Replace(Place(alineas=((1, 1), (2, 2), (4, 4))), Quote("shelter"), "refuge")


def test_words_are_inserted_after_the_word_before():
    """An insertion quotes one word beside it."""
    found = told(f"The mayor reports.{END}", f"The mayor or a deputy reports.{END}")
    assert found == (Insert(FIRST, Side.AFTER, Quote("mayor"), "or a deputy"),)


def test_words_at_the_end_need_no_quotation():
    """What comes before the closing sign is added at the end."""
    found = told(f"The city lends rooms.{END}", f"The city lends rooms to all who ask.{END}")
    assert found == (Add(FIRST, Edge.END, Unit.WORDS, ("to all who ask",)),)


def test_a_sentence_more_is_a_sentence():
    """A sentence after the last is added as one."""
    found = told(f"Ten citizens sit.{END}", f"Ten citizens sit. They are drawn by lot.{END}")
    assert found == (Add(FIRST, Edge.END, Unit.SENTENCES, ("They are drawn by lot.",)),)


def test_a_sentence_less_is_a_sentence():
    """A sentence that goes is named by its rank."""
    found = told(f"It opens. Dogs may enter. It closes.{END}", f"It opens. It closes.{END}")
    assert found == (Delete(Place(alineas=((1, 1),), sentences=(2,))),)


def test_a_sentence_between_two_is_inserted_beside():
    """A sentence comes after the one before it."""
    found = told(f"It opens at dawn. It closes.{END}", f"It opens at dawn. Dogs may enter. It closes.{END}")
    place = Place(alineas=((1, 1),), sentences=(1,))
    assert found == (InsertBeside(place, Side.AFTER, Unit.SENTENCES, ("Dogs may enter.",)),)


def test_all_to_the_end_is_the_end():
    """Where a long end changes, the words before it are quoted and not those that go."""
    before = f"The street budget, drawn up by its people, is voted every year by the council after all boards.{END}"
    after = f"The street budget, drawn up by its people, is voted every second spring.{END}"
    assert told(before, after) == (RedraftEdge(FIRST, Edge.END, Quote("every"), "second spring"),)


def test_alineas_in_a_row_go_as_one_range():
    """Several alinéas deleted one after another are named by the first and the last."""
    before = "One stays.\n\nTwo goes.\n\nThree goes.\n\nFour goes.\n\nFive stays."
    assert told(before, "One stays.\n\nFive stays.") == (Delete(Place(alineas=((2, 4),))),)


def test_alineas_come_whole_after_one_and_at_the_end():
    """New alinéas stand after the one before them; at the end they complete the article."""
    found = told("A stays.\n\nB stays.", "A stays.\n\nNew here.\n\nB stays.\n\nLast of all.")
    assert found == (
        InsertBeside(FIRST, Side.AFTER, Unit.ALINEAS, ("New here.",)),
        Add(Place(), Edge.END, Unit.ALINEAS, ("Last of all.",)),
    )


def test_alineas_after_the_title_come_before_the_first():
    """A title is no alinéa that anything could come after."""
    found = told("# Purpose\n\nB stays.", "# Purpose\n\nNew here.\n\nB stays.")
    assert found == (InsertBeside(FIRST, Side.BEFORE, Unit.ALINEAS, ("New here.",)),)


def test_a_changed_title_is_the_heading():
    """The title is written anew without its mark."""
    found = told("# Means\n\nThe city pays.", "# Other means\n\nThe city pays.")
    assert found == (Redraft(Place(heading=True), ("Other means",)),)


def test_a_heading_inside_is_named_by_what_follows():
    """A heading that goes is the one before the alinéa that follows it."""
    found = told("A stays.\n\n## Then\n\nB stays.", "A stays.\n\nB stays.")
    assert found == (Delete(Place(heading=True, alineas=((2, 2),))),)


def test_what_words_cannot_say_is_written_anew():
    """Formatting, a list level and a table are shown in Markdown, whole."""
    assert told(f"All are heard.{END}", f"**All** are heard.{END}") == (Redraft(FIRST, ("**All** are heard.",)),)
    assert told(f"All are heard.{END}", f"- All are heard.{END}") == (Redraft(FIRST, ("- All are heard.",)),)
    table = "| a | b |\n| --- | --- |\n| 1 | 2 |"
    assert told(table + END, table.replace("2", "3") + END) == (Redraft(FIRST, (table.replace("2", "3"),)),)


def test_the_only_alinea_is_not_named():
    """Words of an article of one alinéa are in that article."""
    assert told("The city plants trees.", "The city plants hedges.") == (Replace(Place(), Quote("trees"), "hedges"),)


def test_elsewhere_a_division_is_named():
    """What is not in the division that the instruction is about has its address."""
    before = {"articles/010-a.md": "One.\n\nTwo.", "memorandum.md": "Why so?\n\nBecause it is cold."}
    after = {"articles/010-a.md": "One.\n\nTwo.", "memorandum.md": "Why so?\n\nBecause it is late."}
    place = Place(Address("key", slug="memorandum"), alineas=((2, 2),))
    assert told_of(before, after) == (Replace(place, Quote("cold"), "late"),)


def test_a_recital_is_named_by_its_rank():
    """The preamble's paragraphs are citations and recitals."""
    before = {"preamble.md": "Considering the cold,\n\nConsidering the empty houses of the town,"}
    after = {"preamble.md": "Considering the cold,\n\nConsidering the empty houses of the harbour,"}
    place = Place(Address("recital", Label(2)))
    assert told_of(before, after) == (Replace(place, Quote("town"), "harbour"),)


def test_new_dropped_and_moved_articles():
    """Articles come beside one that stays, go, and take another place, whole."""
    files = {f"articles/0{n}0-{name}.md": f"{name} says so." for n, name in enumerate("abcd", start=1)}
    after = {
        "articles/015-new.md": "# New\n\nIt is new.",
        **{path: text for path, text in files.items() if path[-4] in "ad"},
        "articles/050-b.md": "b says so.",
    }
    assert told_of(files, after) == (
        NewDivision(ARTICLE_1, Side.AFTER, ("# New", "It is new.")),
        Delete(ARTICLE_3),
        Move(ARTICLE_2, Side.AFTER, Place(Address("article", Label(4)))),
    )


def test_articles_numbered_anew_have_not_moved():
    """Other prefixes in the same order say nothing that could be read."""
    before = {"articles/010-a.md": "a", "articles/020-b.md": "b"}
    assert told_of(before, {"articles/1-a.md": "a", "articles/2-b.md": "b"}) == ()


def test_each_grain_says_more():
    """A change can be told with more words, as its alinéa, with its neighbours, or as the division."""
    before = f"Trees of three kinds, none of them from far away, stand in every street of the town.{END}"
    after = before.replace("street", "square")
    (wider,) = told(before, after, Grain.WIDER)
    assert wider == Replace(FIRST, Quote("stand in every street of the"), "stand in every square of the")
    both = tuple(after.split("\n\n"))
    assert told(before, after, Grain.ALINEAS) == (Redraft(FIRST, both[:1]),)
    assert told(before, after, Grain.NEIGHBOURS) == (Redraft(Place(alineas=((1, 1), (2, 2))), both),)
    assert told(before, after, Grain.DIVISION) == (Redraft(Place(), both),)


def test_tellable_names_each_change_with_its_edits():
    """Every change inside a division is known by the block that it begins at."""
    base = article("One stays.\n\nTwo goes on.\n\nThree stays.")
    edits = compare(base, article("One stays.\n\nTwo goes by.\n\nThree stays.\n\nFour comes."))
    found = tellable(base, edits)
    assert list(found) == [(KEY, 1), (KEY, 3)]
    assert tuple(edit for own in found.values() for edit in own) == edits
