"""What commands share: the desk they work at, options, and ways to answer."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.proceedings.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])


def command(name: str, line: str, example: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A click command whose help ends with an example, all in the language being spoken."""

    def wrap(function: Callable[..., Any]) -> click.Command:
        return click.command(name, help=line, epilog="\b\n" + tr("Example:") + "\n" + _indented(example))(function)

    return wrap


def _indented(example: str) -> str:
    return "\n".join("  " + line for line in example.strip().splitlines())


def open_desk(ctx: click.Context) -> Desk:
    """The desk of the resolution in the folder the command works in."""
    from drafting.proceedings.desk import Desk
    from drafting.store.git import Repository

    path = Path(ctx.find_root().obj or ".")
    actor = os.environ.get("ALINEA_ACTOR") or Repository.open(path).user or tr("Secretariat")
    return Desk.open(path, now, actor)


def now() -> datetime:
    """The time on this machine's clock, to the second, with its zone."""
    fixed = os.environ.get("ALINEA_NOW")
    return datetime.fromisoformat(fixed) if fixed else datetime.now().astimezone().replace(microsecond=0)


def json_option(function: F) -> F:
    """`--json`: answer as JSON."""
    return click.option("--json", "as_json", is_flag=True, help=tr("Answer as JSON."))(function)


def answer_json(value: Any) -> None:
    """Print a plain value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def done(said: str) -> None:
    """Say that something is recorded."""
    click.echo(click.style("✓ ", fg="green") + said)


def warn(said: str) -> None:
    """Say what a person should look at."""
    click.echo(click.style(tr("Note: "), fg="yellow") + said, err=True)


class Named(click.ParamType[str]):
    """A choice of words, each with names in the other language."""

    name = "choice"

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The words, and no others."""
        return "[" + "|".join(self.words) + "]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that was meant, in any language; fails with the ones there are."""
        asked = value.strip().lower()
        for word, others in self.words.items():
            if asked == word or asked in others:
                return word
        self.fail(tr("“{value}” is none of: {words}.", value=value, words=", ".join(self.words)), param, ctx)
