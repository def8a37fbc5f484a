"""Syncing: laptops that exchange through a bare repository or a bundle know the same facts, and make the same of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Step, TextConsolidated
from drafting.proceedings import sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.syncing import Alarm, CannotUnite, Exchanged, Kind, OtherResolution, sync
from drafting.store.git import HEADS, RefMoved, Unacceptable
from drafting.store.journal import BRANCH
from drafting.store.projection import MAIN
from drafting.store.remotes import ForbiddenAddress, NoBundle, NoRemote, Unreachable
from drafting.voting.ballots import Count
from tests.helpers import fsck, git, put, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose

JOURNAL = HEADS + BRANCH


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git writes to disk when it likes."""
    monkeypatch.setenv("GIT_TEST_FSYNC", "0")


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
    made = {name: oid for name, oid in desk.projector.done.refs.items() if name.startswith(HEADS)}
    made[JOURNAL] = desk.journal.tip or ""
    assert desk.state.text == other.state.text
    for one in (desk, other):
        assert made.items() <= refs(folder(one)).items()
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


def test_a_laptop_that_consolidates_twice_meanwhile(desk: Desk, other: Desk) -> None:
    """Whoever comes second, with however many consolidations, no `main` goes back."""
    own = [propose(desk, change) for change in (("ten", "twelve"), ("plants", "waters"), ("heat", "cold"))]
    both(desk, other)
    for amendment in own[:2]:
        adopt(desk, amendment)
        consolidate(desk)
    adopt(other, own[2])
    consolidate(other)
    sittings.open_sitting(other, "Evening", 9)
    sittings.close_sitting(other)
    mains = {desk.main, other.main}
    tags = {name: oid for one in (desk, other) for name, oid in refs(folder(one)).items() if "tags" in name}
    both(desk, other)
    assert all(desk.repository.is_ancestor(main or "", desk.main or "") for main in mains)
    assert tags.items() <= refs(folder(desk)).items() & refs(folder(other)).items()
    consolidate(other)
    both(other, desk)
    assert {a.consolidated is None for a in desk.state.of_reading()} == {False}


def test_the_whole_is_adopted_while_another_consolidates(desk: Desk, other: Desk) -> None:
    """Either the adoption or the consolidation comes second; both clones say the same, and nothing is stuck."""
    own = [propose(desk, change) for change in (("ten", "twelve"), ("plants", "waters"))]
    both(desk, other)
    adopt(other, own[1])
    consolidate(other)
    adopt(desk, own[0], "text")
    consolidate(desk)
    mains = {desk.main, other.main}
    both(desk, other)
    assert all(desk.repository.is_ancestor(main or "", desk.main or "") for main in mains)
    if desk.state.readings[1].adopted is None:
        consolidate(desk)
        both(desk, other)
    assert desk.state.readings[1].adopted


@pytest.mark.parametrize("turn", range(3))
def test_three_texts_of_one(desk: Desk, hub: Path, tmp_path: Path, turn: int) -> None:
    """Where a third text comes between two that were brought together, `main` goes from one of ours to the next."""
    own = [propose(desk, change) for change in (("ten", "twelve"), ("plants", "waters"), ("heat", "cold"))]
    exchange(desk)
    laptops = [desk]
    for name, device in (("Bob", "bbbbbbbb"), ("Cleo", "cccccccc")):
        git(tmp_path, "clone", "-q", str(hub), name)
        laptops.append(opened(tmp_path / name, name))
        laptops[-1].journal.introduce(device)
    for laptop, amendment in zip(laptops, own, strict=True):
        adopt(laptop, amendment)
        consolidate(laptop)
    laptops = laptops[turn:] + laptops[:turn]
    beside = [name for laptop in (*laptops, *laptops) for name in exchange(laptop).beside]
    assert {*beside} <= {"main"}
    for laptop in laptops[1:]:
        same(laptops[0], laptop)
    consolidate(laptops[2])
    for laptop in (*laptops, *laptops):
        exchange(laptop)
    for laptop in laptops[1:]:
        same(laptops[0], laptop)
    assert {a.consolidated is None for a in desk.state.of_reading()} == {False}


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


def test_an_amendment_to_a_text_that_did_not_last(desk: Desk, other: Desk) -> None:
    """Written on a consolidation that came second: it has no effect, and is named; everything else goes on."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("plants", "waters"))
    both(desk, other)
    later = []
    for laptop, amendment, new in ((desk, one, "a few"), (other, two, "many")):
        adopt(laptop, amendment)
        consolidate(laptop)
        later.append(propose(laptop, ("the streets", f"{new} streets")))
    exchange(desk)
    heard = [alarm for laptop in (other, desk) for alarm in exchange(laptop).alarms]
    both(desk, other)
    assert {alarm.kind for alarm in heard} == {Kind.WITHOUT_EFFECT}
    assert len(desk.state.amendments.keys() & {a.id for a in later}) == 1
    lost_ = {record.hash for record, _ in desk.state.irregular}
    assert lost_ >= {a.record.hash for a in later if a.id not in desk.state.amendments}
    assert lost_ >= {what for alarm in heard for what in alarm.what}


def test_namesakes_give_different_ids(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """Two laptops of people with the same initials that join without knowing of each other."""
    laptops = []
    for name in ("one", "two"):
        git(tmp_path, "clone", "-q", str(hub), name)
        laptops.append(opened(tmp_path / name, "Bob Carter"))
    ids = {propose(laptop, ("ten", "twelve")).id for laptop in laptops}
    both(*laptops)
    assert len(ids) == 2
    assert laptops[0].state.amendments.keys() == ids


# Drafts.


def drafted_by_hand(desk: Desk, path: str, content: str) -> None:
    """A commit on `main`, taken in by the next command."""
    put(folder(desk), {path: content})
    git(folder(desk), "add", path)
    git(folder(desk), "commit", "-qm", f"More in {path}")


@pytest.fixture
def drafts(drafted: Desk, tmp_path: Path) -> tuple[Desk, Desk]:
    """Two laptops on which one draft is written."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "drafts.git")
    git(folder(drafted), "remote", "add", "origin", str(tmp_path / "drafts.git"))
    exchange(drafted)
    git(tmp_path, "clone", "-q", str(tmp_path / "drafts.git"), "another")
    return drafted, opened(tmp_path / "another", "Bob")


def test_drafts_follow_one_another(drafts: tuple[Desk, Desk]) -> None:
    """What one laptop drafted is the draft of the other, which goes on from there."""
    one, two = drafts
    drafted_by_hand(one, "articles/040-trees.md", "# Trees\n\nLimes.\n")
    exchange(one)
    exchange(two)
    drafted_by_hand(two, "articles/040-trees.md", "# Trees\n\nLimes and oaks.\n")
    both(two, one)
    assert "oaks" in one.state.files["articles/040-trees.md"]
    assert not one.state.irregular


def test_drafts_written_at_once(drafts: tuple[Desk, Desk]) -> None:
    """The first in causal order stands; the other's commit is in the history of `main`, to be taken from there."""
    one, two = drafts
    drafted_by_hand(one, "articles/040-trees.md", "# Trees\n\nLimes.\n")
    drafted_by_hand(two, "articles/050-shade.md", "# Shade\n\nAwnings.\n")
    mains = {one.main, two.main}
    heard = [alarm.kind for desk in (one, two, one) for alarm in exchange(desk).alarms]
    both(one, two)
    assert Kind.WITHOUT_EFFECT in heard
    assert len({"articles/040-trees.md", "articles/050-shade.md"} & one.state.files.keys()) == 1
    assert all(one.repository.is_ancestor(main or "", one.main or "") for main in mains)
    gone = next(draft for record, _ in one.state.irregular if (draft := record.data["commit"]))
    commit = one.repository.commit_verbatim(gone)
    git(folder(one), "cherry-pick", commit)
    both(one, two)
    assert {"articles/040-trees.md", "articles/050-shade.md"} <= two.state.files.keys()


@pytest.mark.parametrize("late", [False, True])
def test_a_reading_opened_while_another_drafts(drafts: tuple[Desk, Desk], late: bool) -> None:
    """The text that is frozen is the one that its opener saw, and amendments to it stand."""
    from drafting.proceedings import drafting_rounds

    one, two = drafts
    if late:  # the reading comes after the other's draft, in causal order
        for at in range(3):
            drafted_by_hand(one, "articles/040-trees.md", f"# Trees\n\nLimes, {at}.\n")
            exchange_with_nobody(one)
    drafted_by_hand(two, "articles/050-shade.md", "# Shade\n\nAwnings.\n")
    exchange_with_nobody(two)
    drafting_rounds.open_reading(one)
    frozen = one.state.text
    amendment = propose(one, ("ten", "twelve"))
    both(one, two)
    assert two.state.text == frozen == one.state.text
    assert two.state.amended(two.state.amendments[amendment.id]) != frozen
    adopt(two, two.state.amendments[amendment.id])
    consolidate(two)
    both(two, one)


def exchange_with_nobody(desk: Desk) -> None:
    """Take drafts in, as every command that writes does."""
    with desk.writing():
        pass


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


def test_a_restored_backup_goes_on_under_another_name(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """A laptop that meets facts of its own which it never wrote is another device from then on."""
    copy = tmp_path / "copy"
    shutil.copytree(folder(desk), copy)
    mine = propose(desk, ("ten", "twelve"))
    exchange(desk)
    restored = opened(copy)
    assert exchange(restored).alarms == ()
    yours = propose(restored, ("ten", "eleven"))
    both(restored, desk)
    assert restored.journal.device != desk.journal.device == "aaaaaaaa"
    assert {mine.id, yours.id} <= desk.state.amendments.keys()
    assert not desk.state.irregular


def test_two_copies_of_one_laptop(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """Both wrote in one place: both facts stand, the device is named once, and they part from then on."""
    shutil.copytree(folder(desk), tmp_path / "copy")
    copy = opened(tmp_path / "copy")
    sittings.open_sitting(desk, "Morning", 8)
    sittings.open_sitting(copy, "Evening", 9)
    exchange(desk)
    heard = exchange(copy).alarms
    assert Alarm(Kind.DEVICE_TWICE, ("aaaaaaaa",)) in heard
    both(desk, copy)
    assert [sitting.fact.title for sitting in copy.state.sittings] == [s.fact.title for s in desk.state.sittings]
    assert len(desk.state.sittings) == 2
    assert "aaaaaaaa" not in (desk.journal.device, copy.journal.device)
    assert exchange(copy).alarms == exchange(desk).alarms == ()


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


def test_facts_that_make_no_text_are_refused(desk: Desk, other: Desk) -> None:
    """A consolidation that does not make the text it names: nothing of it comes in, and work goes on."""
    amendment = propose(other, ("ten", "twelve"))
    exchange(other)
    facts = [TextConsolidated((Step((amendment.id,), (), "wrong"),))]
    other.journal.append(other.journal.prepare(facts, "Eve", other.clock()), "forged")
    git(folder(other), "push", "-q", "origin", BRANCH)
    before = refs(folder(desk))
    with pytest.raises(CannotUnite):
        exchange(desk)
    assert refs(folder(desk)) == before
    propose(desk, ("plants", "waters"))


def test_links_in_a_journal_are_refused(desk: Desk, hub: Path, tmp_path: Path) -> None:
    """Only plain files are facts, and nothing is checked out."""
    git(tmp_path, "clone", "-q", "-b", BRANCH, str(hub), "forger")
    (tmp_path / "forger" / "bbbbbbbb").symlink_to("/etc")
    git(tmp_path / "forger", "add", ".")
    git(tmp_path / "forger", "commit", "-qm", "x")
    git(tmp_path / "forger", "push", "-q", "origin", BRANCH)
    before = refs(folder(desk))
    with pytest.raises(Unacceptable):
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
