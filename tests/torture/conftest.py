"""A bench to strike commands on, the scenes of the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.helpers import isolate_git
from tests.torture.checks import Scene, told
from tests.torture.harness import Bench, why_not
from tests.torture.story import STORY

Figure = Callable[[str], None]


@pytest.fixture(scope="session", autouse=True)
def _isolated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        isolate_git(patch)
        yield


@pytest.fixture(scope="session")
def workshop() -> Iterator[Path]:
    """A folder for very many small files: in memory, where the system has such a place."""
    memory = Path("/dev/shm")  # noqa: S108
    with TemporaryDirectory(prefix="alinea-torture-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="session")
def bench(workshop: Path) -> Iterator[Bench]:
    """Where commands are struck; without a C compiler on Linux there is none."""
    if reason := why_not():
        pytest.skip(reason)
    made = Bench(workshop / "bench")
    yield made
    made.close()


@pytest.fixture(scope="session")
def scenes(bench: Bench, workshop: Path) -> dict[int, Scene]:
    """Every step of the story, with what was there before and after."""
    return dict(enumerate(told(bench, STORY, workshop / "scenes")))


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Say a figure: the run ends with all of them."""
    return lambda said: record_property("figure", said)
