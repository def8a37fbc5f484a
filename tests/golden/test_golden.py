"""Golden repositories: what a release wrote, every later one reads, and makes the same commits of it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from drafting.proceedings.desk import Desk
from drafting.store.git import HEADS
from drafting.store.journal import BRANCH
from drafting.store.projection import MAIN
from tests.helpers import Clock, fsck, git, isolate_git

HERE = Path(__file__).parent
BUNDLES = sorted(HERE.glob("*/*.bundle"))


def _make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_make", HERE / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make = _make()


@pytest.fixture(scope="module", autouse=True)
def _isolated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        isolate_git(patch)
        yield


@pytest.fixture(params=BUNDLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, object]]:
    """A clone of a bundle, and what is expected of it."""
    bundle: Path = request.param
    git(tmp_path, "clone", "-q", "-b", "main", str(bundle), "clone")
    return tmp_path / "clone", json.loads(bundle.with_suffix(".json").read_text("utf-8"))


def test_there_is_one() -> None:
    """The first release's is here."""
    assert HERE / "0.1" / "garden-streets-en.bundle" in BUNDLES


def test_it_is_read_as_it_was(golden: tuple[Path, dict[str, object]]) -> None:
    """Facts, statuses, labels, counts and texts, nothing damaged or unread."""
    path, expected = golden
    desk = Desk.open(path, Clock(), "Ada")
    assert desk.journal.damaged == []
    assert json.loads(json.dumps(make.expected(desk.state, expected["refs"]))) == expected


def test_the_same_commits_are_made_of_it(golden: tuple[Path, dict[str, object]]) -> None:
    """`main`, amendments and tags deleted: the same ids come from the facts alone."""
    path, expected = golden
    assert isinstance(expected["refs"], dict)
    for name in make.refs_of(path):
        git(path, "update-ref", "-d", name)
    desk = Desk.open(path, Clock(), "Ada")
    with desk.writing():
        pass
    ours = (MAIN, f"{HEADS}amendments/", "refs/tags/")
    assert make.refs_of(path) == {name: oid for name, oid in expected["refs"].items() if name.startswith(ours)}
    assert git(path, "rev-parse", f"origin/{BRANCH}") == expected["refs"][HEADS + BRANCH]
    assert git(path, "status", "--porcelain") == ""
    fsck(path)
