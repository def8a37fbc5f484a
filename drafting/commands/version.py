"""`alinea version`: name a state of the draft, and list those that have a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, say
from drafting.commands.defaults import Defaulting
from drafting.languages import current, tr

if TYPE_CHECKING:
    from drafting.deliberation.reading import Version


def build() -> click.Command:
    """The group."""
    line = tr(
        "Name the draft as it is now, before the first reading: one writes on freely, and compares any two versions "
        "with “alinea diff”."
    )
    example = tr('alinea version V2 --note "after the hearing"\nalinea version list\nalinea diff V1 V2')
    return Defaulting("version", line, example, {"marquer": _mark(), "lister": _list()})


def _mark() -> click.Command:
    @command("mark", tr("Name the draft as it is in the files: V1, V2… unless you say."), tr("alinea version mark V2"))
    @click.argument("name", metavar=tr("[NAME]"), default="")
    @click.option("--note", default="", help=tr("What this version is, in a line."))
    @json_option
    @click.pass_context
    def mark(ctx: click.Context, name: str, note: str, *, as_json: bool) -> None:
        from drafting.proceedings import versions

        made = versions.mark(open_desk(ctx), name, note)
        if as_json:
            answer_json(_as_plain(made))
        else:
            done(tr("Version {name} is recorded (tag {tag}).", name=made.name, tag=made.tag))

    return mark


def _list() -> click.Command:
    @command("list", tr("List the versions."), tr("alinea version list"))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.publishing.wording import date_words

        known = open_desk(ctx).state.versions
        if as_json:
            answer_json([_as_plain(one) for one in known])
            return
        for one in known:
            note = f"  {one.fact.note}" if one.fact.note else ""
            say(f"{click.style(one.name, bold=True)}  {date_words(one.record.time, current.get())}{note}", hanging=2)
        if not known:
            say(tr("No version has been named yet."))

    return list_


def _as_plain(version: Version) -> dict[str, object]:
    fact = version.fact
    return {"name": fact.name, "note": fact.note, "tag": version.tag, "text": fact.text, "at": version.record.at}
