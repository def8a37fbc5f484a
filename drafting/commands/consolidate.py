"""`alinea consolidate`: fold what was adopted into the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from drafting.commands.boundary import Found
from drafting.commands.common import answer_json, command, done, json_option, open_desk, read_file, warn
from drafting.commands.concerns import warn_of_plan
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.amending.merge import Conflict
    from drafting.deliberation.state import State
    from drafting.proceedings.consolidation import Plan
    from drafting.proceedings.desk import Desk
    from drafting.text.model import Text


def build() -> click.Command:
    """The command."""

    @command(
        "consolidate",
        tr(
            "Fold what was adopted into the text, one merge commit for each adoption. A conflict stops it; --settle "
            "says what stands instead. After a carried vote on the whole, the text is renumbered and tagged."
        ),
        tr(
            "alinea consolidate --preview\nalinea consolidate --settle 3f2a --take 12\n"
            "alinea consolidate --settle 3f2a --take 12,15\nalinea consolidate --settle 3f2a --text alinea.md"
        ),
    )
    @click.option("--preview", is_flag=True, help=tr("Show what would be done; write nothing."))
    @click.option("--settle", metavar=tr("KEY"), help=tr("Settle this conflict (its first letters are enough)."))
    @click.option(
        "--take",
        metavar="ID[,ID]",
        help=tr("… with the words of these amendments, in this order; “none” keeps the text."),
    )
    @click.option(
        "--text",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=tr("… with the alinéa in this file."),
    )
    @json_option
    @click.pass_context
    def consolidate(
        ctx: click.Context, settle: str | None, take: str | None, text: Path | None, *, preview: bool, as_json: bool
    ) -> None:
        from drafting.proceedings import consolidation

        desk = open_desk(ctx)
        if settle is not None or take is not None or text:
            _settle(desk, settle, take, text, as_json=as_json)
            return
        made = consolidation.plan(desk.state)
        if not as_json:
            warn_of(desk.state, made)
            warn_of_plan(desk.state, made)
        if made.conflicts:
            _stop(desk.state, made, preview=preview, as_json=as_json)
        if not preview:
            made = consolidation.consolidate(desk)
        if as_json:
            answer_json(_as_plain(made))
        else:
            (_preview if preview else _done)(desk.state, made)

    return consolidate


def _settle(desk: Desk, key: str | None, take: str | None, text: Path | None, *, as_json: bool) -> None:
    from drafting.proceedings import settling

    if key is None:
        raise click.UsageError(tr("Say which conflict, with --settle."))
    if (take is None) == (text is None):
        raise click.UsageError(tr("Say what stands instead, with --take or with --text."))
    names = [] if take in (None, "none", "aucun") else [name.strip() for name in (take or "").split(",")]
    settled = settling.settle(desk, key, take=names, blocks=read_file(text) if text else None)
    if as_json:
        answer_json({"settled": settled.key})
    else:
        done(tr("Settled. Now “alinea consolidate”."))


def _stop(state: State, made: Plan, *, preview: bool, as_json: bool) -> NoReturn:
    """Show the conflicts, and end there."""
    from drafting.proceedings import consolidation

    if as_json:
        answer_json(_as_plain(made))
        raise Found
    for conflict in made.conflicts:
        show_conflict(state, conflict)
    if preview:
        raise Found
    raise consolidation.ConflictsRemain(made.conflicts)


def warn_of(state: State, made: Plan) -> None:
    """Say what a person should look at in what a consolidation would do."""
    for warned in made.warnings:
        names = ", ".join(state.amendments[name].label for _, who in (warned.first, warned.second) for name in who)
        if warned.kind == "adjacent":
            warn(tr("Amendments {labels} change words that touch each other: read the sentence again.", labels=names))
        else:
            warn(
                tr(
                    "Amendments {labels} insert at the same place; they stand in the order of their names.",
                    labels=names,
                )
            )


def show_conflict(state: State, conflict: Conflict, *, settle: bool = True) -> None:
    """Both sides, and how to settle it, if it can be."""
    from drafting.amending.redline import redline
    from drafting.amending.weave import Weave
    from drafting.commands.terminal import show
    from drafting.proceedings import lookup
    from drafting.text.labels import labels

    reading = lookup.reading(state)
    names = {name: state.amendments[name].label for name in conflict.who}
    click.echo(click.style(tr("Conflict {key}", key=conflict.key[:8]), fg="red", bold=True))
    texts = _texts(state, conflict)
    sides = sorted(conflict.sides, key=lambda side: [state.amendments[name].numbers for name in side[1]])
    for edit, who in sides:
        said = ", ".join(names[name] for name in who)
        click.echo(tr("Amendment {labels}:", labels=said) if who else tr("The corrected project:"))
        for base in texts:
            try:
                weave = Weave(base).then([edit], who)
            except ValueError:
                continue
            for line in show(redline(weave), labels(reading.frozen, weave.text)):
                click.echo(("  " + line).rstrip())
            break
    firsts = [state.amendments[who[0]].name if who else tr("project") for _, who in sides]
    for line in _ways(conflict, firsts) if settle else ():
        click.echo(line)
    click.echo()


def _ways(conflict: Conflict, firsts: list[str]) -> Iterator[str]:
    """Every way to settle a conflict, its sides named by an amendment each."""
    begin = tr("To settle it: alinea consolidate --settle {key}", key=conflict.key[:8])
    yield f"{begin} " + tr(" or ").join(dict.fromkeys(f"--take {label}" for label in firsts))
    if conflict.at_one_point:
        yield "  " + tr("or both, in this order: --take {labels}", labels=",".join(firsts))
    yield "  " + tr("or neither: --take none; or other words: --text FILE")


def _texts(state: State, conflict: Conflict) -> list[Text]:
    """The texts that a side may have been written for, the right one first: as it stands, and as each found it.

    Sub-amendments found their parent's; where a side is in the text already, the other found an older one.
    """
    from drafting.proceedings import lookup

    reading = lookup.reading(state)
    sides = [state.amendments[name] for name in conflict.who]
    waiting = [a for a in sides if a.consolidated is None]
    facts = {(a.fact.parent, a.fact.base): a.fact for a in waiting or sides}
    bases = [state.base_text(fact) for fact in facts.values()]
    stands = reading.text_at(len(reading.steps))
    return [*bases, stands] if len(waiting) < len(sides) or sides[0].fact.parent else [stands, *bases]


def _preview(state: State, made: Plan) -> None:
    for line in redline_of_plan(state, made):
        click.echo(line)
    click.echo(_counted(made))
    if made.final:
        click.echo(tr("The vote on the whole carried: the text would be renumbered and tagged."))


def redline_of_plan(state: State, made: Plan) -> Iterator[str]:
    """The redline of what a consolidation would do, each change with its amendment."""
    from drafting.amending.redline import redline
    from drafting.commands.terminal import show
    from drafting.proceedings import lookup
    from drafting.text.labels import labels

    weave = made.weave()
    names = {a.id: tr("amendment {label}", label=a.label) for a in state.amendments.values()}
    yield from show(redline(weave), labels(lookup.reading(state).frozen, weave.text), names.__getitem__)


def _counted(made: Plan) -> str:
    return ntr("{count} adoption to fold in.", "{count} adoptions to fold in.", len(made.steps))


def _done(state: State, made: Plan) -> None:
    from drafting.proceedings.publication import correspondence

    if made.steps:
        names = ", ".join(step.label for step in made.steps).removesuffix(".")
        count = len(made.steps)
        done(ntr("Folded in: amendment {labels}.", "Folded in: amendments {labels}.", count, labels=names))
    if made.final:
        number = made.final.reading
        done(tr("The text is adopted: renumbered, tagged adopted/{number}.", number=number))
        for old, new in correspondence(state):
            click.echo(f"  {old} → {new}")


def conflicts_as_plain(made: Plan) -> list[dict[str, object]]:
    """What cannot be folded in as plain data, each side with its amendments."""
    return [
        {"key": c.key, "sides": [{"by": list(who), "edit": edit.to_json()} for edit, who in c.sides]}
        for c in made.conflicts
    ]


def _as_plain(made: Plan) -> dict[str, object]:
    return {
        "steps": [step.to_json() for step in made.steps],
        "text": made.text.digest,
        "conflicts": conflicts_as_plain(made),
        "adopted": made.final is not None,
    }
