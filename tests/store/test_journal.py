"""The journal: it only grows, a file for each fact, and what is damaged is named and left."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from drafting.deliberation.facts import AmendmentNumbered, DeviceIntroduced, SittingClosed, SittingOpened
from drafting.deliberation.records import Record
from drafting.store import journal as journal_
from drafting.store.git import HEADS, RefMoved, Repository, Signature, Unacceptable
from drafting.store.journal import BRANCH, Journal
from tests.helpers import BEGAN, fsck, git, raw

JOURNAL = HEADS + BRANCH


def written(repository: Repository, *titles: str) -> Journal:
    """A journal with a fact for each title, each in a commit of its own."""
    journal = Journal(repository)
    if journal.device is None:
        journal.introduce("aaaaaaaa")
    for title in titles:
        journal.append(journal.prepare([SittingOpened(title)], "Ada", BEGAN), title)
    return journal


def planted(repository: Repository, files: dict[str, bytes | None]) -> None:
    """Somebody else adds files to the journal's branch."""
    tip = repository.ref(JOURNAL)
    tree = repository.tree_with(repository.tree_of(tip) if tip else None, files)
    who = Signature("Eve", BEGAN)
    repository.move(JOURNAL, repository.commit(tree, [tip] if tip else [], "x", who, who), tip)


def test_facts_come_back_in_order(repository: Repository) -> None:
    """What was appended is what is read, each chained to the one before."""
    journal = written(repository, "one", "two", "three")
    again = Journal(repository)
    assert [r.data["title"] for r in again.records] == ["one", "two", "three"]
    assert again.records == journal.records
    assert [r.prev for r in again.records] == [None, again.records[0].hash, again.records[1].hash]
    assert [r.seq for r in again.records] == [1, 2, 3]
    assert again.damaged == []


def test_an_empty_repository_has_an_empty_journal(repository: Repository) -> None:
    """No branch, no device, no facts."""
    journal = Journal(repository)
    assert (journal.tip, journal.records, journal.device) == (None, [], None)


def test_the_branch_reads_as_minutes(repository: Repository) -> None:
    """A commit for each writing, its author the writer, its date the writer's clock."""
    written(repository, "First sitting", "Second sitting")
    assert repository.folder is not None
    assert git(repository.folder, "log", "--format=%an %s %aI", BRANCH, "--").splitlines() == [
        "Ada Second sitting 2024-03-22T18:30:00+00:00",
        "Ada First sitting 2024-03-22T18:30:00+00:00",
    ]
    assert git(repository.folder, "show", f"{BRANCH}:FORMAT") == "alinea-journal 1"
    fsck(repository.folder)


def test_it_only_grows(repository: Repository) -> None:
    """No commit of the branch removes or changes a file."""
    written(repository, "one", "two", "three")
    assert repository.folder is not None
    changes = git(repository.folder, "log", "--name-status", "--format=", BRANCH, "--").splitlines()
    assert len(changes) == 4
    assert {change[0] for change in changes} == {"A"}


def test_several_facts_in_one_commit(repository: Repository) -> None:
    """They stand or fall together."""
    journal = written(repository)
    journal.append(journal.prepare([SittingOpened("a"), SittingClosed()], "Ada", BEGAN), "both")
    assert [r.type for r in Journal(repository).records] == ["sitting.opened", "sitting.closed"]


def test_devices_see_each_other(repository: Repository) -> None:
    """A record names the last of every other device."""
    journal = written(repository, "one", "two")
    journal.introduce("bbbbbbbb")
    (made,) = journal.prepare([SittingClosed()], "Bob", BEGAN)
    assert (made.device, made.seq, made.prev, made.seen) == ("bbbbbbbb", 1, None, {"aaaaaaaa": 2})
    journal.append([made], "b")
    assert Journal(repository).records[-1] == made


def test_a_hundred_records_make_a_folder(repository: Repository) -> None:
    """Shards keep trees small, and a long journal is read whole."""
    journal = written(repository)
    facts = [AmendmentNumbered("AC-01", n) for n in range(2_500)]
    journal.append(journal.prepare(facts, "Ada", BEGAN), "many")
    assert len(Journal(repository).records) == 2_500
    assert repository.folder is not None
    assert len(git(repository.folder, "ls-tree", f"{BRANCH}:aaaaaaaa").splitlines()) == 26


def test_a_device_is_named_once(repository: Repository) -> None:
    """At random unless told, in eight letters; a broken file is no device."""
    journal = Journal(repository)
    assert journal.introduce() == journal.device == Journal(repository).device
    assert len(journal.device or "") == 8
    (repository.private / "device").write_text("nonsense!\n")
    assert journal.device is None


def test_initials_are_nobody_elses(repository: Repository) -> None:
    """From the name, else A; a letter or a number more when they are taken."""
    journal = written(repository)
    assert journal.initials("Léa Martin") == "LM"
    assert journal.initials("Léa Martin", "xyzt") == "xyz"
    assert journal.initials("") == journal.initials("Éé 77") == "A"
    for expected in ["A", *(f"A{chr(n)}" for n in range(65, 91)), "A2", "A3"]:
        assert journal.initials("") == expected
        journal.append(journal.prepare([DeviceIntroduced(expected)], "Ada", BEGAN), "x")


def test_whoever_comes_second_is_told(repository: Repository) -> None:
    """Two that write on the same state: the second gets `RefMoved` and nothing is lost."""
    first, second = written(repository, "one"), Journal(repository)
    first.append(first.prepare([SittingOpened("mine")], "Ada", BEGAN), "mine")
    with pytest.raises(RefMoved):
        second.append(second.prepare([SittingOpened("yours")], "Bob", BEGAN), "yours")
    assert [r.data["title"] for r in Journal(repository).records] == ["one", "mine"]
    assert second.records == first.records[:1]


def test_the_first_write_in_a_clone_makes_the_branch(repository: Repository, tmp_path: Path) -> None:
    """Read from the remote's branch; the local one begins where that ends."""
    written(repository, "one")
    git(tmp_path, "clone", "-q", str(repository.folder), "clone")
    clone = Repository.open(tmp_path / "clone")
    journal = Journal(clone)
    assert [r.data["title"] for r in journal.records] == ["one"]
    assert clone.ref(JOURNAL) is None
    journal.introduce("bbbbbbbb")
    journal.append(journal.prepare([SittingOpened("two")], "Bob", BEGAN), "two")
    assert clone.parents(clone.ref(JOURNAL) or "") == [repository.ref(JOURNAL)]


def test_what_is_damaged_is_named_and_the_rest_read(repository: Repository) -> None:
    """A changed record, one at a strange place, a huge one: each is named; files of no record are left."""
    written(repository, "one", "two")
    good = Journal(repository).records[0]
    planted(repository, {
        good.path: good.canonical.replace(b"one", b"ONE"),
        "bbbbbbbb/0000/000001-000000000000.json": good.canonical,
        "cccccccc/0000/000001-000000000000.json": b"x" * (journal_.MAX_RECORD + 1),
        "README.md": b"Hello\n",
    })  # fmt: skip
    journal = Journal(repository)
    assert [r.data["title"] for r in journal.records] == ["two"]
    assert sorted((bad.path[:8], bad.why) for bad in journal.damaged) == [
        ("aaaaaaaa", "name"),
        ("bbbbbbbb", "name"),
        ("cccccccc", "size"),
    ]


def test_another_spelling_is_named_by_who_believes_nothing(repository: Repository) -> None:
    """What holds together is read as it is; that its bytes are not the ones we write is for `verify` to say."""
    written(repository, "one")
    (record,) = Journal(repository).records
    data = record.canonical.replace(b":1,", b": 1,")
    path = f"{record.path[:-17]}{hashlib.sha256(data).hexdigest()[:12]}.json"
    planted(repository, {record.path: None, path: data})
    assert [found.data["title"] for found in Journal(repository).records] == ["one"]
    (bad,) = Journal(repository, believing=False).damaged
    assert (bad.path, bad.why) == (path, "not canonical")


def test_facts_in_packs_are_read_as_those_beside_them(repository: Repository) -> None:
    """Those of a day are swept into one pack; later ones are files of their own."""
    written(repository, *map(str, range(20)))
    assert repository.folder is not None
    git(repository.folder, "gc", "-q")
    Journal(repository).append(Journal(repository).prepare([SittingOpened("late")], "Ada", BEGAN), "late")
    again = Repository.open(repository.folder)
    assert [record.data["title"] for record in Journal(again).records] == [*map(str, range(20)), "late"]
    assert Journal(again, believing=False).records == Journal(again).records


def test_a_journal_that_is_no_journal_is_refused(repository: Repository) -> None:
    """A link among the records is not followed."""
    written(repository, "one")
    assert repository.folder is not None
    git(repository.folder, "checkout", "-q", BRANCH)
    (repository.folder / "link").symlink_to("FORMAT")
    git(repository.folder, "add", "link")
    git(repository.folder, "commit", "-qm", "x")
    with pytest.raises(Unacceptable):
        Journal(repository)


def test_a_record_too_long_is_not_written(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be read back is refused before anything is written."""
    journal = written(repository, "one")
    monkeypatch.setattr(journal_, "MAX_RECORD", 300)
    with pytest.raises(Unacceptable, match="size"):
        journal.append(journal.prepare([SittingOpened("x" * 300)], "Ada", BEGAN), "x")
    assert len(Journal(repository).records) == 1


def test_a_time_has_its_zone(repository: Repository) -> None:
    """A record without one could not be read back."""
    with pytest.raises(AssertionError):
        written(repository).prepare([SittingClosed()], "Ada", BEGAN.replace(tzinfo=None))


def test_a_restored_device_forks_visibly(repository: Repository) -> None:
    """Two records of one number are both read; the next follows the one that comes last."""
    journal = written(repository, "one")
    twin: Record = raw("sitting.opened", {"title": "twin"}, 1)
    planted(repository, {twin.path: twin.canonical})
    again = Journal(repository)
    assert {r.data["title"] for r in again.records} == {"one", "twin"}
    (made,) = again.prepare([SittingClosed()], "Ada", BEGAN)
    assert (made.seq, made.prev) == (2, again.records[-1].hash)
    assert journal.device == "aaaaaaaa"
