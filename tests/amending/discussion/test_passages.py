"""Passages: positions told as ranks of alinéas and words."""

import pytest

from drafting.amending.discussion.passages import Passage, passage, whole
from drafting.amending.edits import Position
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division

BLOCKS = parse_blocks("# Streets\n\nPlant a tree.\n\n- Water it.\n\nRest.\n")
STREETS = Division("articles", "010", "streets", BLOCKS)
KEY = STREETS.key

PLACES: dict[str, tuple[Position, Position, Passage]] = {
    "words of an alinéa": ((1, 2), (1, 4), Passage(KEY, (1, 1), (2, 3), said="a tree")),
    "a point among words": ((1, 3), (1, 3), Passage(KEY, (1, 1), (3, 2))),
    "an alinéa": ((2, 0), (3, 0), Passage(KEY, (2, 2), said="Water it.")),
    "two alinéas": ((1, 0), (3, 0), Passage(KEY, (1, 2), said="Plant a tree.\n\nWater it.")),
    "a point between alinéas": ((2, 0), (2, 0), Passage(KEY, (2, 1))),
    "the end of all": ((4, 0), (4, 0), Passage(KEY, (4, 3))),
    "words over two alinéas": ((1, 4), (2, 2), Passage(KEY, (1, 2), said="Plant a tree.\n\nWater it.")),
    "the seam before an alinéa": ((2, 0), (2, 1), Passage(KEY, (2, 2), said="Water it.")),
    "words of a heading": ((0, 1), (0, 2), Passage(KEY, (1, 0), (1, 1), heading=True, said="Streets")),
    "a heading": ((0, 0), (1, 0), Passage(KEY, (1, 0), heading=True, said="Streets")),
}


@pytest.mark.parametrize("what", PLACES)
def test_places(what: str):
    """As people would point at them."""
    start, end, expected = PLACES[what]
    assert passage(STREETS, start, end) == expected


def test_points_say_nothing():
    """The last rank is before the first."""
    assert passage(STREETS, (1, 3), (1, 3)).is_point
    assert passage(STREETS, (2, 0), (2, 0)).is_point
    assert not passage(STREETS, (1, 2), (1, 4)).is_point
    assert not passage(STREETS, (0, 1), (0, 2)).is_point
    assert not passage(STREETS, (0, 0), (1, 0)).is_point


def test_a_whole_division():
    """No ranks, all of its words."""
    assert whole(STREETS) == Passage(KEY, said="Streets\n\nPlant a tree.\n\nWater it.\n\nRest.")
    assert not whole(STREETS).is_point
