"""Real repositories in temporary folders, the user's Git configuration shut out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.store.git import Repository
from tests.helpers import isolate_git


@pytest.fixture(scope="session", autouse=True)
def _isolated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        isolate_git(patch)
        yield


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository on `main`."""
    return Repository.create(tmp_path / "r")
