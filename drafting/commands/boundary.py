"""The boundary: the one place where an error becomes a sentence and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from drafting.commands.statuses import DONE, FOUND, WRONG
from drafting.errors import AlineaError
from drafting.languages import tr

class Found(Exception):
    """The command did its work and found something: exit status 1."""


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command; its exit status. No traceback for anything a user can cause."""
    try:
        command.main(args=list(arguments), prog_name="alinea", standalone_mode=False)
    except Found:
        return FOUND
    except click.exceptions.Exit as end:
        return int(end.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo(tr("Stopped; nothing was written."), err=True)
        return WRONG
    except click.ClickException as problem:
        problem.show()
        return WRONG
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except AlineaError as problem:
        from drafting.commands.sentences import sentence, status

        click.echo(click.style(tr("Error: "), fg="red", bold=True) + sentence(problem), err=True)
        return status(problem)
    return DONE
