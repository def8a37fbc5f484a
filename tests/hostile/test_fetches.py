"""Fetches from an enemy: nothing is written outside, nothing is run, it costs little, and it is said in a sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="what a command takes is measured as Unix does")

from tests.hostile import cage, world
from tests.hostile.attacks import addresses, bombs, folders, forged, names, refs, trees, words
from tests.hostile.cage import Cage, Run
from tests.hostile.pages import active
from tests.hostile.world import World

TABLES = {
    "names": names.ATTACKS,
    "trees": trees.ATTACKS,
    "bombs": bombs.ATTACKS,
    "refs": refs.ATTACKS,
    "folders": folders.ATTACKS,
    "addresses": addresses.ATTACKS,
    "facts": forged.ATTACKS,
    "words": words.ATTACKS,
}
ATTACKS = {f"{table}: {name}": attack for table, own in TABLES.items() for name, attack in own.items()}
SECONDS, MEGABYTES = 2.0, 200.0
STATUSES = (0, 1, 2, 3)
# A name that an exchange may leave in the laptop's folder: those of a resolution's files.
OURS = re.compile(r"resolution\.toml|(?:articles|annexes|templates)/[a-z0-9/.-]+|[a-z]+\.md")
# Where a command was told to write: pages, and the bundle that it exchanges with.
OURS_OUTSIDE = re.compile(r"outside/(?:html/|\.?x\.bundle)")
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# Settings with which Git still takes the folder for a repository.
HARMLESS = [n for n in folders.ATTACKS if n.startswith("a setting: ") and "extensions" not in n and "worktree" not in n]

Attack = Callable[[World], None]


@pytest.fixture(scope="module")
def runs() -> Iterator[Cage]:
    """Where commands are run and measured."""
    with cage.opened() as opened:
        yield opened


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A world before anybody attacks."""
    path = tmp_path_factory.mktemp("begun") / "world"
    path.mkdir()
    world.begin(path)
    return path


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_does_nothing(name: str, runs: Cage, begun: Path, tmp_path: Path) -> None:
    """Whatever an enemy gives us to fetch, the laptop is as safe afterwards, and goes on working."""
    here = World.copied(begun, tmp_path / "w")
    ATTACKS[name](here)
    before = {n: what for n, what in here.outside().items() if not OURS_OUTSIDE.match(n)}
    kept = here.kept()
    for command in (here.words, *here.then):
        _hold(runs.run(here.ours, here.env, *command), command)
    pages = [path.read_text("utf-8") for path in here.folder.glob("outside/html/*.html")]
    assert [found for page in pages for found in active(page)] == []
    assert here.canaries() == []
    assert {n: what for n, what in here.outside().items() if not OURS_OUTSIDE.match(n)} == before
    assert here.kept() == kept
    assert [n for n in here.names() if not OURS.fullmatch(n)] == []
    assert list((here.folder / "tmp").iterdir()) == []
    listed = runs.run(here.ours, here.env, "list")
    assert listed.status == 0, listed
    assert "twelve" in listed.out


def _hold(run: Run, command: tuple[str, ...]) -> None:
    """Hold that a command ended as it may, said so, and did not take long."""
    print(f"{' '.join(command):.40} {run.status} {run.seconds:.2f} s {run.megabytes:.0f} MB: {run.said.strip():.150}")
    assert run.status in STATUSES, (command, run)
    assert run.said.strip(), command
    assert "Traceback" not in run.said, run.said
    assert not STEERING.search(run.said), STEERING.search(run.said)
    assert run.seconds <= SECONDS, (command, run)
    assert run.megabytes <= MEGABYTES, (command, run)


def test_only_git_is_started(begun: Path, tmp_path: Path) -> None:
    """With every hook and setting of the enemy's in place, the system itself says which programs are run."""
    here = World.copied(begun, tmp_path / "w")
    for name in ("hooks of every kind", *HARMLESS):
        folders.ATTACKS[name](here)
    traced = here.folder / "tmp" / "trace"
    alinea = [sys.executable, "-m", "drafting", *here.words]
    strace = ["strace", "-f", "-qq", "-e", "trace=execve", "-o", str(traced), *alinea]
    env = {**here.env, "PYTHONPATH": str(cage.ROOT)}
    try:
        done = subprocess.run(strace, cwd=here.ours, env=env, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no strace here")
    if "ptrace" in done.stderr:
        pytest.skip("this system does not let programs be traced")
    assert done.returncode == 0, done.stderr
    run = {Path(name).name for name in re.findall(r'execve\("([^"]+)".* = 0$', traced.read_text(), re.MULTILINE)}
    assert run - {Path(sys.executable).name, "git", "sh", "git-upload-pack", "git-receive-pack"} == set()
    assert "git" in run


def test_there_are_enough() -> None:
    """A hundred and fifty attacks at least."""
    assert len(ATTACKS) >= 150
