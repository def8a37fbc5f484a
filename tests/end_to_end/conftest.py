"""The demo, replayed once for all the tests that look at it."""

from __future__ import annotations

import pytest

from tests.end_to_end.replays import Demo, replay


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The samples, replayed once a test process."""
    return replay(tmp_path_factory.mktemp("demo") / "out")
