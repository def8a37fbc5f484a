"""What `alinea vote` was told, as what the room handed in: figures, an outcome, names or a count sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import read_file
from drafting.commands.vote_options import ASKED, Given
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.proceedings.desk import Desk
    from drafting.proceedings.votes import Conduct, Returns
    from drafting.voting.ballots import Attendance, Sheet
    from drafting.voting.roll import Roll
    from drafting.voting.rollcall import Position, RollCall
    from drafting.voting.secret import SecretSheet


def returns(desk: Desk, given: Given) -> Returns:
    """What the room handed in; a usage error where two ways of voting are told, or none."""
    ways = (given.roll_call is not None, bool(given.group), given.secret is not None)
    alone = ways[0] or ways[1] or given.secret not in (None, ASKED)
    if sum(ways) > 1 or (alone and _has_figures(given)):
        raise click.UsageError(tr("A vote is held in one way: by figures, by roll call, by groups or in secret."))
    if given.roll_call is not None:
        return _roll_call(desk, given)
    if given.group:
        return _declared(desk, given)
    if given.dissent:
        raise click.UsageError(tr("Say how the group votes, with --group."))
    return _secret(given) if given.secret is not None else _shown(given)


def conduct(desk: Desk, given: Given) -> Conduct:
    """How the vote was held, beyond what was handed in."""
    from drafting.deliberation.facts import Second
    from drafting.proceedings.votes import Conduct

    seconds = {Second.RECOUNT: "" if given.recount else None, Second.CORRECTION: given.correct}
    told = {second: why for second, why in {**seconds, Second.DELIBERATION: given.again}.items() if why is not None}
    if len(told) > 1:
        raise click.UsageError(tr("Say one of --recount, --correct, --again."))
    second, why = next(iter(told.items()), (None, ""))
    return Conduct(
        attendance=_attendance(desk, given),
        casting_vote=None if given.chair is None else given.chair == "for",
        tie_settled=None if given.settled is None else given.settled == "for",
        second_call=given.second_call,
        quorum_asked=given.quorum_asked,
        part=given.part,
        second=second,
        reason=why,
    )


def _attendance(desk: Desk, given: Given) -> Attendance | None:
    from dataclasses import replace

    from drafting.proceedings import presences

    if given.present is None and given.represented is None:
        return None
    before = presences.room(desk.state, presences.today(desk))
    return replace(
        before,
        present=before.present if given.present is None else given.present,
        represented=before.represented if given.represented is None else given.represented,
    )


def _has_figures(given: Given) -> bool:
    """Whether anything was told that a roll call, groups or a file tell themselves."""
    counts = (given.in_favour, given.against, given.entitled, given.signed_in, given.found)
    others = (given.abstain, given.blank, given.null, given.not_voting, given.teller, given.confirmed_by, given.proof)
    return bool(_outcomes(given)) or any(others) or any(count is not None for count in counts)


def _outcomes(given: Given) -> int:
    return given.unanimous + given.carried + given.lost


def _shown(given: Given) -> Sheet:
    """A show of hands: figures, or an outcome only."""
    from drafting.voting.ballots import Announced, Count

    if any((given.entitled, given.signed_in, given.found, given.teller, given.confirmed_by, given.proof)):
        raise click.UsageError(tr("A count sheet is that of a secret ballot: say --secret."))
    others = (given.abstain, given.blank, given.null, given.not_voting)
    if _outcomes(given) > 1:
        raise click.UsageError(tr("A vote has one outcome."))
    if given.unanimous and given.against:
        raise click.UsageError(tr("A unanimous vote has none against."))
    if given.carried or given.lost or (given.unanimous and given.in_favour is None):
        if any((*others, given.in_favour, given.against)):
            raise click.UsageError(tr("Give --for with the other figures."))
        return Announced.UNANIMOUS if given.unanimous else Announced.CARRIED if given.carried else Announced.LOST
    if given.in_favour is None or (given.against is None and not given.unanimous):
        raise click.UsageError(tr("Give --for and --against, or --unanimous."))
    return Count(given.in_favour, given.against or 0, *others)


def _secret(given: Given) -> SecretSheet:
    """The count sheet in a file, or told by options: everything on it must be told."""
    from drafting.voting.count_sheets import parse_count_sheet
    from drafting.voting.secret import SecretSheet

    if given.secret != ASKED:
        return parse_count_sheet(read_file(Path(str(given.secret))))
    if given.abstain or given.not_voting or _outcomes(given):
        raise click.UsageError(tr("A paper is for, against, blank or null."))
    entitled, signed_in, found = given.entitled, given.signed_in, given.found
    if None in (entitled, signed_in, found, given.in_favour, given.against):
        raise click.UsageError(
            tr("A secret ballot needs its count sheet: --entitled, --signed-in, --found, --for and --against.")
        )
    return SecretSheet(
        entitled=entitled or 0,
        signed_in=signed_in or 0,
        found=found or 0,
        in_favour=given.in_favour or 0,
        against=given.against or 0,
        blank=given.blank,
        null=given.null,
        tellers=given.teller,
        confirmed_by=given.confirmed_by,
        proof=given.proof,
    )


def _roll_call(desk: Desk, given: Given) -> RollCall:
    """The names in a table, or as they are answered in the terminal."""
    from drafting.commands.calling import called
    from drafting.proceedings.calls import roll_today
    from drafting.voting.rollcall import RollCall

    roll = roll_today(desk)
    if given.roll_call == ASKED:
        return called(desk, roll, given)
    return RollCall.parse(read_file(Path(str(given.roll_call))), roll)


def _declared(desk: Desk, given: Given) -> RollCall:
    """The voices of groups, as they declare them."""
    from drafting.proceedings import calls, presences

    roll = calls.roll_today(desk)
    groups = {_group(roll, name): position for name, position in map(_pair, given.group)}
    apart = {presences.member(roll, name): position for name, position in map(_pair, given.dissent)}
    return calls.declared(desk.state, roll, groups, apart)


def _pair(written: str) -> tuple[str, Position]:
    """A name, and how it votes: "Garden=for"."""
    from drafting.voting.rollcall import position_of

    name, sign, said = written.rpartition("=")
    position = position_of(said)
    if not sign or position is None:
        raise click.UsageError(tr("“{written}”: write it like “Garden=for” or “M018=against”.", written=written))
    return name.strip(), position


def _group(roll: Roll, written: str) -> str:
    """A group by its name, in capitals or not; as it was written where there is none."""
    return next((group for group in roll.groups if group.casefold() == written.casefold()), written)
