"""`alinea collisions`: which amendments cannot all stand, which are identical, which touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, answered, command, json_option, say, set_in
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.amending.discussion.collisions import Collision, Collisions
    from drafting.amending.discussion.identical import Identical
    from drafting.deliberation.state import State
    from drafting.proceedings.discussion import Table
    from drafting.text.labels import Label

_LONGEST = 12  # amendments of a group that are shown by name; a hot spot has thousands


def build() -> click.Command:
    """The command."""

    @command(
        "collisions",
        tr(
            "Show which amendments cannot all stand, with the words they fight over; which are identical; and which "
            "change words that touch. Nothing is decided."
        ),
        tr("alinea collisions\nalinea collisions --json"),
    )
    @json_option
    @click.pass_context
    def collisions(ctx: click.Context, *, as_json: bool) -> None:
        found = answered(ctx, "collisions", lambda desk: _plain(desk.state))
        if as_json:
            answer_json(found)
        else:
            _show(found)

    return collisions


def _plain(state: State) -> dict[str, Any]:
    """Everything that is printed, as plain data, places and names in words."""
    from drafting.proceedings.discussion import all_collisions

    tables = all_collisions(state)
    return {
        "collisions": [entry for table, found in tables for entry in _collisions(state, table, found)],
        "identical": [_identical(state, same) for _, found in tables for same in found.identical],
        "adjacent": [entry for table, found in tables for entry in _adjacent(state, table, found)],
    }


def _collisions(state: State, table: Table, found: Collisions) -> Iterable[dict[str, Any]]:
    from drafting.proceedings.discussion import labels_of
    from drafting.publishing import phrases

    known = labels_of(state, table)
    for group in found.groups:
        where = group.passage(table.text)
        label = known.get(where.division) if where.division in table.text else _label_to_be(state, table, group)
        yield {
            "kind": str(group.kind),
            "amendment": table.parent.label if table.parent else None,
            "place": phrases.capital(phrases.passage(where, label)),
            "words": where.said,
            "deletion": named(state, group.deletion[1]) if group.deletion else [],
            "amendments": named(state, dict.fromkeys(name for _, who in group.sides for name in who)),
        }


def _label_to_be(state: State, table: Table, group: Collision) -> Label | None:
    """The number that a new article would have, over which amendments collide."""
    from drafting.amending.apply import apply
    from drafting.proceedings import lookup
    from drafting.text.labels import labels

    text = apply(table.text, [group.sides[0][0]])
    return labels(lookup.reading(state).frozen, text).get(group.division)


def _identical(state: State, same: Identical) -> dict[str, Any]:
    return {"but_for_punctuation": not same.same_edits, "amendments": named(state, same.who)}


def _adjacent(state: State, table: Table, found: Collisions) -> Iterable[dict[str, Any]]:
    from drafting.amending.discussion.passages import passage
    from drafting.proceedings.discussion import labels_of
    from drafting.publishing import phrases

    known = labels_of(state, table)
    for point in found.adjacent:
        where = passage(table.text[point.division], point.at, point.at)
        yield {
            "place": phrases.passage(where, known.get(point.division)),
            "amendments": named(state, point.who),
        }


def named(state: State, who: Iterable[str]) -> list[dict[str, Any]]:
    """Amendments as one points at them, in the order of their numbers."""
    own = sorted((state.amendments[name] for name in who), key=lambda a: (a.numbers, a.id))
    return [{"id": a.id, "label": a.label, "title": a.fact.title, "author": a.fact.author} for a in own]


def _show(found: dict[str, Any]) -> None:
    for group in found["collisions"]:
        click.echo("\n".join(_lines(group)) + "\n")
    for same in found["identical"]:
        labels = _labels(same["amendments"])
        but = same["but_for_punctuation"]
        say(
            tr("Identical but for punctuation: {labels}.", labels=labels)
            if but
            else tr("Identical: {labels}.", labels=labels)
        )
    for point in found["adjacent"]:
        say(tr("They touch, {place}: {labels}.", place=point["place"], labels=_labels(point["amendments"])))
    if found["identical"] or found["adjacent"]:
        click.echo()
    count = len(found["collisions"])
    say(ntr("{count} collision.", "{count} collisions.", count) if count else tr("All amendments can stand together."))


def _lines(group: dict[str, Any]) -> Iterator[str]:
    place = group["place"]
    if group["amendment"]:
        place = tr("{place} of amendment {label}", place=place, label=group["amendment"])
    yield click.style(place, bold=True)
    if group["words"] and group["kind"] == "clash":
        yield set_in(tr("“{words}”", words=_short(group["words"])), 2)
    for amendment in group["deletion"]:
        said = tr("{label}  {title} ({author}): deletes it; if it is adopted, these fall:", **amendment)
        yield set_in(said, 2, hanging=4)
    indent = 4 if group["deletion"] else 2
    for amendment in group["amendments"][:_LONGEST]:
        yield set_in(tr("{label}  {title} ({author})", **amendment), indent, hanging=4)
    if (more := len(group["amendments"]) - _LONGEST) > 0:
        yield set_in(ntr("… and {count} more", "… and {count} more", more), 4)


def _labels(amendments: Sequence[dict[str, Any]]) -> str:
    more = len(amendments) - _LONGEST
    shown = ", ".join(a["label"] for a in amendments[:_LONGEST])
    return shown if more <= 0 else ntr("{labels} and {count} more", "{labels} and {count} more", more, labels=shown)


def _short(words: str, most: int = 160) -> str:
    """The beginning and the end of a long passage."""
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most // 2]} […] {words[-most // 2 :]}"
