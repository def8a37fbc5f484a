"""Forges: the files they run checks from, and what a commit changes against the text it was written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.proceedings import drafting_rounds
from drafting.proceedings.desk import Desk
from drafting.proceedings.forge import (
    Forge,
    TextIsFrozen,
    first_unreadable,
    folder_for_checks,
    show,
    write_checks,
)
from drafting.proceedings.sources import UnknownBranch, Unrelated
from drafting.proceedings.submitting import Wording, from_working_tree
from drafting.store.hooks import OthersFile
from tests.helpers import git, put
from tests.proceedings.actions import MEANS, adopt, consolidate, folder, opened, propose


@pytest.mark.parametrize("forge", Forge)
def test_a_draft_gets_the_file(drafted: Desk, forge: Forge) -> None:
    """Where that forge looks for it; again does no harm, and another's file stays."""
    path = write_checks(forge, folder_for_checks(drafted, forge))
    assert path == folder(drafted) / forge.path
    assert "alinea verify" in path.read_text(encoding="utf-8")
    assert write_checks(forge, folder(drafted)) == path
    path.write_text("another's\n")
    with pytest.raises(OthersFile):
        write_checks(forge, folder(drafted))


def test_a_reading_has_no_place_for_it(desk: Desk) -> None:
    """Nothing comes on `main` but by votes."""
    with pytest.raises(TextIsFrozen):
        folder_for_checks(desk, Forge.GITHUB)


@pytest.mark.parametrize("forge", Forge)
def test_the_file_stays_where_a_forge_looks_for_it(drafted: Desk, forge: Forge) -> None:
    """On `main` through the reading and its adoptions, on every amendment's branch; it is in nobody's way."""
    write_checks(forge, folder(drafted))
    git(folder(drafted), "add", "--all")
    git(folder(drafted), "commit", "-qm", "Checks")
    desk = opened(folder(drafted))
    drafting_rounds.open_reading(desk)
    put(folder(desk), {MEANS: "# Means\n\nThey are voted.\n"})
    amendment = from_working_tree(desk, Wording("Shorter", "Bob"))
    adopt(desk, amendment)
    consolidate(desk)
    for name in ("reading/1", f"amendments/{amendment.id.lower()}-shorter", "main"):
        assert forge.path in git(folder(desk), "ls-tree", "-r", "--name-only", name).splitlines()
    assert (folder(desk) / forge.path).is_file()
    assert git(folder(desk), "status", "--porcelain") == ""


def test_an_amendment_is_shown_on_its_own_text(desk: Desk) -> None:
    """Even once it is folded into `main`, and without what others made of it; a sub-amendment on its parent's."""
    first = propose(desk, ("ten citizens", "twelve citizens"), title="Twelve")
    second = propose(desk, ("twelve citizens", "twelve neighbours"), to=first, title="Neighbours")
    other = propose(desk, ("every street", "each street"), title="Each")
    adopt(desk, first, other)
    consolidate(desk)
    shown = {a.id: show(desk, f"amendments/{a.id.lower()}-{a.fact.title.lower()}").summary for a in (first, second)}
    assert shown[first.id] == (
        "<h2>1. Twelve</h2>\n<h3>Article 3</h3>\n"
        "<p><b>al. 1</b> A committee of <del>ten</del> <ins>twelve</ins> citizens follows the plan.</p>\n"
    )
    assert "twelve <del>citizens</del> <ins>neighbours</ins> follows" in shown[second.id]


def test_its_page_credits_it(desk: Desk) -> None:
    """The page is the redline document, with the amendment and its author beside the change."""
    amendment = propose(desk, ("ten citizens", "twelve citizens"), title="Twelve")
    view = show(desk, f"amendments/{amendment.id.lower()}-twelve").view
    assert [(one.label, one.title, one.author) for one in view.credits] == [("1", "Twelve", "Bob")]


def test_another_branch_is_shown_where_it_left_main(desk: Desk) -> None:
    """What `main` became since is not its doing."""
    git(folder(desk), "switch", "-qc", "my-changes")
    put(folder(desk), {MEANS: "# Means\n\nThey are voted.\n"})
    git(folder(desk), "commit", "-qam", "Mine")
    git(folder(desk), "switch", "-q", "main")
    adopt(desk, propose(desk, ("ten citizens", "twelve citizens")))
    consolidate(desk)
    shown = show(opened(folder(desk)), "my-changes").summary
    assert shown.count("<h3>") == 1
    assert "<h3>Article 2</h3>" in shown


def test_main_itself_changes_nothing(desk: Desk) -> None:
    """A sentence says so."""
    assert show(desk, "main").summary == "<h2>Trees</h2>\n<p>No change.</p>\n"


def test_what_cannot_be_shown(desk: Desk) -> None:
    """A branch that is not there, and one that has nothing to do with the text."""
    with pytest.raises(UnknownBranch):
        show(desk, "nowhere")
    with pytest.raises(Unrelated):
        show(desk, "journal")


def test_first_unreadable(desk: Desk, tmp_path: Path) -> None:
    """Facts as files: those that are what they promise, one that is not, one that is missing."""
    good = desk.state.records[0]
    bad = good.path.replace("/000001-", "/000002-")
    (tmp_path / good.path).parent.mkdir(parents=True)
    for path in (good.path, bad):
        (tmp_path / path).write_bytes(good.canonical)
    assert first_unreadable(tmp_path, [good.path]) is None
    assert first_unreadable(tmp_path, [good.path, bad]) == bad
    assert first_unreadable(tmp_path, ["aaaaaaaa/0000/000009-000000000000.json"]) is not None
