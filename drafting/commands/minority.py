"""`alinea minority`: annex the statement of those who think otherwise."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, read_file
from drafting.languages import tr


def build() -> click.Command:
    """The command."""

    @command(
        "minority",
        tr("Annex a minority statement, in Markdown, to the text of the reading: it is printed after the text."),
        tr('alinea minority "Without new taxes" --author "M017" --author "M042" statement.md'),
    )
    @click.argument("title", metavar=tr("TITLE"))
    @click.argument(
        "file", metavar=tr("FILE"), type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
    )
    @click.option("--author", "authors", multiple=True, required=True, help=tr("Who signs; may be repeated."))
    @json_option
    @click.pass_context
    def minority(ctx: click.Context, title: str, file: Path, authors: tuple[str, ...], *, as_json: bool) -> None:
        from drafting.proceedings import minorities

        desk = open_desk(ctx)
        fact = minorities.annex(desk, title, authors, read_file(file))
        if as_json:
            answer_json(fact.data())
        else:
            done(tr("Annexed: {title} ({authors})", title=fact.title, authors=", ".join(fact.authors)))

    return minority
