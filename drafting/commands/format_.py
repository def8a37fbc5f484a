"""`alinea format`: bring files to canonical Markdown."""

from __future__ import annotations

import click

from drafting.commands.boundary import Found
from drafting.commands.common import command, done, open_desk
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "format",
        tr(
            "Bring the files to canonical Markdown: one alinéa a line, a blank line between. Doing it twice changes "
            "nothing."
        ),
        tr("alinea format --check"),
    )
    @click.option("--check", is_flag=True, help=tr("Write nothing; end with 1 if a file would change."))
    @click.pass_context
    def format_(ctx: click.Context, *, check: bool) -> None:
        from drafting.proceedings.drafting_rounds import format_files

        desk = open_desk(ctx)
        changed = format_files(desk.files.read())
        for path in sorted(changed):
            click.echo(path)
        if check:
            if changed:
                raise Found
            return
        desk.files.write(changed)
        done(tr("All files are canonical."))

    return format_
