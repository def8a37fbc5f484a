"""`alinea vote`: record a vote, settle it, note what a member says of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, warn
from drafting.commands.vote_options import ASKED, Given, options
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.facts import VoteHeld
    from drafting.deliberation.standing import Vote
    from drafting.proceedings.desk import Desk

_YES = ("y", "yes", "o", "oui")


def build() -> click.Command:
    """The command."""

    @command(
        "vote",
        tr(
            "Record the vote on WHAT: an amendment, an article (“article 3”), a measure (“m7”), several of them in a "
            "block (“3, 7-9 except 8”) or “text”. What does not add up is asked about once, then recorded as "
            "irregular, for the chair to settle."
        ),
        tr(
            "alinea vote 12 --for 62 --against 21 --abstain 3\nalinea vote text --unanimous\n"
            'alinea vote 12 --part II --carried\nalinea vote "3, 7-9 except 8" --for 70 --against 2\n'
            'alinea vote 12 --roll-call\nalinea vote 12 --group "Garden=for" --dissent M018=against\n'
            'alinea vote 12 --secret sheet.toml\nalinea vote 12 --settle "Two late members were not noted"'
        ),
    )
    @click.argument("what", metavar=tr("WHAT"))
    @options
    @json_option
    @click.pass_context
    def vote(ctx: click.Context, /, **given: Any) -> None:
        asked = Given(**given)
        desk = open_desk(ctx)
        (_after if _is_afterwards(asked) else _hold)(desk, asked)

    return vote


def _is_afterwards(given: Given) -> bool:
    """Whether it is about a vote that was held already; a usage error where it is about one to be recorded, too."""
    told = [each is not None for each in (given.settle, given.annul, given.note)]
    if sum(told) > 1:
        raise click.UsageError(tr("Say one of --settle, --annul, --note."))
    rest = replace(given, settle=None, annul=None, note=None, part="", yes=False, as_json=False)
    if any(told) and rest != Given(given.what):
        raise click.UsageError(tr("A vote is recorded first, and settled or noted afterwards."))
    return any(told)


def _hold(desk: Desk, given: Given) -> None:
    """Record a vote, once it was asked whether what does not add up shall be recorded."""
    from drafting.commands import vote_answers
    from drafting.commands.calling import notebook
    from drafting.commands.returns import conduct, returns
    from drafting.proceedings import presences, votes
    from drafting.voting.rollcall import RollCall

    how, today = conduct(desk, given), presences.today(desk)
    if given.roll_call == ASKED:
        votes.prepared(desk.state, given.what, RollCall(), how, today)  # nobody is called for nothing
    returned = returns(desk, given)
    fact = votes.prepared(desk.state, given.what, returned, how, today)
    _ask(desk, fact, given)
    held = votes.vote(desk, given.what, returned, how)
    if given.roll_call == ASKED:
        notebook(desk, given).close()
    if given.as_json:
        answer_json(vote_answers.as_plain(held))
    else:
        vote_answers.show(desk.state, held)


def _ask(desk: Desk, fact: VoteHeld, given: Given) -> None:
    """Say what does not add up, and what a count reveals; in a terminal, ask whether to go on."""
    from drafting.proceedings.rolls import names
    from drafting.publishing import vote_phrases
    from drafting.voting.secret import revealed

    for each in revealed(fact.count_sheet) if fact.count_sheet else ():
        warn(tr("Think before you publish it: {why}.", why=vote_phrases.reveals(each)))
    known = names(desk) if fact.irregularities else {}
    for doubt in vote_phrases.irregularities(fact.irregularities, known):
        warn(tr("It does not add up: {problem}.", problem=doubt))
    asked = fact.irregularities and sys.stdin.isatty() and not given.yes
    if asked and not _is_yes(tr("Record it as irregular, for the chair to settle? [y/N] ")):
        raise click.Abort


def _is_yes(question: str) -> bool:
    """Whether somebody agrees, in either language."""
    click.echo(question, nl=False, err=True)
    return sys.stdin.readline().strip().lower() in _YES


def _after(desk: Desk, given: Given) -> None:
    """Settle a vote, or note what a member says of it."""
    vote, said = _noted(desk, given, given.note) if given.note else _settled(desk, given)
    if given.as_json:
        answer_json({"on": vote.fact.on, "vote": vote.record.hash, "annulled": given.annul is not None})
        return
    done(said.format(what=_subject(desk, vote.fact)))


def _noted(desk: Desk, given: Given, note: tuple[str, str]) -> tuple[Vote, str]:
    from drafting.proceedings import settling_votes

    vote = settling_votes.note(desk, given.what, *note, part=given.part)
    return vote, tr("{what}: noted. The outcome stays as it was voted.")


def _settled(desk: Desk, given: Given) -> tuple[Vote, str]:
    from drafting.proceedings import settling_votes

    stands = given.settle is not None
    reason = (given.settle or given.annul or "").strip()
    if not reason:
        raise click.UsageError(tr("Say why: the minutes will."))
    vote = settling_votes.settle(desk, given.what, stands=stands, reason=reason, part=given.part)
    return vote, tr("{what}: the vote stands.") if stands else tr("{what}: the vote is annulled.")


def _subject(desk: Desk, fact: VoteHeld) -> str:
    from drafting.publishing import phrases, vote_phrases

    return phrases.capital(vote_phrases.subject(desk.state, fact))
