"""`alinea roll`: who may vote, as ids; names stay outside Git unless the body makes them public."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, read_file, say
from drafting.commands.defaults import Defaulting
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.proceedings.desk import Desk
    from drafting.voting.roll import Roll


def build() -> click.Command:
    """The group."""
    line = tr("Set or show the roll: who may vote, by ids such as M017. Names are kept apart.")
    example = tr("alinea roll set roll.csv\nalinea roll names names.csv\nalinea roll")
    commands = {"fixer": _set(), "montrer": _show(), "noms": _names()}
    return Defaulting("roll", line, example, commands, meant="show", alone=True)


def _file() -> click.Path:
    return click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def _set() -> click.Command:
    @command(
        "set",
        tr("Set the roll from a CSV: id, and perhaps group, promotion, from, until. It holds no name."),
        tr("alinea roll set roll.csv"),
    )
    @click.argument("file", metavar=tr("FILE"), type=_file())
    @json_option
    @click.pass_context
    def set_(ctx: click.Context, file: Path, *, as_json: bool) -> None:
        from drafting.proceedings import rolls

        desk = open_desk(ctx)
        roll = rolls.set_roll(desk, read_file(file))
        if as_json:
            answer_json(_as_plain(desk, roll))
            return
        count = len(roll.members)
        done(ntr("The roll has {count} member.", "The roll has {count} members.", count))
        _say_groups(roll)

    return set_


def _names() -> click.Command:
    @command(
        "names",
        tr(
            "Keep the names of members, from a CSV (id, name), in this clone alone, outside Git. With --public they "
            "go into the journal for everybody, and cannot be taken out again: for councils whose votes are public."
        ),
        tr("alinea roll names names.csv"),
    )
    @click.argument("file", metavar=tr("FILE"), type=_file())
    @click.option("--public", is_flag=True, help=tr("Write them into the journal, for ever."))
    @json_option
    @click.pass_context
    def names(ctx: click.Context, file: Path, *, public: bool, as_json: bool) -> None:
        from drafting.proceedings import rolls

        desk, csv = open_desk(ctx), read_file(file)
        kept = rolls.publish_names(desk, csv) if public else rolls.keep_names(desk, csv)[0]
        if as_json:
            answer_json({"names": len(kept), "public": public})
        elif public:
            done(ntr("{count} name is public.", "{count} names are public.", len(kept)))
        else:
            done(ntr("{count} name is kept here.", "{count} names are kept here.", len(kept)))
            say(tr("They are in .git/alinea/names.csv, which no exchange sends."), 2)

    return names


def _show() -> click.Command:
    @command("show", tr("Show the roll as it is today."), tr("alinea roll show"))
    @json_option
    @click.pass_context
    def show(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.commands.terminal import table
        from drafting.proceedings.calls import roll_today
        from drafting.proceedings.rolls import names

        desk = open_desk(ctx)
        roll = roll_today(desk)
        if as_json:
            answer_json(_as_plain(desk, roll))
            return
        known = names(desk)
        rows = [(one.id, known.get(one.id, ""), one.group, one.promotion) for one in roll.members]
        if rows:
            table(rows, (tr("Id"), tr("Name"), tr("Group"), tr("Promotion")), 1)
        count = len(roll.members)
        say(ntr("{count} member in office.", "{count} members in office.", count))

    return show


def _say_groups(roll: Roll) -> None:
    if roll.groups:
        said = (tr("{group} ({count})", group=name, count=len(roll.of_group(name))) for name in roll.groups)
        say(tr("Groups: {groups}", groups=", ".join(said)), 2)


def _as_plain(desk: Desk, roll: Roll) -> dict[str, object]:
    from drafting.proceedings.rolls import names

    known = names(desk)
    return {
        "members": [{**one.to_json(), **({"name": known[one.id]} if one.id in known else {})} for one in roll.members],
        "groups": list(roll.groups),
    }
