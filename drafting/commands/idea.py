"""`alinea idea`: note ideas, say what is made of them, and follow them into the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import Section, answer_json, command, done, json_option, open_desk
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.idea import Idea
    from drafting.deliberation.state import State


def build() -> click.Command:
    """The group."""
    line = tr("Note ideas as they are heard, say what is made of each, and see what became of it in the text.")
    example = tr(
        'alinea idea add "Keep the keys until 25" --from "Table 4" --at "hearing of 12 January"\n'
        "alinea idea keep 3\nalinea idea cite 3 m7\nalinea idea show 3"
    )
    keep = _settled("keep", "kept", tr("Keep an idea."), tr("alinea idea keep 3"))
    drop = _settled("drop", "dropped", tr("Drop an idea."), tr('alinea idea drop 5 --reason "the State decides"'))
    merge, cite = _merge(), _cite()
    table = {"ajouter": _add(), "retenir": keep, "fondre": merge, "écarter": drop, "ecarter": drop, "citer": cite}
    return Section("idea", line, example, {**table, "lister": _list(), "montrer": _show()})


def _add() -> click.Command:
    @command("add", tr("Note an idea."), tr('alinea idea add "Keep the keys until 25" --from "Table 4"'))
    @click.argument("said", metavar=tr("TEXT"))
    @click.option("--from", "source", default="", help=tr("Whose idea it is."))
    @click.option("--at", "occasion", default="", help=tr("Where it was heard: a hearing, a visit, a workshop."))
    @json_option
    @click.pass_context
    def add(ctx: click.Context, said: str, source: str, occasion: str, *, as_json: bool) -> None:
        from drafting.proceedings import ideas

        desk = open_desk(ctx)
        _answer(desk.state, ideas.add(desk, said, source, occasion), as_json=as_json)

    return add


def _reason(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--reason", default="", help=tr("Why, for the minutes."))(function)


def _settled(name: str, fate: str, line: str, example: str) -> click.Command:
    @command(name, line, example)
    @click.argument("number", metavar=tr("NUMBER"))
    @_reason
    @json_option
    @click.pass_context
    def settle(ctx: click.Context, number: str, reason: str, *, as_json: bool) -> None:
        from drafting.deliberation.facts import Fate
        from drafting.proceedings import ideas

        desk = open_desk(ctx)
        _answer(desk.state, ideas.settle(desk, number, Fate(fate), reason), as_json=as_json)

    return settle


def _merge() -> click.Command:
    @command("merge", tr("Merge an idea into another."), tr("alinea idea merge 4 --into 3"))
    @click.argument("number", metavar=tr("NUMBER"))
    @click.option("--into", metavar=tr("NUMBER"), required=True, help=tr("The idea that it goes into."))
    @_reason
    @json_option
    @click.pass_context
    def merge(ctx: click.Context, number: str, into: str, reason: str, *, as_json: bool) -> None:
        from drafting.deliberation.facts import Fate
        from drafting.proceedings import ideas

        desk = open_desk(ctx)
        _answer(desk.state, ideas.settle(desk, number, Fate.MERGED, reason, into), as_json=as_json)

    return merge


def _cite() -> click.Command:
    @command("cite", tr("Say that an article, a measure or an alinéa comes from an idea."), tr("alinea idea cite 3 m7"))
    @click.argument("number", metavar=tr("NUMBER"))
    @click.argument("address", metavar=tr("ADDRESS"))
    @json_option
    @click.pass_context
    def cite(ctx: click.Context, number: str, address: str, *, as_json: bool) -> None:
        from drafting.proceedings import ideas

        desk = open_desk(ctx)
        _answer(desk.state, ideas.cite(desk, number, address), as_json=as_json)

    return cite


def _list() -> click.Command:
    @command("list", tr("List the ideas, and what is made of each."), tr("alinea idea list"))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.commands.terminal import page

        state = open_desk(ctx).state
        if as_json:
            answer_json([_as_plain(state, idea) for idea in state.ideas.values()])
        else:
            page([line for idea in state.ideas.values() for line in _line(state, idea)] or [tr("No idea.")])

    return list_


def _show() -> click.Command:
    @command("show", tr("Tell what became of an idea, down to the words of the text."), tr("alinea idea show 3"))
    @click.argument("number", metavar=tr("NUMBER"))
    @json_option
    @click.pass_context
    def show(ctx: click.Context, number: str, *, as_json: bool) -> None:
        from drafting.commands.terminal import page
        from drafting.proceedings.ideas import find

        state = open_desk(ctx).state
        idea = find(state, number)
        if as_json:
            answer_json(_as_plain(state, idea))
        else:
            page([*_line(state, idea), *_became(state, idea)])

    return show


def _answer(state: State, idea: Idea, *, as_json: bool) -> None:
    """What was recorded last of an idea."""
    from drafting.deliberation import facts
    from drafting.proceedings.minutes import sentences

    if as_json:
        answer_json(_as_plain(state, idea))
        return
    last = facts.read(state.records[-1])
    assert last is not None
    done(" ".join(sentences(state, last)))


def _line(state: State, idea: Idea) -> Iterator[str]:
    """An idea, whose it is, and what is made of it."""
    from drafting.commands.terminal import wrapped_words
    from drafting.deliberation.serials import called

    fact = idea.fact
    heard = ", ".join(filter(None, (fact.source, fact.occasion)))
    number = called(idea.id, state.ideas)
    yield from wrapped_words(f"{number}  {fact.said}" + (f" ({heard})" if heard else ""), 0)
    yield from (click.style(line, dim=True) for line in wrapped_words(_fate(state, idea), 3))


def _fate(state: State, idea: Idea) -> str:
    from drafting.proceedings.minutes import sentences

    return " / ".join(said for fate in idea.fates for said in sentences(state, fate)) or tr("Nothing said of it yet")


def _became(state: State, idea: Idea) -> Iterator[str]:
    """Each place that cites it, and the words there now."""
    from drafting.commands.spots import told
    from drafting.commands.terminal import wrapped_words
    from drafting.proceedings.anchors import Anchors
    from drafting.proceedings.ideas import citations, merged

    for other in merged(state, idea):
        yield from (f"   + {line}" for line in list(_line(state, other))[:1])
    anchors = Anchors(state)
    for citation in citations(state, idea):
        yield ""
        yield click.style(told(anchors, citation.place, citation.words), bold=True)
        if citation.place:
            yield from wrapped_words(anchors.words(citation.place), 2)


def _as_plain(state: State, idea: Idea) -> dict[str, object]:
    from drafting.commands.spots import plain_value
    from drafting.proceedings.anchors import Anchors
    from drafting.proceedings.ideas import citations

    fact, anchors = idea.fact, Anchors(state)
    fates = [{"fate": str(one.fate), "reason": one.reason, "into": one.into} for one in idea.fates]
    cited = [{"words": one.words, **plain_value(anchors, one.place)} for one in citations(state, idea)]
    said = {"id": fact.id, "said": fact.said, "from": fact.source, "at": fact.occasion}
    return {**said, "fates": fates, "cited": cited}
