"""The boundary: the one place where an error becomes a sentence and an exit status."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

import click

from drafting.commands.statuses import DONE, FOUND, WRONG
from drafting.errors import AlineaError
from drafting.languages import tr

_NO_LETTER = re.compile(r"[\ud800-\udfff]")  # how Python keeps what is not UTF-8


class Found(Exception):
    """The command did its work and found something: exit status 1."""


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command; its exit status. No traceback for anything a user can cause."""
    if odd := [given for given in arguments if _NO_LETTER.search(given)]:
        words = odd[0].encode("utf-8", "backslashreplace").decode()
        return _complain(tr("“{words}” is not UTF-8: let the terminal write UTF-8.", words=words), WRONG)
    try:
        command.main(args=list(arguments), prog_name="alinea", standalone_mode=False)
    except Found:
        return FOUND
    except click.exceptions.Exit as end:
        return int(end.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(tr("Stopped; nothing was written."), err=True)
        return WRONG
    except click.exceptions.NoArgsIsHelpError as problem:
        problem.show()
        return WRONG
    except click.ClickException as problem:
        return _complain(problem.format_message() + _hint(problem), WRONG)
    except SystemExit:  # how click ends when whoever reads our output has gone
        sys.stderr.close()
        return DONE
    except AlineaError as problem:
        from drafting.commands.sentences import sentence, status

        return _complain(sentence(problem), status(problem))
    except OSError as problem:
        said = {"path": problem.filename or "?", "why": problem.strerror or problem}
        return _complain(tr("“{path}” cannot be used: {why}.", **said), WRONG)
    return DONE


def _complain(said: str, status: int) -> int:
    from drafting.commands.common import fitted

    plain = False if "NO_COLOR" in os.environ else None
    head = tr("Error: ")
    first, *others = said.splitlines()
    said = "\n".join([fitted(first, after=len(head), err=True), *(fitted(line, indent=4, err=True) for line in others)])
    click.echo(click.style(head, fg="red", bold=True) + said, err=True, color=plain)
    return status


def _hint(problem: click.ClickException) -> str:
    """Where to read how a command is used."""
    if not isinstance(problem, click.UsageError) or problem.ctx is None:
        return ""
    return " " + tr("“{command} --help” shows how.", command=problem.ctx.command_path)
