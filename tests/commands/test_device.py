"""`alinea device`: this laptop and the others, in words and as JSON, and every refusal in a sentence."""

from __future__ import annotations

from pathlib import Path

import pygit2
import pytest
from pygit2.enums import ConfigLevel

from drafting.commands import main
from drafting.deliberation.signers import fingerprint
from drafting.store.git import Repository
from drafting.store.journal import Journal
from tests.keys import key_file, needs_keygen, public


@pytest.fixture(autouse=True)
def _wired(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is in the table."""
    monkeypatch.setitem(main._MODULES, "device", "device")


@pytest.fixture
def other(room, tmp_path: Path, capsys):
    """Another laptop, that has recorded something, and a bare repository between the two."""
    hub = tmp_path / "hub.git"
    room.git("init", "-q", "--bare", "-b", "main", str(hub))
    room.git("remote", "add", "origin", str(hub))
    room.done("sync")
    room.git("clone", "-q", str(hub), str(tmp_path / "other"))
    made = type(room)(tmp_path / "other", capsys)
    made.done("opinion", "1", "favourable", "--by", "Roads")
    made.done("sync")
    room.done("sync")
    return made


def the(room, **wanted: object) -> dict[str, object]:
    """The one device that is as wanted."""
    (found,) = [one for one in room("device", "list", "--json").json if wanted.items() <= one.items()]
    return found


def test_without_more_words_it_shows_this_laptop(room):
    """Its name, that it has no key, that it began the resolution."""
    said = room.done("device")
    assert "(this laptop)" in said
    assert "key: none" in said
    assert "began the resolution: clerk, chair, numbering" in said
    assert room.done("device", "show") == said
    assert room.done("device", "list") == said
    shown = room("device", "show", "--json").json
    assert (shown["ours"], shown["key"], shown["fingerprint"], shown["revoked"]) == (True, None, None, False)


def test_a_laptop_that_has_recorded_nothing(room, tmp_path, capsys):
    """It is set up when it first does."""
    room.git("clone", "-q", str(room.path), str(tmp_path / "fresh"))
    fresh = type(room)(tmp_path / "fresh", capsys)
    assert "recorded nothing yet" in fresh.done("device")
    assert fresh("device", "show", "--json").json is None


@needs_keygen
def test_a_key_is_bound_and_shown(room):
    """By the fingerprint that people can compare."""
    path = key_file("ada")
    mark = fingerprint(public(path))
    assert room.done("device", "key", str(path)) == f"✓ This laptop signs with the key {mark}.\n"
    assert f"key: {mark}" in room.done("device")
    room.done("vote", "1", "--unanimous")
    assert room("verify").status == 0
    assert f"A device signs from now on, with the key {mark}" in " ".join(room.done("log").split())
    answer = room("device", "key", "none")
    assert answer.status == 2
    assert "what it does not sign has no effect" in answer.err


@needs_keygen
def test_a_resolution_that_begins_with_a_key(run, tmp_path):
    """The one that Git signs commits with is taken, and said; the beginning itself is signed."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".gitconfig").write_text(f"[gpg]\nformat = ssh\n[user]\nsigningkey = {key_file('ada')}\n")
    before = pygit2.settings.search_path[ConfigLevel.GLOBAL]
    pygit2.settings.search_path[ConfigLevel.GLOBAL] = str(tmp_path / "home")
    try:
        answer = run("new", str(tmp_path / "r"), "--title", "Trees")
    finally:
        pygit2.settings.search_path[ConfigLevel.GLOBAL] = before
    assert f"This laptop signs with the key {fingerprint(public(key_file('ada')))}." in answer.out
    records = Journal(Repository.open(tmp_path / "r")).records
    assert [record.type for record in records] == ["device.introduced", "resolution.started"]
    assert {record.signer for record in records} == {public(key_file("ada"))}


def test_no_key_on_purpose(room):
    """Nothing is recorded by that."""
    before = room.everything
    assert room.done("device", "key", "none") == "✓ This laptop does not sign.\n"
    assert room.everything == before


def test_a_place_without_a_key(room):
    """Said, with what to do; nothing is written."""
    before = room.everything
    answer = room("device", "key", "/nowhere/key")
    assert (answer.status, answer.out) == (2, "")
    assert "does not sign" in answer.err
    assert room.everything == before


def test_admitting_says_what_it_means(room, other):
    """Without a key anybody can write in its name; who is left out is told."""
    device = the(room, ours=False)
    answer = room("device", "admit", str(device["initials"]).lower(), "--role", "numbering", "--role", "clerk")
    assert answer.status == 0
    assert f"✓ Admitted: {device['id']} ({device['initials']})." in answer.out
    assert "has no key: anybody can write in its name" in " ".join(answer.err.split())
    admitted = the(room, id=device["id"])
    assert (admitted["roles"], admitted["admitted_by"]) == (["clerk", "numbering"], [the(room, ours=True)["id"]])
    assert "clerk, numbering, admitted by" in room.done("device", "list")
    room.done("sync")
    other.done("sync")
    other.done("vote", "1", "--unanimous")


def test_who_is_left_out_is_told_and_refused(room, other, tmp_path, capsys):
    """On the laptop that admits, and on the one that is not admitted."""
    room.git("clone", "-q", str(tmp_path / "hub.git"), str(tmp_path / "third"))
    third = type(room)(tmp_path / "third", capsys)
    third.done("opinion", "2", "wisdom", "--by", "Schools")
    third.done("sync")
    room.done("sync")
    ids = {one["id"] for one in room("device", "list", "--json").json}
    theirs = {the(room, ours=True)["id"], the(other, ours=True)["id"]}
    (left,) = ids - theirs
    answer = room("device", "admit", str(the(other, ours=True)["id"]), "--json")
    assert answer.json["roles"] == ["clerk"]
    said = room("device", "admit", str(the(other, ours=True)["id"]))
    assert str(left) in said.err
    room.done("sync")
    third.done("sync")
    refused = third("vote", "1", "--unanimous")
    assert refused.status == 2
    assert "it takes the role clerk" in refused.err

    assert "no role" in third.done("device")


def test_what_came_without_a_role_is_told(room, other):
    """With the way to make it count."""
    room.done("device", "admit", str(the(room, ours=True)["id"]))
    other.done("vote", "1", "--unanimous")
    other.done("sync")
    answer = room("sync")
    assert answer.status == 1
    said = " ".join(answer.err.split())
    assert "has no role for it" in said
    assert f"alinea device admit {the(room, ours=False)['id']}" in said
    checked = room("verify")
    assert checked.status == 1
    assert "without the role for it" in " ".join(checked.out.split())


def test_a_revoked_laptop(room, other):
    """It is told so when it knows, and shown as revoked."""
    device = the(room, ours=False)
    assert room.done("device", "revoke", str(device["id"]), "--reason", "lost").startswith("✓ Revoked: ")
    assert "revoked: nothing that it records counts" in room.done("device", "list")
    room.done("sync")
    other.done("sync")
    refused = other("opinion", "2", "wisdom", "--by", "Roads")
    assert refused.status == 2
    assert "This laptop was revoked" in refused.err
    assert "revoked: lost" in " ".join(room.done("log").split())


def test_what_is_refused_is_said(room, other):
    """In a sentence, with what to do."""
    room.done("device", "admit", str(the(room, ours=False)["id"]))
    room.done("sync")
    other.done("sync")
    for run, words, said in (
        (room, ["device", "admit", "nobody"], "There is no device “nobody”"),
        (room, ["device", "admit", "x", "--role", "king"], "is none of"),
        (room, ["device", "revoke", "x"], "--reason"),
        (other, ["device", "revoke", str(the(room, ours=True)["id"]), "--reason", "x"], "as near to the founding"),
    ):
        answer = run(*words)
        assert answer.status == 2
        assert said in answer.err


def test_it_is_understood_in_french(room):
    """Names of commands and of roles."""
    assert room("poste", lang="fr").status in (0, 2)
    assert room("device", "lister", lang="fr").status == 0
    ours = str(the(room, ours=True)["id"])
    assert room("device", "admettre", ours, "--role", "secrétariat", lang="fr").status == 0
