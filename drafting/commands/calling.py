"""A roll call in the terminal: name after name; each answer is kept at once, so that nobody is called twice."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from drafting.commands.common import warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.commands.vote_options import Given
    from drafting.proceedings.calls import Notebook
    from drafting.proceedings.desk import Desk
    from drafting.voting.roll import Roll
    from drafting.voting.rollcall import RollCall


class Interrupted(click.ClickException):
    """A call that ended before the last name."""


def called(desk: Desk, roll: Roll, given: Given) -> RollCall:
    """Call the roll; goes on where an interrupted call had stopped."""
    from drafting.proceedings.calls import completed
    from drafting.proceedings.rolls import names

    book = notebook(desk, given)
    _begin(book)
    _call(book, roll, names(desk))
    return completed(book.call.roll_call, roll)


def notebook(desk: Desk, given: Given) -> Notebook:
    """Where the answers of this vote's call are kept."""
    from drafting.proceedings import blocks, calls

    on = blocks.items(desk.state, given.what)
    why = "recount" if given.recount else given.correct or given.again or ""
    return calls.Notebook(desk, (*on, given.part, why), calls.calling(desk.state, calls.roll_today(desk)))


def _begin(book: Notebook) -> None:
    count = len(book.call.members)
    _tell(ntr("Roll call: {count} member.", "Roll call: {count} members.", count))
    _tell(tr("p for (pro), c against (contra), a abstains, n takes no part, ? absent; - goes back one."))
    if book.call.answers:
        _tell(tr("The call goes on: {done} of {count} have answered.", done=len(book.call.answers), count=count))


def _call(book: Notebook, roll: Roll, names: Mapping[str, str]) -> None:
    """Ask until everybody has answered and, in a terminal, somebody has said that it is right."""
    while True:
        member = book.call.next
        if member is None and not sys.stdin.isatty():
            return
        _prompt(_name(book, roll, names, member) if member else _summary(book))
        written = _line()
        if not written:
            raise Interrupted(_kept(book))
        if member is None and not written.strip():
            return
        _answer(book, written.strip())


def _line() -> str:
    """What somebody types; nothing at the end of the input, or where it is interrupted."""
    try:
        return sys.stdin.readline()
    except KeyboardInterrupt:
        click.echo(err=True)
        return ""


def _answer(book: Notebook, written: str) -> None:
    from drafting.voting.calling import BACK, read_key

    position = read_key(written)
    if written == BACK:
        book.back()
    elif position is None or book.call.next is None:
        warn(tr("“{written}” is no answer: p, c, a, n, ? or -.", written=written))
    else:
        book.answer(position)


def _name(book: Notebook, roll: Roll, names: Mapping[str, str], member: str) -> str:
    """Who is called, with group, and whoever answers instead."""
    from drafting.publishing.vote_phrases import member as called_

    known = roll.get(member)
    said = called_(member, names)
    if known and known.group:
        said = tr("{who}, {group}", who=said, group=known.group)
    if bearer := book.call.proxies.get(member):
        said = tr("{who} (proxy: {bearer})", who=said, bearer=called_(bearer, names))
    rank, count = len(book.call.answers) + 1, len(book.call.members)
    return tr("{rank}/{count}  {who}: ", rank=f"{rank:>{len(str(count))}}", count=count, who=said)


def _summary(book: Notebook) -> str:
    from drafting.publishing import phrases

    return tr("{counted}. Enter records it, - goes back: ", counted=phrases.sheet(book.call.roll_call.count))


def _kept(book: Notebook) -> str:
    said = {"done": len(book.call.answers), "count": len(book.call.members)}
    return tr("The call stopped at {done} of {count}. Nothing is lost: the same command goes on with it.", **said)


def _tell(said: str) -> None:
    click.echo(said, err=True)


def _prompt(said: str) -> None:
    click.echo(said, nl=False, err=True)
    sys.stderr.flush()
