"""What the tests of facts, store and proceedings share: small texts, records, clocks, Git itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pygit2
import pytest
from pygit2.enums import ConfigLevel, Option

from drafting.deliberation.facts import Fact
from drafting.deliberation.records import Record

ROOT = Path(__file__).parents[1]
DELIBERATIONS = ROOT / "deliberations"
BEGAN = datetime(2024, 3, 22, 18, 30, tzinfo=UTC)

SETTINGS = """format = 1
kind = "deliberation"
language = "en"
title = "Trees"
members = 10
standing_orders = "citizens-assembly"

[[bodies]]
id = "assembly"
name = "Assembly"
"""
FILES = {
    "resolution.toml": SETTINGS,
    "preamble.md": "Considering the heat of last summer,\n\nConsidering the wish of the citizens,\n",
    "articles/010-purpose.md": (
        "# Purpose\n\nThe city plants trees in every street.\n\nIt begins with the streets that have none.\n\n"
        "It reports every year to the assembly.\n"
    ),
    "articles/020-means.md": (
        "# Means\n\nThe means of article 1 are voted every year.\n\nThey follow [article 1](articles/purpose).\n"
    ),
    "articles/030-follow-up.md": "# Follow-up\n\nA committee of ten citizens follows the plan.\n",
}


class Clock:
    """A clock that goes on by a minute whenever it is read."""

    def __init__(self, at: datetime = BEGAN) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The time, a minute later than the last."""
        self.at += timedelta(minutes=1)
        return self.at


def record(fact: Fact, seq: int = 1, device: str = "aaaaaaaa", prev: Record | None = None, **more: Any) -> Record:
    """A fact as its device writes it."""
    seen: Mapping[str, int] = more.pop("seen", {})
    return raw(fact.type, fact.data(), seq, device, prev, seen=seen, **more)


def raw(
    kind: str, data: Mapping[str, Any], seq: int = 1, device: str = "aaaaaaaa", prev: Record | None = None, **more: Any
) -> Record:
    """A record of any kind and data."""
    at = (BEGAN + timedelta(minutes=seq)).isoformat()
    before = prev.hash if prev else None
    return Record(device, seq, before, more.get("seen", {}), more.get("at", at), "Secretariat", kind, data)


def chain(facts: Iterable[Fact], device: str = "aaaaaaaa", seen: Mapping[str, int] | None = None) -> list[Record]:
    """Facts written by one device, one after another."""
    out: list[Record] = []
    for seq, fact in enumerate(facts, start=1):
        out.append(record(fact, seq, device, out[-1] if out else None, seen=seen or {}))
    return out


def git(folder: Path, *words: str, check: bool = True, text: str | None = None, author: str = "Ada") -> str:
    """What git itself says."""
    who = ["-c", f"user.name={author}", "-c", f"user.email={author.lower()}@example.org"]
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, input=text, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    if check:
        assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def isolate_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shut the user's and the machine's Git configuration out, for git and for libgit2."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    for level in (ConfigLevel.GLOBAL, ConfigLevel.XDG, ConfigLevel.SYSTEM, ConfigLevel.PROGRAMDATA):
        pygit2.settings.search_path[level] = ""
    pygit2.option(Option.ENABLE_FSYNC_GITDIR, False)  # for speed; test_git.py holds that it is on otherwise


def fsck(folder: Path) -> None:
    """Hold that git finds nothing wrong with a repository, not even what it only warns about."""
    done = subprocess.run(
        ["git", "fsck", "--strict", "--no-dangling"], cwd=folder, capture_output=True, text=True, check=False
    )
    said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("notice: ")]
    assert (done.returncode, said) == (0, [])


def refs(folder: Path) -> dict[str, str]:
    """Every branch and tag, and what it points at."""
    lines = git(folder, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags").splitlines()
    return dict(line.split(" ") for line in lines)


def put(folder: Path, files: Mapping[str, str | None]) -> None:
    """Write files into a folder; None removes one."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
