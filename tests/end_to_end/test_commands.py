"""The command line as a whole: help, examples, names, and what it may call."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from drafting import languages
from drafting.commands.main import COMMANDS, build

HOUSE = Path(__file__).parents[2] / "drafting"
NAMES = [name for name, _, _, _ in COMMANDS]
# What Windows has not, or has otherwise. A signal may be handled, but not one that only POSIX sends.
_POSIX_ONLY = re.compile(
    r"\bos\.(fork|forkpty|getuid|geteuid|setuid|chown|mkfifo|wait\w*|killpg|setsid|symlink|O_DIRECTORY)\b"
    r"|^\s*(import|from) (fcntl|pwd|grp|resource|termios|pty|tty|posix)\b"
    r"|\bsignal\.(SIGKILL|SIGHUP|SIGALRM|SIGUSR\d|alarm)\b|\bpreexec_fn\b|\.symlink_to\(|shell=True",
    re.MULTILINE,
)


def _help(*arguments: str) -> str:
    answer = CliRunner().invoke(build(), [*arguments, "--help"])
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.fixture(autouse=True)
def _in_english() -> None:
    languages.current.set("en")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example(name: str) -> None:
    """Of its own name, and of each command below it."""
    group = build()
    command = group.get_command(click.Context(group), name)
    assert command is not None
    if isinstance(command, click.Group):
        for below in {command.commands[key].name for key in command.commands}:
            assert f"alinea {name} {below}" in _example(_help(name, str(below)))
    else:
        assert f"alinea {name}" in _example(_help(name))


def _example(said: str) -> str:
    return said.partition("Example:")[2]


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_is_for(name: str) -> None:
    """No option without a word."""
    group = build()
    command = group.get_command(click.Context(group), name)
    commands = command.commands.values() if isinstance(command, click.Group) else [command]
    for one in commands:
        assert one is not None
        assert one.help
        for option in one.params:
            assert not isinstance(option, click.Option) or option.help, option.name


def test_the_help_lists_every_command() -> None:
    """In the order of the work."""
    said = _help()
    places = [said.index(f"\n  {name} ") for name in NAMES]
    assert places == sorted(places)


@pytest.mark.parametrize(("name", "french"), [(name, alias) for name, _, aliases, _ in COMMANDS for alias in aliases])
def test_every_french_name_is_the_same_command(name: str, french: str) -> None:
    """With its accents or without."""
    group = build()
    context = click.Context(group)
    asked, known = group.get_command(context, french), group.get_command(context, name)
    assert asked is not None
    assert known is not None
    assert asked.name == known.name


@pytest.mark.parametrize("module", sorted(HOUSE.rglob("*.py")), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_nothing_is_called_that_windows_has_not(module: Path) -> None:
    """Facilitators' laptops are often Windows ones."""
    found = _POSIX_ONLY.search(module.read_text(encoding="utf-8"))
    assert found is None, found and found[0]
