"""The developer's Git configuration is shut out, as in the tests of the store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers import isolate_git


@pytest.fixture(scope="session", autouse=True)
def _isolated() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        isolate_git(patch)
        yield
