"""`alinea compromise`: one amendment that several authors agree on; theirs are withdrawn in its favour."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.commands.amendments import as_plain, show_change, warn_of_twins
from drafting.commands.changes import Source, change_options, joining_options
from drafting.commands.common import answer_json, command, done, json_option, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "compromise",
        tr(
            "Take one amendment in on which the authors of several agree, and withdraw theirs in its favour. It has "
            "the words of all, as far as they can stand together; --edit starts from these. What was changed in the "
            "files, or what --instruction says of the text, is the compromise instead."
        ),
        tr(
            "alinea compromise 12 15 18\nalinea compromise 12 15 --edit 3.2\n"
            "alinea compromise 12 15 --instruction agreed.txt --on 3"
        ),
    )
    @change_options
    @joining_options
    @json_option
    @click.pass_context
    def compromise(
        ctx: click.Context,
        *,
        names: tuple[str, ...],
        address: str | None,
        instruction: Path | None,
        on: str | None,
        number: int | None,
        title: str,
        statement: str | None,
        as_json: bool,
    ) -> None:
        from drafting.proceedings import compromising, joining, sources

        source = Source(address, instruction, on)
        source.check()
        desk = open_desk(ctx)
        labels = ", ".join(a.label for a in joining.members(desk.state, names))
        change = source.change(desk, None, lambda: compromising.start(desk.state, names))
        what = compromising.Compromise(change, number, title, statement)
        from_files = source.is_the_files and sources.has_changes(desk)
        made = (compromising.from_working_tree if from_files else compromising.compromise)(desk, names, what)
        if as_json:
            answer_json(as_plain(desk.state, made))
            return
        show_change(desk.state, made)
        click.echo()
        done(
            tr(
                "Amendment {label} is the compromise; withdrawn in its favour: {labels}",
                label=made.label,
                labels=labels,
            )
        )
        warn_of_twins(desk.state, made)

    return compromise
