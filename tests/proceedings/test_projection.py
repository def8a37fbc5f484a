"""The projection: delete what is computed, and the same commits come back; plain git reads them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.deliberation.facts import (
    AmendmentSubmitted,
    DraftTaken,
    Fact,
    Layer,
    ReadingOpened,
    ResolutionStarted,
    SittingClosed,
    Step,
    TextAdopted,
    TextConsolidated,
)
from drafting.proceedings import drafting_rounds, sittings
from drafting.proceedings.desk import Desk, MainMoved
from drafting.proceedings.replay import names, replay
from drafting.store.git import HEADS, Repository
from drafting.store.journal import BRANCH
from drafting.store.projection import MAIN, NotReproduced, branch_of
from tests.helpers import DELIBERATIONS, FILES, SETTINGS, Clock, fsck, git, put, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose

SAMPLES = names(DELIBERATIONS)
Sample = Callable[[str], Path]


def put_right(path: Path) -> Desk:
    """What any command that writes does first."""
    desk = opened(path)
    with desk.writing():
        pass
    return desk


def computed(path: Path) -> dict[str, str]:
    """The refs that come from facts: neither the journal nor a branch that somebody pushed."""
    ours = (MAIN, f"{HEADS}amendments/", "refs/tags/")
    return {name: oid for name, oid in refs(path).items() if name.startswith(ours)}


def forget(path: Path, *, cache: bool = True, prune: bool = False) -> None:
    """Delete everything that is computed."""
    for name in refs(path):
        if name != HEADS + BRANCH:
            git(path, "update-ref", "-d", name)
    if cache:
        (path / ".git/alinea/projection.json").unlink()
    if prune:
        git(path, "reflog", "expire", "--expire=now", "--all")
        git(path, "gc", "-q", "--prune=now")


# The samples.


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_replayed_twice_is_the_same(name: str, replayed: Sample, tmp_path: Path) -> None:
    """Every ref of two replays points at the same object."""
    replay(DELIBERATIONS / name, tmp_path / "again")
    assert refs(tmp_path / "again") == refs(replayed(name))
    desk = opened(tmp_path / "again")
    assert (desk.state.irregular, desk.state.unread, desk.journal.damaged) == ([], [], [])
    assert git(tmp_path / "again", "status", "--porcelain") == ""


@pytest.mark.parametrize("prune", [False, True])
@pytest.mark.parametrize("cache", [False, True])
@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_deleted_comes_back(name: str, cache: bool, prune: bool, sample: Sample) -> None:
    """`main`, amendments, tags and cache gone, their objects even: the next command makes the same again."""
    path = sample(name)
    before = computed(path)
    forget(path, cache=cache, prune=prune)
    assert set(refs(path)) == {HEADS + BRANCH}
    put_right(path)
    assert computed(path) == before
    assert git(path, "status", "--porcelain") == ""
    fsck(path)


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "{",
        "[]",
        "null",
        '{"count": 3}',
        '{"count": "x"}',
        '{"count": -1}',
        '{"main": "zz"}',
        '{"refs": {"refs/heads/main": "zz"}}',
        '{"refs": 3}',
        '{"branches": {"a": 3}}',
        '{"unknown": 1}',
        '{"count": 3, "hashes": "x", "main": "' + "0" * 40 + '"}',
    ],
)
def test_a_broken_cache_is_thrown_away(garbage: str, sample: Sample) -> None:
    """Whatever stands in it, the same refs come."""
    path = sample("garden-streets-en")
    before = refs(path)
    forget(path)
    (path / ".git/alinea/projection.json").write_text(garbage)
    put_right(path)
    assert refs(path) == before


def test_a_cache_of_another_journal_is_thrown_away(sample: Sample, tmp_path: Path) -> None:
    """It is held against the hashes of the facts it was made of."""
    path, other = sample("garden-streets-en"), sample("garden-streets")
    before = refs(path)
    forget(path)
    shutil.copy(other / ".git/alinea/projection.json", path / ".git/alinea/projection.json")
    put_right(path)
    assert refs(path) == before


@pytest.mark.parametrize("name", SAMPLES)
def test_plain_git_reads_it(name: str, replayed: Sample) -> None:
    """Log, blame, trailers and fsck, without us."""
    path = replayed(name)
    fsck(path)
    desk = opened(path)
    text = desk.state.text
    assert git(path, "log", "--graph", "--oneline", "main", "--")
    for division in text.divisions:
        blamed = git(path, "blame", "-s", "main", "--", division.path)
        assert len(blamed.splitlines()) == len(division.markdown.strip().splitlines())
    files = {name: git(path, "show", f"main:{name}") + "\n" for name in text.to_files()}
    assert files == text.to_files()
    adopted = git(
        path, "log", "--first-parent", "--merges", "--format=%(trailers:key=Amendment,valueonly)", "main", "--"
    )
    steps = [step.amendments for reading in desk.state.readings.values() for step, _ in reading.steps]
    assert adopted.split("\n\n") == [", ".join(names_) for names_ in reversed(steps) if names_]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_journal_only_grew(name: str, replayed: Sample) -> None:
    """In its whole history no fact was changed or removed."""
    changes = git(replayed(name), "log", "--name-status", "--format=", BRANCH, "--").split()
    assert set(changes[::2]) == {"A"}
    assert len(changes[1::2]) == len(set(changes[1::2]))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_fresh_clone(name: str, replayed: Sample, tmp_path: Path) -> None:
    """Readable at once; the first write makes the local branches, the same as the others'."""
    git(tmp_path, "clone", "-q", str(replayed(name)), "clone")
    path = tmp_path / "clone"
    git(path, "tag", "-d", *git(path, "tag").split())
    desk = opened(path, "Bob")
    original = opened(replayed(name))
    assert desk.state.text == original.state.text
    assert [r.hash for r in desk.state.records] == [r.hash for r in original.state.records]
    assert set(refs(path)) == {MAIN}
    sittings.open_sitting(desk, "Next", 3)
    assert computed(path) == computed(replayed(name))
    assert git(path, "rev-parse", f"{BRANCH}^") == refs(replayed(name))[HEADS + BRANCH]
    assert desk.journal.device not in (None, original.journal.device)
    assert git(path, "status", "--porcelain") == ""
    fsck(path)


def test_a_clone_follows_main(replayed: Sample, tmp_path: Path, desk: Desk) -> None:
    """In a fresh clone, too, files follow what is adopted; a crash on the way is put right."""
    amendment = propose(desk, ("ten", "twelve"))
    git(tmp_path, "clone", "-q", str(folder(desk)), "clone")
    clone = opened(tmp_path / "clone", "Bob")
    adopt(clone, amendment)
    consolidate(clone)
    assert "twelve" in (tmp_path / "clone/articles/030-follow-up.md").read_text()
    assert git(tmp_path / "clone", "status", "--porcelain") == ""


# Shapes of the history.


def test_an_adoption_has_two_parents(desk: Desk) -> None:
    """The text and the amendment's branch; the branch stands on the frozen text."""
    start = desk.main
    amendment = propose(desk, ("ten", "twelve"), title="Twelve")
    adopt(desk, amendment)
    consolidate(desk)
    branch = desk.repository.ref(HEADS + branch_of(amendment.fact))
    assert desk.repository.parents(branch or "") == [start]
    assert desk.repository.parents(desk.main or "") == [start, branch]
    trailers = git(folder(desk), "log", "-1", "--format=%(trailers:only)", "main", "--").splitlines()
    assert trailers == ["Amendment: A-01", "Number: 1", "Vote: 7-2-1"]
    assert git(folder(desk), "log", "-1", "--format=%an", branch or "") == "Bob"


def test_a_sub_amendment_stands_on_its_parents_branch(desk: Desk) -> None:
    """And an adoption of both brings in the sub-amendment's branch alone."""
    parent = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "thirteen"), to=parent)
    adopt(desk, sub, parent)
    consolidate(desk)
    of = desk.projector.done.branches
    assert desk.repository.parents(of[sub.id]) == [of[parent.id]]
    assert desk.repository.parents(desk.main or "")[1:] == [of[sub.id]]


# Drafts made with Git alone.


def drafts(path: Path) -> None:
    """Commits on `main` by hand: edits, a merge that keeps one side, an empty one, other encodings, a picture."""
    put(path, {"articles/030-follow-up.md": "# Follow-up\n\nA committee.\n", "README.md": "Read me.\n"})
    git(path, "add", ".")
    git(path, "commit", "-qm", "First round", author="Zoé")
    git(path, "checkout", "-qb", "side", "main~1")
    put(path, {"articles/020-means.md": "# Means\n\nOther means.\n", "articles/040-side.md": "# Side\n\nSide.\n"})
    git(path, "add", ".")
    git(path, "commit", "-qm", "A side")
    git(path, "checkout", "-q", "main")
    git(path, "merge", "-q", "-s", "ours", "-m", "Keep ours", "side")
    git(path, "checkout", "-qb", "other", "main")
    put(path, {"articles/050-other.md": "# Other\n\nOther.\n", "articles/020-means.md": None})
    git(path, "add", "-A", ".")
    git(path, "commit", "-qm", "Another side")
    git(path, "checkout", "-q", "main")
    (path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    git(path, "add", ".")
    git(path, "-c", "i18n.commitEncoding=latin-1", "commit", "-qm", "x")
    git(path, "merge", "-q", "--no-ff", "-m", "Both", "other")
    git(path, "commit", "-q", "--allow-empty", "-m", "Nothing")
    git(path, "checkout", "-q", "--orphan", "alone")
    git(path, "rm", "-qrf", ".")
    put(path, {"CONTRIBUTING.md": "How.\n"})
    git(path, "add", ".")
    git(path, "commit", "-qm", "From elsewhere")
    git(path, "checkout", "-q", "main")
    git(path, "merge", "-q", "--allow-unrelated-histories", "-m", "All", "alone")
    git(path, "branch", "-qD", "side", "other", "alone")


def latin(path: Path) -> None:
    """A commit whose message is in another encoding."""
    git(path, "commit", "-q", "--allow-empty", "-m", "plain")
    raw = git(path, "cat-file", "commit", "HEAD").encode() + b"\n"
    raw = raw.replace(b"\n\nplain", b"\nencoding ISO-8859-1\n\nd\xe9j\xe0 vu")
    made = Repository.open(path).commit_verbatim(raw.decode("utf-8", "surrogateescape"))
    git(path, "update-ref", MAIN, made)


def test_drafts_by_hand_are_taken_in_verbatim(drafted: Desk) -> None:
    """Merges, orphans, pictures and old encodings: the same commits come back from the facts alone."""
    path = folder(drafted)
    drafts(path)
    latin(path)
    there = refs(path)[MAIN]
    desk = put_right(path)
    assert desk.main == there
    assert "articles/other" in desk.state.text
    assert not {"articles/side", "articles/means"} & {d.key for d in desk.state.text.divisions}
    assert desk.state.files["README.md"] == "Read me.\n"
    assert len(desk.state.drafts) == int(git(path, "rev-list", "--count", "main"))
    count = len(desk.state.records)
    assert len(put_right(path).state.records) == count
    drafting_rounds.open_reading(desk)
    before = refs(path)
    forget(path, prune=True)
    put_right(path)
    assert refs(path) == before
    assert git(path, "status", "--porcelain") == ""
    fsck(path)


def test_a_journal_alone_brings_drafts_back(drafted: Desk, tmp_path: Path) -> None:
    """From a clone of nothing but the journal."""
    path = folder(drafted)
    drafts(path)
    put_right(path)
    git(tmp_path, "init", "-q", "-b", "main", "alone")
    git(tmp_path / "alone", "fetch", "-q", str(path), f"{BRANCH}:{BRANCH}")
    put_right(tmp_path / "alone")
    assert refs(tmp_path / "alone")[MAIN] == refs(path)[MAIN]
    assert (tmp_path / "alone/logo.png").read_bytes() == b"\x89PNG\r\n\x1a\n\x00\xff"
    assert git(tmp_path / "alone", "status", "--porcelain") == ""


def test_work_that_is_not_committed_stays(drafted: Desk) -> None:
    """Drafts are taken in while a file is being worked on."""
    path = folder(drafted)
    put(path, {"articles/030-follow-up.md": "# Follow-up\n\nOne.\n"})
    git(path, "commit", "-qam", "One")
    put(path, {"articles/030-follow-up.md": "# Follow-up\n\nTwo, unfinished"})
    put_right(path)
    assert (path / "articles/030-follow-up.md").read_text() == "# Follow-up\n\nTwo, unfinished"


def test_a_change_of_language_changes_no_old_commit(drafted: Desk) -> None:
    """What was said in English stays so when later drafts are in French."""
    path = folder(drafted)
    put(path, {"resolution.toml": SETTINGS.replace('"en"', '"fr"')})
    git(path, "commit", "-qam", "En français")
    drafting_rounds.open_reading(opened(path))
    assert git(path, "tag", "-n1", "reading/1").endswith("texte figé")
    before = refs(path)
    forget(path, prune=True)
    put_right(path)
    assert refs(path) == before


def test_settings_that_cannot_be_read_do_not_stop_drafting(drafted: Desk) -> None:
    """A commit that breaks `resolution.toml` is taken in; the next one mends it."""
    path = folder(drafted)
    for toml in ("nonsense", SETTINGS):
        put(path, {"resolution.toml": toml})
        git(path, "commit", "-qam", "x")
        put_right(path)
    assert opened(path).state.settings.title == "Trees"


def test_links_by_hand_are_refused(drafted: Desk) -> None:
    """What no resolution holds is not taken in, and nothing is written."""
    path = folder(drafted)
    (path / "link").symlink_to("README.md")
    git(path, "add", ".")
    git(path, "commit", "-qm", "x")
    before = refs(path)
    with pytest.raises(ValueError, match="mode"):
        put_right(path)
    assert refs(path) == before


# `main` moved by hand.


def test_main_moved_in_a_reading_is_reported(desk: Desk) -> None:
    """Nothing is written, and the commit is named; put back, work goes on."""
    path = folder(desk)
    put(path, {"articles/030-follow-up.md": "# Follow-up\n\nMine.\n"})
    git(path, "commit", "-qam", "by hand")
    before = refs(path)
    with pytest.raises(MainMoved) as caught:
        sittings.open_sitting(opened(path), "x")
    assert caught.value.commit == before[MAIN]
    assert refs(path) == before
    assert opened(path).by_hand() == [MAIN]
    git(path, "reset", "-q", "--keep", "HEAD~1")
    sittings.open_sitting(opened(path), "x")


def test_main_rewritten_in_drafting_is_reported(drafted: Desk) -> None:
    """A draft that was taken in cannot be taken back by rewriting it."""
    path = folder(drafted)
    git(path, "commit", "-q", "--amend", "--allow-empty", "-m", "another beginning")
    with pytest.raises(MainMoved):
        put_right(path)


def test_main_put_back_by_hand_is_brought_forward(desk: Desk) -> None:
    """`git reset --hard` to an earlier text: branch and files follow the facts again."""
    path = folder(desk)
    adopt(desk, propose(desk, ("ten", "twelve")))
    consolidate(desk)
    for how in ("--hard", "--soft", "--mixed"):
        git(path, "reset", "-q", how, "HEAD~1")
        put_right(path)
        assert refs(path)[MAIN] == desk.main
        assert git(path, "status", "--porcelain") == ""
        assert "twelve" in (path / "articles/030-follow-up.md").read_text()


def test_an_amendments_branch_moved_by_hand_is_reported_and_left(desk: Desk) -> None:
    """Its commits are neither believed nor lost."""
    path = folder(desk)
    amendment = propose(desk, ("ten", "twelve"))
    name = branch_of(amendment.fact)
    git(path, "checkout", "-q", name)
    put(path, {"articles/030-follow-up.md": "# Follow-up\n\nMore.\n"})
    git(path, "commit", "-qam", "by hand")
    moved = refs(path)[HEADS + name]
    desk = put_right(path)
    assert refs(path)[HEADS + name] == moved
    assert desk.by_hand() == [HEADS + name]
    assert desk.state.text.digest == opened(path).state.text.digest


def test_a_tag_moved_by_hand_is_left(desk: Desk) -> None:
    """Tags are made once and never moved."""
    path = folder(desk)
    git(path, "tag", "-f", "reading/1", f"{BRANCH}~1")
    moved = refs(path)["refs/tags/reading/1"]
    assert put_right(path).by_hand() == []
    assert refs(path)["refs/tags/reading/1"] == moved


# Facts that do not hold.


def forged(desk: Desk, *facts: Fact) -> None:
    """Facts that no use case would write, in the journal."""
    records = desk.journal.prepare(facts, "Eve", desk.clock())
    desk.journal.append(records, "forged")


@pytest.mark.parametrize("kind", ["submitted", "unfit", "step", "unfit step", "adopted", "unfit adopted"])
def test_a_fact_that_makes_another_text_is_found(desk: Desk, kind: str) -> None:
    """The text of each amendment and each step is held against the hash in its fact."""
    amendment = propose(desk, ("ten", "twelve"))
    edits, other = amendment.fact.edits, propose(desk, ("plants", "cuts")).fact.edits
    fact: Fact = {
        "submitted": AmendmentSubmitted("X-01", 1, 0, "", "wrong", "t", "a", "", edits),
        "unfit": AmendmentSubmitted("X-01", 1, 0, "", "", "t", "a", "", edits, parent=amendment.id),
        "step": TextConsolidated((Step((amendment.id,), (), "wrong"),)),
        "unfit step": TextConsolidated((Step((amendment.id,), (Layer(("A-01",), edits),) * 2, ""),)),
        "adopted": TextAdopted(1, other, "wrong"),
        "unfit adopted": TextAdopted(1, (replace(edits[0], division="articles/nowhere"),), ""),
    }[kind]
    forged(desk, fact)
    with pytest.raises(NotReproduced):
        put_right(folder(desk))


def test_a_draft_of_another_tree_is_found(drafted: Desk) -> None:
    """A commit whose files are not those beside it is not made."""
    raw = drafted.repository.verbatim(drafted.main or "")
    forged(drafted, DraftTaken(raw, {"articles/030-follow-up.md": "# Follow-up\n\nForged.\n"}))
    with pytest.raises(NotReproduced):
        put_right(folder(drafted))


def test_irregular_facts_make_nothing(desk: Desk) -> None:
    """Second readings, drafts in a reading, amendments twice: the same refs as without them."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    consolidate(desk)
    adopt(desk, "text")
    consolidate(desk)
    before = refs(folder(desk))
    step = desk.state.readings[1].steps[0][0]
    forged(
        desk,
        ReadingOpened(1, "x", ""),
        DraftTaken(desk.repository.verbatim(desk.main or ""), FILES),
        amendment.fact,
        TextConsolidated((step,)),
        TextAdopted(1, (), ""),
        TextAdopted(7, (), ""),
        ReadingOpened(9, "x", ""),
        SittingClosed(),
        ResolutionStarted("again", FILES),
    )
    again = put_right(folder(desk))
    assert len(again.state.irregular) == 9
    assert {**refs(folder(desk)), HEADS + BRANCH: ""} == {**before, HEADS + BRANCH: ""}


def test_facts_before_the_beginning_make_nothing(tmp_path: Path) -> None:
    """A journal without its first fact is read, and nothing comes of it."""
    git(tmp_path, "init", "-q", "-b", "main", "r")
    repository = Repository.open(tmp_path / "r")
    desk = Desk(repository, Clock(), "Eve")
    desk.journal.introduce("eeeeeeee")
    forged(desk, ReadingOpened(1, "x", ""), SittingClosed())
    again = opened(tmp_path / "r")
    assert again.projector.project(again.state) == {}
    put_right(tmp_path / "r")


def test_the_cache_is_small_and_plain(desk: Desk) -> None:
    """JSON that says what was projected and from how many facts."""
    done = json.loads((folder(desk) / ".git/alinea/projection.json").read_text())
    assert done["count"] == len(desk.state.records)
    assert done["refs"][MAIN] == desk.main
    assert done["language"] == "en"
