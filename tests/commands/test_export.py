"""`alinea export`: all there is, in one file that Git itself reads."""

from __future__ import annotations

import subprocess
from pathlib import Path


def clone(bundle: Path, path: Path) -> dict[str, str]:
    """A repository made of a backup; its refs."""
    subprocess.run(["git", "clone", "-q", "--mirror", str(bundle), str(path)], check=True, capture_output=True)
    return listed(path)


def listed(path: Path) -> dict[str, str]:
    """The refs of a repository."""
    said = subprocess.run(["git", "show-ref"], cwd=path, check=True, capture_output=True, text=True).stdout
    return {name: oid for oid, name in (line.split(" ") for line in said.splitlines())}


def test_everything_is_in_it(adopted, tmp_path):
    """Each ref, at the same object; the resolution can be read and verified from it."""
    said = adopted.done("export", str(tmp_path / "backup.bundle"))
    assert said.startswith("✓ Backup: ")
    assert "the journal, the text" in said
    assert clone(tmp_path / "backup.bundle", tmp_path / "again") == listed(adopted.path)


def test_a_backup_can_be_worked_on(room, tmp_path, run):
    """As the line that it ends with says."""
    room.done("export", str(tmp_path / "b.bundle"))
    subprocess.run(["git", "clone", "-q", "-b", "main", "b.bundle", "again"], cwd=tmp_path, check=True)
    assert run("-C", str(tmp_path / "again"), "verify").status == 0
    assert run("-C", str(tmp_path / "again"), "mark", "1", "withdrawn").status == 0


def test_it_answers_json(room, tmp_path):
    """The path, its size, the refs."""
    made = room("export", str(tmp_path / "b.bundle"), "--json").json
    assert made["size"] == (tmp_path / "b.bundle").stat().st_size
    assert made["refs"] == listed(room.path)


def test_a_file_that_is_there_is_left(room, tmp_path):
    """Another name is asked for, and nothing is written."""
    (tmp_path / "b.bundle").write_text("mine")
    answer = room("export", str(tmp_path / "b.bundle"))
    assert (answer.status, (tmp_path / "b.bundle").read_text()) == (2, "mine")
    assert "there already" in answer.err


def test_without_git_it_says_so(room, tmp_path, monkeypatch):
    """A sentence, and nothing is left."""
    monkeypatch.setenv("PATH", "")
    answer = room("export", str(tmp_path / "b.bundle"))
    assert answer.status == 2
    assert "install it" in answer.err
    assert not list(tmp_path.glob("*b.bundle*"))


def test_a_damaged_repository_is_not_backed_up(room, tmp_path):
    """What is missing cannot be put in, and that is said."""
    oid = room.git("rev-parse", "journal^{tree}").strip()
    (room.path / ".git/objects" / oid[:2] / oid[2:]).unlink()
    answer = room("export", str(tmp_path / "b.bundle"))
    assert answer.status == 3
    assert "No backup was made" in answer.err
    assert not list(tmp_path.glob("*b.bundle*"))


def test_a_folder_that_is_not_there_is_a_sentence(room, tmp_path):
    """Whatever Git says of it."""
    answer = room("export", str(tmp_path / "none" / "b.bundle"))
    assert answer.status in (2, 3)
    assert "Error: " in answer.err
