"""What forges and Git call: they are told what they need, in the way they read it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from drafting.commands import main

PATH = "articles/010-gardens.md"
OLD = "# Gardens\n\nThe city opens ten gardens to residents.\n"


@pytest.fixture(autouse=True)
def _wired(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command is in the table."""
    monkeypatch.setitem(main._MODULES, "forge-setup", "forge_setup")


def files(folder: Path, **content: str) -> list[str]:
    """Files with some content; their paths."""
    for name, said in content.items():
        (folder / name).write_text(said, encoding="utf-8")
    return [str(folder / name) for name in content]


def test_redline(room, tmp_path: Path) -> None:
    """In words, and with --output as a page and a summary."""
    branch = room.git("branch", "--list", "amendments/*-neighbours", "--format=%(refname:short)").strip()
    said = room.done("forge-setup", "redline", branch, "--output", str(tmp_path / "out"))
    assert said == "Article 1\n  al. 1  The city opens its streets to [-children-] {+neighbours+} every evening.\n"
    assert "<ins>neighbours</ins>" in (tmp_path / "out" / "summary.html").read_text(encoding="utf-8")
    assert "neighbours" in (tmp_path / "out" / "redline.html").read_text(encoding="utf-8")
    assert room.done("forge-setup", "redline") == "No change.\n"


def test_redline_of_nothing(room) -> None:
    """A branch that is not there is said."""
    said = room("forge-setup", "redline", "nowhere")
    assert (said.status, said.out) == (2, "")
    assert "There is no branch “nowhere”" in said.err


def test_git_diff(run, tmp_path: Path) -> None:
    """Git gives the path, then file, id and mode of either side, and where it was renamed to."""
    old, new = files(tmp_path, old=OLD, new=OLD.replace("ten", "twenty"))
    said = run("forge-setup", "git-diff", PATH, old, "1a", "100644", new, "2b", "100644").out
    assert said == f"{PATH}\n  al. 1  The city opens [-ten-] {{+twenty+}} gardens to residents.\n\n"
    moved = run(
        "forge-setup", "git-diff", PATH, old, "1a", "100644", old, "1a", "100644", "articles/020-gardens.md", "rename"
    ).out
    assert moved == f"{PATH} → articles/020-gardens.md\n  The words are the same.\n\n"
    gone = run("forge-setup", "git-diff", PATH, old, "1a", "100644", "/dev/null", ".", ".").out
    assert "[-The city opens ten gardens to residents.-]" in gone


@pytest.mark.parametrize("path", ["README.md", "articles/Notes.md"])
def test_git_diff_of_what_is_no_text(run, tmp_path: Path, path: str) -> None:
    """It fails and prints nothing on standard output, so that lines are compared instead."""
    old, new = files(tmp_path, old=OLD, new=OLD)
    said = run("forge-setup", "git-diff", path, old, "1a", "100644", new, "2b", "100644")
    assert (said.status, said.out) == (2, "")


def test_git_merge(run, tmp_path: Path) -> None:
    """The word on standard output says how it went; the result is in the second file."""
    base, ours, theirs = files(
        tmp_path, base=OLD, ours=OLD.replace("ten", "two"), theirs=OLD.replace("residents", "all")
    )
    said = run("forge-setup", "git-merge", base, ours, theirs)
    assert (said.status, said.out) == (0, "merged\n")
    assert Path(ours).read_text(encoding="utf-8") == OLD.replace("ten", "two").replace("residents", "all")
    (tmp_path / "theirs").write_text(OLD.replace("ten", "six"), encoding="utf-8")
    said = run("forge-setup", "git-merge", "--marker-size", "9", base, ours, theirs)
    assert (said.status, said.out) == (1, "conflicts\n")
    assert "\n<<<<<<<<< ours\n" in Path(ours).read_text(encoding="utf-8")


def test_git_merge_of_what_is_no_text(run, tmp_path: Path) -> None:
    """Neither word is said, and nothing is written."""
    base, ours, theirs = files(tmp_path, base=OLD, ours=OLD, theirs=OLD)
    Path(theirs).write_bytes(b"\xe9t\xe9")
    said = run("forge-setup", "git-merge", base, ours, theirs)
    assert (said.status, said.out, Path(ours).read_text(encoding="utf-8")) == (2, "", OLD)


def test_facts(room, run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first that cannot be read is named; nothing is, when all can."""
    room.git("worktree", "add", "-q", "--detach", str(tmp_path / "j"), "journal")
    paths = sorted(str(path.relative_to(tmp_path / "j")) for path in (tmp_path / "j").rglob("*.json"))
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(paths) + "\n"))
    assert run("forge-setup", "facts", str(tmp_path / "j")).out == ""
    (tmp_path / "j" / paths[2]).write_text("{}")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(paths) + "\n"))
    answer = run("forge-setup", "facts", str(tmp_path / "j"))
    assert (answer.status, answer.out) == (1, paths[2] + "\n")
