"""`alinea group`: one amendment in place of several."""

from __future__ import annotations

import click

from drafting.commands.changes import joining_options
from drafting.commands.common import answer_json, command, done, json_option, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "group",
        tr(
            "Take one amendment in place of several: it has the words of all, signed by every author; the others "
            "leave the discussion to it."
        ),
        tr('alinea group 3 9 14 --as 31\nalinea group 3 9 --title "25 years, in every district"'),
    )
    @joining_options
    @json_option
    @click.pass_context
    def group(
        ctx: click.Context,
        names: tuple[str, ...],
        number: int | None,
        title: str,
        statement: str | None,
        *,
        as_json: bool,
    ) -> None:
        from drafting.commands.amendments import as_plain
        from drafting.commands.diff import redline_of
        from drafting.proceedings import grouping, lookup

        desk = open_desk(ctx)
        made = grouping.group(desk, names, number=number, title=title, statement=statement)
        if as_json:
            answer_json(as_plain(desk.state, made))
            return
        click.echo("\n".join(redline_of(desk.state, made)))
        members = ", ".join(lookup.amendment(desk.state, name).label for name in names)
        done(tr("Amendment {label} takes the place of: {labels}", label=made.label, labels=members))

    return group
