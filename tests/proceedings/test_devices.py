"""Devices with keys and roles: what each may record, what others make of it, and everything that could be forged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.deliberation.devices import Why
from drafting.deliberation.facts import (
    DeviceKeyed,
    Fact,
    FactUndone,
    OpinionGiven,
    OrderOverridden,
    ResolutionStarted,
    Role,
    SittingOpened,
)
from drafting.deliberation.facts import Opinion as Says
from drafting.deliberation.records import Record
from drafting.proceedings import devices, sittings
from drafting.proceedings.desk import Desk, NotAllowed
from drafting.proceedings.devices import CannotRevoke, KeyIsBound, UnknownDevice
from drafting.proceedings.findings import Finding, Kind, Severity
from drafting.proceedings.syncing import Alarm, FalseSignature, OtherResolution, sync
from drafting.proceedings.syncing import Kind as Heard
from drafting.proceedings.verifying import verify
from drafting.store import keys
from drafting.store.git import Repository, Signature
from drafting.store.journal import BRANCH
from drafting.store.signatures import path_of
from drafting.store.signing import CannotSign
from tests.helpers import BEGAN, FILES, git, refs
from tests.keys import key_file, needs_keygen, public, signed
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose

ADA, BOB, EVE = "ada", "bob", "eve"


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git writes to disk when it likes."""
    monkeypatch.setenv("GIT_TEST_FSYNC", "0")


def copy(desk: Desk, name: str) -> Desk:
    """Another laptop with a copy of the resolution."""
    path = folder(desk).parent / name
    shutil.copytree(folder(desk), path)
    for note in ("device", "key", "signatures"):
        (path / ".git" / "alinea" / note).unlink(missing_ok=True)
    return opened(path, name)


def exchange(one: Desk, other: Desk) -> tuple[Alarm, ...]:
    """What one hears when it takes in what the other has, and the other way round."""
    one.look_again()
    return sync(one, str(folder(other)), pause=lambda _: None).alarms


def findings(desk: Desk) -> list[tuple[Kind, str]]:
    """What verifying finds, and about what."""
    return [(one.kind, one.what) for one in verify(Repository.open(folder(desk))).findings]


@pytest.fixture
def ada(desk: Desk) -> Desk:
    """The founding laptop, which signs."""
    devices.use_key(desk, str(key_file(ADA)))
    return desk


@pytest.fixture
def bob(ada: Desk) -> Desk:
    """Another one, which signs; nobody is admitted yet."""
    made = copy(ada, "bob")
    devices.use_key(made, str(key_file(BOB)))
    exchange(ada, made)
    ada.look_again()
    return made


# Keys.


@needs_keygen
def test_from_its_key_on_a_device_signs_what_it_records(ada: Desk) -> None:
    """Everything; it reads so in the journal of anybody, and all holds."""
    propose(ada, ("ten", "twelve"))
    again = opened(folder(ada))
    assert [bool(record.signer) for record in again.state.records] == [False] * 3 + [True] * 3
    assert again.state.records[-1].signer == public(key_file(ADA))
    assert again.state.irregular == []
    assert findings(ada) == []


@needs_keygen
def test_a_new_laptop_with_a_key_is_introduced_with_it(desk: Desk) -> None:
    """Where Git signs commits with an SSH key, nothing has to be said."""
    bob = copy(desk, "bob")
    git(folder(bob), "config", "gpg.format", "ssh")
    git(folder(bob), "config", "user.signingkey", str(key_file(BOB)))
    bob = opened(folder(bob), "bob")
    propose(bob, ("ten", "twelve"))
    own = [record for record in bob.state.records if record.device == bob.journal.device]
    assert [record.type for record in own] == ["device.introduced", "amendment.submitted", "amendment.numbered"]
    assert {record.signer for record in own} == {public(key_file(BOB))}
    assert findings(bob) == []


def test_a_laptop_without_a_key_records_as_ever(desk: Desk) -> None:
    """Nothing is signed, and nothing is missed."""
    propose(desk, ("ten", "twelve"))
    files = desk.repository.files(desk.repository.tree_of(desk.journal.tip or ""))
    assert not any(path.endswith(".sig") for path in files)
    device = devices.own(desk)
    assert device is not None
    assert (device.key, device.roles, device.has_founded) == ("", tuple(Role), True)


@needs_keygen
def test_a_new_key_is_signed_in_by_the_old_one(ada: Desk) -> None:
    """From then on it signs."""
    assert devices.use_key(ada, str(key_file(EVE))).key == public(key_file(EVE))
    propose(ada, ("ten", "twelve"))
    assert [record.signer for record in ada.state.records[-3:]] == [public(key_file(k)) for k in (ADA, EVE, EVE)]
    assert findings(ada) == []


@needs_keygen
def test_the_same_key_elsewhere_is_nothing_to_record(ada: Desk, tmp_path: Path) -> None:
    """The file was moved: only where it is has changed."""
    moved = tmp_path / "moved"
    shutil.copy(key_file(ADA), moved)
    before = ada.journal.tip
    devices.use_key(ada, str(moved))
    assert (ada.journal.tip, keys.place(ada.repository)) == (before, str(moved))


@needs_keygen
def test_a_key_that_is_gone_stops_the_command_before_anything_is_written(ada: Desk) -> None:
    """What is not signed would count for nothing."""
    keys.choose(ada.repository, "/nowhere")
    before = refs(folder(ada))
    with pytest.raises(CannotSign):
        propose(ada, ("ten", "twelve"))
    assert refs(folder(ada)) == before
    with pytest.raises(KeyIsBound):
        devices.use_key(ada, "")


@needs_keygen
def test_no_key_on_purpose(desk: Desk) -> None:
    """Where Git has one, and it shall not be used here."""
    git(folder(desk), "config", "gpg.format", "ssh")
    git(folder(desk), "config", "user.signingkey", str(key_file(ADA)))
    devices.use_key(desk, "")
    bob = opened(folder(desk))
    assert keys.found(bob.repository) == ""


@needs_keygen
def test_a_copy_of_a_laptop_that_signs_gets_a_name_of_its_own(ada: Desk) -> None:
    """A restored backup has the same key, and both have written: the other keeps the name, and both sign on."""
    path = folder(ada).parent / "backup"
    shutil.copytree(folder(ada), path)
    backup = opened(path, "Ada")
    propose(backup, ("plants", "waters"))
    propose(ada, ("ten", "twelve"))
    exchange(ada, backup)
    assert ada.journal.device != backup.journal.device
    sittings.open_sitting(ada, "Plenary")
    assert [record.signer for record in ada.state.records[-2:]] == [public(key_file(ADA))] * 2
    assert ada.state.void == frozenset()


# Roles.


@needs_keygen
def test_until_somebody_is_admitted_two_laptops_just_work(ada: Desk, bob: Desk) -> None:
    """With keys or without."""
    adopt(bob, propose(bob, ("ten", "twelve")))
    consolidate(bob)
    assert exchange(ada, bob) == ()
    assert (ada.state.irregular, findings(ada)) == ([], [])


@needs_keygen
def test_who_is_not_admitted_is_told_before_writing(ada: Desk, bob: Desk) -> None:
    """What needs a role is refused; an amendment is taken in, and waits for its number."""
    third = copy(ada, "third")
    devices.admit(ada, bob.journal.device or "")
    exchange(third, ada)
    amendment = propose(third, ("ten", "twelve"))
    assert third.state.amendments[amendment.id].numbers == []
    before = refs(folder(third))
    with pytest.raises(NotAllowed) as caught:
        sittings.open_sitting(third, "Plenary")
    assert (caught.value.why, set(caught.value.roles)) == (Why.NO_ROLE, {Role.CLERK, Role.CHAIR})
    assert refs(folder(third)) == before
    assert [one.id for one in devices.left_out(third)] == [third.journal.device]


@needs_keygen
def test_who_is_admitted_writes_and_everybody_agrees(ada: Desk, bob: Desk) -> None:
    """Each its own; the state is the same on both."""
    made = devices.admit(ada, bob.state.initials[bob.journal.device or ""], [Role.NUMBERING, Role.CLERK])
    assert (made.roles, made.admitted_by) == ((Role.CLERK, Role.NUMBERING), ("aaaaaaaa",))
    exchange(bob, ada)
    adopt(bob, propose(bob, ("ten", "twelve")))
    consolidate(bob)
    assert exchange(ada, bob) == ()
    assert ada.state.irregular == bob.state.irregular == []
    assert findings(ada) == findings(bob) == []
    bob.look_again()
    with bob.writing(), pytest.raises(NotAllowed):
        bob.write([OrderOverridden("x", "because")])


@needs_keygen
def test_what_was_recorded_apart_counts_once_it_is_admitted(ada: Desk, bob: Desk) -> None:
    """Bob's vote is heard of with the news that he has no role; Ada admits him, and it stands."""
    amendment = propose(ada, ("ten", "twelve"))
    exchange(bob, ada)
    devices.admit(ada, copy_of_nobody(ada))
    adopt(bob, amendment)
    (alarm,) = exchange(ada, bob)
    assert alarm.kind is Heard.WITHOUT_EFFECT
    assert findings(ada) == [(Kind.MISSING_ROLE, "vote.held")]
    assert ada.state.amendments[amendment.id].vote is None
    devices.admit(ada, bob.journal.device or "")
    assert ada.state.amendments[amendment.id].vote is not None
    exchange(bob, ada)
    assert findings(ada) == findings(bob) == []


def copy_of_nobody(desk: Desk) -> str:
    """A third laptop that has written something and is known to all."""
    third = copy(desk, "third")
    sittings.give_opinion(third, next(iter(third.state.amendments)), "Roads", Says.WISDOM)
    exchange(desk, third)
    desk.look_again()
    return third.journal.device or ""


@needs_keygen
def test_a_revoked_laptop_records_no_more(ada: Desk, bob: Desk) -> None:
    """It is told, once it knows; what it wrote before it knew has no effect."""
    devices.admit(ada, bob.journal.device or "")
    exchange(bob, ada)
    sittings.open_sitting(bob, "Before")
    exchange(ada, bob)
    devices.revoke(ada, bob.journal.device or "", "lost on the train")
    sittings.close_sitting(bob)
    assert [alarm.kind for alarm in exchange(ada, bob)] == [Heard.WITHOUT_EFFECT]
    assert findings(ada) == [(Kind.REVOKED_DEVICE, kind) for kind in ("sitting.closed", "sitting.sealed")]
    assert ada.state.sitting is not None
    bob.look_again()
    with pytest.raises(NotAllowed) as caught:
        sittings.close_sitting(bob)
    assert caught.value.why is Why.REVOKED


@needs_keygen
def test_an_adoption_by_who_is_revoked_leaves_the_text(ada: Desk, bob: Desk) -> None:
    """What it folded in apart is not in the text; `main` is what the facts make."""
    amendment = propose(ada, ("ten", "twelve"))
    exchange(bob, ada)
    devices.revoke(ada, bob.journal.device or "", "sold")
    adopt(bob, amendment)
    consolidate(bob)
    exchange(ada, bob)
    assert "twelve" not in str(ada.state.text.to_files())
    assert {kind for kind, _ in findings(ada)} == {Kind.REVOKED_DEVICE}
    propose(ada, ("plants", "waters"))


def test_what_cannot_be_done_to_devices(desk: Desk) -> None:
    """Unknown names; to revoke who stands nearer to the founding; to admit without a role of one's own."""
    bob, third = copy(desk, "bob"), copy(desk, "third")
    for one in (bob, third):
        propose(one, ("ten", "twelve"))
        exchange(desk, one)
        desk.look_again()
    devices.admit(desk, bob.journal.device or "")
    exchange(bob, desk)
    exchange(third, desk)
    with pytest.raises(UnknownDevice):
        devices.admit(desk, "nobody")
    with pytest.raises(CannotRevoke):
        devices.revoke(bob, "aaaaaaaa", "a coup")
    with pytest.raises(NotAllowed):
        devices.admit(third, third.journal.device or "")
    with pytest.raises(NotAllowed):
        devices.revoke(third, bob.journal.device or "")
    assert devices.revoke(bob, bob.journal.device or "", "given back").is_revoked


# What could be forged: each is named, and does nothing.


def forge(
    desk: Desk, fact: Fact, by: str = "", seal: Callable[[Record], bytes] | None = None, **more: object
) -> Record:
    """A record in the name of a desk's device, put into its journal by somebody who can write there."""
    (record,) = desk.journal.prepare([fact], "Ada", BEGAN)
    record = replace(record, **more)
    made = seal(record) if seal else signed(key_file(by), record.canonical) if by else None
    put(desk, {record.path: record.canonical} | ({path_of(record.path): made} if made else {}))
    return record


def put(desk: Desk, files: dict[str, bytes | None]) -> None:
    """Write files into a journal with Git alone."""
    repository, tip = desk.repository, desk.repository.ref(f"refs/heads/{BRANCH}")
    assert tip is not None
    who = Signature("Eve", BEGAN)
    tree = repository.tree_with(repository.tree_of(tip), files)
    repository.move(f"refs/heads/{BRANCH}", repository.commit(tree, [tip], "forged", who, who), tip)


OPEN = SittingOpened("forged")


def rsa_sha1(record: Record) -> bytes:
    """A signature with SHA-1, as old keys made them."""
    from tests.store.test_sshsig import blob_of, made

    return made(blob_of(key_file(ADA, "rsa")), b"ssh-rsa", b"\1" * 256)


def whole(record: Record) -> bytes:
    """What the true key makes of a record."""
    return signed(key_file(ADA), record.canonical)


MATRIX: dict[str, tuple[Callable[[Desk], Record], set[Kind]]] = {
    "no signature": (lambda desk: forge(desk, OPEN), {Kind.UNSIGNED_FACT}),
    "another key": (lambda desk: forge(desk, OPEN, EVE), {Kind.UNSIGNED_FACT}),
    "the key of another device": (lambda desk: forge(desk, OPEN, BOB), {Kind.UNSIGNED_FACT}),
    "another namespace": (
        lambda desk: forge(desk, OPEN, seal=lambda record: signed(key_file(ADA), record.canonical, "git")),
        {Kind.UNSIGNED_FACT, Kind.BAD_SIGNATURE},
    ),
    "of other bytes": (
        lambda desk: forge(desk, OPEN, seal=lambda record: signed(key_file(ADA), record.canonical + b"\n")),
        {Kind.UNSIGNED_FACT, Kind.BAD_SIGNATURE},
    ),
    "cut short": (
        lambda desk: forge(desk, OPEN, seal=lambda record: whole(record)[:-40]),
        {Kind.UNSIGNED_FACT, Kind.BAD_SIGNATURE},
    ),
    "garbage": (
        lambda desk: forge(desk, OPEN, seal=lambda _: b"\0\xff" * 99),
        {Kind.UNSIGNED_FACT, Kind.BAD_SIGNATURE},
    ),
    "RSA with SHA-1": (lambda desk: forge(desk, OPEN, seal=rsa_sha1), {Kind.UNSIGNED_FACT, Kind.BAD_SIGNATURE}),
    "replayed from another fact": (
        lambda desk: forge(desk, OPEN, seal=lambda _: _signature_of(desk, desk.state.records[-1])),
        {Kind.UNSIGNED_FACT, Kind.BAD_SIGNATURE},
    ),
    "a new key by itself": (
        lambda desk: forge(desk, DeviceKeyed(public(key_file(EVE))), EVE),
        {Kind.UNSIGNED_FACT},
    ),
    "an undoing": (
        lambda desk: forge(desk, FactUndone(desk.state.records[-1].hash)),
        {Kind.UNSIGNED_FACT},
    ),
    "another past": (
        lambda desk: forge(desk, OPEN, seq=3, prev=desk.state.records[1].hash),
        {Kind.UNSIGNED_FACT, Kind.FORK},
    ),
}


def _signature_of(desk: Desk, record: Record) -> bytes:
    files = desk.repository.files(desk.repository.tree_of(desk.journal.tip or ""))
    return desk.repository.read(files[path_of(record.path)])


@needs_keygen
@pytest.mark.parametrize("case", MATRIX)
def test_what_is_forged_is_named_and_does_nothing(ada: Desk, case: str) -> None:
    """Verifying names it; the state is what it was; work goes on."""
    sittings.open_sitting(ada, "True")
    forging, kinds = MATRIX[case]
    record = forging(ada)
    found = verify(Repository.open(folder(ada))).findings
    assert {one.kind for one in found} == kinds
    again = opened(folder(ada))
    assert record.hash in {one.hash for one, _ in again.state.irregular}
    assert [one.fact.title for one in again.state.sittings][:1] == ["True"]
    assert {one.where for one in found} & {record.path, path_of(record.path)}
    sittings.close_sitting(again)
    assert {one.kind for one in verify(Repository.open(folder(ada))).findings} == kinds


@needs_keygen
def test_what_is_replayed_under_another_device(ada: Desk) -> None:
    """The signature is of other bytes, and the device has no role: it is named twice, and does nothing."""
    propose(ada, ("ten", "twelve"))
    devices.admit(ada, copy_of_nobody(ada))
    true = ada.state.records[-1]
    record = forge(ada, OPEN, seal=lambda _: _signature_of(ada, true), device="bbbbbbbb", seq=1, prev=None)
    assert {kind for kind, _ in findings(ada)} == {Kind.BAD_SIGNATURE, Kind.MISSING_ROLE}
    assert record.hash in opened(folder(ada)).state.void


@needs_keygen
def test_a_signed_fact_that_says_another_device_wrote_it(ada: Desk, bob: Desk) -> None:
    """Author and signer are not the same: Bob's laptop has a key, and this is not signed with it."""
    device = bob.journal.device or ""
    record = forge(ada, OPEN, ADA, **_next_of(ada, device))
    assert findings(ada) == [(Kind.UNSIGNED_FACT, "sitting.opened")]
    assert record.hash in opened(folder(ada)).state.void


@needs_keygen
def test_an_actor_is_only_what_the_laptop_says(ada: Desk) -> None:
    """Who sat at a laptop is not what a key tells: the fact counts as the laptop's."""
    record = forge(ada, OPEN, seal=whole, actor="The mayor")
    assert findings(ada) == []
    assert opened(folder(ada)).state.records[-1] == record


@needs_keygen
@pytest.mark.parametrize("where", ["bbbbbbbb/0000/000001-0123456789ab.sig", "aaaaaaaa/0000/000099-0123456789ab.sig"])
def test_a_signature_without_its_fact_is_named(ada: Desk, where: str) -> None:
    """Also in the folder of another device."""
    put(ada, {where: whole(ada.state.records[-1])})
    assert verify(Repository.open(folder(ada))).findings == (Finding(Kind.STRAY_SIGNATURE, where),)
    assert Kind.STRAY_SIGNATURE.severity is Severity.SUSPICIOUS


@needs_keygen
def test_a_signature_that_was_taken_away_is_named(ada: Desk) -> None:
    """The journal only grows, and the fact is not signed any more."""
    record = ada.state.records[-1]
    put(ada, {path_of(record.path): None})
    assert {kind for kind, _ in findings(ada)} == {Kind.FACT_REMOVED, Kind.UNSIGNED_FACT}


@needs_keygen
@pytest.mark.parametrize("made", [b"garbage", None])
def test_false_signatures_are_not_taken_in(ada: Desk, bob: Desk, made: bytes | None) -> None:
    """They would stand in the way of the true ones: the exchange is refused, and nothing has changed."""
    record = forge(bob, OPEN, seal=lambda one: made or signed(key_file(BOB), one.canonical + b"?"))
    before = refs(folder(ada))
    with pytest.raises(FalseSignature) as caught:
        exchange(ada, bob)
    assert caught.value.path == path_of(record.path)
    assert refs(folder(ada)) == before


@needs_keygen
def test_stray_signatures_are_not_taken_in(ada: Desk, bob: Desk) -> None:
    """Nor those of facts that are not there."""
    put(bob, {"bbbbbbbb/0000/000001-0123456789ab.sig": whole(bob.state.records[-1])})
    with pytest.raises(FalseSignature):
        exchange(ada, bob)


def test_another_beginning_is_not_taken_in(desk: Desk) -> None:
    """Whoever puts one into a copy would else be the founding device: ours stays ours, and it is said."""
    eve = copy(desk, "eve")
    eve.journal.introduce()
    start = ResolutionStarted("Ours now", FILES)
    forge(eve, start, device="eeeeeeee", seq=1, prev=None, seen={})
    before = refs(folder(desk))
    with pytest.raises(OtherResolution):
        exchange(desk, eve)
    assert refs(folder(desk)) == before


@needs_keygen
def test_a_forgery_that_comes_over_is_heard_of_and_does_not_drive_the_laptop_away(ada: Desk, bob: Desk) -> None:
    """It keeps its name, for only it has the key; the next fact is true again."""
    forge(bob, OPEN, EVE, **_next_of(bob, "aaaaaaaa"))
    assert [alarm.kind for alarm in exchange(ada, bob)] == [Heard.WITHOUT_EFFECT]
    assert ada.journal.device == "aaaaaaaa"
    sittings.open_sitting(ada, "True")
    assert [one.fact.title for one in ada.state.sittings] == ["True"]
    assert findings(ada) == [(Kind.UNSIGNED_FACT, "sitting.opened")]


def _next_of(desk: Desk, device: str) -> dict[str, object]:
    """Where a device would go on."""
    last = max((one for one in desk.state.records if one.device == device), key=lambda one: one.seq)
    return {"device": device, "seq": last.seq + 1, "prev": last.hash, "seen": last.seen}


@needs_keygen
def test_a_signature_that_comes_later_makes_the_fact_count(ada: Desk, bob: Desk) -> None:
    """Somebody on the way had left it out; who brings it mends that, in every order."""
    amendment = propose(ada, ("ten", "twelve"))
    sittings.give_opinion(ada, amendment.id, "Roads", Says.WISDOM)
    record = ada.state.records[-1]
    files = ada.repository.files(ada.repository.tree_of(ada.journal.tip or ""))
    less = copy(ada, "less")
    tree = {path: oid for path, oid in files.items() if path != path_of(record.path)}
    who = Signature("Eve", BEGAN)
    tip = less.repository.ref(f"refs/heads/{BRANCH}")
    there = less.repository.commit(less.repository.tree(tree), [less.repository.parents(tip or "")[0]], "x", who, who)
    less.repository.move(f"refs/heads/{BRANCH}", there, tip)
    less = opened(folder(less), "less")
    assert record.hash in less.state.void
    assert less.state.amendments[amendment.id].opinions == []
    exchange(less, ada)
    assert less.state.void == frozenset()
    assert [one.type for one in less.state.records if one.hash == record.hash] == [OpinionGiven.type]
    assert len(less.state.amendments[amendment.id].opinions) == 1
