"""The documents that show commands: each is run, and prints what is shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.console import check, examples

ROOT = Path(__file__).parents[2]

needs_a_shell = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git", "perl", "sha256sum"))), reason="needs bash, git, perl and sha256sum"
)


@needs_a_shell
@pytest.mark.parametrize(("document", "least"), [("README.md", 10), ("docs/tutorial.md", 60)])
def test_what_a_document_shows_is_what_commands_print(document: str, least: int, tmp_path: Path) -> None:
    """From the first command to the last, in one shell."""
    assert check(ROOT / document, tmp_path) >= least


def test_an_example_is_a_command_and_what_it_prints() -> None:
    """Lines that begin with `>` carry a command on."""
    (example,) = examples("```console\n$ cat <<'E'\n> one\n> E\none\n```\n")
    assert example.command == "cat <<'E'\none\nE"
    assert example.expected == ("one",)
    assert example.line == 2


def test_an_ellipsis_stands_for_anything_in_a_line_or_for_lines() -> None:
    """Within a line, and alone on one."""
    (example,) = examples("```console\n$ git log\ncommit …\n…\nend\n```\n")
    assert example.fits("commit 12ab\nend\n")
    assert example.fits("commit 12ab  \n\none\ntwo\nend\n\n")
    assert not example.fits("commit 12ab\nend\nmore\n")


def test_only_the_last_command_of_a_failing_block_fails() -> None:
    """Those before it set the scene."""
    scene, failing = examples("```console fails\n$ true\n$ false\n```\n")
    assert not scene.fails
    assert failing.fails


def test_a_clock_holds_until_the_next() -> None:
    """Commands are dated as the document says."""
    document = "<!-- clock 2026-01-01T00:00:00+01:00 -->\n```console\n$ one\n```\n```console\n$ two\n```\n"
    assert {example.clock for example in examples(document)} == {"2026-01-01T00:00:00+01:00"}
