"""Tables: amendments kept in sheets and lines, read into rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from drafting.exchange.tables import COLUMNS, Fault, Row, Table, UnreadableTable, read
from tests.exchange.sheets import Formula, workbook

FRENCH = (
    "N°;Où;Nouvelle rédaction;Auteur;Cosignataires;Exposé sommaire;Objet\r\n"
    '7;art. 3, al. 2;"Des bancs sont posés.\r\n- à l’ombre ;";Table 4;Table 1, Table 2;"Pour s’asseoir, l’été.";Bancs\r\n'
    ";;;;;;\r\n"
    "8;mesure 2;Une fontaine coule.;Table 5;;;\r\n"
)
ROWS = (
    Row(
        2,
        place="art. 3, al. 2",
        text="Des bancs sont posés.\n- à l’ombre ;",
        author="Table 4",
        cosigners=("Table 1", "Table 2"),
        statement="Pour s’asseoir, l’été.",
        title="Bancs",
        number="7",
    ),
    Row(5, place="mesure 2", text="Une fontaine coule.", author="Table 5", number="8"),
)


@pytest.fixture
def table(tmp_path):
    """Reads a table of what a file says."""

    def get(content: str | bytes, name: str = "a.csv", encoding: str = "utf-8") -> Table:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return read(path)

    return get


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_french_excel(table, encoding):
    """Semicolons, line ends in quotes, any encoding that Excel writes; empty rows are no rows."""
    assert table(FRENCH, encoding=encoding) == Table(ROWS)


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_separators(table, separator):
    """Commas and tabs are found out; any other sign is told on a first line, as Excel has it."""
    head = f"sep={separator}\n" if separator == "|" else ""
    found = table(f'{head}Place{separator}New text{separator}Author\n3.1{separator}"One, two; three"{separator}Ann\n')
    assert found.rows == (Row(3 if head else 2, place="3.1", text="One, two; three", author="Ann"),)


@pytest.mark.parametrize(("column", "names"), COLUMNS.items())
def test_names_of_columns(table, column, names):
    """Every name of a column is known, in capitals and without accents."""
    for name in names:
        bare = name.upper().translate(str.maketrans("ÀÉÈÙ", "AEEU"))
        for written in (name, bare, f" {name.title()} : "):
            other = "instruction" if column != "instruction" else "text"
            (row,) = table(f"{other}\t{written}\nx\t4\n").rows
            said = "place" if column in ("measure", "alinea") else column
            assert getattr(row, said) not in ("", ()), written


def test_places_in_parts(table):
    """The article or the measure and the alinéa may have a column each."""
    found = table("Article,Mesure,Alinéa,Texte\n3,,2,a\n,4,,b\n,mesure 5,1,c\n")
    assert [row.place for row in found.rows] == ["3, al. 2", "mesure 4", "mesure 5, al. 1"]


def test_columns_that_are_not_read(table):
    """Columns of other names are told, and so is a second one of one meaning."""
    found = table("where,text,colour,wording of old,why,reason\n1,a,red,x,b,c\n")
    assert found.unknown == ("colour", "wording of old", "reason")
    assert found.rows[0].statement == "b"


def test_cells_beyond_the_columns(table):
    """A cell under no name is kept aside, for somebody to look at."""
    found = table("where;text;;author\n1;a;lost;Ann;and more;\n")
    assert (found.rows[0].author, found.rows[0].surplus) == ("Ann", ("lost", "and more"))


def test_a_short_row(table):
    """Cells that are missing at the end of a row are empty."""
    assert table("where,text,author\n1,a\n").rows == (Row(2, place="1", text="a"),)


def test_sheet(table):
    """The first sheet of a workbook is read, with the values of formulas; numbers and dates are words."""
    cells = [
        [None],
        ["Place", "Instruction", "Auteur", "N°", "Pourquoi"],
        [3, Formula('"Supprimer "&"cet article."', "Supprimer cet article."), "Table 1", 12.0, date(2026, 3, 7)],
        [None, None],
        ["mesure 2", "Rédiger ainsi\ncet alinéa", "Table 2", 2.5, None],
    ]
    found = table(workbook(Amendements=cells, Notes=[["x"]]), "a.xlsx")
    assert (found.sheet, found.others) == ("Amendements", ("Notes",))
    assert found.rows == (
        Row(
            3,
            place="3",
            instruction="Supprimer cet article.",
            author="Table 1",
            number="12",
            statement="2026-03-07",
        ),
        Row(5, place="mesure 2", instruction="Rédiger ainsi\ncet alinéa", author="Table 2", number="2.5"),
    )


def test_json_lines(table):
    """An object a line, its names those of columns, lists joined; unknown names are told once."""
    lines = (
        '{"Où": "3.1", "texte": ["Un.", "Deux."], "auteur": "Ann", "cosignataires": ["Bob", "Zoé"], "numéro": 4}\n\n'
        '{"where": "2", "instruction": "Delete.", "x": null, "author": null}\r\n{"text": "\\u2028a", "x": true}\n'
    )
    found = table(lines, "a.jsonl")
    assert found.unknown == ("x",)
    assert found.rows == (
        Row(1, place="3.1", text="Un.\nDeux.", author="Ann", cosigners=("Bob", "Zoé"), number="4"),
        Row(3, place="2", instruction="Delete."),
        Row(4, text="a"),
    )


@pytest.mark.parametrize(
    ("name", "content", "fault", "line"),
    [
        ("a.pdf", b"%PDF", Fault.FORMAT, 0),
        ("a.csv", b"", Fault.EMPTY, 0),
        ("a.csv", b"\n , \n", Fault.EMPTY, 0),
        ("a.csv", b"colour;place\nred;3\n", Fault.COLUMNS, 1),
        ("a.csv", b'place,text\n1,ok\n2,"never closed\n\n', Fault.DAMAGED, 3),
        ("a.csv", b'place,text\n1,"a" b\n', Fault.DAMAGED, 2),
        ("a.csv", b"place,text\n1,\x81\n", Fault.ENCODING, 0),
        ("a.xlsx", b"place,text\n1,a\n", Fault.DAMAGED, 0),
        ("a.xlsx", workbook(One=[]), Fault.EMPTY, 0),
        ("a.jsonl", b'{"text": "a"}\n{"text": \n', Fault.LINE, 2),
        ("a.jsonl", b'["text"]\n', Fault.LINE, 1),
        ("a.jsonl", b'{"text": "half \\ud800 a letter"}\n', Fault.LINE, 1),
        ("a.jsonl", b'{"text":' * 100_000, Fault.LINE, 1),
        ("a.jsonl", b"\n", Fault.EMPTY, 0),
        ("a.jsonl", b'{"text": "\xe9"}', Fault.ENCODING, 0),
    ],
)
def test_what_cannot_be_read(table, name, content, fault, line):
    """A file that is no table is one error, which says what is wrong and where."""
    with pytest.raises(UnreadableTable) as refused:
        table(content, name)
    assert (refused.value.fault, refused.value.line, refused.value.path.name) == (fault, line, name)


def test_no_file():
    """A file that is not there is an error of the system."""
    with pytest.raises(FileNotFoundError):
        read(Path("nowhere.csv"))
