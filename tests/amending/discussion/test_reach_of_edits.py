"""The reach of edits: parts of a division, alinéas, neighbours of new articles."""

import pytest

from drafting.amending.compare import compare
from drafting.amending.discussion.reach import Force, Part, Reach, Where
from drafting.amending.discussion.reach_of_edits import reach_of_edits
from drafting.amending.edits import MoveDivision
from drafting.amending.instructions.operations import Side
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

BEDS = "articles/beds"
BASE = Text.from_files(
    {
        "memorandum.md": "People sleep in streets.\n",
        "articles/010-beds.md": "# Beds\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.\n\nNear a station.\n",
        "articles/020-meals.md": "The city gives meals.\n",
    }
)


def reach(beds: str) -> Reach:
    """The reach of an amendment that makes the first article say something else."""
    text = Text(
        (*(d for d in BASE.divisions if d.key != BEDS), Division.at("articles/010-beds.md", parse_blocks(beds)))
    )
    return reach_of_edits(BASE, compare(BASE, text))


PLACES: dict[str, tuple[str, tuple[Part, int, Where, Force, int]]] = {
    "words": ("# Beds\n\nThe city opens ten beds.\n\n## Where\n\nIn each quarter.\n\nNear a station.", (Part.ALINEA, 1, Where.ON, Force.CHANGES, 0)),
    "words after a heading": ("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn any quarter.\n\nNear a station.", (Part.ALINEA, 2, Where.ON, Force.CHANGES, 0)),
    "an alinéa goes": ("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.", (Part.ALINEA, 3, Where.ON, Force.DELETES, 1)),
    "two alinéas go": ("# Beds\n\nThe city opens beds.\n\n## Where", (Part.ALINEA, 2, Where.ON, Force.DELETES, 2)),
    "an alinéa is another": ("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.\n\nWherever people ask.", (Part.ALINEA, 3, Where.ON, Force.REDRAFTS, 1)),
    "one comes between": ("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.\n\nIn parks.\n\nNear a station.", (Part.ALINEA, 2, Where.AFTER, Force.CHANGES, 0)),
    "one comes first": ("# Beds\n\nNobody sleeps outside.\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.\n\nNear a station.", (Part.BEGINNING, 0, Where.AFTER, Force.CHANGES, 0)),
    "one comes last": ("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.\n\nNear a station.\n\nBy May.", (Part.END, 3, Where.AFTER, Force.CHANGES, 0)),
    "the title": ("# Beds for all\n\nThe city opens beds.\n\n## Where\n\nIn each quarter.\n\nNear a station.", (Part.BEGINNING, 0, Where.AFTER, Force.CHANGES, 0)),
    "a heading": ("# Beds\n\nThe city opens beds.\n\n## Where to\n\nIn each quarter.\n\nNear a station.", (Part.ALINEA, 1, Where.AFTER, Force.CHANGES, 0)),
    "all is another": ("# Beds\n\nA council of neighbours decides.\n\nIt is asked twice a year.", (Part.REDRAFTED, 0, Where.ON, Force.REDRAFTS, 0)),
    "all goes": ("# Beds", (Part.DELETED, 0, Where.ON, Force.DELETES, 0)),
}  # fmt: skip


@pytest.mark.parametrize("what", PLACES)
def test_places(what: str):
    """As the order of discussion sees them."""
    beds, expected = PLACES[what]
    first = reach(beds).touches[0]
    assert (first.part, first.alinea, first.where, first.force, first.width) == expected


def test_several_touches_in_their_order():
    """The first one decides where the amendment is discussed."""
    touches = reach("# Beds\n\nThe city opens ten beds.\n\n## Where\n\nNear a station.\n\nBy May.").touches
    assert [(touch.part, touch.alinea) for touch in touches] == [(Part.ALINEA, 1), (Part.ALINEA, 2), (Part.END, 3)]


def test_points_follow_the_file():
    """Headings stand after the words of the alinéa before."""
    (heading,) = reach("# Beds\n\nThe city opens beds.\n\n## Where to\n\nIn each quarter.\n\nNear a station.").touches
    (words,) = reach("# Beds\n\nThe city opens beds now.\n\n## Where\n\nIn each quarter.\n\nNear a station.").touches
    (after,) = reach("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn any quarter.\n\nNear a station.").touches
    assert words.end < heading.begin < after.begin


def test_the_memorandum_is_where_nothing_else_is_touched():
    """An amendment of an article that adapts the memorandum is discussed on the article."""
    memorandum = Division.at("memorandum.md", parse_blocks("People live in streets."))
    meals = Division.at("articles/020-meals.md", parse_blocks("The city gives hot meals."))
    both = compare(BASE, Text((memorandum, BASE[BEDS], meals)))
    assert reach_of_edits(BASE, both).division == "articles/meals"
    assert reach_of_edits(BASE, compare(BASE, Text((memorandum, *BASE.divisions[1:])))).division == "memorandum"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("articles/015-n.md", (BEDS, Side.AFTER)),
        ("articles/005-n.md", (BEDS, Side.BEFORE)),
        ("articles/900-n.md", ("articles/meals", Side.AFTER)),
        ("annexes/plan/010-n.md", ("articles/meals", Side.AFTER)),
        ("preamble.md", ("memorandum", Side.AFTER)),
    ],
)
def test_new_divisions_stand_beside_a_neighbour(path: str, expected: tuple[str, Side]):
    """Of their series, if it has one."""
    new = Division.at(path, parse_blocks("New."))
    found = reach_of_edits(BASE, compare(BASE, Text((*BASE.divisions, new))))
    assert (found.division, found.beside) == expected


def test_a_new_division_of_an_empty_text():
    """It is its own neighbour."""
    new = Text((Division.at("articles/010-n.md", parse_blocks("New.")),))
    assert reach_of_edits(Text(), compare(Text(), new)).division == "articles/n"


def test_a_division_that_goes_or_moves():
    """Deleted whole; or at another place of its series, which is no alinéa."""
    assert reach_of_edits(BASE, compare(BASE, Text(BASE.divisions[:2]))).touches[0].part is Part.DELETED
    (move,) = reach_of_edits(BASE, (MoveDivision(BEDS, "010", "030"),)).touches
    assert (move.part, move.end < (0, 0)) == (Part.END, True)


def test_blocks_joined_or_changed_over_an_end():
    """They are touched, and none is taken whole."""
    (touch,) = reach("# Beds\n\nThe city opens beds.\n\n## Where\n\nIn each quarter. Near a station.").touches
    assert (touch.alinea, touch.width) == (3, 0)
