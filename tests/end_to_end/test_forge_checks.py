"""What forges run is run here, line by line, in clones such as they make."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drafting.proceedings import drafting_rounds
from drafting.proceedings.desk import Desk
from drafting.proceedings.forge import Forge, write_checks
from drafting.proceedings.sittings import vote
from drafting.proceedings.syncing import sync
from drafting.voting.ballots import Count
from tests.helpers import FILES, Clock, git, put
from tests.proceedings.actions import MEANS, opened, propose

yaml = pytest.importorskip("yaml", reason="PyYAML reads the files of forges")

_INSTALLS = re.compile(r"\bpip install\b")


@dataclass(frozen=True)
class Ran:
    """What a forge's job came to: whether it failed, what it said, what it put on its page."""

    failed: bool
    said: str
    summary: str


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A reading whose text has the checks of every forge, with an amendment and a sub-amendment."""
    path = tmp_path_factory.mktemp("room") / "trees"
    drafting_rounds.start(path, FILES, Clock(), "Ada", device="aaaaaaaa")
    for forge in Forge:
        write_checks(forge, path)
    git(path, "add", "--all")
    git(path, "commit", "-qm", "Checks")
    desk = opened(path)
    drafting_rounds.open_reading(desk)
    first = propose(desk, ("ten citizens", "twelve citizens"), title="Twelve")
    propose(desk, ("twelve citizens", "twelve neighbours"), to=first, title="Neighbours")
    vote(desk, first.id, Count(7, 2, 1))
    git(path.parent, "init", "-q", "--bare", "-b", "main", "hub.git")
    git(path, "remote", "add", "origin", str(path.parent / "hub.git"))
    sync(desk)
    return desk


def by_hand(desk: Desk, name: str, files: dict[str, str | None]) -> str:
    """A branch that somebody pushes with Git alone; its name."""
    folder = desk.repository.folder
    assert folder is not None
    git(folder, "switch", "-qC", name.rpartition("/")[2], "main")
    put(folder, files)
    git(folder, "commit", "-qam", "By hand")
    git(folder, "push", "-q", "origin", f"HEAD:refs/heads/{name}")
    git(folder, "switch", "-q", "main")
    return name


def fetched(desk: Desk, branch: str, folder: Path) -> Path:
    """A clone as `actions/checkout` and GitLab's runner make it: all branches of the remote, and no branch of its own."""
    git(folder, "init", "-q", "-b", "main", "work")
    work = folder / "work"
    git(work, "remote", "add", "origin", git(desk.repository.folder or Path(), "remote", "get-url", "origin"))
    git(work, "fetch", "-q", "--prune", "origin", "+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*")
    git(work, "checkout", "-q", "--force", git(work, "rev-parse", f"refs/remotes/origin/{branch}"))
    return work


def scripts(forge: Forge, work: Path) -> Iterator[tuple[str, bool]]:
    """What the file that is in the clone has a forge run, in order, and whether that is run after a failure, too."""
    told: dict[str, Any] = yaml.safe_load((work / forge.path).read_text(encoding="utf-8"))
    if forge is Forge.GITLAB:
        job = told["amendment"]
        yield from (
            ("\n".join(job[part]), part == "after_script") for part in ("before_script", "script", "after_script")
        )
    else:
        steps = told["jobs"]["amendment"]["steps"]
        yield from ((step["run"], step.get("if") == "always()") for step in steps if "run" in step)


def ran(forge: Forge, desk: Desk, branch: str, folder: Path) -> Ran:
    """What a forge makes of a branch."""
    work, page, programs = fetched(desk, branch, folder), folder / "summary", folder / "bin"
    programs.mkdir()
    (programs / "alinea").write_text(f"#!/bin/sh\nexec '{sys.executable}' -m drafting \"$@\"\n")
    (programs / "alinea").chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "LC_", "LANG"))}
    own = {"PATH": f"{programs}:{os.environ['PATH']}", "GITHUB_STEP_SUMMARY": str(page), "HOME": str(folder)}
    failed, said = False, ""
    for script, always in scripts(forge, work):
        if _INSTALLS.search(script) or (failed and not always):
            continue
        done = subprocess.run(
            ["sh", "-e", "-c", script], cwd=work, env={**kept, **own}, capture_output=True, text=True, check=False
        )
        failed, said = failed or done.returncode > 0, said + done.stdout + done.stderr
    assert (work / "redline" / "redline.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert git(work, "status", "--porcelain", "--untracked-files=no") == ""
    return Ran(failed, said, page.read_text(encoding="utf-8") if page.exists() else "")


def branch_of(desk: Desk, title: str) -> str:
    """The branch of an amendment."""
    return next(name for name in desk.repository.branches("amendments/") if name.endswith(f"-{title}"))


@pytest.mark.parametrize("forge", Forge)
def test_an_amendment_passes(room: Desk, forge: Forge, tmp_path: Path) -> None:
    """Its files and the facts are in order, and its redline is there to be read."""
    done = ran(forge, room, branch_of(room, "twelve"), tmp_path)
    assert not done.failed, done.said
    assert "No problem found." in done.said
    assert "Everything holds." in done.said
    assert "A committee of [-ten-] {+twelve+} citizens" in done.said
    if forge is Forge.GITHUB:
        assert "<del>ten</del> <ins>twelve</ins>" in done.summary


def test_a_sub_amendment_is_shown_on_its_parent(room: Desk, tmp_path: Path) -> None:
    """What it changes, and nothing of what that does."""
    done = ran(Forge.GITHUB, room, branch_of(room, "neighbours"), tmp_path)
    assert not done.failed, done.said
    assert "twelve <del>citizens</del> <ins>neighbours</ins>" in done.summary
    assert "<ins>twelve" not in done.summary


@pytest.mark.parametrize("forge", Forge)
def test_a_branch_with_a_problem_fails(room: Desk, forge: Forge, tmp_path: Path) -> None:
    """The problem is named, and the redline is shown all the same."""
    branch = by_hand(room, f"amendments/html-{forge}", {MEANS: "# Means\n\nThey are <b>voted</b>.\n"})
    done = ran(forge, room, branch, tmp_path)
    assert done.failed
    assert f"{MEANS}:3  HTML is not kept" in done.said
    assert "{+" in done.said


def test_an_amendment_that_somebody_moved_fails(room: Desk, tmp_path: Path) -> None:
    """The facts say where its branch is; the page shows what is there now."""
    folder, branch = room.repository.folder, branch_of(room, "neighbours")
    assert folder is not None
    git(folder, "switch", "-q", "--detach", branch)
    put(folder, {MEANS: "# Means\n\nThey are voted.\n"})
    git(folder, "commit", "-qam", "More")
    git(folder, "push", "-q", "origin", f"HEAD:refs/heads/{branch}")
    git(folder, "switch", "-q", "main")
    try:
        done = ran(Forge.GITHUB, room, branch, tmp_path)
        assert done.failed
        assert f"refs/heads/{branch} was moved by hand" in done.said
    finally:
        git(folder, "push", "-q", "--force", "origin", f"{branch}:{branch}")


@pytest.mark.parametrize("forge", Forge)
def test_the_files_hold_what_a_forge_needs(forge: Forge, room: Desk, tmp_path: Path) -> None:
    """All branches are fetched, the redline is kept as a page, and nothing of a branch's name gets into a script."""
    work = fetched(room, branch_of(room, "twelve"), tmp_path)
    told = yaml.safe_load((work / forge.path).read_text(encoding="utf-8"))
    if forge is Forge.GITLAB:
        assert told["amendment"]["variables"]["GIT_DEPTH"] == "0"
        assert told["amendment"]["artifacts"]["paths"] == ["redline/redline.html"]
        return
    fetch, *_, keep = told["jobs"]["amendment"]["steps"]
    assert (fetch["with"]["fetch-depth"], fetch["with"]["persist-credentials"]) == (0, False)
    assert (keep["with"]["path"], keep["if"]) == ("redline/redline.html", "always()")
    assert told[True]["push"]["branches"] == ["amendments/**"]  # what YAML 1.1 makes of "on"
    assert not any("${{" in script for script, _ in scripts(forge, work))
