"""What commands that take a changed text share: an editor on one passage, or a clerk's sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafting.commands.common import read_file
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.amending.edits import Edits
    from drafting.deliberation.amendment import Amendment
    from drafting.proceedings.desk import Desk
    from drafting.text.labels import Labels
    from drafting.text.model import Text

F = TypeVar("F", bound=Callable[..., Any])


def change_options(function: F) -> F:
    """`--edit`, `--instruction` and `--on`: where a change comes from, other than the files."""
    for option in (
        click.option("--on", metavar=tr("ADDRESS"), help=tr("The article that the instruction is about.")),
        click.option(
            "--instruction",
            type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
            help=tr("Read the instruction in this file (“-”: standard input) into an amendment."),
        ),
        click.option("--edit", "address", metavar=tr("ADDRESS"), help=tr("Open this article or alinéa in an editor.")),
    ):
        function = option(function)
    return function


def joining_options(function: F) -> F:
    """`ID…`, `--as`, `--title` and `--statement`: several amendments become one, and what that one says of itself."""
    for option in (
        click.option("--statement", help=tr("Why; the statements of all by default.")),
        click.option("--title", default="", help=tr("What it does, in a line; the titles of all by default.")),
        click.option(
            "--as",
            "number",
            type=click.IntRange(1, 999_999_999),
            help=tr("The number it bears; the next one by default."),
        ),
        click.argument("names", metavar="ID...", nargs=-1, required=True),
    ):
        function = option(function)
    return function


@dataclass
class Source:
    """Where a change comes from, as the command line says; the files, if it says nothing."""

    address: str | None
    instruction: Path | None
    on: str | None

    def check(self) -> None:
        """Stop where two things are said at once."""
        if self.address is not None and self.instruction is not None:
            raise click.UsageError(tr("Give one of --edit and --instruction."))
        if self.on is not None and self.instruction is None:
            raise click.UsageError(tr("--on goes with --instruction."))

    @property
    def is_the_files(self) -> bool:
        """Whether neither an editor nor a sentence was asked for."""
        return self.address is None and self.instruction is None

    def change(self, desk: Desk, to: Amendment | None, start: Callable[[], Text]) -> Text | Edits | None:
        """The text that an editor makes of `start`, or the edits that a sentence makes of what is amended."""
        if self.instruction is not None:
            return instructed(desk, read_file(self.instruction), self.on, to)
        return None if self.address is None else edited(desk, self.address, start())


def instructed(desk: Desk, sentence: str, on: str | None, to: Amendment | None) -> Edits:
    """The edits that an instruction makes of the text, or of the amendment it amends, at a place if one is said."""
    from drafting.proceedings import instructing, wanted
    from drafting.text.addresses import Address

    text = before(desk, to)
    known, language = labels_of(desk, text), desk.state.settings.language
    if on is None:
        return instructing.edits_of(text, sentence, labels=known, language=language)
    return wanted.instructed(text, sentence, Address.parse(on), labels=known, language=language)


def edited(desk: Desk, written: str, text: Text) -> Text:
    """What a person makes of one passage of a text, in their editor."""
    from drafting.proceedings import sources, submitting
    from drafting.text.addresses import Address, resolve

    place = resolve(Address.parse(written), text, labels_of(desk, text))
    shown = sources.passage(text, place)
    answer = click.edit(shown, extension=".md")
    if answer is None or answer == shown:
        raise submitting.NothingChanged
    return sources.edited(text, place, answer)


def before(desk: Desk, to: Amendment | None) -> Text:
    """The text that is to be amended, as it stands."""
    from drafting.proceedings import lookup, submitting

    step = to.fact.base if to else len(lookup.reading(desk.state).steps)
    return submitting.text_before(desk.state, step, to)


def labels_of(desk: Desk, text: Text) -> Labels:
    """The numbers of its articles, in the reading."""
    from drafting.proceedings import lookup
    from drafting.text.labels import labels

    return labels(lookup.reading(desk.state).frozen, text)


def asking() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
