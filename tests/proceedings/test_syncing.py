"""Syncing: laptops that exchange through a bare repository or a bundle know the same facts, and make the same of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.state import Status
from drafting.proceedings import sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.syncing import Exchanged, Kind, OtherResolution, sync
from drafting.store.git import HEADS, RefMoved
from drafting.store.journal import BRANCH
from drafting.store.projection import MAIN
from drafting.store.remotes import ForbiddenAddress, NoBundle, NoRemote, Unreachable
from drafting.voting.ballots import Count
from tests.helpers import fsck, git, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose

JOURNAL = HEADS + BRANCH


@pytest.fixture
def hub(desk: Desk, tmp_path: Path) -> Path:
    """A bare repository that the desk's is pushed to."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub.git")
    git(folder(desk), "remote", "add", "origin", str(tmp_path / "hub.git"))
    exchange(desk)
    return tmp_path / "hub.git"


@pytest.fixture
def other(hub: Path, tmp_path: Path) -> Desk:
    """A clone of the bare repository, on another laptop."""
    git(tmp_path, "clone", "-q", str(hub), "other")
    return opened(tmp_path / "other", "Bob")


def exchange(desk: Desk, remote: str | None = None, bundle: Path | None = None) -> Exchanged:
    """Sync, as a new command does, without waiting."""
    desk.look_again()
    return sync(desk, remote, bundle=bundle, pause=lambda _: None)


def both(desk: Desk, other: Desk) -> None:
    """Exchange until both know all, and hold that they are the same."""
    for one in (desk, other, desk):
        exchange(one)
    same(desk, other)


def same(desk: Desk, other: Desk) -> None:
    """Hold that two clones have the same facts, texts, branches and clean files."""
    ours, theirs = refs(folder(desk)), refs(folder(other))
    assert {name: oid for name, oid in ours.items() if name.startswith(HEADS)} == {
        name: oid for name, oid in theirs.items() if name.startswith(HEADS)
    }
    assert desk.state.text == other.state.text
    for one in (desk, other):
        assert git(folder(one), "status", "--porcelain") == ""
        fsck(folder(one))


# Through a bare repository.


def test_an_empty_remote_gets_everything(desk: Desk, hub: Path) -> None:
    """Facts, text, amendments and tags are there, the same as here."""
    propose(desk, ("ten", "twelve"))
    done = exchange(desk)
    assert [record.type for record in done.sent] == ["amendment.submitted", "amendment.numbered"]
    assert (done.received, done.alarms, done.beside) == ((), (), ())
    assert refs(hub) == refs(folder(desk))
    fsck(hub)


def test_nothing_new_is_nothing_sent(desk: Desk, hub: Path) -> None:
    """A second exchange changes nothing at all."""
    before = refs(hub), refs(folder(desk))
    assert exchange(desk) == Exchanged("origin")
    assert (refs(hub), refs(folder(desk))) == before


def test_two_laptops_know_the_same(desk: Desk, other: Desk) -> None:
    """What each wrote offline is in both afterwards, with what is made of it."""
    mine = propose(desk, ("ten", "twelve"))
    yours = propose(other, ("plants", "waters"))
    exchange(desk)
    done = exchange(other)
    assert {record.type for record in done.received} == {"amendment.submitted", "amendment.numbered"}
    assert len(done.sent) == 3
    both(desk, other)
    assert set(desk.state.amendments) == set(other.state.amendments) == {mine.id, yours.id}
    assert not desk.state.irregular


def test_the_first_exchange_of_a_clone(other: Desk) -> None:
    """A clone that has written nothing follows what comes, and keeps the journal as its own."""
    assert exchange(other) == Exchanged("origin")
    assert JOURNAL in refs(folder(other))


def test_two_votes_on_one_amendment_are_disputed(desk: Desk, other: Desk) -> None:
    """Neither count wins: both stand until one is said to replace the other."""
    amendment = propose(desk, ("ten", "twelve"))
    both(desk, other)
    sittings.vote(desk, amendment.id, Count(7, 2, 1))
    sittings.vote(other, amendment.id, Count(6, 3, 1))
    both(desk, other)
    assert desk.state.amendments[amendment.id].status is Status.DISPUTED
    assert other.state.amendments[amendment.id].status is Status.DISPUTED


def test_whoever_comes_second_tries_again(desk: Desk, other: Desk, hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A push that comes too late fetches once more, and waits longer each time."""
    from drafting.proceedings import syncing

    mine = propose(desk, ("ten", "twelve"))
    yours = propose(other, ("plants", "waters"))
    real, waits = syncing._send, []

    def late(repository, remote):
        if not waits:
            monkeypatch.setattr(syncing, "_send", real)
            exchange(other)
        return real(repository, remote)

    monkeypatch.setattr(syncing, "_send", late)
    sync(desk, pause=waits.append)
    assert len(waits) == 1
    assert set(desk.state.amendments) == {mine.id, yours.id}
    assert refs(hub)[JOURNAL] == refs(folder(desk))[JOURNAL]


def test_a_remote_that_takes_nothing(desk: Desk, hub: Path) -> None:
    """After eight tries it is said; what came from there has been taken in."""
    git(hub, "config", "receive.denyNonFastForwards", "true")
    propose(desk, ("ten", "twelve"))
    lock = hub / "refs/heads/journal.lock"
    lock.touch()
    waits: list[float] = []
    done = sync(desk, pause=waits.append)
    assert [alarm.kind for alarm in done.alarms] == [Kind.NOT_SENT]
    assert (len(waits), done.sent) == (7, ())
    assert waits[6] > waits[0]


# Texts that two laptops made of one.


def test_two_consolidations_of_different_amendments(desk: Desk, other: Desk) -> None:
    """The first in causal order stands, the other's amendment waits for the next one, and both end on one `main`."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("plants", "waters"))
    both(desk, other)
    adopt(desk, one)
    consolidate(desk)
    adopt(other, two)
    consolidate(other)
    mains = {desk.main, other.main}
    both(desk, other)
    assert all(desk.repository.is_ancestor(main or "", desk.main or "") for main in mains)
    states = [desk.state.amendments[one.id], desk.state.amendments[two.id]]
    assert {a.status for a in states} == {Status.ADOPTED}
    assert sorted(a.consolidated is None for a in states) == [False, True]
    consolidate(desk)
    both(desk, other)
    files = desk.state.text.to_files()
    assert "twelve" in files["articles/030-follow-up.md"]
    assert "waters" in files["articles/010-purpose.md"]


def test_two_consolidations_of_one_amendment(desk: Desk, other: Desk) -> None:
    """It is in the text once, and the commits of both are in `main`."""
    one = propose(desk, ("ten", "twelve"))
    adopt(desk, one)
    both(desk, other)
    consolidate(desk)
    consolidate(other)
    mains = {desk.main, other.main}
    both(desk, other)
    assert all(desk.repository.is_ancestor(main or "", desk.main or "") for main in mains)
    assert len(desk.state.readings[1].steps) == 1


def test_unsaved_work_stops_it_before_anything_changes(desk: Desk, other: Desk) -> None:
    """Files in the way are named, and the journal is as it was."""
    one = propose(desk, ("ten", "twelve"))
    adopt(desk, one)
    consolidate(desk)
    exchange(desk)
    path = folder(other) / "articles/030-follow-up.md"
    path.write_text("# Follow-up\n\nMine.\n")
    before = refs(folder(other))
    from drafting.store.worktree import UnsavedWork

    with pytest.raises(UnsavedWork):
        exchange(other)
    assert {**refs(folder(other)), JOURNAL: ""} == {**before, JOURNAL: ""}
    assert path.read_text() == "# Follow-up\n\nMine.\n"


# What went wrong there.


def test_a_remote_that_went_backwards(desk: Desk, hub: Path) -> None:
    """What it lost is named; nothing of ours is, and it gets it back."""
    propose(desk, ("ten", "twelve"))
    exchange(desk)
    before = refs(hub)[JOURNAL]
    git(hub, "update-ref", JOURNAL, f"{before}~1")
    done = exchange(desk)
    assert [(alarm.kind, len(alarm.what)) for alarm in done.alarms] == [(Kind.WENT_BACKWARDS, 2)]
    assert refs(hub)[JOURNAL] == refs(folder(desk))[JOURNAL] == before
    assert exchange(desk).alarms == ()


def test_a_remote_that_was_rewritten(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """Another fact in the place of one is an alarm; both stand, and a device that wrote twice is named."""
    exchange(desk)
    git(tmp_path, "clone", "-q", str(hub), "forger")
    forger = opened(tmp_path / "forger", "Eve")
    forger.journal.introduce("aaaaaaaa")
    propose(desk, ("ten", "twelve"))
    exchange(desk)
    propose(forger, ("ten", "a thousand"))
    git(folder(forger), "push", "-qf", str(hub), BRANCH)
    done = exchange(desk)
    assert {alarm.kind for alarm in done.alarms} >= {Kind.WENT_BACKWARDS, Kind.DEVICE_TWICE}
    assert "aaaaaaaa" in {what for alarm in done.alarms for what in alarm.what}
    assert "twelve" in desk.state.amendments["A-01"].fact.title


def test_a_journal_that_is_gone(desk: Desk, hub: Path) -> None:
    """A branch that was deleted there is an alarm, and comes back."""
    git(hub, "update-ref", "-d", JOURNAL)
    assert [alarm.kind for alarm in exchange(desk).alarms] == [Kind.WENT_BACKWARDS]
    assert refs(hub) == refs(folder(desk))


def test_another_resolution_is_not_mixed_in(desk: Desk, tmp_path: Path) -> None:
    """Two resolutions have nothing to say to each other."""
    from drafting.proceedings import drafting_rounds
    from tests.helpers import FILES, Clock

    stranger = drafting_rounds.start(tmp_path / "stranger", FILES, Clock(), "Eve")
    before = refs(folder(desk))
    with pytest.raises(OtherResolution):
        exchange(desk, str(folder(stranger)))
    assert refs(folder(desk)) == before


def test_files_that_are_no_facts_are_refused(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """A journal with bytes that are not what their name promises is not taken in."""
    from drafting.deliberation.records import BadRecord

    git(tmp_path, "clone", "-q", "-b", BRANCH, str(hub), "forger")
    path = tmp_path / "forger" / "bbbbbbbb/0000/000001-0123456789ab.json"
    path.parent.mkdir(parents=True)
    path.write_text("{}\n")
    git(tmp_path / "forger", "add", ".")
    git(tmp_path / "forger", "commit", "-qm", "x")
    git(tmp_path / "forger", "push", "-q", "origin", BRANCH)
    before = refs(folder(desk))
    with pytest.raises(BadRecord):
        exchange(desk)
    assert refs(folder(desk)) == before


# Branches.


def test_a_branch_that_was_pushed_is_listed_and_not_believed(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """An amendment that somebody wrote with Git alone: it comes along, and waits to be submitted."""
    git(tmp_path, "clone", "-q", str(hub), "reader")
    reader = tmp_path / "reader"
    git(reader, "switch", "-qc", "amendments/shade")
    (reader / "articles/030-follow-up.md").write_text("# Follow-up\n\nA committee in the shade.\n")
    git(reader, "commit", "-qam", "Shade")
    git(reader, "push", "-q", "origin", "amendments/shade")
    done = exchange(desk)
    assert done.branches == ("amendments/shade",)
    assert HEADS + "amendments/shade" not in refs(folder(desk))
    assert exchange(desk).branches == ()


def test_a_branch_that_was_moved_there_is_left(desk: Desk, hub: Path) -> None:
    """It is named, and neither ours nor theirs changes."""
    propose(desk, ("ten", "twelve"))
    exchange(desk)
    name = next(ref for ref in refs(hub) if "amendments/" in ref)
    aside = git(hub, "commit-tree", "main^{tree}", "-m", "Aside")
    git(hub, "update-ref", name, aside)
    before = refs(folder(desk))
    done = exchange(desk)
    assert done.beside == (name.removeprefix(HEADS),)
    assert refs(hub)[name] == aside
    assert refs(folder(desk)) == before


# Bundles.


def test_a_stick_carries_facts_both_ways(desk: Desk, other: Desk, tmp_path: Path) -> None:
    """The file is read if it is there, then written anew: two laptops that never meet know the same."""
    stick = tmp_path / "stick" / "trees.bundle"
    stick.parent.mkdir()
    mine = propose(desk, ("ten", "twelve"))
    yours = propose(other, ("plants", "waters"))
    assert len(exchange(desk, bundle=stick).sent) > 2
    done = exchange(other, bundle=stick)
    assert (len(done.received), len(done.sent)) == (2, 3)
    assert len(exchange(desk, bundle=stick).received) == 3
    same(desk, other)
    assert set(desk.state.amendments) == {mine.id, yours.id}
    assert [path.name for path in stick.parent.iterdir()] == ["trees.bundle"]
    git(tmp_path, "clone", "-q", "-b", "main", str(stick), "from-stick")
    assert opened(tmp_path / "from-stick").state.text == desk.state.text


def test_an_older_stick_is_an_alarm(desk: Desk, tmp_path: Path) -> None:
    """A bundle that has less than when it was last seen."""
    stick = tmp_path / "trees.bundle"
    exchange(desk, bundle=stick)
    old = stick.read_bytes()
    propose(desk, ("ten", "twelve"))
    exchange(desk, bundle=stick)
    stick.write_bytes(old)
    assert [alarm.kind for alarm in exchange(desk, bundle=stick).alarms] == [Kind.WENT_BACKWARDS]


@pytest.mark.parametrize("content", [b"", b"# v2 git bundle", b"PK\3\4", None])
def test_a_file_that_is_no_bundle_is_left(desk: Desk, tmp_path: Path, content: bytes | None) -> None:
    """It is never overwritten, whatever it is."""
    path = tmp_path / "minutes.docx"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(NoBundle):
        exchange(desk, bundle=path)
    assert content is None or path.read_bytes() == content


def test_a_broken_bundle_is_left(desk: Desk, tmp_path: Path) -> None:
    """One that Git cannot read is not overwritten either."""
    path = tmp_path / "trees.bundle"
    path.write_bytes(b"# v2 git bundle\n0123\n\nPACK")
    with pytest.raises(Unreachable):
        exchange(desk, bundle=path)
    assert path.read_bytes() == b"# v2 git bundle\n0123\n\nPACK"


# Addresses.


@pytest.mark.parametrize(
    "address",
    ["ext::sh -c touch% x", "--upload-pack=touch", "http://a.example/x", "git://a.example/x", "fd::7", "a\nb/c"],
)
def test_addresses_that_start_programs_are_refused(desk: Desk, address: str) -> None:
    """As an argument, and as the address of a remote."""
    with pytest.raises((ForbiddenAddress, NoRemote)):
        exchange(desk, address)
    git(folder(desk), "config", "remote.origin.url", address)
    git(folder(desk), "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    with pytest.raises(ForbiddenAddress):
        exchange(opened(folder(desk)))


def test_no_remote_at_all(desk: Desk) -> None:
    """Without a name, and with one that nobody knows."""
    for name in (None, "elsewhere"):
        with pytest.raises(NoRemote):
            exchange(desk, name)


def test_a_remote_that_is_not_there(desk: Desk, tmp_path: Path) -> None:
    """Git's own words, in one line; nothing has changed."""
    before = refs(folder(desk))
    with pytest.raises(Unreachable) as caught:
        exchange(desk, str(tmp_path / "nowhere.git"))
    assert "\n" not in caught.value.said
    assert "not appear to be a git repository" in caught.value.said or "not exist" in caught.value.said
    assert refs(folder(desk)) == before


def test_hooks_of_the_other_side_are_not_run(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """A folder on a stick is somebody else's: its hooks and programs stay asleep."""
    for name in ("pre-receive", "update", "post-receive", "post-update", "reference-transaction"):
        hook = hub / "hooks" / name
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran-{name}\n")
        hook.chmod(0o755)
    for setting in ("core.fsmonitor", "core.alternateRefsCommand", "uploadpack.packObjectsHook", "core.sshCommand"):
        git(hub, "config", setting, f"touch {tmp_path}/ran-{setting}; false")
    propose(desk, ("ten", "twelve"))
    assert exchange(desk).alarms == ()
    assert list(tmp_path.glob("ran-*")) == []


def test_somebody_writes_meanwhile(desk: Desk, other: Desk) -> None:
    """A command that wrote here since the desk was opened is seen."""
    mine = propose(opened(folder(desk)), ("ten", "twelve"))
    with pytest.raises(RefMoved):
        sync(desk)
    exchange(desk)
    exchange(other)
    assert mine.id in other.state.amendments


def test_main_there_follows(desk: Desk, other: Desk, hub: Path) -> None:
    """`main` of the remote is pushed forward only."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    both(desk, other)
    assert refs(hub)[MAIN] == desk.main
