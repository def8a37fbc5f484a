"""`alinea remark`: remark on an alinéa, answer, and see what was said where it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, command, done, json_option, open_desk
from drafting.commands.defaults import Defaulting
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.remark import Remark
    from drafting.deliberation.state import State
    from drafting.proceedings.anchors import Anchors
    from drafting.proceedings.remarks import Followed
    from drafting.text.addresses import Place


def build() -> click.Command:
    """The group."""
    line = tr("Remark on an alinéa: the remark follows it while the text is written, and can be answered.")
    example = tr(
        'alinea remark 3.2 "Say who pays." --by "Table 4"\nalinea remark answer 4 "Done in V3."\nalinea remark list'
    )
    return Defaulting("remark", line, example, {"ajouter": _add(), "répondre": _answer(), "lister": _list()})


def _add() -> click.Command:
    @command("add", tr("Remark on what stands at ADDRESS."), tr('alinea remark add 3.2 "Say who pays." --by "Table 4"'))
    @click.argument("address", metavar=tr("ADDRESS"))
    @click.argument("said", metavar=tr("TEXT"))
    @click.option("--by", default="", help=tr("Whose remark it is."))
    @click.option("--on", metavar=tr("VERSION"), default="", help=tr("The version that the address is of."))
    @json_option
    @click.pass_context
    def add(ctx: click.Context, address: str, said: str, by: str, on: str, *, as_json: bool) -> None:
        from drafting.proceedings import remarks

        desk = open_desk(ctx)
        _answer_with(desk.state, remarks.make(desk, address, said, by or desk.actor, on), as_json=as_json)

    return add


def _answer() -> click.Command:
    @command("answer", tr("Answer a remark."), tr('alinea remark answer 4 "Done in V3."'))
    @click.argument("number", metavar=tr("NUMBER"))
    @click.argument("said", metavar=tr("TEXT"))
    @click.option("--by", default="", help=tr("Whose answer it is."))
    @json_option
    @click.pass_context
    def answer(ctx: click.Context, number: str, said: str, by: str, *, as_json: bool) -> None:
        from drafting.proceedings import remarks

        desk = open_desk(ctx)
        _answer_with(desk.state, remarks.answer(desk, number, said, by or desk.actor), as_json=as_json)

    return answer


def _list() -> click.Command:
    @command("list", tr("List the remarks, in the order of the text."), tr("alinea remark list --unanswered"))
    @click.option("--unanswered", is_flag=True, help=tr("Only those that nobody has answered."))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, unanswered: bool, as_json: bool) -> None:
        from drafting.commands.terminal import page
        from drafting.proceedings.anchors import Anchors
        from drafting.proceedings.remarks import followed

        state = open_desk(ctx).state
        found = [one for one in followed(state) if not (unanswered and one.remark.is_answered)]
        anchors = Anchors(state)
        if as_json:
            answer_json([_as_plain(one.remark, anchors, one.place) for one in found])
        else:
            page(list(_told(state, found, anchors)) or [tr("No remark.")])

    return list_


def _answer_with(state: State, remark: Remark, *, as_json: bool) -> None:
    from drafting.deliberation.serials import called
    from drafting.proceedings.anchors import Anchors

    if as_json:
        anchors = Anchors(state)
        answer_json(_as_plain(remark, anchors, anchors.place(remark.fact, remark.record)))
    elif remark.is_answered:
        done(tr("The answer to remark {number} is recorded.", number=called(remark.id, state.remarks)))
    else:
        done(tr("Remark {number} is recorded.", number=called(remark.id, state.remarks)))


def _told(state: State, found: list[Followed], anchors: Anchors) -> Iterator[str]:
    """Place by place, each remark and the answers to it."""
    from drafting.commands.spots import told

    heads = ((told(anchors, one.place, one.remark.fact.words), one) for one in found)
    for at, (head, remarks) in enumerate(groupby(heads, key=lambda pair: pair[0])):
        yield from [""] * bool(at)
        yield click.style(head, bold=True)
        for _, one in remarks:
            yield from _said(state, one.remark)


def _said(state: State, remark: Remark) -> Iterator[str]:
    from drafting.commands.terminal import wrapped_words
    from drafting.deliberation.serials import called

    number = called(remark.id, state.remarks)
    yield from wrapped_words(tr("{number} ({by}): {said}", number=number, by=remark.fact.by, said=remark.fact.said), 2)
    for answer, _ in remark.answers:
        yield from wrapped_words(tr("Answer ({by}): {said}", by=answer.by, said=answer.said), 6)


def _as_plain(remark: Remark, anchors: Anchors, place: Place | None) -> dict[str, object]:
    from drafting.commands.spots import plain_value

    fact = remark.fact
    answers = [{"said": one.said, "by": one.by, "at": record.at} for one, record in remark.answers]
    said = {"id": fact.id, "said": fact.said, "by": fact.by, "at": remark.record.at, "words": fact.words}
    return {**said, **plain_value(anchors, place), "answers": answers}
