"""`alinea falling`: the amendments that adoptions left no sense to, proposed as fallen; a person confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, say
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State
    from drafting.proceedings.falling import Proposal


def build() -> click.Command:
    """The command."""

    @command(
        "falling",
        tr(
            "Propose as fallen, or satisfied, the open amendments to which what was adopted leaves no sense, and as "
            "to be rectified those it partly hit, each with the reason. Nothing falls until someone confirms it, "
            "with --confirm ID or --confirm-all."
        ),
        tr("alinea falling\nalinea falling --confirm 18 --confirm 36"),
    )
    @click.option("--confirm", "confirmed", metavar="ID", multiple=True, help=tr("Confirm this one; may be repeated."))
    @click.option("--confirm-all", "everything", is_flag=True, help=tr("Confirm all that would fall or are satisfied."))
    @json_option
    @click.pass_context
    def falling(ctx: click.Context, *, confirmed: tuple[str, ...], everything: bool, as_json: bool) -> None:
        from drafting.proceedings import falling as use
        from drafting.publishing import phrases

        desk = open_desk(ctx)
        if not confirmed and not everything:
            found = use.proposals(desk.state)
            if as_json:
                answer_json([_plain(desk.state, proposal) for proposal in found])
            else:
                _show(desk.state, found)
            return
        made = use.confirm(desk, confirmed, lambda p: reason_in(desk.state, p), everything=everything)
        if as_json:
            answer_json([_plain(desk.state, proposal) for proposal in made])
            return
        for proposal in made:
            said = {"label": proposal.amendment.label, "fate": phrases.status(proposal.amendment.status)}
            done(tr("Amendment {label}: {fate} ({reason}).", reason=reason(desk.state, proposal), **said))
        if not made:
            say(tr("Nothing falls."))

    return falling


def reason_in(state: State, proposal: Proposal) -> str:
    """The reason in the language of the text, as the minutes have it."""
    from drafting.publishing import phrases

    with phrases.speaking(state.settings.language):
        return reason(state, proposal)


def reason(state: State, proposal: Proposal) -> str:
    """Why an amendment no longer makes sense: which words are gone, and by whom."""
    from drafting.proceedings.agenda import numbers
    from drafting.publishing import phrases

    if proposal.parent:
        said = {"label": proposal.parent.label, "status": phrases.status(proposal.parent.status)}
        return tr("it amends amendment {label}, {status}", **said)
    known = numbers(state)
    parts = [phrases.hit(state, hit, known.get(hit.passage.division)) for hit in proposal.hits]
    return tr("; ").join(dict.fromkeys(parts))


def say_what_falls(state: State, after: str) -> None:
    """After a vote on an amendment, say what that leaves no sense to."""
    from drafting.proceedings.falling import proposals

    found = [p for p in proposals(state) if after in p.by]
    _list(state, found)
    if found:
        say(tr("Nothing falls by itself: alinea falling --confirm ID."))


def _show(state: State, found: list[Proposal]) -> None:
    _list(state, found)
    if not found:
        say(tr("Every open amendment still makes sense."))
    else:
        say(tr("Nothing falls by itself: alinea falling --confirm ID."))


def _list(state: State, found: list[Proposal]) -> None:
    for proposal in found:
        amendment = proposal.amendment
        head = tr(
            "{label}  {title} ({author})",
            label=amendment.label,
            title=amendment.fact.title,
            author=amendment.fact.author,
        )
        say(click.style(head, bold=True))
        said = tr("{fate}: {reason}", fate=_fate(proposal), reason=reason(state, proposal))
        say(said, 2)


def _fate(proposal: Proposal) -> str:
    from drafting.amending.discussion.falling import Outlook

    return {
        Outlook.STANDS: tr("stands"),
        Outlook.TO_RECTIFY: tr("to be rectified"),
        Outlook.FALLS: tr("falls"),
        Outlook.SATISFIED: tr("satisfied"),
    }[proposal.outlook]


def _plain(state: State, proposal: Proposal) -> dict[str, Any]:
    return {
        "id": proposal.amendment.id,
        "label": proposal.amendment.label,
        "outlook": str(proposal.outlook),
        "reason": reason(state, proposal),
        "by": list(proposal.by),
    }
