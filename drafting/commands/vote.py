"""`alinea vote`: record a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.common import Named, answer_json, command, done, json_option, open_desk, say, warn
from drafting.commands.falling import say_what_falls
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State
    from drafting.proceedings.sittings import Held
    from drafting.voting.ballots import Attendance, Sheet

_SIDES = {"for": ("pour",), "against": ("contre",)}


def build() -> click.Command:
    """The command."""

    @command(
        "vote",
        tr("Record the vote on WHAT: an amendment, an article (“article 3”), a measure (“m7”) or “text”."),
        tr("alinea vote 12 --for 62 --against 21 --abstain 3\nalinea vote text --unanimous"),
    )
    @click.argument("what", metavar=tr("WHAT"))
    @click.option("--for", "in_favour", type=click.IntRange(0), help=tr("Votes for."))
    @click.option("--against", type=click.IntRange(0), help=tr("Votes against."))
    @click.option("--abstain", type=click.IntRange(0), default=0, help=tr("Abstentions."))
    @click.option("--blank", type=click.IntRange(0), default=0, help=tr("Blank ballots."))
    @click.option("--null", type=click.IntRange(0), default=0, help=tr("Null ballots."))
    @click.option("--unanimous", is_flag=True, help=tr("Announced as unanimous, without figures."))
    @click.option(
        "--present", type=click.IntRange(0), help=tr("Members in the room, if other than when the sitting opened.")
    )
    @click.option("--represented", type=click.IntRange(0), help=tr("Members represented by proxy."))
    @click.option("--chair", type=Named(_SIDES), help=tr("How the chair voted, where a tie is theirs to settle."))
    @click.option("--settled", type=Named(_SIDES), help=tr("Whom the lot, or the eldest, gave a tie to."))
    @click.option("--second-call", is_flag=True, help=tr("The room was called again after a missed quorum."))
    @click.option("--quorum-asked", is_flag=True, help=tr("Somebody asked for the quorum to be verified."))
    @click.option("--secret", is_flag=True, help=tr("The ballot was secret."))
    @click.option("--recount", is_flag=True, help=tr("This count replaces the one recorded before."))
    @json_option
    @click.pass_context
    def vote(
        ctx: click.Context,
        *,
        what: str,
        in_favour: int | None,
        against: int | None,
        abstain: int,
        blank: int,
        null: int,
        present: int | None,
        represented: int | None,
        chair: str | None,
        settled: str | None,
        second_call: bool,
        quorum_asked: bool,
        unanimous: bool,
        secret: bool,
        recount: bool,
        as_json: bool,
    ) -> None:
        from drafting.proceedings import sittings

        sheet = _sheet(in_favour, against, (abstain, blank, null), unanimous=unanimous)
        desk = open_desk(ctx)
        held = sittings.vote(
            desk,
            what,
            sheet,
            attendance=_attendance(desk.state, present, represented),
            casting_vote=None if chair is None else chair == "for",
            tie_settled=None if settled is None else settled == "for",
            secret=secret,
            second_call=second_call,
            quorum_asked=quorum_asked,
            recount=recount,
        )
        _answer(desk.state, held, as_json=as_json)

    return vote


def _sheet(in_favour: int | None, against: int | None, others: tuple[int, int, int], *, unanimous: bool) -> Sheet:
    from drafting.voting.ballots import Announced, Count

    if unanimous and against:
        raise click.UsageError(tr("A unanimous vote has none against."))
    if unanimous and in_favour is None and not any(others):
        return Announced.UNANIMOUS
    if unanimous and in_favour is None:
        raise click.UsageError(tr("Give --for with the other figures."))
    if in_favour is None or (against is None and not unanimous):
        raise click.UsageError(tr("Give --for and --against, or --unanimous."))
    abstain, blank, null = others
    return Count(in_favour, against or 0, abstain, blank, null)


def _attendance(state: State, present: int | None, represented: int | None) -> Attendance | None:
    from dataclasses import replace

    from drafting.proceedings.sittings import present as known

    if present is None and represented is None:
        return None
    before = known(state)
    return replace(
        before,
        present=before.present if present is None else present,
        represented=before.represented if represented is None else represented,
    )


def _answer(state: State, held: Held, *, as_json: bool) -> None:
    from drafting.publishing import phrases

    decision = held.vote.decision
    if as_json:
        answer_json(_as_plain(held))
        return
    what = phrases.capital(phrases.subject(state, held.vote.fact.on))
    done(tr("{what}. {decision}", what=what, decision=phrases.decision(decision)))
    if held.identical:
        names = ", ".join(a.label for a in held.identical)
        say(tr("The same outcome for the identical: {labels}.", labels=names), 2)
    for problem in held.problems:
        warn(tr("It does not add up: {problem}. Recorded all the same.", problem=phrases.problem(problem)))
    if held.vote.fact.on in state.amendments:
        say_what_falls(state, held.vote.fact.on)
    if held.waiting:
        warn(tr("Sub-amendments still wait for a vote: {labels}.", labels=", ".join(a.label for a in held.waiting)))


def _as_plain(held: Held) -> dict[str, object]:
    return {
        "on": held.vote.fact.on,
        "identical": [a.id for a in held.identical],
        "problems": [{"kind": str(p.kind), "found": p.found, "allowed": p.allowed} for p in held.problems],
        "waiting": [a.id for a in held.waiting],
        **held.vote.decision.to_json(),
    }
