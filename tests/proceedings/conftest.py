"""Resolutions under way: the samples replayed once, a small one made anew for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drafting.proceedings import drafting_rounds
from drafting.proceedings.desk import Desk
from drafting.proceedings.replay import replay
from tests.helpers import DELIBERATIONS, FILES, Clock, isolate_git

Sample = Callable[[str], Path]


@pytest.fixture(scope="session", autouse=True)
def _isolated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        isolate_git(patch)
        yield


@pytest.fixture(scope="session")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The repository of a sample, replayed once: only to be read."""
    made: dict[str, Path] = {}

    def get(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp("samples") / name
            replay(DELIBERATIONS / name, made[name])
        return made[name]

    return get


@pytest.fixture
def sample(replayed: Sample, tmp_path: Path) -> Sample:
    """A copy of a sample's repository, to be changed."""

    def get(name: str) -> Path:
        path = tmp_path / name
        shutil.copytree(replayed(name), path, symlinks=True)
        return path

    return get


@pytest.fixture
def drafted(tmp_path: Path) -> Desk:
    """A small resolution that is being drafted."""
    return drafting_rounds.start(tmp_path / "r", FILES, Clock(), "Ada", device="aaaaaaaa")


@pytest.fixture
def desk(drafted: Desk) -> Desk:
    """A small resolution in its first reading."""
    drafting_rounds.open_reading(drafted)
    return drafted
