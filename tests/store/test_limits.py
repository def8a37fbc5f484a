"""Limits: the names that a journal's files may have."""

from __future__ import annotations

import pytest

from drafting.store.limits import JOURNAL_PATH


@pytest.mark.parametrize("path", ["FORMAT".lower(), "aaaaaaaa/0000/000001-0123456789ab.json", "a.b/c_d-e"])
def test_names_that_a_journal_may_have(path: str) -> None:
    """Those of facts, of their signatures, and what a later version may keep beside them."""
    assert JOURNAL_PATH.fullmatch(path)


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "a/..", "/a", "a/", "a//b", ".git", "A", "a b", "a\nb", "a\n", "-x", "é", "a:b", "a\\b", "a/.b"],
)
def test_names_that_none_has(path: str) -> None:
    """Options, ways up, hidden files, and what some system reads otherwise."""
    assert not JOURNAL_PATH.fullmatch(path)
