"""Two laptops without a network, in the writing rounds, with a corrected project and with errata."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from drafting.deliberation.state import WHOLE
from drafting.proceedings import acts, remarks, replacing, reproducing, versions
from drafting.proceedings.desk import Desk
from drafting.store.projection import Projector
from tests.helpers import git, refs
from tests.proceedings.actions import adopt, consolidate, folder, opened, propose, replaced
from tests.proceedings.test_syncing import both, exchange


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git writes to disk when it likes."""
    monkeypatch.setenv("GIT_TEST_FSYNC", "0")


def apart(desk: Desk, tmp_path: Path) -> Desk:
    """Another laptop with all that is known here."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "hub.git")
    git(folder(desk), "remote", "add", "origin", str(tmp_path / "hub.git"))
    exchange(desk)
    git(tmp_path, "clone", "-q", str(tmp_path / "hub.git"), "other")
    return opened(tmp_path / "other", "Bob")


def sound(*desks: Desk) -> None:
    """Hold that each clone makes everything again from the facts, with the same commits."""
    for desk in desks:
        again = opened(folder(desk))
        (folder(desk) / ".git/alinea/projection.json").unlink(missing_ok=True)
        assert list(reproducing.texts(again.state)) == []
        made = Projector(again.repository).project(again.state)
        assert {name: oid for name, oid in made.items() if name.startswith("refs/heads/")}.items() <= refs(
            folder(desk)
        ).items()


def test_one_name_for_two_versions(drafted: Desk, tmp_path: Path) -> None:
    """One of them has it; the other is set down, and both clones make the same."""
    other = apart(drafted, tmp_path)
    versions.mark(drafted, "V1", "ours")
    versions.mark(other, "V1", "theirs")
    both(drafted, other)
    assert len(drafted.state.versions) == len(other.state.versions) == 1
    assert [why for _, why in drafted.state.irregular] == ["version V1"]
    sound(drafted, other)


def test_a_version_and_a_draft(drafted: Desk, tmp_path: Path) -> None:
    """A version is the draft that its writer had, whatever was drafted elsewhere meanwhile."""
    other = apart(drafted, tmp_path)
    version = versions.mark(other, "V1")
    file = folder(drafted) / "articles/010-purpose.md"
    file.write_text(file.read_text().replace("every street", "each street"))
    versions.mark(drafted, "V2")
    both(drafted, other)
    assert {one.name for one in drafted.state.versions} == {"V1", "V2"}
    tagged = drafted.repository.commit_named("version/v1")
    assert tagged is not None
    assert version.tag == "version/v1"
    assert git(tmp_path / "hub.git", "tag").split() == ["version/v1", "version/v2"]
    assert tagged != drafted.repository.commit_named("version/v2") == drafted.main
    sound(drafted, other)


def test_remarks_with_one_number(drafted: Desk, tmp_path: Path) -> None:
    """Both are there, each by its whole name."""
    other = apart(drafted, tmp_path)
    remarks.make(drafted, "1", "Why?", "Ada")
    remarks.make(other, "2", "How?", "Bob")
    both(drafted, other)
    assert len(drafted.state.remarks) == 2
    with pytest.raises(remarks.UnknownRemark):
        remarks.find(drafted.state, "1")
    assert all(remarks.find(drafted.state, name).id == name for name in drafted.state.remarks)


def test_a_corrected_project_and_an_amendment(desk: Desk, tmp_path: Path) -> None:
    """The amendment was written for the project before, and is carried."""
    other = apart(desk, tmp_path)
    replacing.replace(desk, replaced(desk.state.text, ("every street", "each street")), "The executive")
    made = propose(other, ("ten", "twelve"))
    both(desk, other)
    adopt(desk, desk.state.amendments[made.id])
    consolidate(desk)
    both(desk, other)
    words = "".join(other.state.text.to_files().values())
    assert "each street" in words
    assert "twelve" in words
    sound(desk, other)


def test_a_corrected_project_and_a_consolidation(desk: Desk, tmp_path: Path) -> None:
    """Two texts made of one: one of them stands, the other is set down, in both clones alike."""
    first = propose(desk, ("ten", "twelve"))
    adopt(desk, first)
    other = apart(desk, tmp_path)
    replacing.replace(other, replaced(other.state.text, ("every street", "each street")), "The executive")
    consolidate(desk)
    both(desk, other)
    assert len(desk.state.readings[1].steps) == 1
    assert [why for _, why in desk.state.irregular] == ["written on another text"]
    sound(desk, other)


def test_two_errata(desk: Desk, tmp_path: Path) -> None:
    """One of them stands; the other was written on another text, and can be said again."""
    adopt(desk, WHOLE)
    consolidate(desk)
    other = apart(desk, tmp_path)
    acts.correct(desk, replaced(desk.state.text, ("every street", "each street")), "ours")
    acts.correct(other, replaced(other.state.text, ("It begins", "This begins")), "theirs")
    both(desk, other)
    assert len(desk.state.readings[1].errata) == 1
    assert [why for _, why in desk.state.irregular] == ["written on another text"]
    sound(desk, other)


def test_two_references(desk: Desk, tmp_path: Path) -> None:
    """Both are shown until somebody who knows them says one; dates are not touched by that."""
    adopt(desk, WHOLE)
    consolidate(desk)
    other = apart(desk, tmp_path)
    acts.register(desk, "2026 DSOL 12", transmitted=dt.date(2026, 7, 15))
    acts.register(other, "2026 DSOL 21")
    both(desk, other)
    assert set(acts.known(desk.state).references) == {"2026 DSOL 12", "2026 DSOL 21"}
    known = acts.register(desk, "2026 DSOL 12")
    assert (known.references, known.transmitted) == (("2026 DSOL 12",), (dt.date(2026, 7, 15),))
