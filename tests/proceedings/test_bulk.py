"""Many at once: what comes of it is what comes of one after another, in one pack and one file of refs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafting.amending.apply import DoesNotFit
from drafting.amending.compare import compare
from drafting.amending.edits import Edits
from drafting.deliberation.amendment import Amendment
from drafting.proceedings.desk import Desk
from drafting.proceedings.submitting import (
    NothingChanged,
    NumberTaken,
    Refused,
    Submission,
    TooDeep,
    Wording,
    submit,
    submit_all,
)
from drafting.store.git import HEADS, NotWritten, RefMoved, Repository
from drafting.store.journal import BRANCH
from drafting.store.packs import Pack
from drafting.text.model import Text
from tests.helpers import BEGAN, fsck, git, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose, replaced, written

BOB = Wording("Twelve", "Bob")
CHANGES = (("ten", "twelve"), ("every street", "all streets"), ("last summer", "this summer"), ("ten", "twelve"))


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Repository, "bulk", 3)


def texts(desk: Desk, changes: Sequence[tuple[str, str]] = CHANGES) -> list[Text]:
    """The text with a passage replaced, in turn."""
    return [replaced(desk.state.text, change) for change in changes]


def submissions(desk: Desk) -> list[Submission]:
    """Amendments of words, an article less and one more."""
    text = desk.state.text
    gone = written(text, {"articles/020-means.md": None})
    more = written(text, {"articles/025-benches.md": "# Benches\n\nThe city mends its benches.\n"})
    return [Submission(after, Wording(f"No. {n}", "Bob")) for n, after in enumerate([*texts(desk), gone, more])]


def packs(path: Path) -> list[Path]:
    """The packs of a repository."""
    return list((path / ".git/objects/pack").glob("*.pack"))


def test_it_is_what_comes_of_one_after_another(desk: Desk, tmp_path: Path) -> None:
    """The same facts, ids, numbers and commits."""
    shutil.copytree(folder(desk), tmp_path / "copy", symlinks=True)
    slow = opened(tmp_path / "copy")
    fast = opened(folder(desk))
    slow.clock = fast.clock = lambda: BEGAN
    one_by_one = [submit(slow, s.change, s.wording) for s in submissions(slow)]
    at_once = submit_all(fast, submissions(fast))
    assert [(a.fact, a.numbers) for a in at_once] == [(a.fact, a.numbers) for a in one_by_one]
    assert [a.id for a in at_once] == [f"A-0{n}" for n in range(1, 7)]
    without = [{n: oid for n, oid in refs(p).items() if n != HEADS + BRANCH} for p in (folder(desk), tmp_path / "copy")]
    assert without[0] == without[1]


def test_one_pack_and_one_file_of_refs(desk: Desk) -> None:
    """Facts and all; Git finds nothing wrong with it."""
    path = folder(desk)
    loose = git(path, "count-objects")
    submit_all(desk, submissions(desk))
    assert len(packs(path)) == 1
    assert git(path, "count-objects") == loose
    assert not (path / ".git/refs/heads/amendments").exists()
    assert len(git(path, "for-each-ref", "refs/heads/amendments").splitlines()) == 6
    assert git(path, "status", "--porcelain") == ""
    fsck(path)


def test_one_commit_of_the_journal(desk: Desk) -> None:
    """All are acknowledged at once."""
    before = refs(folder(desk))[HEADS + BRANCH]
    submit_all(desk, submissions(desk))
    assert git(folder(desk), "rev-list", f"{before}..{BRANCH}").count("\n") == 0


def test_the_next_command_finds_everything_done(desk: Desk) -> None:
    """Nothing is projected again, and what follows is written as ever."""
    submit_all(desk, submissions(desk))
    before = refs(folder(desk))
    again = opened(folder(desk))
    with again.writing():
        pass
    assert refs(folder(desk)) == before
    assert len(packs(folder(desk))) == 1
    adopt(again, *[a for a in again.state.amendments.values() if a.id == "A-02"])
    consolidate(again)
    assert "all streets" in (folder(desk) / "articles/010-purpose.md").read_text()
    fsck(folder(desk))


def test_a_fresh_projection_is_one_pack(desk: Desk) -> None:
    """Refs and what was remembered gone, all come back, and at once."""
    submit_all(desk, submissions(desk))
    path = folder(desk)
    before = refs(path)
    for name in before:
        if name != HEADS + BRANCH:
            git(path, "update-ref", "-d", name)
    (path / ".git/alinea/projection.json").unlink()
    with opened(path).writing():
        pass
    assert refs(path) == before
    assert len(packs(path)) == 2
    fsck(path)


def test_edits_are_kept_as_they_are(desk: Desk) -> None:
    """What was meant is what is compared once; a text is compared with its base."""
    text = desk.state.text
    edits = compare(text, replaced(text, ("every street", "all streets"), ("ten", "twelve")))
    made, other = submit_all(desk, [Submission(tuple(reversed(edits)), BOB), Submission(texts(desk)[0], BOB)])
    assert made.fact.edits == edits
    assert other.fact.edits == compare(text, texts(desk)[0])


def test_sub_amendments(desk: Desk) -> None:
    """On their parents' texts, each on its own."""
    parents = submit_all(desk, [Submission(text, BOB) for text in texts(desk)])
    subs = [
        Submission(replaced(desk.state.amended(parent), (new, "most")), BOB, to=parent)
        for parent, (_, new) in zip(parents, CHANGES, strict=True)
    ]
    made = submit_all(desk, subs)
    assert [a.fact.parent for a in made] == [a.id for a in parents]
    for parent, sub in zip(parents, made, strict=True):
        assert sub.fact.before == parent.fact.after
        tip = refs(folder(desk))[f"{HEADS}amendments/{sub.id.lower()}-twelve"]
        assert (
            git(folder(desk), "rev-parse", f"{tip}~1")
            == refs(folder(desk))[f"{HEADS}amendments/{parent.id.lower()}-twelve"]
        )
    fsck(folder(desk))


def test_on_an_earlier_text(desk: Desk) -> None:
    """After an adoption, some were still written for the text before."""
    text = desk.state.text
    adopt(desk, propose(desk, ("last summer", "this summer")))
    consolidate(desk)
    early, late = submit_all(
        desk, [Submission(replaced(text, ("ten", "two")), BOB, base=0), Submission(texts(desk, CHANGES[:1])[0], BOB)]
    )
    assert (early.fact.base, late.fact.base) == (0, 1)
    assert early.fact.before == text.digest
    assert "last summer" in git(folder(desk), "show", f"amendments/{early.id.lower()}-twelve:preamble.md")


def test_numbers_that_are_asked_for(desk: Desk) -> None:
    """Those without one go on after the highest."""
    wanted = [7, None, 3, None]
    made = submit_all(desk, [Submission(t, BOB, number=n) for t, n in zip(texts(desk), wanted, strict=True)])
    assert [a.numbers for a in made] == [[7], [8], [3], [9]]


# What cannot be taken in.


def refused(desk: Desk, submissions: Sequence[Submission]) -> dict[int, type]:
    """Why some are refused; that nothing was written."""
    before, records = refs(folder(desk)), list(desk.state.records)
    with pytest.raises(Refused) as caught:
        submit_all(desk, submissions)
    assert refs(folder(desk)) == before
    assert desk.state.records == records
    return {at: type(problem) for at, problem in caught.value.problems.items()}


def test_all_that_is_wrong_is_said(desk: Desk) -> None:
    """Each by its place in the list; the others are not written either."""
    text = desk.state.text
    parent = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "six"), to=parent)
    stranger: Edits = sub.fact.edits
    wrong = [
        Submission(texts(desk)[0], BOB),
        Submission(text, BOB),
        Submission((), BOB),
        Submission(stranger, BOB),
        Submission(replaced(desk.state.amended(sub), ("six", "two")), BOB, to=sub),
        Submission(texts(desk)[1], BOB, number=2),
        Submission(texts(desk)[1], BOB, number=9),
        Submission(texts(desk)[2], BOB, number=9),
    ]
    assert refused(desk, wrong) == {
        1: NothingChanged,
        2: NothingChanged,
        3: DoesNotFit,
        4: TooDeep,
        5: NumberTaken,
        7: NumberTaken,
    }


def test_nothing_to_submit(desk: Desk) -> None:
    """Nothing is written."""
    before = refs(folder(desk))
    assert submit_all(desk, []) == []
    assert refs(folder(desk)) == before


def test_a_full_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and the desk works on."""
    before, records = refs(folder(desk)), list(desk.state.records)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Pack, "write", full)
        with pytest.raises(NotWritten):
            submit_all(desk, submissions(desk))
    assert refs(folder(desk)) == before
    assert desk.state.records == records
    assert len(submit_all(desk, submissions(desk))) == 6


def test_refs_that_cannot_be_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The facts are down: it is no failure, and the next command makes the branches."""

    def late(*_: object) -> None:
        raise RefMoved("x")

    with monkeypatch.context() as patch:
        patch.setattr(Repository, "make", late)
        made = submit_all(desk, submissions(desk))
    assert not git(folder(desk), "for-each-ref", "refs/heads/amendments")
    with opened(folder(desk)).writing():
        pass
    assert len(git(folder(desk), "for-each-ref", "refs/heads/amendments").splitlines()) == len(made)


def test_two_desks_at_once(desk: Desk) -> None:
    """The second is told, and writes nothing."""
    other = opened(folder(desk), "Bea")
    first: Amendment = submit_all(desk, submissions(desk))[0]
    with pytest.raises(RefMoved):
        submit_all(other, submissions(other))
    assert opened(folder(desk)).state.amendments[first.id].fact == first.fact
    assert len(opened(folder(desk)).state.amendments) == 6
