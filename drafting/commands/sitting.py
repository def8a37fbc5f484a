"""`alinea sitting`: open, suspend or close a sitting; who comes and goes; proxies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import Section, answer_json, command, done, json_option, open_desk, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.sitting import Sitting
    from drafting.deliberation.state import State
    from drafting.proceedings.desk import Desk

_ALL = {"all", "tous", "toutes"}
_NUMBER = re.compile(r"[-+]?[0-9]+")


def build() -> click.Command:
    """The group."""
    commands = {
        "ouvrir": _open(),
        "présences": (presences := _presence()),
        "presences": presences,
        "pouvoir": _proxy(),
        "suspendre": _suspend(),
        "reprendre": _resume(),
        "lever": (close := _close()),
        "fermer": close,
    }
    line = tr("Open, suspend or close a sitting; say who comes and goes, and who votes for whom.")
    example = tr('alinea sitting open "Plenary of 6 April"\nalinea sitting presence +M017 -M042\nalinea sitting close')
    return Section("sitting", line, example, commands)


def _open() -> click.Command:
    @command(
        "open",
        tr(
            "Open a sitting. Where there is a roll, --present may name members (“M017,M018”) or be “all”, perhaps "
            "with --absent."
        ),
        tr(
            'alinea sitting open "Plenary of 6 April" --present 88\n'
            'alinea sitting open "Plenary" --present all --absent M042,M051 --proxy M042:M017'
        ),
    )
    @click.argument("title", metavar=tr("TITLE"))
    @click.option("--present", metavar=tr("NUMBER|ID,…|all"), help=tr("How many members are in the room, or which."))
    @click.option("--absent", metavar="ID,…", help=tr("… all but these."))
    @click.option("--represented", type=click.IntRange(0), default=0, help=tr("How many are represented by proxy."))
    @click.option("--proxy", multiple=True, metavar="ID:ID", help=tr("Who is away, and who votes instead."))
    @json_option
    @click.pass_context
    def open_(
        ctx: click.Context,
        title: str,
        present: str | None,
        absent: str | None,
        represented: int,
        proxy: tuple[str, ...],
        *,
        as_json: bool,
    ) -> None:
        from drafting.proceedings.sittings import open_sitting

        desk = open_desk(ctx)
        count = click.IntRange(0)(present, None, ctx) if present and _NUMBER.fullmatch(present) else None
        there = () if count is not None else _there(desk, present, absent)
        if count is not None and absent:
            raise click.UsageError(tr("--absent goes with “--present all”."))
        away = dict(map(_pair, proxy))
        sitting = open_sitting(desk, title, count, represented, members=there, proxies=away)
        said = tr("The sitting is open: {title}.", title=title)
        _answer(desk.state, sitting, said, as_json=as_json, room=bool(there or away))
        members, there_now = desk.state.settings.members, (sitting.fact.present or 0) + represented
        if members is not None and there_now > members:
            warn(tr("That is more than the {count} members of the body.", count=members))

    return open_


def _presence() -> click.Command:
    @command(
        "presence",
        tr(
            "Note who comes and goes. With a roll: “+M017 -M042”, and a number is always a member's (“+17” is M017). "
            "Without one: “+3 -1”, so many people. With or without, “=88” says that the room was counted. Alone, it "
            "shows who is there."
        ),
        tr("alinea sitting presence +M017 -M042\nalinea sitting presence =88"),
    )
    @click.argument("moves", nargs=-1, type=click.UNPROCESSED, metavar="[+ID|-ID|=N]...")
    @json_option
    @click.pass_context
    def presence(ctx: click.Context, moves: tuple[str, ...], *, as_json: bool) -> None:
        from drafting.proceedings import presences
        from drafting.proceedings.rolls import names
        from drafting.publishing import phrases, vote_phrases

        desk = open_desk(ctx)
        if not moves:
            _answer(desk.state, presences.open_one(desk.state), tr("In the room now."), as_json=as_json)
            return
        fact = presences.change(desk, moves)
        said = phrases.capital(vote_phrases.presence(fact, names(desk)))
        _answer(desk.state, presences.open_one(desk.state), tr("{moves}.", moves=said), as_json=as_json)

    # Else “-M042” would be an option, and “-h…” a call for help.
    presence.context_settings = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
    return presence


def _proxy() -> click.Command:
    @command(
        "proxy",
        tr("Note that member ID, who is away or about to leave, lets BEARER vote; or, with --revoke, no longer."),
        tr("alinea sitting proxy M017 M042\nalinea sitting proxy M017 --revoke"),
    )
    @click.argument("away", metavar="ID")
    @click.argument("bearer", required=False, metavar=tr("[BEARER]"))
    @click.option("--revoke", is_flag=True, help=tr("Take the proxy back."))
    @json_option
    @click.pass_context
    def proxy(ctx: click.Context, away: str, bearer: str | None, *, revoke: bool, as_json: bool) -> None:
        from drafting.proceedings import presences

        if revoke == (bearer is not None):
            raise click.UsageError(tr("Say who votes instead, or --revoke."))
        desk = open_desk(ctx)
        if bearer is None:
            said = tr("The proxy of {who} is taken back.", who=presences.revoke_proxy(desk, away).member)
        else:
            given = presences.give_proxy(desk, away, bearer)
            said = tr("{bearer} votes for {who}, while {who} is away.", who=given.member, bearer=given.bearer)
        _answer(desk.state, presences.open_one(desk.state), said, as_json=as_json)

    return proxy


def _suspend() -> click.Command:
    @command("suspend", tr("Suspend the sitting."), tr('alinea sitting suspend --reason "At a group\'s request"'))
    @click.option("--reason", default="", help=tr("Why."))
    @json_option
    @click.pass_context
    def suspend(ctx: click.Context, reason: str, *, as_json: bool) -> None:
        from drafting.proceedings import sittings

        desk = open_desk(ctx)
        _answer(desk.state, sittings.suspend(desk, reason), tr("The sitting is suspended."), as_json=as_json)

    return suspend


def _resume() -> click.Command:
    @command("resume", tr("Go on with a suspended sitting."), tr("alinea sitting resume"))
    @json_option
    @click.pass_context
    def resume(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings import sittings

        desk = open_desk(ctx)
        _answer(desk.state, sittings.resume(desk), tr("The sitting goes on."), as_json=as_json)

    return resume


def _close() -> click.Command:
    @command("close", tr("Close the open sitting."), tr("alinea sitting close"))
    @json_option
    @click.pass_context
    def close(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.deliberation.sealing import short
        from drafting.proceedings.sittings import close_sitting

        desk = open_desk(ctx)
        sitting = close_sitting(desk)
        if as_json:
            answer_json(_as_plain(desk.state, sitting))
            return
        done(tr("The sitting is closed: {title}.", title=sitting.fact.title))
        say(tr("Seal, for the signed minutes: {seal}", seal=short(_seal(sitting))), 2)

    return close


def _there(desk: Desk, present: str | None, absent: str | None) -> Sequence[str]:
    """The ids of those who are there: named, or everybody on the roll but those away."""
    from drafting.proceedings import calls, presences

    if present is None and absent is None:
        return ()
    if present and present.lower() not in _ALL:
        if absent:
            raise click.UsageError(tr("--absent goes with “--present all”."))
        return [name for name in present.split(",") if name.strip()]
    roll = calls.roll_today(desk)
    away = presences.members(roll, filter(str.strip, (absent or "").split(",")))
    return [member.id for member in roll.members if member.id not in away]


def _pair(written: str) -> tuple[str, str]:
    away, sign, bearer = written.partition(":")
    if not sign:
        raise click.UsageError(tr("“{written}”: write it like “M017:M042”.", written=written))
    return away, bearer


def _answer(state: State, sitting: Sitting, said: str, *, as_json: bool, room: bool = True) -> None:
    """Say what was noted, who is there now, and whether anybody carries too many proxies."""
    if as_json:
        answer_json(_as_plain(state, sitting))
        return
    done(said)
    if room and sitting.present is not None:
        there = ntr("{count} present", "{count} present", sitting.present)
        away = ntr("{count} represented", "{count} represented", sitting.represented)
        say(tr("In the room: {there}, {away}.", there=there, away=away), 2)
    _warn_of_proxies(state, sitting)


def _warn_of_proxies(state: State, sitting: Sitting) -> None:
    from drafting.proceedings.doubts import too_many
    from drafting.publishing.vote_phrases import irregularity

    proxies = state.settings.standing_orders.rule.proxies
    for doubt in too_many(sitting, proxies) if proxies else ():
        warn(tr("It does not add up: {problem}.", problem=irregularity(doubt, state.names)))


def _seal(sitting: Sitting) -> str:
    return str(sitting.closed.data.get("seal", "")) if sitting.closed else ""


def _as_plain(state: State, sitting: Sitting) -> dict[str, Any]:
    from drafting.proceedings.presences import in_office

    fact, closed = sitting.fact, sitting.closed
    roll = in_office(state, sitting.opened.time.date())
    return {
        "title": fact.title,
        "present": sitting.present,
        "represented": sitting.represented,
        "members": len(roll.members) if roll else state.settings.members,
        "there": sorted(sitting.there),
        "proxies": sitting.proxies,
        "suspended": sitting.is_suspended,
        "opened": sitting.opened.at,
        "closed": closed.at if closed else None,
        "seal": _seal(sitting) or None,
    }
