"""What commands share: the desk they work at, options, and ways to answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafting.languages import current, ntr, shown, tr

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from drafting.proceedings.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])


def command(name: str, line: str, example: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A click command whose help ends with an example, all in the language being spoken."""

    def wrap(function: Callable[..., Any]) -> click.Command:
        made = click.command(name, help=line, epilog=_example(example))(function)
        for param in made.params:
            param.metavar = param.metavar or _metavar(param.type)
        return made

    return wrap


def _example(example: str) -> str:
    return "\b\n" + tr("Example:") + "\n" + "\n".join("  " + line for line in example.strip().splitlines())


def _metavar(kind: click.ParamType[Any]) -> str | None:
    """What stands for a value in a help text; None leaves it to click."""
    return {"text": tr("TEXT"), "integer range": tr("NUMBER")}.get(kind.name)


class Section(click.Group):
    """A group whose commands have names in French too; a help text shows one, the first in that language."""

    def __init__(self, name: str, line: str, example: str, commands: Mapping[str, click.Command]) -> None:
        super().__init__(name, help=line, epilog=_example(example), subcommand_metavar=tr("COMMAND [ARGS]..."))
        self.french = dict(commands)
        self.commands = {made.name or "": made for made in commands.values()}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the language being spoken."""
        if current.get() != "fr":
            return list(self.commands)
        return [next(name for name, one in self.french.items() if one is made) for made in self.commands.values()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by either of its names."""
        return self.commands.get(cmd_name) or self.french.get(cmd_name)


def open_desk(ctx: click.Context) -> Desk:
    """The desk of the resolution in the folder the command works in."""
    from pathlib import Path

    from drafting.proceedings.desk import Desk
    from drafting.store.git import Repository

    path = Path(ctx.find_root().obj or ".")
    actor = os.environ.get("ALINEA_ACTOR") or Repository.open(path).user or tr("Secretariat")
    desk = Desk.open(path, now, actor)
    if damaged := [record.path for record in desk.journal.damaged]:
        warn(
            ntr(
                "{count} file of the journal cannot be believed, and is left aside: {paths}",
                "{count} files of the journal cannot be believed, and are left aside: {paths}",
                len(damaged),
                paths=", ".join(damaged[:3]),
            )
        )
    return desk


def answered(
    ctx: click.Context, name: str, compute: Callable[[Desk], dict[str, Any]], *, about_refs: bool = False
) -> dict[str, Any]:
    """A plain answer about the resolution in the folder the command works in, or about all its refs, too.

    As long as those stay as they are, the answer is kept, and the journal is not read again; while
    it is damaged, that is said again and again.
    """
    from pathlib import Path

    from drafting.store import glance
    from drafting.store.cache import Answers

    own, common = glance.folders(Path(ctx.find_root().obj or "."))
    answers = Answers(own, glance.refs(common) if about_refs else glance.journal(common))
    asked = f"{name} {current.get()}"
    found: dict[str, Any] | None = answers.get(asked)
    if found is None:
        desk = open_desk(ctx)
        found = compute(desk)
        if not desk.journal.damaged:
            answers.put(asked, found)
    return found


def now() -> datetime:
    """The time on this machine's clock, to the second, with its zone."""
    from datetime import datetime

    fixed = os.environ.get("ALINEA_NOW")
    return datetime.fromisoformat(fixed) if fixed else datetime.now().astimezone().replace(microsecond=0)


def read_file(path: Path) -> str:
    """The words in a file that a person named, or (“-”) on standard input; raises `NotText`."""
    from drafting.text.model import NotText

    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        said = data.decode("utf-8-sig")  # Windows marks what it saves
    except UnicodeDecodeError as problem:
        raise NotText(str(path)) from problem
    return said.replace("\r\n", "\n").replace("\r", "\n")


def json_option(function: F) -> F:
    """`--json`: answer as JSON."""
    return click.option("--json", "as_json", is_flag=True, help=tr("Answer as JSON."))(function)


def answer_json(value: Any) -> None:
    """Print a plain value as JSON."""
    import json

    said = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(said.encode("utf-8", "backslashreplace").decode())  # half a letter, as JSON spells it


def ask(what: str, default: str | None = None, *, shown: bool = True) -> str:
    """Ask a person in the terminal."""
    return str(click.prompt(what, default=default, show_default=shown, prompt_suffix=tr(": ")))


def fitted(said: str, *, after: int = 0, indent: int = 2, err: bool = False) -> str:
    """What is said after so many columns, its further lines set in; as it is where nobody looks at a terminal."""
    said = shown(said)
    if not (sys.stderr if err else sys.stdout).isatty():
        return said
    import shutil
    import textwrap

    filled = textwrap.fill(
        said,
        shutil.get_terminal_size().columns,
        initial_indent=" " * after,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
    return filled[after:]


def done(said: str) -> None:
    """Say that something is recorded."""
    click.echo(click.style("✓ ", fg="green") + fitted(said, after=2))


def say(said: str, indent: int = 0, *, hanging: int = 0) -> None:
    """Say something, set in from the margin, its further lines by so much more."""
    click.echo(set_in(said, indent, hanging=hanging))


def set_in(said: str, indent: int, *, hanging: int = 0) -> str:
    """What is said, set in from the margin, its further lines by so much more."""
    return " " * indent + fitted(said, after=indent, indent=indent + hanging)


def warn(said: str) -> None:
    """Say what a person should look at."""
    head = tr("Note: ")
    click.echo(click.style(head, fg="yellow") + fitted(said, after=len(head), err=True), err=True)


class Named(click.ParamType[str]):
    """A choice of words, each with names in French, the first of which is shown there."""

    name = "choice"

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words

    @property
    def shown(self) -> list[str]:
        """The words in the language being spoken."""
        return [french[0] if current.get() == "fr" else word for word, french in self.words.items()]

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """The words, and no others."""
        return "[" + "|".join(self.shown) + "]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The word that was meant, in any language; fails with the ones there are."""
        asked = value.strip().lower()
        meant = next((word for word, others in self.words.items() if asked == word or asked in others), None)
        if meant is None:
            raise click.UsageError(tr("“{value}” is none of: {words}.", value=value, words=", ".join(self.shown)), ctx)
        return meant
