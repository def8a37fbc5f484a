"""Drivers: Git itself compares and merges the files of a text by words, in the clone that asked for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from drafting.store.drivers import set_drivers
from drafting.store.git import Repository
from tests.helpers import git, put

PROGRAM = f"'{sys.executable}' -m drafting"
PURPOSE = "articles/010-purpose.md"
BASE = "# Purpose\n\nThe city opens ten gardens to residents.\n\nIt reports every year.\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with one article, and the drivers."""
    git(tmp_path, "init", "-q", "-b", "main")
    put(tmp_path, {PURPOSE: BASE, "notes.txt": "one\n"})
    commit(tmp_path, "Draft")
    set_drivers(Repository.open(tmp_path), PROGRAM)
    return tmp_path


def commit(folder: Path, said: str) -> None:
    """Commit all that changed."""
    git(folder, "add", "--all")
    git(folder, "commit", "-qm", said)


def sides(folder: Path, ours: str, theirs: str, path: str = PURPOSE) -> subprocess.CompletedProcess[str]:
    """Change a file on two branches, and merge one into the other."""
    git(folder, "switch", "-qc", "side")
    put(folder, {path: theirs})
    commit(folder, "Theirs")
    git(folder, "switch", "-q", "main")
    put(folder, {path: ours})
    commit(folder, "Ours")
    merge = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "merge", "-q", "side"]
    return subprocess.run(merge, cwd=folder, capture_output=True, text=True, check=False)


def test_git_diff_shows_words(clone: Path) -> None:
    """What goes and what comes, in its alinéa; another file as ever."""
    put(clone, {PURPOSE: BASE.replace("ten", "twenty"), "notes.txt": "two\n"})
    said = git(clone, "diff")
    assert f"{PURPOSE}\n  al. 1  The city opens [-ten-] {{+twenty+}} gardens to residents.\n" in said
    assert "-one\n+two" in said
    assert "-The city opens ten" in git(clone, "diff", "--no-ext-diff")


def test_git_diff_shows_files_that_come_go_and_move(clone: Path) -> None:
    """A new file, a removed one, and one at another place in the series."""
    put(clone, {"articles/020-means.md": "# Means\n\nThey are voted.\n"})
    git(clone, "add", "--all")
    git(clone, "mv", PURPOSE, "articles/030-purpose.md")
    said = git(clone, "diff", "--cached", "--find-renames")
    assert "articles/020-means.md\n  title  {+Means+}\n  al. +  {+They are voted.+}\n" in said
    assert f"{PURPOSE} → articles/030-purpose.md\n  The words are the same." in said
    commit(clone, "Moved")
    git(clone, "rm", "-q", "articles/020-means.md")
    assert "al. 1  [-They are voted.-]" in git(clone, "diff", "--cached")


def test_git_merge_brings_words_together(clone: Path) -> None:
    """Lines would be in conflict; words are not."""
    done = sides(clone, BASE.replace("ten", "twenty"), BASE.replace("residents", "neighbours"))
    assert done.returncode == 0, done.stderr
    assert (clone / PURPOSE).read_text() == BASE.replace("ten", "twenty").replace("residents", "neighbours")


def test_git_merge_stops_at_a_conflict(clone: Path) -> None:
    """With marks at the alinéa, and the rest merged."""
    done = sides(clone, BASE.replace("ten", "twenty"), BASE.replace("ten", "thirty").replace("every", "each"))
    assert done.returncode == 1
    assert git(clone, "diff", "--name-only", "--diff-filter=U") == PURPOSE
    assert (clone / PURPOSE).read_text() == (
        "# Purpose\n\n<<<<<<< ours\nThe city opens twenty gardens to residents.\n=======\n"
        "The city opens thirty gardens to residents.\n>>>>>>> theirs\n\nIt reports each year.\n"
    )


def test_branches_that_were_merged_both_ways(clone: Path) -> None:
    """Where Git finds two bases that are in conflict, what was settled alike on both sides is no conflict again."""
    settled = BASE.replace("ten", "forty")
    assert sides(clone, BASE.replace("ten", "twenty"), BASE.replace("ten", "thirty")).returncode == 1
    put(clone, {PURPOSE: settled})
    commit(clone, "Settled")
    git(clone, "switch", "-q", "side")
    git(clone, "merge", "-q", "main~1", check=False)
    put(clone, {PURPOSE: settled.replace("to residents", "to all who live there")})
    commit(clone, "Settled here, too")
    git(clone, "switch", "-q", "main")
    put(clone, {PURPOSE: settled.replace("The city", "The whole city")})
    commit(clone, "More")
    git(clone, "merge", "-q", "side")
    both = settled.replace("to residents", "to all who live there").replace("The city", "The whole city")
    assert (clone / PURPOSE).read_text() == both


@pytest.mark.parametrize("program", ["/nowhere/alinea", "false"])
def test_git_goes_its_own_way_where_we_cannot(clone: Path, program: str) -> None:
    """A program that is gone, or fails: lines are compared and merged, and no side is dropped."""
    set_drivers(Repository.open(clone), program)
    put(clone, {PURPOSE: BASE.replace("ten", "twenty")})
    assert "+The city opens twenty" in git(clone, "diff")
    done = sides(clone, BASE.replace("ten", "twenty"), BASE.replace("ten", "thirty"))
    assert done.returncode == 1
    assert "<<<<<<< ours\nThe city opens twenty" in (clone / PURPOSE).read_text()
    assert "The city opens thirty gardens to residents.\n>>>>>>> theirs" in (clone / PURPOSE).read_text()


def test_a_file_that_is_no_text_is_merged_by_lines(clone: Path) -> None:
    """What is not UTF-8 is left to Git."""
    latin = "articles/020-means.md"
    (clone / latin).write_bytes("# Entrée\n\nUn\n\nDeux\n\nTrois\n\nQuatre\n".encode("latin-1"))
    commit(clone, "Latin")
    git(clone, "switch", "-qc", "side")
    (clone / latin).write_bytes("# Entrée\n\nUn\n\nDeux\n\nTrois\n\nCinq\n".encode("latin-1"))
    commit(clone, "Theirs")
    git(clone, "switch", "-q", "main")
    (clone / latin).write_bytes("# Sortie\n\nUn\n\nDeux\n\nTrois\n\nQuatre\n".encode("latin-1"))
    commit(clone, "Ours")
    git(clone, "merge", "-q", "side")
    assert (clone / latin).read_bytes() == "# Sortie\n\nUn\n\nDeux\n\nTrois\n\nCinq\n".encode("latin-1")


def test_set_twice_is_set_once(clone: Path) -> None:
    """The clone's own attributes stay, and ours are added once; nothing that is committed changes."""
    attributes = clone / ".git" / "info" / "attributes"
    attributes.write_text("*.pdf binary")
    for _ in range(2):
        set_drivers(Repository.open(clone), PROGRAM)
    assert attributes.read_text() == (
        "*.pdf binary\n/memorandum.md diff=alinea merge=alinea\n/preamble.md diff=alinea merge=alinea\n"
        "/articles/*.md diff=alinea merge=alinea\n/annexes/**/*.md diff=alinea merge=alinea\n"
    )
    assert git(clone, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("preamble.md", "alinea"),
        ("annexes/map.md", "alinea"),
        ("annexes/measures/010-trees.md", "alinea"),
        ("README.md", "unspecified"),
        ("resolution.toml", "unspecified"),
    ],
)
def test_files_of_the_text_and_no_others(clone: Path, path: str, wanted: str) -> None:
    """The patterns are those of a resolution's files."""
    assert git(clone, "check-attr", "merge", path) == f"{path}: merge: {wanted}"
