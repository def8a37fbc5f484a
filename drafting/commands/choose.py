"""`alinea choose`: what the room prefers among competing amendments, before the votes that decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk, read_file, say
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.facts import ChoiceIndicated
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The command."""

    @command(
        "choose",
        tr(
            "Record what the room prefers among amendments, in figures: how many approve of each (--approval: "
            "amendment, approvals) or gave it each grade (--grades: amendment, then the grades, best first). A tie "
            "is said to be one. It decides nothing: the formal vote follows."
        ),
        tr("alinea choose 3 7 12 --approval approvals.csv\nalinea choose 3 7 12 --grades grades.csv"),
    )
    @click.argument("names", nargs=-1, required=True, metavar="ID...")
    @click.option("--approval", type=_file(), help=tr("A CSV: amendment, approvals."))
    @click.option("--grades", type=_file(), help=tr("A CSV: amendment, then how many gave each grade."))
    @json_option
    @click.pass_context
    def choose(
        ctx: click.Context, names: tuple[str, ...], approval: Path | None, grades: Path | None, *, as_json: bool
    ) -> None:
        from drafting.proceedings import choosing
        from drafting.voting.choice_tables import parse_approvals, parse_grades
        from drafting.voting.choices import Method

        if (approval is None) == (grades is None):
            raise click.UsageError(tr("Say what was counted, with --approval or with --grades."))
        desk = open_desk(ctx)
        if grades is not None:
            scale, figures = parse_grades(read_file(grades))
            fact = choosing.choose(desk, names, Method.MAJORITY_JUDGEMENT, figures, scale)
        else:
            assert approval is not None
            fact = choosing.choose(desk, names, Method.APPROVAL, parse_approvals(read_file(approval)))
        if as_json:
            answer_json(_as_plain(fact))
        else:
            _show(desk.state, fact)

    return choose


def _file() -> click.Path:
    return click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


def _show(state: State, fact: ChoiceIndicated) -> None:
    """The places, ties as ties, and what to do next."""
    from drafting.publishing import vote_phrases

    found, labels = fact.indication, {name: state.amendments[name].label for name, _ in fact.figures}
    done(tr("Noted, by {how}. It decides nothing.", how=vote_phrases.method(fact.method)))
    for line in vote_phrases.places(found, labels):
        say(line, 2)
    if found.is_tied:
        first = sorted((labels[name] for name in found.winners), key=lambda label: (len(label), label))
        say(tr("Tied for the first place: {labels}. The room decides which is voted first.", labels=", ".join(first)))
    else:
        (winner,) = found.winners
        say(tr("Now the formal vote: alinea vote {label} …", label=state.amendments[winner].name))


def _as_plain(fact: ChoiceIndicated) -> dict[str, object]:
    found = fact.indication
    return {
        "method": str(fact.method),
        "figures": {name: list(row) for name, row in fact.figures},
        "scale": list(fact.scale),
        "first": sorted(found.winners),
        "tied": found.is_tied,
        "ranking": [sorted(place) for place in found.ranking or ()],
    }
