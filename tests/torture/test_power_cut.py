"""Power cuts: whatever a disk that keeps its promises may hold then, nothing acknowledged is lost, nothing needs help."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from random import Random

import pytest

from tests.torture import power
from tests.torture.checks import Scene, right
from tests.torture.conftest import Figure
from tests.torture.harness import LONG, Bench, Ended, some
from tests.torture.story import STORY

_MOST, _EACH = (6, 1) if not LONG else (0, 4)  # cuts of a command, all in a long run; and states that each may leave
_COMMANDS = ("new", "reading", "propose", "import", "vote", "consolidate", "sync")
_BY_GIT = ("sync", "export", "doctor")
_FIRST = {command: next(n for n, step in enumerate(STORY) if step.command == command) for command in _COMMANDS}
_NUMBERS = range(len(STORY)) if LONG else _FIRST.values()

State = tuple[dict[str, bytes | None], bool]


def states(bench: Bench, scene: Scene, *, syncing: bool = True, most: int = _MOST) -> Iterator[State]:
    """What may be there if the power goes while, or after, a command runs; whether it had told so by then."""
    scene.stage(bench)
    disk = power.Disk(bench.top, in_order=scene.step.command in _BY_GIT)
    ended = bench.run("alinea", *scene.step.words, noted=True)
    assert ended.status == 0, ended
    made = list(power.calls(bench.notes, syncing=syncing))
    cuts, told, choose = set(some(len(made), most, scene.step.name)), False, Random(scene.step.name)  # noqa: S311
    for number, call in enumerate(made, start=1):
        if call.path.startswith(str(bench.top)):
            disk.do(call)
        else:
            told = told or "✓" in call.data.decode("utf-8", "replace")
        for _ in range(_EACH if number in cuts else 0):
            yield disk.after_a_cut(choose), told


def hold(bench: Bench, scene: Scene, state: State) -> None:
    """Switch the power on again in a state, and hold that all is well."""
    files, told = state
    shutil.rmtree(bench.top)
    power.write(files)
    right(bench, scene, Ended(-signal.SIGKILL, "✓" if told else "", "", 0))


@pytest.mark.parametrize("number", _NUMBERS, ids=lambda n: f"{n}-{STORY[n].name}")
def test_a_power_cut(number: int, bench: Bench, scenes: dict[int, Scene], figure: Figure) -> None:
    """At any call, and with any of what was not safe yet gone."""
    held = 0
    for state in states(bench, scenes[number]):
        try:
            hold(bench, scenes[number], state)
        except BaseException as problem:
            problem.add_note(f"state {held + 1} of {STORY[number].name}")
            raise
        held += 1
    figure(f"{held} of {held} states held")


def test_without_syncing_there_are_bad_states(bench: Bench, scenes: dict[int, Scene], figure: Figure) -> None:
    """The same test finds what is lost if nothing is brought to disk: it can fail."""
    scene = scenes[_FIRST["vote"]]
    found, bad = 0, 0
    for state in states(bench, scene, syncing=False, most=4 * _MOST):
        found += 1
        try:
            hold(bench, scene, state)
        except Exception:  # noqa: BLE001
            bad += 1
    assert bad > 0
    figure(f"{bad} of {found} states bad without syncing")
