"""Killed at every call that changes a file: what was acknowledged is there, and the next command needs no help."""

from __future__ import annotations

import pytest

from drafting.commands.main import COMMANDS
from tests.torture.checks import Scene, right
from tests.torture.conftest import Figure
from tests.torture.harness import KILL, Bench, Strike, some
from tests.torture.story import STORY

_MOST = 2  # points of a command, where the run is not long
READING_ONLY = {
    "check", "list", "show", "diff", "status", "collisions", "similar", "whatif", "log", "origin", "verify",
}  # fmt: skip
BY_OTHERS = {"demo"}  # it replays what other commands do


def test_every_command_that_writes_is_in_the_story() -> None:
    """A command is struck, or it only reads."""
    known = {name for name, *_ in COMMANDS}
    struck = {step.command for step in STORY}
    assert known - struck - READING_ONLY - BY_OTHERS == set()
    assert struck | READING_ONLY | BY_OTHERS <= known
    assert not struck & READING_ONLY


@pytest.mark.parametrize("number", range(len(STORY)), ids=[f"{n}-{s.name}" for n, s in enumerate(STORY)])
def test_killed(number: int, bench: Bench, scenes: dict[int, Scene], figure: Figure) -> None:
    """It is as if nothing had happened, or as if all had."""
    scene = scenes[number]
    points, acknowledged = 0, 0
    for at in some(scene.calls, _MOST, str(number)):
        ended = scene.play(bench, Strike.once(KILL, at))
        if not ended.killed:  # a device is named at random: it may have come to an end before
            assert at > 0.9 * scene.calls, (at, ended)
            continue
        try:
            right(bench, scene, ended)
        except BaseException as problem:
            problem.add_note(f"killed at {at} of {scene.calls}: {' '.join(scene.step.words)}")
            raise
        points += 1
        acknowledged += ended.acknowledged
    assert points
    figure(f"{points} of {points} points held, of {scene.calls}; {acknowledged} after the acknowledgement")
