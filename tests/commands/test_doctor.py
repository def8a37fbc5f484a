"""`alinea doctor`: what it mended and what is left, in sentences; the exit status tells how grave."""

from __future__ import annotations

import pytest

from drafting.commands.doctor import explain
from drafting.languages import current
from drafting.proceedings.mending import Deed, Mended


def test_nothing_to_mend(room):
    """It says so."""
    assert room.done("doctor") == "✓ Nothing to mend: everything holds.\n"
    assert room.done("docteur", lang="fr")


def test_what_it_mended_is_told(room):
    """A tag that was gone is there again."""
    before = room.everything
    room.git("tag", "-d", "reading/1")
    assert "refs/tags/reading/1" in room.done("doctor")
    assert room.everything == before
    room.git("tag", "-d", "reading/1")
    assert room("doctor", "--json").json["mended"][0]["deed"] == "refs"


def test_what_it_cannot_mend_is_told(room):
    """With what a person must do."""
    path = room.git("ls-tree", "-r", "--name-only", "journal").splitlines()[-1]
    oid = room.git("rev-parse", f"journal:{path}").strip()
    (room.path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    answer = room("doctor")
    assert answer.status == 3
    assert path in answer.out
    assert "from another clone or a backup" in answer.out


def test_work_in_the_way_is_told(room):
    """`main` with a commit made by hand: nothing is done to it."""
    room.write("articles/020-means.md", "voted", "argued about")
    room.git("commit", "-qam", "by hand")
    answer = room("doctor")
    assert answer.status == 1
    assert "Note: " in answer.err


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("deed", Deed)
def test_every_deed_has_a_sentence(deed, lang):
    """In each language, of one thing and of many."""
    token = current.set(lang)
    try:
        one, many = (explain(Mended(deed, tuple(names))) for names in ("a", "abcde"))
    finally:
        current.reset(token)
    assert one
    assert "{" not in one + many
