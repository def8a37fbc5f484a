"""`alinea import`: take a table of amendments in, a day's at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.boundary import Found
from drafting.commands.common import answer_json, command, done, fitted, json_option, open_desk, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State
    from drafting.exchange.tables import Table
    from drafting.proceedings.importing import Refused, Understood


def build() -> click.Command:
    """The command."""

    @command(
        "import",
        tr(
            "Take in a table of amendments: CSV (that of a French Excel, too), .xlsx, .ods, or JSON lines. Columns: "
            "place, new text or instruction, author, and if you like title, statement, number, cosigners, "
            "sub-amendment to. A table is taken in whole: if one row is refused, nothing is written, unless "
            "--partial."
        ),
        tr("alinea import amendments.xlsx --dry-run\nalinea import amendments.csv --partial"),
    )
    @click.argument("file", metavar=tr("FILE"), type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--dry-run", is_flag=True, help=tr("Show what would be taken in; write nothing."))
    @click.option("--partial", is_flag=True, help=tr("Take in the rows that are understood, whatever the others."))
    @json_option
    @click.pass_context
    def import_(ctx: click.Context, file: Path, *, dry_run: bool, partial: bool, as_json: bool) -> None:
        from drafting.exchange import tables
        from drafting.proceedings import importing

        desk = open_desk(ctx)
        table = tables.read(file)
        understood, refused = _understood(desk.state, table)
        writes = bool(understood) and not dry_run and (partial or not refused)
        made = importing.take_in(desk, understood) if writes else []
        if as_json:
            answer_json(_as_plain(table, understood, refused, made))
        else:
            _show(table, understood, refused, made)
            _conclude(len(understood), len(refused), len(made), dry_run=dry_run)
            _warn_of_late(made)
        if refused:
            raise Found

    return import_


def _understood(state: State, table: Table) -> tuple[list[Understood], list[Refused]]:
    from drafting.commands.terminal import progress
    from drafting.proceedings.importing import Refused, Understood, understand

    with progress(tr("Reading the rows"), len(table.rows)) as told:
        verdicts = understand(state, table.rows, told)
    return [v for v in verdicts if isinstance(v, Understood)], [v for v in verdicts if isinstance(v, Refused)]


def _show(
    table: Table, understood: Sequence[Understood], refused: Sequence[Refused], made: Sequence[Amendment]
) -> None:
    """What was understood as a table, what was refused with its reasons, what was not read at all."""
    from drafting.commands.terminal import table as show_table

    if understood:
        labels = [a.label for a in made] or [str(one.number or "") for one in understood]
        rows = [
            (str(one.row.line), label, _where(one), one.wording.title, one.wording.author)
            for one, label in zip(understood, labels, strict=True)
        ]
        show_table(rows, (tr("Line"), tr("No."), tr("Where"), tr("Title"), tr("Author")), flexible=3)
    for one in refused:
        said = ", ".join(filter(None, (one.row.place, one.row.author)))
        head = (
            tr("line {line} ({what})", line=one.row.line, what=said) if said else tr("line {line}", line=one.row.line)
        )
        click.echo(click.style("✗ ", fg="red") + fitted(tr("{place}: {said}", place=head, said=_why(one)), after=2))
    if table.unknown:
        warn(tr("Columns that were not read: {names}.", names=", ".join(table.unknown)))
    if table.others:
        warn(tr("Only the sheet “{sheet}” was read, not: {names}.", sheet=table.sheet, names=", ".join(table.others)))


def _conclude(understood: int, refused: int, made: int, *, dry_run: bool) -> None:
    """What was written, or why nothing was."""
    if refused:
        taken = ntr("{count} row is understood.", "{count} rows are understood.", understood)
        say(taken + " " + ntr("{count} row is refused.", "{count} rows are refused.", refused))
    if made:
        done(ntr("{count} amendment is recorded.", "{count} amendments are recorded.", made))
    elif dry_run:
        say(tr("Nothing was written: this was a try. Without --dry-run, the rows are taken in."))
    elif understood:
        say(
            tr(
                "Nothing was written, for a table is taken in whole or not at all. Mend it, or take in the other "
                "rows with --partial."
            )
        )


def _warn_of_late(made: Sequence[Amendment]) -> None:
    """Say how many came after the deadline: they are taken in all the same."""
    from drafting.commands.amendments import deadline_words

    if late := [a for a in made if a.fact.deadline]:
        warn(
            ntr(
                "{count} amendment came after the deadline ({date}), and is recorded as late.",
                "{count} amendments came after the deadline ({date}), and are recorded as late.",
                len(late),
                date=deadline_words(late[0]),
            )
        )


def _where(one: Understood) -> str:
    from drafting.publishing import phrases

    return ", ".join("+ " * new + phrases.address(address) for address, new in one.places)


def _why(one: Refused) -> str:
    from drafting.commands.sentences import sentence

    return sentence(one.why)


def _as_plain(
    table: Table, understood: Sequence[Understood], refused: Sequence[Refused], made: Sequence[Amendment]
) -> dict[str, Any]:
    return {
        "understood": [_understood_as_plain(one) for one in understood],
        "refused": [
            {
                "line": one.row.line,
                "place": one.row.place,
                "author": one.row.author,
                "why": _code(one),
                "said": _why(one),
            }
            for one in refused
        ],
        "unknown_columns": list(table.unknown),
        "sheets_not_read": list(table.others),
        "recorded": [{"id": a.id, "number": a.number} for a in made],
        "late": [a.id for a in made if a.fact.deadline],
    }


def _understood_as_plain(one: Understood) -> dict[str, Any]:
    return {
        "line": one.row.line,
        "places": ["+ " * new + str(address) for address, new in one.places],
        "number": one.number,
        "title": one.wording.title,
        "author": one.wording.author,
        "cosigners": list(one.wording.cosigners),
        "parent": _parent(one),
        "edits": [edit.to_json() for edit in one.edits],
    }


def _parent(one: Understood) -> str | int | None:
    """The id of the amendment that a row amends, or the number of the row that is to become it."""
    from drafting.proceedings.importing import Understood

    if one.to is None:
        return None
    return one.to.number if isinstance(one.to, Understood) else one.to.id


def _code(one: Refused) -> str:
    """The reason in a word, for programs: "no-such-place"."""
    name = type(one.why).__name__
    return "".join("-" * (at > 0 and sign.isupper()) + sign.lower() for at, sign in enumerate(name))
