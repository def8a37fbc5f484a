"""`alinea sync`: what came and went, what is disputed, what a person should hear of at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafting.commands import exchanges, main, sentences


@pytest.fixture(autouse=True)
def _wired(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command and its sentences are in the tables."""
    monkeypatch.setitem(main._MODULES, "sync", "sync")
    for kind, said in exchanges.SENTENCES.items():
        monkeypatch.setitem(sentences._SENTENCES, kind, said)
    for kind, status in exchanges.STATUSES.items():
        monkeypatch.setitem(sentences._STATUSES, kind, status)


@pytest.fixture
def other(room, tmp_path: Path, capsys):
    """Another laptop, and a bare repository between the two."""
    hub = tmp_path / "hub.git"
    room.git("init", "-q", "--bare", "-b", "main", str(hub))
    room.git("remote", "add", "origin", str(hub))
    room.done("sync")
    room.git("clone", "-q", str(hub), str(tmp_path / "other"))
    return type(room)(tmp_path / "other", capsys)


def test_what_came_and_went_is_said(room, other) -> None:
    """How many facts each way, and a sentence for each that came."""
    room.done("opinion", "1", "favourable", "--by", "Roads")
    assert room.done("sync") == "✓ origin: 0 facts received, 1 sent.\n"
    assert other.done("sync") == ("✓ origin: 1 fact received, 0 sent.\n  Amendment 1: opinion of Roads: favourable\n")
    assert other.done("sync") == "✓ origin: 0 facts received, 0 sent.\n"


def test_json_says_the_same(room, other) -> None:
    """Facts in full, and lists that are empty where there is nothing to say."""
    room.done("opinion", "1", "favourable", "--by", "Roads")
    room.done("sync")
    said = other("sync", "origin", "--json").json
    assert [fact["type"] for fact in said["received"]] == ["opinion.given"]
    del said["received"]
    assert said == {
        "remote": "origin", "sent": [], "branches": [], "beside": [], "alarms": [],
        "disputed": [],
    }  # fmt: skip


def test_what_is_disputed_is_said(room, other) -> None:
    """Two votes on one amendment, and two amendments with one number; neither is a failure."""
    for one, count in ((room, "12"), (other, "9")):
        one.done("vote", "3", "--for", count, "--against", "3")
        one.write("articles/020-means.md", "every year", f"every {count} years")
        one.done("propose", "--title", count, "--author", "Table 9")
    room.done("sync")
    said = other("sync")
    assert said.status == 0
    heard = " ".join(said.err.split())
    assert "Amendment 3 has outcomes that contradict each other: (1) Adopted: 12 for, 3 against" in heard
    assert "The number 8 is borne by several amendments" in heard
    found = other("sync", "--json").json["disputed"]
    assert [(one["kind"], one["about"]) for one in found if one["kind"] != "outcome"] == [("shared-number", "8")]


def test_two_consolidations_are_told(room, other) -> None:
    """What has no effect is named, with what to do; the exit status says that something was found."""
    room.done("vote", "3", "--unanimous")
    room.done("consolidate")
    other.done("vote", "6", "--unanimous")
    other.done("vote", "7", "--for", "1", "--against", "9")
    other.done("consolidate")
    room.done("sync")
    said = other("sync")
    later = room("sync")
    assert {said.status, later.status} == {1}
    assert "run “alinea consolidate” again" in " ".join(said.err.split())
    other.done("consolidate")
    assert other("sync").status == 0
    room.done("sync")
    assert room.git("rev-parse", "main") == other.git("rev-parse", "main")


def test_a_remote_that_went_backwards_is_an_alarm(room, other, tmp_path: Path) -> None:
    """What it lost is counted; nothing of ours is lost."""
    shutil.copytree(tmp_path / "hub.git", tmp_path / "old.git")
    room.done("opinion", "1", "favourable", "--by", "Roads")
    room.done("sync")
    shutil.rmtree(tmp_path / "hub.git")
    (tmp_path / "old.git").rename(tmp_path / "hub.git")
    said = room("sync")
    assert said.status == 1
    assert "no longer had 1 fact that it once had" in said.err.replace("\n", " ")
    assert room("sync").status == 0


def test_a_stick(room, tmp_path: Path, capsys) -> None:
    """A file is written, and read by the laptop that clones from it and by the first again."""
    stick = tmp_path / "streets.bundle"
    assert room.done("sync", "--bundle", str(stick)).startswith(f"✓ {stick}: 0 facts received")
    room.git("clone", "-q", "-b", "main", str(stick), str(tmp_path / "other"))
    other = type(room)(tmp_path / "other", capsys)
    other.done("opinion", "1", "favourable", "--by", "Roads")
    other.done("sync", "--bundle", str(stick))
    assert "opinion of Roads" in room.done("sync", "--bundle", str(stick))


def test_branches_made_by_hand_are_said(room, other) -> None:
    """One that waits to be taken in, one that somebody moved."""
    other.git("push", "-q", "origin", "main:refs/heads/amendments/by-hand")
    own = room.git("branch", "--list", "amendments/*", "--format=%(refname:short)").split()[0]
    other.git("push", "-qf", "origin", f"main:refs/heads/{own}")
    aside = other.git("commit-tree", "main^{tree}", "-m", "Aside").strip()
    other.git("push", "-qf", "origin", f"{aside}:refs/heads/{own}")
    said = room("sync")
    heard = " ".join(said.err.split())
    assert said.status == 0
    assert "amendments/by-hand is not taken in yet" in heard
    assert f"The branch {own} was moved by hand on origin" in heard


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["sync"], "Exchange with whom?"),
        (["sync", "elsewhere"], "There is no remote “elsewhere”"),
        (["sync", "http://a.example/x"], "There is no remote"),
        (["sync", "origin", "--bundle", "x"], "keep one of the two"),
        (["sync", "/nowhere/at/all"], "cannot be reached"),
        (["sync", "--bundle", "/dev"], "is no bundle"),
    ],
)
def test_what_cannot_be_exchanged_with(room, arguments: list[str], expected: str) -> None:
    """A sentence each, and what to do."""
    said = room(*arguments)
    assert said.status == 2
    assert expected in " ".join(said.err.split())


def test_every_error_has_its_sentence() -> None:
    """None is told by its class."""
    from drafting.deliberation.records import BadRecord
    from drafting.proceedings.syncing import CannotUnite, OtherResolution
    from drafting.store.remotes import ForbiddenAddress
    from drafting.store.union import TwoContents

    errors = (
        (ForbiddenAddress("ext::x"), 2), (OtherResolution("origin"), 2), (CannotUnite("origin", "B-01"), 1),
        (BadRecord("a/b.json", "name"), 3), (TwoContents("a/b.json"), 3),
    )  # fmt: skip
    for error, status in errors:
        assert type(error).__name__ not in sentences.sentence(error)
        assert sentences.status(error) == status
