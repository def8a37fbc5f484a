"""What somebody with Git alone can read, check, and get back."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.replays import SAMPLES, Demo, git


def test_main_reads_as_adoptions(demo: Demo) -> None:
    """A merge for each, titled, with the amendment's own commit beside it."""
    log = demo.git("homelessness", "log", "--graph", "--oneline", "main")
    assert re.search(r"^\*\s+[| ]*[0-9a-f]{7,} Adopter l'amendement 27 : ", log, re.MULTILINE)
    merges = demo.git("homelessness", "log", "--merges", "--format=%(trailers:key=Vote,valueonly)", "main").split()
    assert len(merges) >= 20
    assert all(re.fullmatch(r"\d+-\d+(-\d+)?\S*|unanimous", vote) for vote in merges), merges


def test_the_journal_reads_as_minutes(demo: Demo) -> None:
    """From the first draft to the adopted text, dated as it happened."""
    said = demo.git(
        "garden-streets-en", "log", "--reverse", "--format=%ad %s", "--date=short", "journal", "--"
    ).splitlines()
    assert any("Reading 1 opened" in line for line in said)
    assert any(re.match(r"2024-04-06 Amendment 1\b.* \d+ for, \d+ against", line) for line in said)
    assert "The whole text. Adopted" in "\n".join(said)
    assert [line[:10] for line in said] == sorted(line[:10] for line in said)


def test_blame_names_who_amended_a_line(demo: Demo) -> None:
    """Git attributes lines; the table that wrote one is its author."""
    blame = demo.git("homelessness", "blame", "--line-porcelain", "articles/010-purpose.md")
    authors = set(re.findall(r"^author (.+)$", blame, re.MULTILINE))
    assert "Groupe de travail" in authors
    assert "Table 2" in authors


def test_the_adopted_text_compares_with_the_frozen_one(demo: Demo) -> None:
    """With tags that anybody can name."""
    stat = demo.git("homelessness", "diff", "--stat", "reading/1", "adopted/1")
    assert "articles/010-purpose.md" in stat
    assert re.search(r"\d+ files changed, \d+ insertions\(\+\), \d+ deletions\(-\)", stat)


def test_refs_are_those_that_every_forge_takes(demo: Demo) -> None:
    """Branches and tags only, flat lower-case ASCII names."""
    for sample in SAMPLES:
        for name in demo.git(sample, "for-each-ref", "--format=%(refname)").split():
            assert re.fullmatch(r"refs/(heads|tags)/[a-z0-9]+([/-][a-z0-9]+)*", name), name


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_journal_can_be_checked_without_us(demo: Demo, sample: str) -> None:
    """Names are the hashes of bytes, and every record names the one before it."""
    paths = [p for p in demo.git(sample, "ls-tree", "-r", "--name-only", "journal").splitlines() if p.endswith(".json")]
    last: dict[str, str] = {}
    for path in sorted(paths):
        data = demo.git(sample, "cat-file", "blob", f"journal:{path}").encode()
        name = hashlib.sha256(data).hexdigest()
        record = json.loads(data)
        assert path.endswith(f"/{record['seq']:06}-{name[:12]}.json")
        assert record["prev"] == last.get(record["device"])
        last[record["device"]] = name
    assert len(paths) > 50


def test_everything_but_the_journal_can_be_deleted_and_comes_back(demo: Demo, tmp_path: Path) -> None:
    """The same ids on every ref, from the facts alone."""
    copy = tmp_path / "copy"
    shutil.copytree(demo.folder / "homelessness", copy)
    before = _refs(copy)
    made = [name for name in before if re.match(r"refs/(tags/|heads/(main$|amendments/))", name)]
    assert len(made) > 40
    for name in made:
        git(copy, "update-ref", "-d", name)
    (copy / ".git" / "alinea" / "projection.json").unlink()
    _alinea(copy, "sitting", "open", "One more")
    after = _refs(copy)
    assert before.pop("refs/heads/journal") != after.pop("refs/heads/journal")
    assert after == before
    assert git(copy, "status", "--porcelain") == ""


def test_a_clone_can_be_read(demo: Demo, tmp_path: Path) -> None:
    """With nothing but what `git clone` brings."""
    git(tmp_path, "clone", "--quiet", str(demo.folder / "homelessness"), "clone")
    listed = json.loads(_alinea(tmp_path / "clone", "list", "--reading", "1", "--json"))
    assert len(listed) >= 30
    assert "AC-08" in _alinea(tmp_path / "clone", "show", "AC-08")


def _refs(repository: Path) -> dict[str, str]:
    lines = git(repository, "for-each-ref", "--format=%(refname) %(objectname)").splitlines()
    return dict(line.split() for line in lines)


def _alinea(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "ALINEA_LANG": "en", "ALINEA_ACTOR": "Clerk"}
    command = [sys.executable, "-m", "drafting", "-C", str(folder), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
