"""Verifying: whatever somebody changes by hand is named, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from drafting.deliberation.facts import (
    AmendmentSubmitted,
    Fact,
    Layer,
    OpinionGiven,
    ReadingOpened,
    SittingClosed,
    Step,
    TextAdopted,
    TextConsolidated,
    VoteHeld,
)
from drafting.deliberation.records import Record
from drafting.proceedings import drafting_rounds, sittings
from drafting.proceedings.desk import Desk, NotAResolution
from drafting.proceedings.findings import Finding, Kind, Severity
from drafting.proceedings.replay import names
from drafting.proceedings.verifying import ShallowClone, Verified, verify
from drafting.store.git import HEADS, TAGS, Repository
from drafting.store.journal import BRANCH, Journal
from drafting.store.projection import MAIN, branch_of
from drafting.voting.ballots import Count
from tests.helpers import DELIBERATIONS, ROOT, git, put, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose

JOURNAL = HEADS + BRANCH


def verified(of: Desk | Path) -> Verified:
    """What verifying a repository says."""
    return verify(Repository.open(of if isinstance(of, Path) else folder(of)))


def kinds(of: Desk | Path) -> set[Kind]:
    """What verifying a repository finds."""
    return {finding.kind for finding in verified(of).findings}


def forged(desk: Desk, *facts: Fact) -> Record:
    """Facts that no use case would write, in the journal; the last record."""
    records = desk.journal.prepare(facts, "Eve", desk.clock())
    desk.journal.append(records, "forged")
    return records[-1]


def rewritten(path: Path, files: dict[str, bytes | None], *, parents: bool = True) -> None:
    """Another commit on the journal, with files changed or removed (None); or one that has no past."""
    repository = Repository.open(path)
    tip = refs(path)[JOURNAL]
    tree = repository.tree_with(repository.tree_of(tip), files)
    git(path, "update-ref", JOURNAL, git(path, "commit-tree", tree, *(["-p", tip] if parents else []), "-m", "x"))


@pytest.fixture
def held(desk: Desk) -> Desk:
    """A text adopted after a vote on an article and one on the whole, in a sitting."""
    sittings.open_sitting(desk, "Plenary", 10)
    first = propose(desk, ("ten", "twelve"))
    second = propose(desk, ("twelve", "thirteen"), to=first)
    propose(desk, ("every street", "every square"))
    adopt(desk, second, first, "articles/purpose")
    consolidate(desk)
    adopt(desk, "articles/follow-up", "text")
    consolidate(desk)
    sittings.close_sitting(desk)
    return desk


# All is well.


@pytest.mark.parametrize("name", names(DELIBERATIONS))
def test_a_sample_is_sound(name: str, replayed) -> None:  # type: ignore[no-untyped-def]
    """Nothing is found in what no one touched, and it is said how much was looked at."""
    found = verified(replayed(name))
    assert (found.findings, found.worst) == ((), None)
    assert min(found.facts, found.amendments, found.votes, found.commits) > 3


@pytest.mark.parametrize("bundle", sorted((ROOT / "tests/golden").glob("*/*.bundle")), ids=lambda path: path.stem)
def test_what_an_earlier_release_wrote_is_sound(bundle: Path, tmp_path: Path) -> None:
    """Its texts are made again by applying and merging alone."""
    git(tmp_path, "clone", "-q", "-b", "main", str(bundle), "clone")
    found = verified(tmp_path / "clone")
    assert found.findings == ()
    assert found.amendments


def test_an_adopted_text_is_sound(held: Desk) -> None:
    """Sub-amendments, votes on articles and on the whole, a consolidation after the vote on the whole."""
    assert verified(held).findings == ()
    assert held.state.reading is not None
    assert held.state.reading.adopted


def test_the_vote_on_the_whole_is_on_what_was_adopted_until_then(desk: Desk) -> None:
    """Even where it is folded in afterwards, with more that is adopted later."""
    adopt(desk, propose(desk, ("ten", "twelve")), "text")
    assert verified(desk).findings == ()


def test_verifying_writes_nothing(held: Desk) -> None:
    """Not even objects that are gone."""
    path = folder(held)
    for name in refs(path):
        if name != JOURNAL:
            git(path, "update-ref", "-d", name)
    git(path, "reflog", "expire", "--expire=now", "--all")
    git(path, "gc", "-q", "--prune=now")
    before = {p: p.read_bytes() for p in path.rglob("*") if p.is_file()}
    assert kinds(path) == {Kind.REF_MISSING}
    assert {p: p.read_bytes() for p in path.rglob("*") if p.is_file()} == before


def test_a_fresh_clone_is_sound(held: Desk, tmp_path: Path) -> None:
    """Its branches are those of the remote until it writes."""
    git(tmp_path, "clone", "-q", str(folder(held)), "clone")
    assert verified(tmp_path / "clone").findings == ()


def test_a_repository_without_a_journal_is_none(tmp_path: Path) -> None:
    """There is nothing to verify."""
    git(tmp_path, "init", "-q")
    with pytest.raises(NotAResolution):
        verified(tmp_path)


# The journal.


def test_a_fact_that_is_changed_is_named(held: Desk) -> None:
    """Its bytes are not those that its name promises, and it is another than in the commit before."""
    path, record = folder(held), held.state.records[4]
    rewritten(path, {record.path: record.canonical.replace(b"Ada", b"Eve")})
    found = {(finding.kind, finding.where) for finding in verified(path).findings}
    assert {(Kind.RECORD, record.path), (Kind.FACT_CHANGED, record.path)} <= found
    assert verified(path).worst is Severity.DAMAGED


def test_a_fact_that_is_removed_is_named(held: Desk) -> None:
    """By the history, and by the fact after it."""
    path, record = folder(held), held.state.records[4]
    rewritten(path, {record.path: None})
    found = {(finding.kind, finding.where) for finding in verified(path).findings}
    assert {(Kind.FACT_REMOVED, record.path), (Kind.GAP, held.state.records[5].path)} <= found


def test_a_fact_in_another_spelling_is_named(held: Desk) -> None:
    """Under the name that its bytes have, so that it is read; they are none that we write."""
    path, record = folder(held), held.state.records[-1]
    data = record.canonical.replace(b":1,", b": 1,")
    name = f"{record.path[:-17]}{sha256(data).hexdigest()[:12]}.json"
    rewritten(path, {record.path: None, name: data})
    found = {(finding.kind, finding.where) for finding in verified(path).findings}
    assert (Kind.RECORD, name) in found
    assert not Journal(Repository.open(path)).damaged


def test_a_journal_with_its_past_cut_off_is_told_by_its_facts(held: Desk) -> None:
    """Somebody makes the whole branch anew without a fact, or with another."""
    path, (record, after) = folder(held), held.state.records[4:6]
    other = replace(record, actor="Eve")
    rewritten(path, {record.path: None, other.path: other.canonical}, parents=False)
    assert (Kind.OTHER_BEFORE, after.path) in {(finding.kind, finding.where) for finding in verified(path).findings}


def test_a_sitting_whose_end_was_cut_off_is_told_by_its_tag(held: Desk) -> None:
    """The tag says that there was a fact; so does Git's own log of this clone."""
    path = folder(held)
    tip = refs(path)[JOURNAL]
    git(path, "update-ref", JOURNAL, f"{BRANCH}~1")
    (tag,) = (name for name in refs(path) if "sitting" in name)
    assert verified(path).findings == (Finding(Kind.UNKNOWN_TAG, tag), Finding(Kind.WENT_BACK, BRANCH, tip))


def test_a_fact_removed_and_put_back_is_named(held: Desk) -> None:
    """Each commit is held against the one before it, not only the last."""
    path, record = folder(held), held.state.records[4]
    rewritten(path, {record.path: None})
    rewritten(path, {record.path: record.canonical})
    assert [f.where for f in verified(path).findings] == [record.path]
    assert kinds(path) == {Kind.FACT_REMOVED}


def test_what_is_no_fact_is_noted(held: Desk) -> None:
    """A file beside the facts, and a format that is not ours."""
    path = folder(held)
    rewritten(path, {"README": b"x", "FORMAT": None})
    assert {Kind.STRANGE_FILE, Kind.FORMAT} <= kinds(path)


def test_two_facts_of_one_count_are_named(desk: Desk) -> None:
    """A device that was restored from a backup."""
    twin = replace(desk.state.records[-1], actor="Eve")
    rewritten(folder(desk), {twin.path: twin.canonical})
    assert {(f.kind, f.severity) for f in verified(desk).findings} >= {(Kind.FORK, Severity.SUSPICIOUS)}


def test_facts_that_are_unread_or_irregular_are_named(desk: Desk) -> None:
    """A newer kind is a note; a known kind in a wrong shape, or out of place, is looked at."""
    last = forged(desk, OpinionGiven("Z-99", "x", "wisdom"), SittingClosed())  # type: ignore[arg-type]
    newer = Record("aaaaaaaa", last.seq + 1, last.hash, {}, last.at, "Eve", "moon.risen", {})
    wrong = Record("aaaaaaaa", last.seq + 2, newer.hash, {}, last.at, "Eve", SittingClosed.type, {"x": 1})
    rewritten(folder(desk), {newer.path: newer.canonical, wrong.path: wrong.canonical})
    found = [(f.kind, f.what) for f in verified(desk).findings]
    assert sorted(found) == [
        (Kind.IRREGULAR_FACT, "no amendment Z-99"),
        (Kind.IRREGULAR_FACT, "no sitting is open"),
        (Kind.MISSHAPEN_FACT, "sitting.closed"),
        (Kind.NEWER_FACT, "moon.risen"),
    ]


# The texts.


def test_an_amendment_that_makes_another_text_is_named(desk: Desk) -> None:
    """Both the text that it says it was written for, and the one it says it makes."""
    real = propose(desk, ("ten", "twelve")).fact
    forged(desk, replace(real, id="X-01", before="0" * 64), replace(real, id="X-02", after="0" * 64))
    forged(desk, replace(real, id="X-03", parent=real.id))
    found = {(f.kind, f.what) for f in verified(desk).findings}
    assert found >= {(Kind.BASE_TEXT, "X-01"), (Kind.AMENDED_TEXT, "X-02"), (Kind.AMENDED_TEXT, "X-03")}


def test_an_adoption_that_makes_another_text_is_named(desk: Desk) -> None:
    """In the text, and at its end."""
    amendment = propose(desk, ("ten", "twelve"))
    forged(desk, TextConsolidated((Step((amendment.id,), (), "0" * 64, "1"),)), TextAdopted(1, (), "0" * 64))
    assert kinds(desk) >= {Kind.STEP_TEXT, Kind.ADOPTED_TEXT, Kind.NOT_REPRODUCED}


def test_a_frozen_text_that_is_another_is_named(drafted: Desk) -> None:
    """As its reading began."""
    forged(drafted, ReadingOpened(1, "assembly", "0" * 64))
    assert {Kind.FROZEN_TEXT, Kind.IRREGULAR_FACT} <= kinds(drafted)


def test_votes_after_what_cannot_be_made_are_named(desk: Desk) -> None:
    """The text that was voted is unknown; the other findings stay."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment, "articles/means", "text")
    edits = propose(desk, ("twelve", "thirteen"), to=amendment).fact.edits
    forged(desk, TextConsolidated((Step((amendment.id,), (Layer((), edits),), "0" * 64, "1"),)))
    forged(desk, *(replace(vote.fact, sheet=Count(1, 2, 3)) for held in desk.state.votes.values() for vote in held))
    assert {Kind.STEP_TEXT, Kind.VOTED_TEXT, Kind.NOT_REPRODUCED} <= kinds(desk)


def test_edits_that_fit_nothing_are_named(desk: Desk) -> None:
    """Once in the text, nothing after them can be made."""
    amendment = propose(desk, ("ten", "twelve"))
    edits = propose(desk, ("twelve", "thirteen"), to=amendment).fact.edits
    forged(desk, AmendmentSubmitted("X-01", 1, 0, "", "", "t", "a", "", edits))
    assert Kind.AMENDED_TEXT in kinds(desk)


@pytest.mark.parametrize("on", ["A-01", "articles/means", "text", "articles/none"])
def test_a_vote_on_another_text_is_named(desk: Desk, on: str) -> None:
    """What was voted is the text that was shown."""
    propose(desk, ("ten", "twelve"))
    adopt(desk, *(["A-01", "text"] if on == "text" else ["A-01"]))
    real = next(a for a in desk.state.amendments.values()).votes[0].fact
    record = forged(desk, replace(real, on=on, text="0" * 64))
    assert Finding(Kind.VOTED_TEXT, record.path, on) in verified(desk).findings


def test_a_vote_on_an_article_is_on_the_text_as_its_writer_knew_it(held: Desk) -> None:
    """After the adoptions that were there, not those that came later."""
    votes = [vote for own in held.state.votes.values() for vote in own]
    assert len(votes) == 3
    stale = next(vote.fact for vote in votes if vote.fact.on == "articles/purpose")
    record = forged(held, replace(stale, on="articles/follow-up"))
    assert Finding(Kind.VOTED_TEXT, record.path, "articles/follow-up") in verified(held).findings
    assert isinstance(stale, VoteHeld)


# What is made of the facts.


def test_main_moved_by_hand_is_named(desk: Desk) -> None:
    """A commit that no fact speaks of; one that is merely behind is a note."""
    path = folder(desk)
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    git(path, "reset", "-q", "--hard", "HEAD~1")
    assert [(f.kind, f.where) for f in verified(desk).findings] == [(Kind.REF_BEHIND, MAIN)]
    put(path, {"articles/030-follow-up.md": "# Follow-up\n\nMine.\n"})
    git(path, "commit", "-qam", "by hand")
    assert [(f.kind, f.where) for f in verified(desk).findings] == [(Kind.REF_MOVED, MAIN)]


def test_drafts_made_by_hand_wait(drafted: Desk) -> None:
    """Before the first reading, the next command takes them in."""
    path = folder(drafted)
    git(path, "commit", "-q", "--allow-empty", "-m", "by hand")
    assert [(f.kind, f.severity) for f in verified(path).findings] == [(Kind.DRAFTS_WAITING, Severity.NOTE)]
    drafting_rounds.open_reading(opened(path))
    assert verified(path).findings == ()


def test_branches_and_tags_moved_or_made_by_hand_are_named(held: Desk) -> None:
    """An amendment's branch, a reading's tag, one of a reading that never was; other names are people's own."""
    path = folder(held)
    branch = HEADS + branch_of(held.state.amendments["A-01"].fact)
    git(path, "tag", "-f", "reading/1", f"{BRANCH}~1")
    git(path, "tag", "adopted/7", "main")
    git(path, "tag", "mine", "main")
    git(path, "branch", "-f", branch.removeprefix(HEADS), "main")
    git(path, "branch", "amendments/pushed", "main")
    git(path, "branch", "mine", "main")
    assert {(f.kind, f.where) for f in verified(path).findings} == {
        (Kind.REF_MOVED, TAGS + "reading/1"),
        (Kind.REF_MOVED, branch),
        (Kind.UNKNOWN_TAG, TAGS + "adopted/7"),
        (Kind.UNKNOWN_BRANCH, HEADS + "amendments/pushed"),
    }


def test_an_object_that_is_gone_is_named(held: Desk) -> None:
    """A commit that `main` leads to."""
    path = folder(held)
    oid = git(path, "rev-parse", "main~1")
    (path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    assert Finding(Kind.OBJECT, oid) in verified(path).findings


# Faults.


def test_each_byte_of_each_fact_counts(desk: Desk) -> None:
    """A fact's file with any one byte changed, under the same path: it is named."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    repository, tip = desk.repository, desk.journal.tip or ""
    for record in desk.state.records:
        step = max(1, len(record.canonical) // 25)
        for at in range(0, len(record.canonical), step):
            flipped = bytearray(record.canonical)
            flipped[at] ^= 1 << at % 8
            tree = repository.tree_with(repository.tree_of(tip), {record.path: bytes(flipped)})
            repository.raw.references.create(JOURNAL, _commit(repository, tree, tip), force=True)
            assert (Kind.RECORD, record.path) in {(f.kind, f.where) for f in verified(desk).findings}, (record, at)


def _commit(repository: Repository, tree: str, parent: str):  # type: ignore[no-untyped-def]
    raw = repository.raw
    return raw[repository.commit_verbatim(repository.verbatim(parent).replace(repository.tree_of(parent), tree))].id


def test_each_byte_of_each_object_counts(desk: Desk) -> None:
    """An object of the journal with a byte changed on disk: it is named, or it is harmless; never a traceback."""
    path = folder(desk)
    objects = [line.split()[0] for line in git(path, "rev-list", "--objects", BRANCH).splitlines()]
    for oid in objects:
        file = path / ".git/objects" / oid[:2] / oid[2:]
        whole = file.read_bytes()
        file.chmod(0o644)
        for at in range(0, len(whole), max(1, len(whole) // 12)):
            flipped = bytearray(whole)
            flipped[at] ^= 1 << at % 8
            file.write_bytes(flipped)
            assert verified(path).worst in (Severity.DAMAGED, None), (oid, at)
        file.write_bytes(b"")
        assert verified(path).worst is Severity.DAMAGED
        file.unlink()
        assert verified(path).worst is Severity.DAMAGED
        file.write_bytes(whole)
    assert verified(path).findings == ()


def test_a_ref_that_says_nothing_is_no_traceback(held: Desk) -> None:
    """A file of a ref that a power cut left empty."""
    path = folder(held)
    for name in (MAIN, TAGS + "reading/1", HEADS + branch_of(held.state.amendments["A-01"].fact)):
        file = path / ".git" / name
        whole = file.read_bytes()
        for content in (b"", b"zz", b"0" * 40 + b"\n", b"ref: refs/heads/none\n"):
            file.write_bytes(content)
            assert {f.kind for f in verified(path).findings} & {
                Kind.REF_MISSING,
                Kind.REF_MOVED,
                Kind.REFS_UNREADABLE,
            }, (name, content)
        file.write_bytes(whole)


def test_a_shallow_clone_is_not_called_damaged(desk: Desk, tmp_path: Path) -> None:
    """As services that test what is pushed make them: it lacks what it would be held against."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{folder(desk)}", "shallow")
    with pytest.raises(ShallowClone):
        verified(tmp_path / "shallow")
