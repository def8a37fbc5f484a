"""Edits: their JSON both ways, their order, how one change is told."""

import json

import pytest

from drafting.amending.edits import (
    AddDivision,
    BadEdit,
    DropDivision,
    Edit,
    MoveDivision,
    Splice,
    apart,
    canonical,
    from_json,
    passed,
    told,
)
from drafting.text.blocks import Block, Kind, heading, item, paragraph
from drafting.text.model import Division

KEY = "articles/a"
TABLE = Block(Kind.TABLE, 0, "| a |\n| --- |")
DIVISION = Division("articles", "010", "a", (heading("A"), item("**un**", 1), TABLE))
EDITS: list[Edit] = [
    Splice(KEY, (0, 1), (0, 2), (" un",), (" deux", " trois")),
    Splice(KEY, (0, 0), (1, 0), ("\n¶0", " un"), ()),
    Splice(KEY, (2, 3), (2, 3), (), (" «",)),
    AddDivision(DIVISION),
    DropDivision(DIVISION),
    MoveDivision(KEY, "010", "0355"),
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: type(edit).__name__)
def test_json_both_ways(edit: Edit):
    """A stored edit comes back through real JSON as it was."""
    assert from_json(json.loads(json.dumps(edit.to_json()))) == edit
    assert hash(from_json(edit.to_json())) == hash(edit)


def test_the_stored_form_never_changes():
    """Facts of every release hold it."""
    assert EDITS[0].to_json() == {
        "edit": "splice", "in": KEY, "from": [0, 1], "to": [0, 2], "old": [" un"], "new": [" deux", " trois"],
    }  # fmt: skip
    assert EDITS[4].to_json() == {
        "edit": "drop",
        "path": "articles/010-a.md",
        "blocks": [
            {"kind": "heading", "level": 1, "source": "A"},
            {"kind": "item", "level": 1, "source": "**un**"},
            {"kind": "table", "level": 0, "source": "| a |\n| --- |"},
        ],
    }
    assert EDITS[5].to_json() == {"edit": "move", "in": KEY, "old": "010", "new": "0355"}


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"edit": "vanish"},
        {"edit": "splice", "in": KEY, "from": [0], "to": [0, 1], "old": [], "new": []},
        {"edit": "splice", "in": KEY, "from": [0, "x"], "to": [0, 1], "old": [], "new": []},
        {"edit": "splice", "in": KEY, "from": [0, 1], "to": [0, 1], "old": None, "new": []},
        {"edit": "splice", "in": KEY, "from": 0, "to": [0, 1], "old": [], "new": []},
        {"edit": "add", "path": "../../etc/passwd", "blocks": []},
        {"edit": "add", "path": "articles/010-a.md", "blocks": [{"kind": "picture", "level": 0, "source": ""}]},
        {"edit": "add", "path": "articles/010-a.md"},
        {"edit": "drop", "path": 3, "blocks": []},
        {"edit": "move", "in": KEY},
        [],
        "splice",
        None,
        3,
    ],
    ids=str,
)
def test_nonsense_is_refused(value: object):
    """What is no edit raises `BadEdit`, which carries it."""
    with pytest.raises(BadEdit) as refused:
        from_json(value)
    assert refused.value.value == value


def test_canonical_order():
    """By division, moves before words, then as they stand in the file; one order whatever was given."""
    splices = [
        Splice(KEY, (0, 1), (0, 1), (), (" x",)), Splice(KEY, (0, 1), (0, 2), (" y",), ()), Splice(KEY, (1, 0), (2, 0), (), ()),
    ]  # fmt: skip
    move, other = MoveDivision(KEY, "1", "2"), Splice("articles/Z", (0, 1), (0, 1), (), (" x",))
    assert canonical([*reversed(splices), move, other]) == (other, move, *splices)


def test_what_a_splice_is():
    """Words only, whole blocks, an insertion, a join: told from its places and tokens."""
    words = Splice(KEY, (1, 2), (1, 3), (" a",), (" b",))
    blocks = Splice(KEY, (1, 0), (2, 0), ("\n¶0", " a"), ("\n-1", " b"))
    insertion = Splice(KEY, (1, 2), (1, 2), (), (" b",))
    split = Splice(KEY, (1, 2), (1, 2), (), ("\n¶0",))
    join = Splice(KEY, (1, 0), (1, 1), ("\n¶0",), ())
    facts = [(s.in_words, s.in_blocks, s.inserts, s.joins) for s in (words, blocks, insertion, split, join)]
    assert facts == [
        (True, False, False, False),
        (False, True, False, False),
        (True, False, True, False),
        (False, False, True, False),
        (False, False, False, True),
    ]
    assert (blocks.old_blocks, blocks.new_blocks) == ([paragraph("a")], [item("b")])
    assert join.span[0] < (1, 0)
    assert words.span == ((1, 2), (1, 3))


def test_passing_tokens():
    """A mark opens a block, a word advances in it."""
    assert passed((-1, 0), ["\n¶0", " a", "b", "\n-1", " c"]) == (1, 2)
    assert passed((2, 3), []) == (2, 3)


def test_words_and_blocks_are_told_apart():
    """Words at the end of a block and blocks after it are two edits; inside a block, one."""
    found = list(told(KEY, (0, 2), [" x"], [" y", "\n¶0", " z"], closes=True))
    assert found == [
        Splice(KEY, (0, 2), (0, 3), (" x",), (" y",)), Splice(KEY, (1, 0), (1, 0), (), ("\n¶0", " z")),
    ]  # fmt: skip
    assert list(told(KEY, (0, 2), [" x"], [" y", "\n¶0", " z"], closes=False)) == [
        Splice(KEY, (0, 2), (0, 3), (" x",), (" y", "\n¶0", " z")),
    ]
    assert list(told(KEY, (0, 2), [], [], closes=True)) == []


def test_insertions_at_one_point_are_one():
    """In the order they were given; what stands elsewhere, or replaces something, stays apart."""
    one, two = (Splice(KEY, (1, 0), (1, 0), (), (f"\n¶0 {word}",)) for word in "ab")
    gone, before = Splice(KEY, (1, 0), (2, 0), ("\n¶0", " c"), ()), Splice(KEY, (0, 2), (0, 2), (), (" d",))
    both = Splice(KEY, (1, 0), (1, 0), (), ("\n¶0 a", "\n¶0 b"))
    assert list(apart([before, one, two, gone])) == [before, both, gone]
    assert list(apart([])) == []
