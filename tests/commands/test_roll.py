"""`alinea roll` and `alinea choose`: who may vote, and what the room prefers before it does."""

from __future__ import annotations

import pytest

ROLL = "id,group,promotion\nM01,Garden,2024\nM02,Garden,2025\nM03,,\n"


@pytest.fixture
def written(tmp_path):
    """Write a file, and say where it is."""

    def write(name, words):
        (tmp_path / name).write_text(words, encoding="utf-8")
        return str(tmp_path / name)

    return write


def test_a_roll_is_set_and_shown(room, written):
    """By its name alone, too; there is none at first."""
    assert "There is no roll" in room("roll").err
    out = room.done("roll", "set", written("roll.csv", ROLL))
    assert out == "✓ The roll has 3 members.\n  Groups: Garden (2)\n"
    assert room.done("roll") == room.done("roll", "show")
    assert "M02" in room.done("rôle", lang="fr")
    assert room("roll", "show", "--json").json["groups"] == ["Garden"]


def test_names_are_kept_apart(room, written):
    """Here, or in the journal for everybody."""
    room.done("roll", "set", written("roll.csv", ROLL))
    names = written("names.csv", "id,name\nM01,Zoé Ali\n")
    assert "which no exchange sends" in room.done("roll", "names", names)
    assert "Zoé Ali" in room.done("roll")
    assert "Zoé" not in room.git("log", "--all", "-p")
    assert room("rôle", "noms", names, "--public", "--json").json == {"names": 1, "public": True}
    assert "Zoé" in room.git("log", "--all", "-p")


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "it is empty"),
        ("id,name\nM01,Ada\n", "the column “name” is unknown"),
        ("id\nM01\nM01\n", "line 3: “M01” is there twice"),
        ("group\nGarden\n", "the column “id” is missing"),
        ("id,from\nM01,soon\n", "“soon” cannot stand there"),
    ],
)
def test_a_table_that_is_no_roll(room, written, table, why):
    """It says why, and where; nothing is written."""
    before = room.everything
    answer = room("roll", "set", written("roll.csv", table))
    assert (answer.status, why in answer.err, room.everything) == (2, True, before)


def test_approvals_and_grades(room, written):
    """A tie is said to be one; then comes the formal vote."""
    out = room.done("choose", "1", "2", "--approval", written("a.csv", "amendment,approvals\n1,7\n2,7\n"))
    assert out == (
        "✓ Noted, by approval. It decides nothing.\n  1. tied: 1, 2\n"
        "Tied for the first place: 1, 2. The room decides which is voted first.\n"
    )
    grades = written("g.csv", "amendment;good;bad\n1;5;4\n2;4;5\n")
    out = room.done("choose", "1", "2", "--grades", grades)
    assert out.endswith("  1. 1\n  2. 2\nNow the formal vote: alinea vote 1 …\n")
    assert room("choisir", "2", "1", "--grades", grades, "--json").json["first"] == ["NA-01"]
    assert room("choose", "1", "--grades", grades).status == 2
    assert room("choose", "1", "2").status == 2
