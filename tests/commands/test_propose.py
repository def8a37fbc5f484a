"""`alinea propose`: from the files, an editor, a branch, or questions in a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.commands.conftest import FILES, SETTINGS, _clock

MEANS = "articles/020-means.md"
DEADLINE = 'preset = "citizens-assembly", deadline = 2026-03-07T18:00:00Z'


def test_from_the_files(room):
    """What was changed becomes the amendment, and the files go back to the text."""
    before = (room.path / MEANS).read_text()
    room.write(MEANS, "every year", "every two years")
    out = room.done("proposer", "--title", "Two years", "--author", "Table 9", "--cosigner", "Table 1", lang="fr")
    assert "  al. 1  The means are voted every [-year-] {+two years+}.\n" in out
    assert "✓ Amendement 8 déposé (NA-08, branche amendments/na-08-two-years)." in out
    assert (room.path / MEANS).read_text() == before
    assert room.git("status", "--short") == ""
    made = room("show", "8", "--json").json
    assert (made["author"], made["cosigners"], made["places"]) == ("Table 9", ["Table 1"], ["2.1"])


def test_needs_a_title(room):
    """Where nobody can be asked, a title is said on the command line; the change stays where it is."""
    room.write(MEANS, "every year", "every two years")
    before = room.everything
    answer = room("propose")
    assert answer.status == 2
    assert "--title" in answer.err
    assert room.everything == before


def test_in_an_editor(room, editor):
    """`--edit` opens one alinéa; what comes back is compared with it."""
    editor("children", "families")
    made = room("propose", "--edit", "art. 1, al. 1", "--title", "Families", "--statement", "Why not.", "--json").json
    assert (made["number"], made["places"], made["statement"]) == (8, ["1.1"], "Why not.")
    assert made["author"] == "Nadia"


def test_editor_that_changes_nothing(room, editor):
    """An editor closed without a change submits nothing."""
    editor("nothing of the kind", "")
    before = room.everything
    answer = room("propose", "--edit", "1.1", "--title", "Nothing")
    assert answer.status == 2
    assert "Nothing was changed" in answer.err
    assert room.everything == before


def test_sub_amendment(room, editor):
    """`--to` edits the text as the parent would have it."""
    editor("in public", "in the open")
    out = room.done("propose", "--to", "3", "--edit", "2.1", "--title", "In the open")
    assert "voted in [-public-] {+the open+} every year" in out
    assert room("show", "8", "--json").json["parent"] == "NA-03"
    assert "Sous-amendement à l'amendement 3" in room.done("montrer", "8", lang="fr")


def test_from_a_branch(room):
    """A branch that someone pushed is taken in, with the title, author and reasons of its commit."""
    room.git("switch", "-q", "-c", "table-9")
    room.write(MEANS, "every year", "every spring")
    room.git("commit", "-qam", "Every spring\n\nWhen the budget is made.")
    room.git("switch", "-q", "main")
    made = room("propose", "--branch", "table-9", "--json").json
    assert (made["title"], made["statement"]) == ("Every spring", "When the budget is made.")
    assert made["author"].startswith("Nadia")


def test_identical(room):
    """An amendment that says the same as another is taken in, with a note."""
    room.write(MEANS, "voted", "voted in public")
    answer = room("propose", "--title", "Once more", lang="fr")
    assert answer.status == 0
    assert answer.err == "À noter\u00a0: Il est identique à\u00a0: 3, 4.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
@pytest.mark.parametrize(
    ("lang", "prompts"),
    [
        ("en", ["Where (an address from the list): ", "What it does, in a line: ", "Why: ", "Who [Nadia]: "]),
        (
            "fr",
            [
                "Où (une adresse de la liste)\u00a0: ",
                "Objet, en une ligne\u00a0: ",
                "Pourquoi\u00a0: ",
                "Auteur [Nadia]\u00a0: ",
            ],
        ),
    ],
)
def test_asked_in_a_terminal(room, editor, lang, prompts):
    """With nothing changed, a person is asked where, then writes, then says what, why and who."""
    editor("children", "families")
    answers = ["1.1", "Families", "They come together", ""]
    said = _converse(["-C", str(room.path), "--lang", lang, "propose"], list(zip(prompts, answers, strict=True)))
    assert "1 " in said
    made = room("show", "8", "--json").json
    assert (made["title"], made["statement"], made["author"]) == ("Families", "They come together", "Nadia")


def _converse(arguments: list[str], exchanges: list[tuple[str, str]]) -> str:
    """Talk to `alinea` through a pseudo-terminal: wait for each prompt, in order, and answer it."""
    import pty

    master, slave = pty.openpty()
    program = "from drafting.commands.main import main; main()"
    environment = {**os.environ, "TERM": "xterm", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        close_fds=True,
    )
    os.close(slave)
    heard = ""
    for prompt, answer in exchanges:
        heard += _until(master, prompt)
        os.write(master, (answer + "\n").encode())
    heard += _until(master, None)
    assert process.wait(30) == 0, heard
    os.close(master)
    return heard


def _until(master: int, prompt: str | None) -> str:
    """What is heard until a prompt, or the end."""
    heard = b""
    while prompt is None or prompt.encode() not in heard:
        try:
            more = os.read(master, 1024)
        except OSError:  # Linux: the other side is closed
            more = b""
        if not more:
            assert prompt is None, (prompt, heard.decode())
            break
        heard += more
    return heard.decode()


@pytest.fixture
def late(room, monkeypatch):
    """A reading whose deadline for amendments is over."""
    from drafting.proceedings import drafting_rounds

    path = room.path.parent / "late"
    files = {**FILES, "resolution.toml": SETTINGS.replace('= "citizens-assembly"', f"= {{{DEADLINE}}}")}
    drafting_rounds.open_reading(drafting_rounds.start(path, files, _clock, "Nadia", device="aaaaaaaa", initials="NA"))
    monkeypatch.setenv("ALINEA_NOW", "2026-03-08T09:00:00+00:00")
    return replace(room, path=path)


def test_after_the_deadline(late, editor):
    """It is taken in, told to be late, and shown so wherever it is listed."""
    editor("children", "families")
    answer = late("propose", "--edit", "1.1", "--title", "Families")
    assert (answer.status, "after the deadline (7 March 2026, 18:00)" in answer.err) == (0, True)
    assert "submitted, late" in late.done("list")
    assert "after the deadline (7 March 2026, 18:00)" in late.done("show", "1")
    assert late("show", "1", "--json").json["late"] == "2026-03-07T18:00:00+00:00"
    assert "after the deadline: Families" in late.done("log")


def test_a_table_after_the_deadline(late, tmp_path):
    """How many came late is said once."""
    table = tmp_path / "late.csv"
    table.write_text("place,new text,author\n1.1,No.,Ann\n1.2,Never.,Bob\n")
    answer = late("import", str(table))
    assert (answer.status, "2 amendments came after the deadline" in answer.err) == (0, True)
    table.write_text("place,new text,author\n2.1,No.,Ann\n")
    assert late("import", str(table), "--json").json["late"] == ["NA-03"]
