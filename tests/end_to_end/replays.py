"""Replays of the samples, and Git's word on them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

SAMPLES = ("garden-streets", "garden-streets-en", "homelessness")


@dataclass(frozen=True)
class Demo:
    """A replay of the samples: where it is, how long it took, and how long a processor worked at it."""

    folder: Path
    seconds: float
    work: float

    def git(self, sample: str, *arguments: str) -> str:
        """What Git says of a sample's repository; fails where Git does."""
        return git(self.folder / sample, *arguments)


def git(repository: Path, *arguments: str) -> str:
    """What Git says, the developer's configuration shut out."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    done = subprocess.run(
        ["git", "-C", str(repository), *arguments], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def replay(folder: Path, *alinea: str, measured: bool = False) -> Demo:
    """Replay the samples into a folder, in a process of its own; without coverage, which is slow, if it is measured."""
    began, before = time.perf_counter(), _work()
    command = [*(alinea or (sys.executable, "-m", "drafting")), "demo", str(folder)]
    kept = {name: value for name, value in os.environ.items() if not (measured and name.startswith("COV"))}
    environment = {**kept, "ALINEA_LANG": "en"}
    done = subprocess.run(
        command, cwd=folder.parent, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return Demo(folder, time.perf_counter() - began, _work() - before)


def _work() -> float:
    """Seconds of a processor that processes we waited for have taken; Windows does not tell."""
    times = os.times()
    return times.children_user + times.children_system
