"""English instructions are read into operations, or named as not understood."""

from __future__ import annotations

import pytest

from drafting.amending.instructions.english.reading import read
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
    Stopped,
    Times,
    Unit,
)
from drafting.text.addresses import Address


def al(*ranks: int | tuple[int, int], division: str | None = None, sentences: tuple[int, ...] = ()) -> Place:
    """Alinéas, or sentences of them."""
    pairs = tuple((rank, rank) if isinstance(rank, int) else rank for rank in ranks)
    return Place(Address.parse(division) if division else None, alineas=pairs, sentences=sentences)


def path(*numbers: str, edge: Edge | None = None) -> Place:
    """What bears numbers in the text itself."""
    return Place(path=numbers, edge=edge)


X, HERE = Quote("X"), Place()

COUNCIL: list[tuple[str, Operation]] = [
    ("In paragraph 2, leave out “X” and insert “Y”.", Replace(al(2), X, "Y")),
    ("In paragraph 2, leave out ‘X’ and insert ‘Y’s’.", Replace(al(2), X, "Y’s")),
    ('In paragraph 4, replace the word "X" by the words "Y Z".', Replace(al(4), X, "Y Z")),
    ("Replace “X” with “Y” in paragraph 4.", Replace(al(4), X, "Y")),
    ("Substitute “Y” for “X” in paragraph 2.", Replace(al(2), X, "Y")),
    ("In paragraph 4, for “X” substitute “Y”.", Replace(al(4), X, "Y")),
    ("In Article 3, paragraph 2, first sentence, delete “X”.", Replace(al(2, division="3", sentences=(1,)), X)),
    ("In paragraphs 2, 4 and 6 to 8, omit “X”.", Replace(al(2, 4, (6, 8)), X)),
    ("In paragraph 2, leave out the second “X”.", Replace(al(2), Quote("X", Times(rank=2)))),
    ("In paragraph 2, leave out each “X” and insert “Y”.", Replace(al(2), Quote("X", EACH), "Y")),
    ("In paragraph 2, leave out “X” in both places.", Replace(al(2), Quote("X", Times(count=2)))),
    ("In paragraph 2, leave out from “X” to “Y” and insert “Z”.", Replace(al(2), Quote("X", until="Y"), "Z")),
    ("In paragraph 2, after “X” insert “Y”.", Insert(al(2), Side.AFTER, X, "Y")),
    ("Insert the words “Y” before the word “X” in paragraph 3.", Insert(al(3), Side.BEFORE, X, "Y")),
    ("At the end of paragraph 3 of Article 2, insert “X”.", Add(al(3, division="2"), Edge.END, Unit.WORDS, ("X",))),
    ("At end insert “X”.", Add(HERE, Edge.END, Unit.WORDS, ("X",))),
    (
        "At the end of paragraph 3, insert the following sentence: “X.”",
        Add(al(3), Edge.END, Unit.SENTENCES, ("X.",)),
    ),
    (
        "After the first sentence of paragraph 5, insert the following sentence: “X.”",
        InsertBeside(al(5, sentences=(1,)), Side.AFTER, Unit.SENTENCES, ("X.",)),
    ),
    ("For the last sentence of paragraph 4, substitute “X.”", Redraft(al(4, sentences=(-1,)), ("X.",))),
    ("Leave out the first and third sentences of paragraph 2.", Delete(al(2, sentences=(1, 3)))),
    ("Leave out paragraphs 3 and 6 to 14 of Article 3.", Delete(al(3, (6, 14), division="3"))),
    ("Leave out this Article.", Delete(HERE)),
    ("In paragraph 3, leave out all the words after “X” and insert “Y”.", RedraftEdge(al(3), Edge.END, X, "Y")),
    ("In paragraph 3, leave out all the words before “X”.", RedraftEdge(al(3), Edge.START, X)),
    ("For paragraph 4, substitute the following paragraph:\n“One.”", Redraft(al(4), ("One.",))),
    (
        "after paragraph 4 insert the following paragraphs:\n“One.\n“Two “and” three.”.",
        InsertBeside(al(4), Side.AFTER, Unit.ALINEAS, ("One.", "Two “and” three.")),
    ),
    (
        "At the end of the memorandum, insert the following paragraphs:\nOne.\n\nTwo.",
        Add(Place(Address.parse("memorandum")), Edge.END, Unit.ALINEAS, ("One.", "Two.")),
    ),
    (
        "After Article 3, insert the following Article:\n“# Trees\n“The city plants trees.”",
        NewDivision(Place(Address.parse("3")), Side.AFTER, ("# Trees", "The city plants trees.")),
    ),
    ("Move Article 5 after Article 2.", Move(Place(Address.parse("5")), Side.AFTER, Place(Address.parse("2")))),
    (
        "After recital 2, insert the following recital:\n“Whereas trees grow,”",
        InsertBeside(Place(Address.parse("recital 2")), Side.AFTER, Unit.ALINEAS, ("Whereas trees grow,",)),
    ),
    ("For the heading of Article 3, substitute “X”.", Redraft(Place(Address.parse("3"), heading=True), ("X",))),
    ("In recital 2, leave out “X”.", Replace(Place(Address.parse("recital 2")), X)),
]

LEGISLATURE: list[tuple[str, Operation]] = [
    (
        (
            'Section 12(c)(2) (City Code § 3-12(c)(2)) is amended by striking the phrase "X" and inserting the word "Y" in '
            "its place."
        ),
        Replace(path("Section 12", "(c)", "(2)"), X, "Y"),
    ),
    ('Strike the phrase "X" and insert the phrase "Y" in its place.', Replace(HERE, X, "Y")),
    (
        (
            "Section 4(b) of the Garden Streets Act of 2019, effective May 2, 2019 (12 Stat. 3; City Code § 8-4(b)), is "
            'amended by striking the figure "X".'
        ),
        Replace(path("Section 4", "(b)"), X),
    ),
    (
        'Paragraph (5B)(D) is amended by striking the word "X" wherever it appears and inserting the word "Y" in its place.',
        Replace(path("(5B)", "(D)"), Quote("X", EACH), "Y"),
    ),
    (
        'Subsection (a) is amended by striking the date "X" both times it appears and inserting the date "Y" in its place.',
        Replace(path("(a)"), Quote("X", Times(count=2)), "Y"),
    ),
    (
        'Paragraph (2) is amended by striking the period and inserting the phrase "; but no cars" in its place.',
        Replace(path("(2)", edge=Edge.END), Quote("."), "; but no cars"),
    ),
    (
        'Paragraph (2) is amended by striking the word "trees" at the end.',
        Replace(path("(2)", edge=Edge.END), Quote("trees")),
    ),
    (
        'The lead-in language of paragraph (2) is amended by striking the phrase "; and" and inserting a comma in its place.',
        Replace(Place(path=("(2)",), alineas=((1, 1),)), Quote("; and"), ","),
    ),
    ('The section heading is amended by striking the word "X".', Replace(Place(heading=True), X)),
    (
        (
            'Paragraph (9) is amended by striking the phrase ""Tree" means" and inserting the phrase ""Tree" denotes" in its '
            "place."
        ),
        Replace(path("(9)"), Quote('"Tree" means'), '"Tree" denotes'),
    ),
    ("Paragraph (41) is redesignated as clause (K).", Replace(path("(41)", edge=Edge.START), Quote("(41)"), "(K)")),
    ("Subsection (c) is repealed.", Delete(path("(c)"))),
    ('Paragraph (4) is amended to read as follows:\n"(4) Trees."', Redraft(path("(4)"), ("(4) Trees.",))),
    (
        'Section 2 is amended by adding a new paragraph (7) to read as follows:\n"(7) The city plants trees.".',
        InsertBeside(path("Section 2", "(6)"), Side.AFTER, Unit.ALINEAS, ("(7) The city plants trees.",)),
    ),
    (
        'Section 2 is amended by adding a new paragraph (2A) to read as follows:\n"(2A) Trees."',
        InsertBeside(path("Section 2", "(2)"), Side.AFTER, Unit.ALINEAS, ("(2A) Trees.",)),
    ),
]


@pytest.mark.parametrize(("sentence", "operation"), [*COUNCIL, *LEGISLATURE])
def test_a_sentence_is_an_operation(sentence: str, operation: Operation) -> None:
    """In the words of councils, and of legislatures."""
    reading = read(sentence)
    assert reading.stopped == ()
    assert reading.operations == (operation,)


def test_joined_verbs_are_about_the_same_place() -> None:
    """A sentence goes on after "and by striking …" goes on in the paragraph named before."""
    reading = read(
        'Paragraph (3) is amended by striking the word "a" and inserting the word "b" in its place and by striking "c".'
    )
    assert reading.operations == (Replace(path("(3)"), Quote("a"), "b"), Replace(path("(3)"), Quote("c")))


def test_parts_stand_under_the_place_before_them() -> None:
    """Each under that of the first of its kind."""
    reading = read(
        "Section 5 is amended as follows:\n"
        '(a) Subsection (b) is amended as follows:\n(1) Paragraph (1) is amended by striking "x".\n(2) Strike "y".\n'
        "(b) Subsection (c) is repealed."
    )
    assert reading.stopped == ()
    assert [operation.place.path for operation in reading.operations if not isinstance(operation, Move)] == [
        ("Section 5", "(b)", "(1)"),
        ("Section 5", "(b)"),
        ("Section 5", "(c)"),
    ]


def test_several_numbered_alineas_come_after_the_one_before_the_first() -> None:
    """(7) and (8) after (6)."""
    reading = read('Section 2 is amended by adding new paragraphs (7) and (8) to read as follows:\n"(7) A.\n"(8) B."')
    assert reading.operations == (
        InsertBeside(path("Section 2", "(6)"), Side.AFTER, Unit.ALINEAS, ("(7) A.", "(8) B.")),
    )


def test_several_numbers_are_redesignated_one_by_one() -> None:
    """Respectively."""
    reading = read("Paragraphs (1) and (1A) are redesignated as paragraphs (2) and (3), respectively.")
    assert [(one.old.words, one.new) for one in reading.operations if isinstance(one, Replace)] == [
        ("(1)", "(2)"),
        ("(1A)", "(3)"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "In paragraph 2, be kind to “X”.",
        "In line 3, leave out “X”.",
        "In paragraph 2, leave out “X and insert “Y”.",
        'Strike "X" quickly and insert "Y" in its place.',
        "Leave out the paragraph about trees.",
        "In paragraph 2, leave out “X” in paragraph 3 and insert “Y”.",
        "In Article 2, leave out “X” in Article 3.",
        'Section 2 is amended by adding a new paragraph (1) to read as follows:\n"(1) Trees."',
        "After Article 3, insert the following paragraph:\n“X.”",
        "Leave out paragraph 3 of the Garden Streets Act.",
        "Delete .",
        "After paragraph 4, insert the following paragraphs:",
        'In paragraph 2, leave out "X" and insert "Y" or "Z".',
        "At the end of paragraph 3, insert the following sentence: “X.” In paragraph 4, leave out “Y”.",
    ],
)
def test_what_is_not_understood_is_named(sentence: str) -> None:
    """Never half understood."""
    reading = read(sentence)
    assert not reading.understood
    assert all(sentence[stop.at :].startswith(stop.words) for stop in reading.stopped)


def test_half_a_sentence_is_no_operation() -> None:
    """Words struck where others were to come are not just struck."""
    reading = read('Strike the word "X" and insert the word "Y in its place.\nLeave out paragraph 2.')
    assert reading.operations == (Delete(al(2)),)
    assert [stop.words for stop in reading.stopped] == ['Strike the word "X" and insert the word "Y in its place.']
    joined = 'Paragraph (1) is amended by striking the word "X" and inserting the word "Y in its place.'
    assert read(joined).operations == ()


def test_the_words_it_stopped_at() -> None:
    """With their place in the sentence; the rest is read."""
    reading = read("(1) Leave out paragraph 2.\n(2) Paint paragraph 3 green.")
    assert reading.operations == (Delete(al(2)),)
    assert reading.stopped == (Stopped("Paint paragraph 3 green.", 31),)


def test_blanks_without_end_are_passed_over() -> None:
    """At once, and what is stopped at is still told where it was typed."""
    sentence = "In paragraph 2," + " " * 100_000 + "leave out “X”.\nPaint it."
    reading = read(sentence)
    assert reading.operations == (Replace(al(2), X),)
    assert [sentence[stop.at :] for stop in reading.stopped] == ["Paint it."]


def test_a_number_given_by_the_same_instruction_is_not_looked_for() -> None:
    """Places are counted in the text as it stood before."""
    renumbered = "Paragraph (1) is redesignated as paragraph (2).\n"
    assert not read(renumbered + 'The newly designated paragraph (2) is amended by striking "x".').understood
    assert read('The newly designated paragraph (2) is amended by striking "x".').understood


def test_plain_words_become_markdown() -> None:
    """What Markdown would take for marks is made literal, unless it is Markdown already."""
    sentence = "In paragraph 2, leave out “*x*” and insert “y_z”."
    assert read(sentence).operations == (Replace(al(2), Quote("\\*x\\*"), "y\\_z"),)
    assert read("In paragraph 2, leave out “*x*”.", markdown=True).operations == (Replace(al(2), Quote("*x*")),)


def test_quoted_items_keep_their_dashes() -> None:
    """A bullet is an item, in Markdown with its level."""
    sentence = "At the end of this Article, insert the following paragraphs:\n“- one\n“  - two”"
    assert read(sentence, markdown=True).operations == (Add(HERE, Edge.END, Unit.ALINEAS, ("- one", "  - two")),)
    assert read(sentence.replace("- one", "• one")).operations[0] == Add(
        HERE, Edge.END, Unit.ALINEAS, ("- one", "  - two")
    )
