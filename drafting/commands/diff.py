"""`alinea diff`: changes word by word, of an amendment, of the reading, or between two states."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import click

from drafting.commands.common import Named, answer_json, command, json_option, open_desk, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.amending.weave import Weave
    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.state import State
    from drafting.proceedings.desk import Desk
    from drafting.proceedings.discussion import Lost
    from drafting.text.labels import Labels
    from drafting.text.model import Text

_FORMS = {"redline": ("corrections",), "instruction": ("dispositif",)}
_STYLES = {"assembly": ("assemblée", "assemblee", "an"), "senate": ("sénat", "senat")}


def build() -> click.Command:
    """The command."""

    @command(
        "diff",
        tr(
            "Show changes word by word: of amendment WHAT; between the states WHAT and OTHER (versions, tags, branches "
            "or commits, as V1 and V2, or adopted/1 and adopted/2); or, with neither, of the whole reading."
        ),
        tr(
            "alinea diff 12\nalinea diff 12 --now\nalinea diff 12 --format instruction\nalinea diff V1 V2\n"
            "alinea diff adopted/1 adopted/2"
        ),
    )
    @click.argument("what", metavar=tr("[WHAT]"), required=False)
    @click.argument("other", metavar=tr("[OTHER]"), required=False)
    @click.option(
        "--format",
        "form",
        type=Named(_FORMS),
        default="redline",
        help=tr("A redline, or the instruction that a clerk would write."),
    )
    @click.option("--now", is_flag=True, help=tr("Carry the amendment onto the text as it stands now."))
    @click.option("--style", type=Named(_STYLES), help=tr("The house style of a French instruction."))
    @json_option
    @click.pass_context
    def diff(
        ctx: click.Context,
        what: str | None,
        other: str | None,
        form: str,
        style: str | None,
        *,
        now: bool,
        as_json: bool,
    ) -> None:
        from drafting.amending.redline import redline
        from drafting.commands.terminal import page, show
        from drafting.proceedings.hands import hand

        desk = open_desk(ctx)
        if now and (what is None or other is not None):
            raise click.UsageError(tr("Say which amendment is to be carried."))
        if style and form != "instruction":
            raise click.UsageError(tr("--style goes with --format instruction."))
        weave, known, credited = (
            _carried(desk, what or "") if now else _asked(desk, what, other, bare=form == "instruction")
        )
        if form == "instruction":
            _instruct(desk, weave, known, style, as_json=as_json)
            return
        if as_json:
            answer_json([edit.to_json() for edit in weave.edits()])
            return
        lines = list(show(redline(weave), known, partial(hand, desk.state) if credited else None))
        page(lines or [tr("No change.")])

    return diff


def _instruct(desk: Desk, weave: Weave, known: Labels, style: str | None, *, as_json: bool) -> None:
    """The instruction that makes the changes, in the language of the text."""
    from drafting.amending.instructions.french.writing import Style
    from drafting.amending.instructions.written import instruction

    language = desk.state.settings.language
    chosen = Style.SENAT if style == "senate" else Style.ASSEMBLEE
    said = instruction(weave.base, weave.edits(), labels=known, language=language, style=chosen)
    if as_json:
        answer_json({"instruction": said})
    else:
        click.echo(said or tr("No change."))


def redline_of(state: State, amendment: Amendment) -> Iterable[str]:
    """The redline of one amendment, on the text it was written for."""
    from drafting.amending.redline import redline
    from drafting.commands.terminal import show

    weave, known = _of_amendment(state, amendment)
    return show(redline(weave), known)


def _of_amendment(state: State, amendment: Amendment) -> tuple[Weave, Labels]:
    from drafting.amending.weave import Weave
    from drafting.text.labels import labels

    base = state.base_text(amendment.fact)
    weave = Weave(base).then(amendment.fact.edits, (amendment.id,))
    return weave, labels(state.readings[amendment.fact.reading].frozen, weave.text)


def _asked(desk: Desk, what: str | None, other: str | None, *, bare: bool) -> tuple[Weave, Labels, bool]:
    """What to show, the numbers to show it with, and whether each change names its amendment."""
    from drafting.proceedings import lookup, versions

    if what is None and other is None:
        return _so_far(desk)
    if what is not None and other is None and versions.point(desk.state, what) is None:
        try:
            return (*_of_amendment(desk.state, lookup.amendment(desk.state, what)), False)
        except lookup.UnknownAmendment:
            if desk.repository.commit_named(what) is None:
                raise
    return _between(desk, what or "", other, bare=bare)


def _so_far(desk: Desk) -> tuple[Weave, Labels, bool]:
    """What the reading changed; before the first, what was written since the last version."""
    from drafting.deliberation.history import Point, weave
    from drafting.proceedings import lookup
    from drafting.text.labels import labels

    if desk.state.versions and desk.state.reading is None:
        return _between(desk, desk.state.versions[-1].name, None)
    reading = lookup.reading(desk.state)
    woven = weave(desk.state, Point(reading.number), Point(reading.number, len(reading.steps)))
    return woven, labels(reading.frozen, woven.text), True


def _between(desk: Desk, what: str, other: str | None, *, bare: bool = False) -> tuple[Weave, Labels, bool]:
    """The changes between two states: each with its amendment, where both are in the life of the text.

    Bare, they are only what is otherwise in the second, however it came about.
    """
    from drafting.amending.compare import compare
    from drafting.amending.weave import Weave
    from drafting.deliberation.history import now, weave
    from drafting.proceedings import versions
    from drafting.text.labels import labels

    state = desk.state
    first, last = versions.point(state, what), versions.point(state, other) if other else now(state)
    if first and last and first <= last and last.reading and not bare:
        woven = weave(state, first, last)
        return woven, labels(woven.base, woven.text), True
    before, after = _text(desk, what), _text(desk, other) if other else _written(desk)
    return Weave(before).then(compare(before, after)), labels(before, after), False


def _carried(desk: Desk, name: str) -> tuple[Weave, Labels, bool]:
    """An amendment on the text as it stands now; what that no longer takes is said."""
    from drafting.amending.weave import Weave
    from drafting.proceedings import lookup
    from drafting.proceedings.discussion import tables
    from drafting.proceedings.sittings import Consolidated
    from drafting.text.labels import labels

    amendment = lookup.discussed(desk.state, name)
    if amendment.consolidated is not None:
        raise Consolidated(amendment.label)
    (table,) = tables(desk.state, [amendment])
    ((_, edits),) = table.contributions
    _warn_of_lost(table.lost.get(amendment.id, ()))
    weave = Weave(table.text).then(edits, (amendment.id,))
    return weave, labels(lookup.reading(desk.state).frozen, weave.text), False


def _warn_of_lost(lost: Lost) -> None:
    """Say how many changes have lost their place, and how many come where something else came in."""
    from drafting.amending.edits import Splice

    beside = [edit for edit, other in lost if all(isinstance(one, Splice) and one.inserts for one in (edit, other))]
    if beside:
        warn(
            ntr(
                "{count} change comes where something else came in: if it is adopted, “alinea consolidate” asks "
                "in which order they stand.",
                "{count} changes come where something else came in: if they are adopted, “alinea consolidate” asks "
                "in which order they stand.",
                len(beside),
            )
        )
    if gone := len(lost) - len(beside):
        warn(
            ntr(
                "{count} change no longer has its place in the text: “alinea falling” says why.",
                "{count} changes no longer have their place in the text: “alinea falling” says why.",
                gone,
            )
        )


def _written(desk: Desk) -> Text:
    """The text as it stands: before the first reading, as it is being written in the files."""
    from drafting.proceedings.sources import read_text

    if desk.state.reading is None and desk.files.folder is not None:
        return read_text(desk.files.read())
    return desk.state.text


def _text(desk: Desk, name: str) -> Text:
    """The text of a state that a person named."""
    from drafting.deliberation.history import text_at
    from drafting.proceedings import versions
    from drafting.proceedings.sources import read_text

    if point := versions.point(desk.state, name):
        return text_at(desk.state, point)
    commit = desk.repository.commit_named(name)
    if commit is None:
        raise click.UsageError(tr("There is no state “{name}”: give a tag, a branch or a commit.", name=name))
    blobs = desk.repository.files(desk.repository.tree_of(commit))
    return read_text({path: desk.repository.read(blob, path) for path, blob in blobs.items()})
