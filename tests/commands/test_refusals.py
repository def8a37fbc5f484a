"""What cannot be honoured: one sentence on standard error, the right exit status, and nothing written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

WRONG_USE = [
    # arguments, in English, in French
    (["lst"], "Did you mean: list?", "lister"),
    (["frobnicate"], "There is no command “frobnicate”", "Il n'y a pas de commande «\u00a0frobnicate\u00a0»"),
    (["list", "--nonsense"], "--nonsense", "--nonsense"),
    (["list", "too", "many"], "unexpected", "Arguments en trop"),
    (["show"], "Missing argument", "Argument manquant"),
    (["show", "99"], "There is no amendment “99”", "Il n'y a pas d'amendement «\u00a099\u00a0»"),
    (["show", "NA-77"], "Did you mean: NA-07", "Vouliez-vous dire\u00a0: NA-07"),
    (["diff", "nowhere", "main"], "There is no state “nowhere”", "Il n'y a pas d'état"),
    (["diff", "nowhere"], "There is no amendment “nowhere”", "Il n'y a pas d'amendement"),
    (["origin", "blah blah"], "is no address", "n'est pas une adresse"),
    (["origin", "9"], "There is no “9” in this text", "Il n'y a pas de «\u00a09\u00a0»"),
    (["origin", "recital 9"], "There is no “recital 9” in this text. Did you mean: recital 1?", "considérant 1"),
    (["opinion", "1", "perhaps", "--by", "X"], "“perhaps” is none of: favourable", "favorable, défavorable, sagesse"),
    (["opinion", "1", "wisdom"], "Missing option '--by'", "Option manquante\u00a0: '--by'"),
    (["opinion", "99", "wisdom", "--by", "X"], "There is no amendment", "Il n'y a pas d'amendement"),
    (["mark", "1", "adopted"], "“adopted” is none of: withdrawn", "retiré, non-soutenu, irrecevable"),
    (["mark", "99", "withdrawn"], "There is no amendment", "Il n'y a pas d'amendement"),
    (["vote", "1"], "Give --for and --against", "Donner --for et --against"),
    (["vote", "1", "--for", "3"], "Give --for and --against", "Donner --for et --against"),
    (["vote", "1", "--for", "-3", "--against", "2"], "x>=0", "x>=0"),
    (["vote", "1", "--for", "many", "--against", "2"], "not a valid", "n'est pas un nombre valable"),
    (["vote", "1", "--unanimous", "--against", "1"], "unanimous vote has none against", "aucune voix contre"),
    (["vote", "1", "--unanimous", "--abstain", "1"], "Give --for", "Donner --for"),
    (["vote", "99", "--unanimous"], "There is no amendment", "Il n'y a pas d'amendement"),
    (["vote", "article 9", "--unanimous"], "There is no “9”", "Il n'y a pas de «\u00a09\u00a0»"),
    (["vote", "1", "--unanimous", "--chair", "up"], "“up” is none of: for, against", "pour, contre"),
    (["sitting", "close"], "No sitting is open", "Aucune séance n'est ouverte"),
    (["sitting", "open", "X", "--present", "-1"], "x>=0", "x>=0"),
    (["sitting", "adjourn"], "No such command", "Il n'y a pas de commande"),
    (["reading", "open"], "Reading 1 is open already", "La lecture n°\u00a01 est déjà ouverte"),
    (["consolidate"], "Everything that was adopted is in the text", "est déjà dans le texte"),
    (["consolidate", "--settle", "abc", "--take", "1"], "There is no conflict “abc”", "Il n'y a pas de conflit"),
    (["consolidate", "--settle", "abc"], "--take or with --text", "--take ou avec --text"),
    (["consolidate", "--take", "1"], "Say which conflict", "Indiquer le conflit"),
    (["consolidate", "--settle", "abc", "--text", "nowhere.md"], "does not exist", "introuvable"),
    (["propose", "--title", "Nothing"], "Nothing was changed", "Rien n'a été modifié"),
    (["propose", "--edit", "1.1"], "Say what it does, with --title", "Indiquer son objet"),
    (["propose", "--edit", "9.9", "--title", "X"], "There is no “9.9”", "Il n'y a pas de «\u00a09.9\u00a0»"),
    (["propose", "--branch", "nowhere"], "There is no branch “nowhere”", "Il n'y a pas de branche"),
    (["propose", "--to", "99", "--title", "X"], "There is no amendment", "Il n'y a pas d'amendement"),
    (["render", "poem"], "“poem” is none of: memorandum", "exposé, texte, comparatif, tout"),
    (["render", "text", "--format", "docx"], "docx", "docx"),
    (["--lang", "de", "list"], "'de'", "«\u00a0de\u00a0»"),
]


@pytest.mark.parametrize(("arguments", "english", "french"), WRONG_USE, ids=[" ".join(a) for a, _, _ in WRONG_USE])
def test_wrong_use(room, arguments, english, french):
    """Says what is wrong in one sentence, in both languages, and writes nothing."""
    before = room.everything
    for lang, expected in (("en", english), ("fr", french)):
        answer = room(*arguments, lang=lang)
        assert (answer.status, answer.out) == (2, "")
        assert expected in answer.err
        assert answer.err.startswith("Error: " if lang == "en" else "Erreur\u00a0: ")
        assert answer.err.count("\n") == 1
    assert room.everything == before


@pytest.mark.parametrize("command", ["list", "log", "check", "show 1", "diff", "origin", "vote 1 --unanimous"])
def test_not_a_repository(run, tmp_path, command):
    """A folder in no repository is no place to work."""
    answer = run("-C", str(tmp_path), *command.split())
    assert answer.status == 2
    assert "is not in a Git repository" in answer.err


def test_no_folder(run, tmp_path):
    """Nor is a folder that is not there, or a file."""
    (tmp_path / "file").touch()
    assert "is not in a Git repository" in run("-C", str(tmp_path / "nowhere"), "list").err
    assert run("-C", str(tmp_path / "file"), "list").status == 2


def test_repository_without_journal(run, tmp_path):
    """Nor is a repository of something else."""
    import pygit2

    pygit2.init_repository(str(tmp_path))
    answer = run("-C", str(tmp_path), "list", lang="fr")
    assert answer.status == 2
    assert "n'a pas de journal" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["vote", "text", "--unanimous"],
        ["propose", "--title", "X"],
        ["consolidate"],
        ["consolidate", "--preview"],
        ["origin"],
        ["diff"],
    ],
    ids=" ".join,
)
def test_no_reading(draft, arguments):
    """What needs a reading says how to open one."""
    before = draft.everything
    answer = draft(*arguments)
    assert answer.status == 2
    assert "“alinea reading open”" in answer.err
    assert draft.everything == before


def test_forbidden_paths(room):
    """An amendment touches the text, never its settings."""
    room.write("resolution.toml", "members = 20", "members = 3")
    before = room.everything
    answer = room("propose", "--title", "Fewer")
    assert answer.status == 2
    assert "may not touch: resolution.toml" in answer.err
    assert room.everything == before


def test_forbidden_paths_of_a_branch(room):
    """Nor does a branch."""
    room.git("switch", "-q", "-c", "table-9")
    (room.path / "run.sh").write_text("echo\n")
    room.git("add", "--all")
    room.git("commit", "-qm", "A script")
    room.git("switch", "-q", "main")
    before = room.everything
    answer = room("propose", "--branch", "table-9", lang="fr")
    assert answer.status == 2
    assert "run.sh" in answer.err
    assert room.everything == before


def test_unsaved_work(room):
    """Work that is not saved is never overwritten."""
    room.done("vote", "3", "--unanimous")
    room.done("mark", "5", "withdrawn")
    room.write("articles/020-means.md", "voted", "VOTED")
    before = room.everything
    answer = room("consolidate", lang="fr")
    assert answer.status == 2
    assert "020-means.md" in answer.err
    assert "git stash" in answer.err
    assert room.everything == before


def test_too_deep(room, editor):
    """The standing orders say how deep sub-amendments go."""
    editor("session", "meeting")
    before = room.everything
    answer = room("propose", "--to", "5", "--edit", "2.1", "--title", "X")
    assert answer.status == 2
    assert "The standing orders allow 1 level of sub-amendments." in answer.err
    assert before == room.everything


def test_no_editor(room, monkeypatch):
    """An editor that is not there is named."""
    monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
    before = room.everything
    answer = room("propose", "--edit", "2.1", "--title", "X", lang="fr")
    assert answer.status == 2
    assert "no-such-editor-anywhere" in answer.err
    assert before == room.everything


def test_moved_by_hand(room):
    """A `main` that somebody moved stops what writes, and says what to do."""
    (room.path / "articles/030-more.md").write_text("# More\n\nMore of it.\n")
    room.git("add", "--all")
    room.git("commit", "-qm", "By hand")
    before = room.everything
    answer = room("vote", "1", "--unanimous", lang="fr")
    assert answer.status == 2
    assert "a été déplacée à la main" in answer.err
    assert room.everything == before


def test_not_words(room, tmp_path):
    """A file that is not UTF-8 is named, not guessed at."""
    for number in ("1", "2"):
        room.done("vote", number, "--unanimous")
    (tmp_path / "words.md").write_bytes(b"\xe9t\xe9")
    key = room("consolidate", "--json").json["conflicts"][0]["key"]
    before = room.everything
    answer = room("consolidate", "--settle", key, "--text", str(tmp_path / "words.md"))
    assert answer.status == 2
    assert "is not UTF-8 text" in answer.err
    assert room.everything == before


def test_no_room(room, tmp_path):
    """What the system refuses is told as a sentence too."""
    (tmp_path / "out").touch()
    answer = room("render", "text", "--format", "html", "--out", str(tmp_path / "out" / "deep"))
    assert answer.status == 2
    assert "cannot be used" in answer.err


def test_damage(room):
    """A journal that no longer makes its own text is damage: exit status 3."""
    from drafting.commands import sentences
    from drafting.store.projection import NotReproduced

    assert sentences.status(NotReproduced("adopted/1")) == 3
    assert "damaged" in sentences.sentence(NotReproduced("adopted/1"))


def test_every_error_has_a_sentence():
    """No error that a user may see is shown by its class name."""
    from drafting.commands.sentences import _SENTENCES
    from drafting.errors import AlineaError

    internal = {"BadEdit", "BadRecord", "InvalidDecision"}  # of stored data: what is damaged names them
    known = {kind.__name__ for kind in _SENTENCES}
    assert {kind.__name__ for kind in AlineaError.__subclasses__()} - internal <= known


def test_interrupted(room, monkeypatch):
    """Ctrl-C ends a command with a sentence."""
    monkeypatch.setattr("drafting.proceedings.lookup.amendment", _interrupt)
    answer = room("show", "1", lang="fr")
    assert answer.status == 2
    assert answer.err.strip() == "Interrompu\u00a0; rien n'a été écrit."


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_reader_gone(room):
    """A reader that goes away is no error."""
    import subprocess
    import sys

    program = "from drafting.commands.main import main; main()"
    command = [sys.executable, "-c", program, "-C", str(room.path), "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


def test_no_arguments(run: Callable[..., object], tmp_path: Path):
    """Alone, the command tells how it is used."""
    answer = run(lang="fr")
    assert answer.status == 2
    assert "Utilisation" in answer.err
    shutil.rmtree(tmp_path)


@pytest.mark.parametrize("command", [["show"], ["diff"], ["group", "3", "6", "--title"], ["mark", "1", "reserved"]])
def test_words_that_are_not_utf_8(room, command):
    """What a terminal in another code hands over is neither looked for nor written down."""
    before = room.everything
    answer = room(*command, "caf\udce9")
    assert (answer.status, answer.err) == (2, "Error: “caf\\udce9” is not UTF-8: let the terminal write UTF-8.\n")
    assert room.everything == before
