"""`alinea verify`: what was checked in a line, then each finding in a sentence; the exit status tells how grave."""

from __future__ import annotations

import pytest

from drafting.commands.verify import explain, told
from drafting.languages import current
from drafting.proceedings.findings import Finding, Kind


def test_all_is_well(adopted):
    """It says what was looked at, and exits with 0."""
    said = adopted.done("verify")
    assert said.startswith("Checked: ")
    assert "facts, " in said
    assert said.endswith("Everything holds.\n")


def test_it_answers_json(room):
    """Everything that was found, and what was looked at."""
    answer = room("verify", "--json")
    assert answer.status == 0
    assert answer.json["findings"] == []
    assert answer.json["checked"]["amendments"] == 7


def test_it_has_a_name_in_french(room):
    """Either of two."""
    assert room.done("contrôler", lang="fr") == room.done("controler", lang="fr") == room.done("verify", lang="fr")


def test_a_person_must_look(room):
    """A tag moved by hand is named, and the exit status is 1."""
    room.git("tag", "-f", "reading/1", "journal")
    answer = room("verify")
    assert answer.status == 1
    assert "To look at: refs/tags/reading/1 was moved by hand" in answer.out


def test_a_note_is_no_fault(room):
    """What the next command puts right is told, and the exit status is 0."""
    room.git("tag", "-d", "reading/1")
    assert "Note: refs/tags/reading/1 is missing; the next command that writes makes it." in room.done("verify")


def test_damage_exits_with_3(room):
    """A fact whose bytes are not its own."""
    oid = room.git("rev-parse", "main^{tree}").strip()
    (room.path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    answer = room("verify")
    assert answer.status == 3
    assert f"Damaged: object {oid} is missing or damaged" in answer.out
    assert room("verify", "--json").json["findings"][0]["severity"] == "damaged"


def test_a_journal_that_cannot_be_read_is_a_sentence(room):
    """Not a traceback, and the file is named."""
    path = room.git("ls-tree", "-r", "--name-only", "journal").splitlines()[-1]
    oid = room.git("rev-parse", f"journal:{path}").strip()
    (room.path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    answer = room("verify")
    assert answer.status == 3
    assert path in answer.out


def test_what_is_no_resolution_is_refused(tmp_path, run):
    """There is nothing to verify."""
    assert run("-C", str(tmp_path), "verify").status == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("kind", Kind)
def test_every_finding_has_a_sentence(kind, lang):
    """In each language, with what it is about in it."""
    token = current.set(lang)
    try:
        said = explain(Finding(kind, "WHERE", "WHAT"))
    finally:
        current.reset(token)
    assert "WHERE" in said or "WHAT" in said
    assert "{" not in said


def test_very_many_of_a_kind_are_counted():
    """The first twenty, and how many more."""
    said = list(told(tuple(Finding(Kind.REF_MISSING, f"refs/{n}") for n in range(30))))
    assert (len(said), said[-1]) == (21, "… and 10 more like these")
