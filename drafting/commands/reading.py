"""`alinea reading`: open a reading of the text, by the body that reads it; replace the project that is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import Section, answer_json, command, done, json_option, open_desk, read_file, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.reading import Reading

_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def build() -> click.Command:
    """The group."""
    line = tr("Open a reading: the text is frozen. Replace the project that is read.")
    example = tr('alinea reading open\nalinea reading open 2 --body "City Council" --rules fr-municipal-council')
    return Section("reading", line, example, {"ouvrir": _open(), "remplacer": _replace()})


def _open() -> click.Command:
    @command(
        "open",
        tr(
            "Open the next reading: the text is frozen, and amendments to it can be submitted. Another body reads "
            "the text that the one before adopted, under its own rules."
        ),
        tr(
            "alinea reading open --body assembly\n"
            'alinea reading open 2 --body "City Council" --rules fr-municipal-council --members 163 --first 66'
        ),
    )
    @click.argument("number", metavar=tr("[NUMBER]"), type=click.IntRange(1), required=False)
    @click.option("--body", default="", help=tr("The body that reads it: an id of resolution.toml, or a name."))
    @click.option("--rules", default="", help=tr("The standing orders it works under."))
    @click.option("--members", type=click.IntRange(1), help=tr("How many members that body has."))
    @click.option("--first", type=click.IntRange(1), help=tr("The number of its first amendment."))
    @click.option("--deadline", default="", metavar=tr("DATE"), help=tr("When amendments must have been submitted."))
    @click.option("--roll", type=_FILE, metavar=tr("FILE"), help=tr("Its members: a CSV, as for “alinea roll”."))
    @json_option
    @click.pass_context
    def open_(
        ctx: click.Context,
        number: int | None,
        body: str,
        rules: str,
        members: int | None,
        first: int | None,
        deadline: str,
        roll: Path | None,
        *,
        as_json: bool,
    ) -> None:
        from drafting.commands.amendments import moment
        from drafting.proceedings.drafting_rounds import Terms, open_reading
        from drafting.voting.roll import Roll

        named = Roll.parse(read_file(roll)) if roll else None
        terms = Terms(body, rules, members, first, deadline, named)
        reading = open_reading(open_desk(ctx), terms=terms, number=number)
        if as_json:
            answer_json(_as_plain(reading))
            return
        body = f" ({reading.body})" if reading.body else ""
        done(tr("Reading {number} is open{body}. The text is frozen.", number=reading.number, body=body))
        if reading.number > 1:
            _tell_terms(reading)
        if deadline_ := reading.settings.standing_orders.deadline:
            say(tr("Amendments are to be submitted before: {moment}", moment=moment(deadline_)), 2)

    return open_


def _tell_terms(reading: Reading) -> None:
    """The rules that another body reads under, since nobody should have to guess them."""
    settings = reading.settings
    members = settings.members or 0
    said = ntr(
        "Rules: {rules}; {count} member; amendments are numbered from {first}.",
        "Rules: {rules}; {count} members; amendments are numbered from {first}.",
        members,
        rules=settings.standing_orders.preset,
        first=reading.first,
    )
    say(said, 2)


def _replace() -> click.Command:
    @command(
        "replace",
        tr(
            "Put a corrected project in the place of the one that is read: what was changed in the files. Amendments "
            "are carried onto it; once some are in the text, it is too late."
        ),
        tr('alinea reading replace --by "The executive" --reason "the figures of the census"'),
    )
    @click.option("--by", required=True, help=tr("Who replaces its project."))
    @click.option("--reason", default="", help=tr("Why, for the minutes."))
    @json_option
    @click.pass_context
    def replace(ctx: click.Context, by: str, reason: str, *, as_json: bool) -> None:
        from drafting.proceedings import replacing

        desk = open_desk(ctx)
        made = replacing.from_working_tree(desk, by, reason)
        lost = [one.label for one in replacing.stranded(desk.state)]
        if as_json:
            answer_json({"reading": made.reading, "by": made.by, "text": made.text, "stranded": lost})
            return
        done(tr("The project is replaced ({by}). Amendments are carried onto it.", by=made.by))
        if lost:
            warn(
                tr(
                    "Some changes of these no longer have their place in it: {labels}. “alinea falling” says why.",
                    labels=", ".join(lost),
                )
            )

    return replace


def _as_plain(reading: Reading) -> dict[str, object]:
    settings = reading.settings
    return {
        "number": reading.number,
        "body": reading.body,
        "text": reading.digest,
        "rules": settings.standing_orders.to_json(),
        "members": settings.members,
        "first": reading.first,
    }
