"""A disk that is full or broken: nothing is acknowledged that is not there, and afterwards it works."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from tests.torture.checks import Scene, outcome, right
from tests.torture.conftest import Figure
from tests.torture.harness import DISK, LONG, Bench, Ended, Strike, some
from tests.torture.story import STORY

_MOST = 1  # points of a command, where the run is not long
_NUMBERS = range(0, len(STORY), 1 if LONG else 2)
_HOW = [(name, how) for how in (Strike.ever, Strike.once) for name in DISK]
_READING = ("list", "check", "order", "log", "verify")
_VOTE = next(number for number, step in enumerate(STORY) if step.command == "vote")
_PAGE = 4096
_LEVELS = 64 if LONG else 16


def said_so(ended: Ended) -> None:
    """A command that failed said so in words, and one that says it did it ends with 0."""
    if ended.status == 0:
        return
    assert "Traceback" not in ended.err, ended.err
    assert ended.err.startswith(("Error: ", "Note: ")), ended
    assert ended.status in (1, 2, 3), ended


@pytest.mark.parametrize("number", _NUMBERS, ids=lambda n: f"{n}-{STORY[n].name}")
def test_errors(number: int, bench: Bench, scenes: dict[int, Scene], figure: Figure) -> None:
    """At any call, once or from there on: it is said in a sentence, or it did no harm."""
    scene = scenes[number]
    points = some(scene.calls, _MOST, str(number))
    ways = cycle(_HOW[number % len(_HOW) :] + _HOW[: number % len(_HOW)])
    tried = [(at, way) for at in points for way in (_HOW if LONG else [next(ways)])]
    refused = 0
    for at, (name, how) in tried:
        ended = scene.play(bench, how(DISK[name], at))
        try:
            said_so(ended)
            right(bench, scene, ended)
        except BaseException as problem:
            problem.add_note(f"{name} {how.__name__} at {at} of {scene.calls}: {' '.join(scene.step.words)}: {ended}")
            raise
        refused += ended.status != 0
    figure(f"{len(tried)} of {len(tried)} errors harmless, {refused} of them told in a sentence")


@pytest.mark.parametrize("name", _READING)
def test_who_only_reads_needs_no_disk(name: str, bench: Bench, scenes: dict[int, Scene]) -> None:
    """What is kept to answer sooner the next time is no reason to fail."""
    scenes[_VOTE].stage(bench)
    well = bench.run("alinea", "-C", "r", name)
    scenes[_VOTE].stage(bench)
    full = bench.run("alinea", "-C", "r", name, strike=Strike.ever(DISK["ENOSPC"], 1))
    said_so(full)
    assert full.out in ("", well.out)
    assert name == "verify" or (full.status, full.out) == (well.status, well.out)


def test_a_store_that_believes_libgit2_is_found_out(bench: Bench, scenes: dict[int, Scene]) -> None:
    """With `create_commit(ref)` put back, a full disk has it acknowledge what is not there: these tests see it."""
    scene = scenes[_VOTE]
    for at in range(1, scene.calls + 1):
        ended = scene.play(bench, Strike.ever(DISK["ENOSPC"], at), "tests.torture.spoiling:believing")
        if ended.acknowledged and outcome(bench.top).facts != scene.after.facts:
            return
    pytest.fail("it was not found out")


@pytest.fixture
def small_disk(workshop: Path) -> Iterator[Path]:
    """A file system of its own with little room; only root may make one."""
    place = workshop / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m,mode=700", "alinea-torture", str(place)],
        capture_output=True, text=True, check=False,
    ) if sys.platform.startswith("linux") and shutil.which("mount") else None  # fmt: skip
    if made is None or made.returncode:
        pytest.skip(f"no small file system can be mounted here: {made.stderr.strip() if made else 'no mount'}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path, scenes: dict[int, Scene], figure: Figure) -> None:
    """A real one, filled to 64 levels: what is acknowledged is there, what is not can be done once there is room."""
    bench = Bench(tmp_path / "bench", small_disk / "top")
    scene, refused = scenes[_VOTE], 0
    try:
        for level in range(_LEVELS):
            scene.stage(bench)
            _fill(small_disk, leave=level * _PAGE)
            ended = bench.run("alinea", *scene.step.words)
            (small_disk / "ballast").unlink()
            said_so(ended)
            right(bench, scene, ended)
            refused += ended.status != 0
    finally:
        bench.close()
    assert 0 < refused < _LEVELS
    figure(f"{_LEVELS} of {_LEVELS} levels held, {refused} of them too full to write")


def _fill(folder: Path, leave: int) -> None:
    """Fill a file system but for so many bytes."""
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        room = shutil.disk_usage(folder).free
        ballast.write(bytes(max(0, room - leave)))
