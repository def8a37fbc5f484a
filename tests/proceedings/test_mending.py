"""Mending: after an accident the facts are all there, and what they make is made again."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from drafting.deliberation.facts import SittingClosed
from drafting.errors import AlineaError
from drafting.proceedings import sittings
from drafting.proceedings.desk import Desk, JournalLost, MainMoved, NotAResolution
from drafting.proceedings.findings import Kind, Severity
from drafting.proceedings.mending import Deed, Mending, mend
from drafting.store.git import HEADS, TAGS
from drafting.store.journal import BRANCH
from drafting.store.projection import MAIN, branch_of
from tests.helpers import Clock, fsck, git, put, refs
from tests.proceedings.actions import FOLLOW_UP, adopt, consolidate, folder, opened, propose

JOURNAL = HEADS + BRANCH


@pytest.fixture
def path(desk: Desk) -> Path:
    """A text with one amendment adopted and in it, another waiting, and a sitting that is open."""
    sittings.open_sitting(desk, "Plenary", 10)
    adopt(desk, propose(desk, ("ten", "twelve")))
    propose(desk, ("every street", "every square"))
    consolidate(desk)
    return folder(desk)


def mended(path: Path) -> Mending:
    """A repository after the doctor has been there."""
    return mend(path, Clock(), "Ada")


def deeds(made: Mending) -> set[Deed]:
    """What was mended."""
    return {one.deed for one in made.mended}


def well(path: Path, before: dict[str, str]) -> None:
    """Hold that every ref is as it was, that Git finds nothing, and that work goes on."""
    assert refs(path) == before
    assert git(path, "status", "--porcelain") == ""
    fsck(path)
    sittings.close_sitting(opened(path))


def objects_of(path: Path, what: str) -> list[Path]:
    """The files of the objects that something leads to."""
    oids = [line.split()[0] for line in git(path, "rev-list", "--objects", what, f"^{BRANCH}").splitlines()]
    return [path / ".git/objects" / oid[:2] / oid[2:] for oid in oids]


def test_nothing_to_mend(path: Path) -> None:
    """Nothing is done, nothing found, and no file changes."""
    before = {p: p.read_bytes() for p in path.rglob("*") if p.is_file()}
    made = mended(path)
    assert (made.mended, made.verified.findings, made.stopped) == ((), (), None)
    assert {p: p.read_bytes() for p in path.rglob("*") if p.is_file()} == before


def test_locks_that_nobody_holds_are_removed(path: Path) -> None:
    """Old ones; those of a command of ours that died; not those that somebody may be holding."""
    before = refs(path)
    old, new = path / ".git" / f"{MAIN}.lock", path / ".git/index.lock"
    old.touch()
    os.utime(old, (time.time() - 120,) * 2)
    new.touch()
    made = mended(path)
    assert [one.what for one in made.mended] == [(f"{MAIN}.lock",)]
    assert (old.exists(), new.exists()) == (False, True)
    (path / ".git/alinea/writing").touch()
    os.utime(path / ".git/alinea/writing", (time.time() - 5,) * 2)
    assert deeds(mended(path)) == {Deed.LOCKS}
    well(path, before)


@pytest.mark.parametrize("content", [b"", b"\0" * 41, b"zz\n", b"1" * 40 + b"\n"])
def test_refs_that_a_power_cut_left_empty_come_back(path: Path, content: bytes) -> None:
    """`main`, a branch and a tag are made of the facts; what stood there is set aside."""
    before = refs(path)
    branch = next(name for name in before if "amendments" in name)
    for name in (MAIN, branch, TAGS + "reading/1"):
        (path / ".git" / name).write_bytes(content)
    made = mended(path)
    assert deeds(made) == {Deed.REFS_ASIDE, Deed.REFS}
    assert made.verified.findings == ()
    assert len(list((path / ".git/alinea/set-aside").iterdir())) == 3
    well(path, before)


@pytest.mark.parametrize("packed", [False, True])
def test_a_journal_whose_branch_is_lost_comes_back_with_every_fact(path: Path, packed: bool) -> None:
    """From Git's own log, even where an older place of it was packed."""
    if packed:
        git(path, "pack-refs", "--all")
        propose(opened(path), ("twelve", "thirteen"))
    before = refs(path)
    (path / ".git" / JOURNAL).write_bytes(b"")
    made = mended(path)
    assert Deed.JOURNAL in deeds(made)
    assert made.verified.findings == ()
    well(path, before)


def test_a_journal_whose_file_is_gone_comes_back(path: Path) -> None:
    """It was here, and nobody is told to begin anew."""
    before = refs(path)
    (path / ".git" / JOURNAL).unlink()
    with pytest.raises(JournalLost):
        opened(path)
    assert Deed.JOURNAL in deeds(mended(path))
    well(path, before)


def test_what_git_reads_first_is_made_anew(path: Path) -> None:
    """A folder that Git takes for none, all the facts being there."""
    before = refs(path)
    for name in ("HEAD", "config"):
        (path / ".git" / name).write_bytes(b"\0" * 30)
    made = mended(path)
    assert Deed.FOLDER in deeds(made)
    well(path, before)


@pytest.mark.parametrize("damage", [b"evil\n", b"^" + b"1" * 40 + b"\n", b"x", b"\xff\0\n"])
def test_packed_refs_keep_the_lines_that_are_whole(path: Path, damage: bytes) -> None:
    """What stands before is kept, what cannot be read is set aside."""
    git(path, "pack-refs", "--all")
    before = refs(path)
    packed = path / ".git" / "packed-refs"
    lines = packed.read_bytes().splitlines(keepends=True)
    packed.write_bytes(lines[0] + damage + b"".join(lines[1:]))
    assert Deed.REFS_ASIDE in deeds(mended(path))
    well(path, before)


@pytest.mark.parametrize("how", ["gone", "empty", "garbage"])
def test_objects_that_facts_make_are_made_again(path: Path, how: str) -> None:
    """Whether they are missing or damaged; texts, branches and tags, all of them."""
    before = refs(path)
    files = {one for name in before if name != JOURNAL for one in objects_of(path, name)}
    for file in files:
        file.chmod(0o644)
        if how == "gone":
            file.unlink()
        else:
            file.write_bytes(b"" if how == "empty" else b"garbage")
    made = mended(path)
    assert Deed.OBJECTS in deeds(made)
    assert made.verified.findings == ()
    well(path, before)


def test_an_index_that_cannot_be_read_is_made_anew(path: Path) -> None:
    """And no file is touched, not even one that is being worked on."""
    (path / ".git/index").write_bytes(b"garbage")
    put(path, {FOLLOW_UP: "# Follow-up\n\nUnfinished"})
    made = mended(path)
    assert deeds(made) == {Deed.INDEX}
    assert (path / FOLLOW_UP).read_text() == "# Follow-up\n\nUnfinished"
    assert git(path, "status", "--porcelain") == f"M {FOLLOW_UP}"


def test_notes_of_this_clone_that_cannot_be_read_are_set_aside(path: Path) -> None:
    """Another device writes from now on; the files are as the text is."""
    before = refs(path)
    for name in ("device", "worktree"):
        (path / ".git/alinea" / name).write_bytes(b"\xff\xfe")
    assert deeds(mended(path)) == {Deed.NOTES}
    well(path, before)


def test_branches_and_files_that_are_behind_are_brought_forward(path: Path) -> None:
    """As every command that writes does first."""
    before = refs(path)
    git(path, "reset", "-q", "--hard", "HEAD~1")
    git(path, "tag", "-d", "reading/1")
    assert deeds(mended(path)) == {Deed.REFS}
    assert "twelve" in (path / FOLLOW_UP).read_text()
    well(path, before)


def test_what_a_person_must_do_is_told(path: Path) -> None:
    """`main` that was moved on by hand is left, and named."""
    put(path, {FOLLOW_UP: "# Follow-up\n\nMine.\n"})
    git(path, "commit", "-qam", "by hand")
    made = mended(path)
    assert isinstance(made.stopped, MainMoved)
    assert made.verified.worst is Severity.SUSPICIOUS


def test_facts_that_are_lost_are_told_and_the_others_kept(path: Path) -> None:
    """A file of the journal can come from another clone only."""
    before = refs(path)
    desk = opened(path)
    record = desk.state.records[2]
    oid = git(path, "rev-parse", f"{BRANCH}:{record.path}")
    (path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    made = mended(path)
    assert isinstance(made.stopped, AlineaError)
    assert record.path in {finding.where for finding in made.verified.findings}
    assert refs(path) == before


def test_a_journal_that_leads_to_what_is_lost_is_left(path: Path) -> None:
    """Its last commit may be in another clone: nothing is written on top of an earlier one."""
    oid = refs(path)[JOURNAL]
    (path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    made = mended(path)
    assert (path / ".git" / JOURNAL).read_text().strip() == oid
    assert made.stopped is not None
    assert made.verified.worst is Severity.DAMAGED


def test_a_fact_that_is_damaged_stops_it(path: Path) -> None:
    """Nothing is made of a journal with a fact that is not the one it promises to be."""
    desk = opened(path)
    (record,) = desk.journal.prepare([SittingClosed()], "Eve", desk.clock())
    tree = desk.repository.tree_with(desk.repository.tree_of(refs(path)[JOURNAL]), {record.path: b"{}\n"})
    git(path, "update-ref", JOURNAL, git(path, "commit-tree", tree, "-p", BRANCH, "-m", "x"))
    before = refs(path)
    made = mended(path)
    assert made.stopped is not None
    assert made.verified.worst is Severity.DAMAGED
    assert refs(path) == before


def test_what_is_no_resolution_is_refused(tmp_path: Path) -> None:
    """There is nothing to mend."""
    git(tmp_path, "init", "-q")
    with pytest.raises(NotAResolution):
        mended(tmp_path)


def test_a_branch_moved_by_hand_is_left(desk: Desk) -> None:
    """Somebody's commits are not lost."""
    path = folder(desk)
    name = HEADS + branch_of(propose(desk, ("ten", "twelve")).fact)
    git(path, "branch", "-f", name.removeprefix(HEADS), git(path, "commit-tree", "main^{tree}", "-m", "mine"))
    before = refs(path)
    assert {f.kind for f in mended(path).verified.findings} == {Kind.REF_MOVED}
    assert refs(path) == before
