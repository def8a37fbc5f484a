"""`alinea instruction`: sentences and plain files, outside any repository."""

from __future__ import annotations

import io

import pytest

from tests.commands.conftest import alinea

BEFORE = "# Bancs\n\nLa Ville pose cent bancs dans les rues.\n\nElle les entretient chaque année.\n"
AFTER = "# Bancs\n\nLa Ville pose deux cents bancs dans les rues.\n\nElle les entretient chaque printemps.\n"
SENTENCE = (
    "I. – À l'alinéa 1, remplacer le mot : « cent » par les mots : « deux cents ».\n"
    "II. – À l'alinéa 2, remplacer le mot : « année » par le mot : « printemps ».\n"
)


@pytest.fixture
def files(tmp_path):
    """A file before and after, and where a sentence can be written."""
    before, after, sentence = (tmp_path / name for name in ("before.md", "after.md", "sentence.txt"))
    before.write_text(BEFORE, encoding="utf-8")
    after.write_text(AFTER, encoding="utf-8")
    return before, after, sentence


@pytest.mark.parametrize(("lang", "style"), [("fr", "an"), ("fr", "sénat"), ("en", "english"), ("fr", None)])
def test_there_and_back(capsys, files, lang, style):
    """The sentence that is written, applied, makes the other file, in every style."""
    before, after, sentence = files
    chosen = ["--style", style] if style else []
    written = alinea(capsys, "instruction", "write", str(before), str(after), *chosen, lang=lang)
    assert written.status == 0
    assert "deux cents" in written.out
    sentence.write_text(written.out, encoding="utf-8")
    applied = alinea(capsys, "dispositif", "appliquer", str(before), str(sentence), lang=lang)
    assert (applied.status, applied.out, applied.err) == (0, AFTER, "")


def test_to_a_file(capsys, files, tmp_path):
    """--output writes the file instead of printing it."""
    before, _, sentence = files
    sentence.write_text(SENTENCE, encoding="utf-8")
    output = tmp_path / "made.md"
    answer = alinea(capsys, "instruction", "apply", str(before), str(sentence), "--output", str(output))
    assert (answer.status, answer.out) == (0, "")
    assert output.read_text(encoding="utf-8") == AFTER
    words = ("instruction", "apply", str(before), str(sentence), "--output", str(output), "--json")
    assert alinea(capsys, *words).json == {"text": AFTER}


def test_from_standard_input(capsys, files, monkeypatch):
    """A dash reads the sentence from standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode()), encoding="utf-8"))
    assert alinea(capsys, "instruction", "apply", str(files[0]), "-").out == AFTER


def test_json(capsys, files):
    """As JSON, the sentence and the text are named."""
    before, after, sentence = files
    said = alinea(capsys, "instruction", "write", str(before), str(after), "--json", lang="fr").json
    sentence.write_text(said["instruction"], encoding="utf-8")
    assert alinea(capsys, "instruction", "apply", str(before), str(sentence), "--json").json == {"text": AFTER}


@pytest.mark.parametrize(
    ("sentence", "lang", "said"),
    [
        (
            "Planter des arbres partout.",
            "fr",
            "Incompris à partir de\u00a0: «\u00a0Planter des arbres partout\u00a0».",
        ),
        (
            "À l'alinéa 1, remplacer le mot : « banc » par le mot : « arbre ».",
            "en",
            "Alinéa 1: “banc” does not stand there.",
        ),
        ("À l'alinéa 9, supprimer le mot : « bancs ».", "en", "This text has no such place: alinéa 9."),
        (
            "Remplacer le mot : « les » par le mot : « des ».",
            "en",
            "“les” stands 2 times there: say which one is meant, or quote more words.",
        ),
    ],
)
def test_refused(capsys, files, sentence, lang, said):
    """What is not understood or cannot be done is said, with exit status 1 and nothing else printed."""
    files[2].write_text(sentence, encoding="utf-8")
    answer = alinea(capsys, "instruction", "apply", str(files[0]), str(files[2]), lang=lang)
    assert (answer.status, answer.out) == (1, "")
    assert said in answer.err


def test_nothing_to_write(capsys, files):
    """Two files that say the same have no instruction."""
    answer = alinea(capsys, "instruction", "write", str(files[0]), str(files[0]))
    assert answer.status == 2
    assert "Nothing was changed" in answer.err


@pytest.mark.parametrize("data", [b"\xff\xfe", "Remplacer « été »".encode("cp1252")])
def test_what_is_no_text(capsys, files, monkeypatch, data):
    """Standard input is read like a file: as UTF-8, or not at all."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    answer = alinea(capsys, "instruction", "apply", str(files[0]), "-")
    assert (answer.status, "not UTF-8 text" in answer.err) == (2, True)


def test_as_windows_saves_it(capsys, files):
    """The mark that begins the file is no word of the sentence."""
    files[2].write_bytes(b"\xef\xbb\xbf" + SENTENCE.replace("\n", "\r\n").encode())
    assert alinea(capsys, "instruction", "apply", str(files[0]), str(files[2])).out == AFTER


def test_a_word_without_end_is_cut(capsys, files):
    """Its beginning is shown."""
    files[2].write_text("z" * 1000, encoding="utf-8")
    assert "“" + "z" * 100 + "…”" in alinea(capsys, "instruction", "apply", str(files[0]), str(files[2])).err
