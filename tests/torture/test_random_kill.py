"""Killed at random moments, again and again: nothing lost, nothing twice, nobody stuck."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from random import Random

import pytest

from tests.helpers import fsck
from tests.torture.checks import Scene
from tests.torture.conftest import Figure
from tests.torture.harness import LONG, Bench
from tests.torture.story import STORY
from tests.torture.writers import opened, said, say

_ROUNDS = 200
_LONGEST = 0.2  # seconds until it is killed
_SITTING = next(number for number, step in enumerate(STORY) if step.command == "sitting")


@pytest.mark.parametrize("seed", range(25 if LONG else 1))
def test_killed_at_random(seed: int, bench: Bench, scenes: dict[int, Scene], tmp_path: Path, figure: Figure) -> None:
    """A laptop that writes all the time, killed 200 times."""
    scenes[_SITTING].stage(bench)
    clone, told, chance = bench.top / "r", tmp_path / "told", Random(seed)  # noqa: S311
    for number in range(_ROUNDS):
        child = bench.start("tests.torture.writers:go_on", "r", str(told), f"round {number}")
        time.sleep(chance.uniform(0, _LONGEST))
        os.kill(child, signal.SIGKILL)
        assert bench.finish().killed
    say(opened(clone), "the next")
    acknowledged = set(told.read_text().split("\n")) - {""}
    there = said(clone)
    assert acknowledged <= there.keys(), "lost"
    assert max(there.values()) == 1, "twice"
    assert there["the next"], "stuck"
    fsck(clone)
    figure(f"{_ROUNDS} rounds, {len(acknowledged)} of {len(acknowledged)} acknowledged facts there, none twice")
