"""Many who write at once to one clone, while Git tidies up: all they said is there, once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from tests.helpers import fsck
from tests.torture.checks import Scene
from tests.torture.conftest import Figure
from tests.torture.harness import LONG
from tests.torture.story import STORY
from tests.torture.writers import said, say_until_taken

_WRITERS, _FACTS = 8, 100 if LONG else 15
_SITTING = next(number for number, step in enumerate(STORY) if step.command == "sitting")


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_eight_at_once(scenes: dict[int, Scene], workshop: Path, figure: Figure) -> None:
    """Eight, each with a hundred facts in a long run."""
    clone = workshop / "busy"
    shutil.copytree(scenes[_SITTING].kept / "r", clone)
    children = [_writing(clone, writer) for writer in range(_WRITERS)]
    tidied = 0
    while children:
        subprocess.run(["git", "gc", "--quiet"], cwd=clone, check=True)
        tidied += 1
        children = [child for child in children if os.waitpid(child, os.WNOHANG) == (0, 0)]
    there = said(clone)
    wanted = {f"{writer}.{number}" for writer in range(_WRITERS) for number in range(_FACTS)}
    assert wanted - there.keys() == set()
    assert max(there.values()) == 1
    fsck(clone)
    figure(f"{len(wanted & there.keys())} of {len(wanted)} facts there, git gc {tidied} times meanwhile")


def _writing(clone: Path, writer: int) -> int:
    """A process that writes its facts."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            for number in range(_FACTS):
                say_until_taken(clone, f"{writer}.{number}")
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
        finally:
            os._exit(0)
    return child
