"""`alinea correct`: put an error of form in the adopted text right, and say so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, read_file, warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.amending.edits import Edits
    from drafting.amending.substance.form import Doubt
    from drafting.proceedings.acts import Corrected
    from drafting.proceedings.desk import Desk
    from drafting.text.model import Text


def build() -> click.Command:
    """The command."""

    @command(
        "correct",
        tr(
            "Put an error of form in the adopted text right (an erratum): what was changed in the files, or in your "
            "editor, or what an instruction says. It is listed on the text, with its reason; what was voted stays."
        ),
        tr('alinea correct --reason "a letter was missing"\nalinea correct --edit 3.2 --reason "agreement"'),
    )
    @click.option("--reason", required=True, help=tr("What was wrong, for the minutes."))
    @click.option("--edit", "address", metavar=tr("ADDRESS"), help=tr("Open this article or alinéa in an editor."))
    @click.option(
        "--instruction",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
        help=tr("Read the instruction in this file (“-”: standard input) into a correction."),
    )
    @json_option
    @click.pass_context
    def correct(
        ctx: click.Context, reason: str, address: str | None, instruction: Path | None, *, as_json: bool
    ) -> None:
        from drafting.proceedings import acts

        if address is not None and instruction is not None:
            raise click.UsageError(tr("Give one of --edit and --instruction."))
        desk = open_desk(ctx)
        change: Text | Edits | None = None
        if address is not None:
            change = _edited(desk, address)
        elif instruction is not None:
            change = _instructed(desk, read_file(instruction))
        _answer(acts.correct(desk, change, reason), as_json=as_json)

    return correct


def _edited(desk: Desk, written: str) -> Text:
    from drafting.proceedings import lookup, sources
    from drafting.proceedings.intake import NothingChanged

    place = lookup.place(desk.state, written)
    shown = sources.passage(desk.state.text, place)
    answer = click.edit(shown, extension=".md")
    if answer is None or answer == shown:
        raise NothingChanged
    return sources.edited(desk.state.text, place, answer)


def _instructed(desk: Desk, sentence: str) -> Edits:
    from drafting.proceedings.instructing import edits_of
    from drafting.proceedings.publication import current_labels

    state = desk.state
    return edits_of(state.text, sentence, labels=current_labels(state), language=state.settings.language)


def _answer(made: Corrected, *, as_json: bool) -> None:
    if as_json:
        beyond = [
            {"beyond": str(one.beyond), "in": one.division, "old": one.old, "new": one.new} for one in made.doubts
        ]
        answer_json({"erratum": made.number, "text": made.fact.text, "beyond_form": beyond})
        return
    for doubt in made.doubts:
        warn(_said(doubt))
    done(tr("Erratum {number} is recorded: {reason}", number=made.number, reason=made.fact.reason))


def _said(doubt: Doubt) -> str:
    """Why a change looks like more than form."""
    from drafting.amending.substance.form import Beyond

    said = {
        Beyond.FIGURE: tr("“{old}” became “{new}”: a figure or a date is more than form."),
        Beyond.LENGTH: tr("“{old}” became “{new}”: that is more words than a slip has."),
        Beyond.WHOLE: tr("A whole article or alinéa came, went or moved in {where}: that is more than form."),
    }[doubt.beyond]
    again = tr("If it changes what was decided, it takes another decision.")
    return said.format(old=doubt.old, new=doubt.new, where=doubt.division) + " " + again
