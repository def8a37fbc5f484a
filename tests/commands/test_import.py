"""`alinea import`: a day's amendments at once."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from drafting.commands.refusals import SENTENCES
from drafting.exchange import tables
from drafting.proceedings import importing, wanted

HEADER = ["N°", "Où", "Nouveau texte", "Dispositif", "Auteur", "Exposé"]
GOOD = [
    ["", "1.1", "The city opens its streets to families every evening.", "", "Table 8", "They come together."],
    ["30", "2", "", "Remplacer le mot : « voted » par le mot : « fixed ».", "Table 9", ""],
]
BAD = ["", "12", "Nothing.", "", "Table 10", ""]


@pytest.fixture
def sheet(tmp_path):
    """Writes rows as a French Excel would; where they are."""

    def write(*rows: list[str], header: list[str] = HEADER) -> str:
        out = StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([header, *rows])
        path = tmp_path / "day.csv"
        path.write_bytes(out.getvalue().encode("cp1252"))
        return str(path)

    return write


def test_taken_in(room, sheet):
    """Every row becomes an amendment, with the numbers asked for or the next ones."""
    out = room.done("importer", sheet(*GOOD), lang="fr")
    assert "✓ 2 amendements déposés." in out
    first = room("show", "31", "--json").json
    assert (first["author"], first["places"], first["statement"]) == ("Table 8", ["1.1"], "They come together.")
    second = room("show", "30", "--json").json
    assert second["title"] == "Remplacer le mot : « voted » par le mot : « fixed »."
    lines = [line.split() for line in out.splitlines()]
    assert lines[1][:3] == ["2", "31", "1.1"]
    assert lines[2][:3] == ["3", "30", "2.1"]


def test_whole_or_not_at_all(room, sheet):
    """One refused row stops all of it, with the reason; nothing is written."""
    before = room.everything
    answer = room("import", sheet(*GOOD, BAD))
    assert answer.status == 1
    assert "✗ line 4 (12, Table 10): There is no “12” in this text." in answer.out
    assert "2 rows are understood. 1 row is refused." in answer.out
    assert "Nothing was written, for a table is taken in whole or not at all." in answer.out
    assert room.everything == before


def test_partial(room, sheet):
    """With --partial the other rows are taken in, and the exit status still says that one was not."""
    answer = room("import", sheet(*GOOD, BAD), "--partial")
    assert answer.status == 1
    assert "2 amendments are recorded." in answer.out
    assert len(room("list", "--json").json) == 9


@pytest.mark.parametrize("rows", [GOOD, [*GOOD, BAD]])
def test_dry_run(room, sheet, rows):
    """A try shows the same, and writes nothing."""
    before = room.everything
    answer = room("import", sheet(*rows), "--dry-run", "--partial")
    assert answer.status == len(rows) - len(GOOD)
    assert "Families" not in answer.out
    assert "Table 8" in answer.out
    assert "Nothing was written: this was a try." in answer.out
    assert room.everything == before


def test_json(room, sheet):
    """As JSON: what was understood, what was refused and why, what was recorded."""
    answer = room("import", sheet(*GOOD, BAD), "--json", "--partial")
    assert answer.status == 1
    said = answer.json
    assert [(one["line"], one["number"], one["places"]) for one in said["understood"]] == [
        (2, None, ["1.1"]),
        (3, 30, ["2.1"]),
    ]
    assert said["refused"] == [
        {
            "line": 4,
            "place": "12",
            "author": "Table 10",
            "why": "no-such-place",
            "said": "There is no “12” in this text. Did you mean: 2, 1?",
        }
    ]
    assert said["recorded"] == [{"id": "NA-08", "number": 31}, {"id": "NA-09", "number": 30}]


def test_what_was_not_read(room, sheet):
    """Columns of other names are told."""
    path = sheet(["red", "1.1", "x", "Ann"], header=["Couleur", "Où", "Texte", "Auteur"])
    answer = room("import", path, lang="fr")
    assert answer.status == 0
    assert "Colonnes non lues\u00a0: Couleur." in answer.err


def test_not_understood(room, sheet):
    """An instruction that is not understood is said with the words it stopped at."""
    answer = room("import", sheet(["", "1", "", "Plant trees wherever there is room.", "Ann", ""]))
    assert answer.status == 1
    assert "Not understood from here on: “Plant trees wherever there is room”" in answer.out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("day.pdf", b"%PDF", "ends like no table that can be read"),
        ("day.csv", b"\n", "has no rows"),
        ("day.csv", b"place;text\n", "has no rows"),
        ("day.csv", b"place;text\n1;\x81\n", "neither UTF-8 nor Windows text"),
        ("day.csv", b'place;text\n1;"x\n', "cannot be read (unexpected end of data, line 2)"),
        ("day.csv", b"colour;place\nred;1\n", "it says: colour, place."),
        ("day.jsonl", b"[]\n", "line 1 is no object of JSON: []"),
    ],
)
def test_no_table(room, tmp_path, name, content, said):
    """A file that is no table is wrong use, said with what to do."""
    (tmp_path / name).write_bytes(content)
    answer = room("import", str(tmp_path / name))
    assert answer.status == 2
    assert said in answer.err


def test_every_refusal_has_a_sentence():
    """Each reason that importing and reading tables can give is phrased."""
    own = {
        error
        for module in (importing, wanted, tables)
        for error in vars(module).values()
        if isinstance(error, type) and issubclass(error, Exception) and error.__module__ == module.__name__
    }
    assert own <= SENTENCES.keys()
