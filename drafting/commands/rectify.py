"""`alinea rectify`: give an amendment another wording, or its first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.amendments import as_plain, show_change, warn_of_twins
from drafting.commands.changes import Source, change_options
from drafting.commands.common import answer_json, command, done, json_option, open_desk, warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The command."""

    @command(
        "rectify",
        tr(
            "Give amendment ID another wording: “12 rect.”, then “12 rect. bis”. What was changed in the files, on "
            "“main” or on the amendment's own branch, is the new wording; or --edit opens a passage of it in your "
            "editor; or --instruction reads a clerk's sentence about the text. Earlier wordings are kept."
        ),
        tr(
            'alinea rectify 12 --edit 3.2 --consent-of "Table 3"\n'
            'alinea rectify 12 --instruction no-12.txt --consent-of "Table 3"\n'
            'alinea rectify 12 --title "25 years"'
        ),
    )
    @click.argument("name", metavar="ID")
    @change_options
    @click.option("--title", help=tr("What it does now, in a line."))
    @click.option("--statement", help=tr("Why (the explanatory statement)."))
    @click.option(
        "--consent-of", "consent", multiple=True, metavar=tr("NAME"), help=tr("Who of its authors agrees; repeatable.")
    )
    @json_option
    @click.pass_context
    def rectify(
        ctx: click.Context,
        *,
        name: str,
        address: str | None,
        instruction: Path | None,
        on: str | None,
        title: str | None,
        statement: str | None,
        consent: tuple[str, ...],
        as_json: bool,
    ) -> None:
        from drafting.proceedings import rectifying, sources

        source = Source(address, instruction, on)
        source.check()
        desk = open_desk(ctx)
        state, amendment = desk.state, rectifying.rectifiable(desk.state, name)
        parent = state.amendments.get(amendment.fact.parent)
        change = source.change(desk, parent, lambda: state.amended(amendment))
        base = amendment.fact.base if source.address is not None else None
        what = rectifying.Rectification(change, title, statement, consent, base)
        if source.is_the_files and (sources.has_changes(desk) or (title is None and statement is None)):
            made = rectifying.from_working_tree(desk, name, what)
        else:
            made = rectifying.rectify(desk, name, what)
        _answer(desk.state, made, as_json=as_json)

    return rectify


def _answer(state: State, made: Amendment, *, as_json: bool) -> None:
    from drafting.proceedings.rectifying import written_before

    if as_json:
        answer_json(as_plain(state, made))
        return
    show_change(state, made)
    click.echo()
    said = {"label": made.label, "title": made.fact.title}
    if made.wording.suffix:
        done(tr("It is now amendment {label}: {title}. Its earlier wordings are kept.", **said))
    else:
        done(tr("Amendment {label} is worded: {title}.", **said))
    if not made.wording.consent:
        author = made.fact.author
        warn(tr("Its author's consent is not noted. If {author} agrees, say --consent-of.", author=author))
    if subs := [sub.label for sub in written_before(state, made)]:
        warn(tr("These sub-amendments were written for the earlier wording: {labels}.", labels=", ".join(subs)))
    warn_of_twins(state, made)
