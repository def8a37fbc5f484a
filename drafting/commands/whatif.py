"""`alinea whatif`: the text, its redline and its conflicts if some amendments passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.boundary import Found
from drafting.commands.common import answer_json, command, json_option, open_desk, say, warn
from drafting.commands.concerns import warn_of_plan
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State
    from drafting.proceedings.supposing import Supposed


def build() -> click.Command:
    """The command."""

    @command(
        "whatif",
        tr(
            "Show what the text would be if these amendments, and only these, passed; with --without, if all that "
            "may still pass did, except these. Nothing is written."
        ),
        tr("alinea whatif 3 7 12\nalinea whatif --without 3 7\nalinea whatif 3 7 --text"),
    )
    @click.argument("names", metavar="ID...", nargs=-1)
    @click.option("--without", is_flag=True, help=tr("All that may still pass, except these."))
    @click.option("--text", "as_text", is_flag=True, help=tr("Print the text instead of the redline."))
    @json_option
    @click.pass_context
    def whatif(ctx: click.Context, names: tuple[str, ...], *, without: bool, as_text: bool, as_json: bool) -> None:
        from drafting.proceedings.supposing import suppose

        if not names and not without:
            raise click.UsageError(tr("Say which amendments, or --without."))
        state = open_desk(ctx).state
        found = suppose(state, names, without=without)
        if as_json:
            answer_json(_as_plain(found))
        elif as_text:
            _print(found)
        else:
            _show(state, found)
        if found.plan.conflicts:
            raise Found

    return whatif


def _show(state: State, found: Supposed) -> None:
    from drafting.commands.consolidate import redline_of_plan, show_conflict, warn_of
    from drafting.commands.terminal import page

    labels = ", ".join(a.label for a in found.passed) or tr("none")
    heading = ntr("If only this passed: {labels}.", "If only these passed: {labels}.", len(found.passed), labels=labels)
    page([heading, "", *(list(redline_of_plan(state, found.plan)) or [tr("No change.")])])
    if found.implied:
        implied = ", ".join(a.label for a in found.implied)
        say(tr("Among them, since a sub-amendment of theirs is: {labels}.", labels=implied))
    warn_of(state, found.plan)
    warn_of_plan(state, found.plan)
    for conflict in found.plan.conflicts:
        show_conflict(state, conflict, settle=False)


def _print(found: Supposed) -> None:
    """The whole text, file by file, with nothing of what is fought over."""
    for division in found.plan.text.divisions:
        click.echo(click.style(division.path, dim=True))
        click.echo(division.markdown)
    if count := len(found.plan.conflicts):
        warn(
            ntr(
                "{count} conflict is left out of this text; without --text, it is shown.",
                "{count} conflicts are left out of this text; without --text, they are shown.",
                count,
            )
        )


def _as_plain(found: Supposed) -> dict[str, object]:
    from drafting.commands.consolidate import conflicts_as_plain

    return {
        "amendments": [a.id for a in found.passed],
        "implied": [a.id for a in found.implied],
        "text": found.plan.text.to_files(),
        "digest": found.plan.text.digest,
        "edits": [{"by": list(who), "edit": edit.to_json()} for edit, who in found.plan.edits],
        "conflicts": conflicts_as_plain(found.plan),
    }
