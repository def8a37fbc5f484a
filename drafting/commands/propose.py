"""`alinea propose`: submit an amendment, from the working tree, an editor or a branch."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, ask, command, done, json_option, open_desk, warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.state import Amendment
    from drafting.proceedings.desk import Desk
    from drafting.proceedings.submitting import Wording
    from drafting.text.model import Text


def build() -> click.Command:
    """The command."""

    @command(
        "propose",
        tr(
            "Submit an amendment. What was changed in the files becomes the amendment, and the files go back to the "
            "text; or --edit opens one article in your editor; or --branch takes a branch that someone pushed; or, in "
            "a terminal and with nothing changed, you are asked."
        ),
        tr(
            'alinea propose --title "25 years" --author "Table 3" --statement "So that nobody…"\n'
            'alinea propose --edit 3.2 --title "25 years" --author "Table 3"\nalinea propose --branch table-7'
        ),
    )
    @click.option("--title", help=tr("What it does, in a line."))
    @click.option("--statement", help=tr("Why (the explanatory statement)."))
    @click.option("--author", help=tr("Whose it is."))
    @click.option("--cosigner", "cosigners", multiple=True, help=tr("Who signs with the author; may be repeated."))
    @click.option("--to", "parent", metavar="ID", help=tr("Submit a sub-amendment to this amendment."))
    @click.option("--edit", "address", metavar=tr("ADDRESS"), help=tr("Open this article or alinéa in an editor."))
    @click.option("--branch", metavar=tr("NAME"), help=tr("Take in a branch."))
    @json_option
    @click.pass_context
    def propose(
        ctx: click.Context,
        *,
        title: str | None,
        statement: str | None,
        author: str | None,
        cosigners: tuple[str, ...],
        parent: str | None,
        address: str | None,
        branch: str | None,
        as_json: bool,
    ) -> None:
        from drafting.proceedings import lookup, submitting

        desk = open_desk(ctx)
        lookup.open_reading(desk.state)
        to = lookup.amendment(desk.state, parent) if parent else None
        given = _Given(title, statement, author, cosigners)
        if branch:
            made = submitting.from_branch(desk, branch, given.over_commit(desk, branch))
        elif address or (_asking() and not submitting.has_changes(desk)):
            given.check()
            after = _edited(desk, address or _ask_where(desk), to)
            made = submitting.submit(desk, after, given.wording(desk), to=to)
        else:
            submitting.check_changes(desk, to)
            made = submitting.from_working_tree(desk, given.wording(desk), to=to)
        _answer(desk, made, as_json=as_json)

    return propose


class _Given:
    """What was said on the command line about an amendment; the rest is asked for in a terminal."""

    def __init__(
        self, title: str | None, statement: str | None, author: str | None, cosigners: tuple[str, ...]
    ) -> None:
        self.title, self.statement, self.author, self.cosigners = title, statement, author, cosigners

    def check(self) -> None:
        """Stop where a title is missing and nobody can be asked for one."""
        if not self.title and not _asking():
            raise click.UsageError(tr("Say what it does, with --title."))

    def wording(self, desk: Desk) -> Wording:
        """Title, statement and author, asked for where they are missing and someone can answer."""
        from drafting.proceedings.submitting import Wording

        self.check()
        title = self.title or ask(tr("What it does, in a line"))
        statement = self.statement
        if statement is None:
            statement = ask(tr("Why"), "", shown=False) if _asking() else ""
        author = self.author or (ask(tr("Who"), desk.actor) if _asking() else desk.actor)
        return Wording(title, author, statement, self.cosigners)

    def over_commit(self, desk: Desk, branch: str) -> Wording:
        """What was said, and for the rest what the branch's last commit says."""
        from drafting.proceedings.submitting import Wording, wording_of_branch

        found = wording_of_branch(desk, branch)
        return Wording(
            self.title or found.title,
            self.author or found.author,
            found.statement if self.statement is None else self.statement,
            self.cosigners or found.cosigners,
        )


def _asking() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask_where(desk: Desk) -> str:
    from drafting.proceedings.publication import current_labels
    from drafting.publishing import phrases
    from drafting.text.addresses import Place, address_of

    known = current_labels(desk.state)
    for division in desk.state.text.divisions:
        address = address_of(Place(division.key), desk.state.text, known)
        name = phrases.capital(phrases.division(division.key, known.get(division.key)))
        click.echo(f"  {click.style(f'{phrases.address(address):<14}', bold=True)} {name}  {division.title}")
    return ask(tr("Where (an address from the list)"))


def _edited(desk: Desk, written: str, to: Amendment | None) -> Text:
    from drafting.proceedings import lookup, submitting
    from drafting.text.addresses import Address, resolve
    from drafting.text.labels import labels

    reading = lookup.reading(desk.state)
    step = to.fact.base if to else len(reading.steps)
    before = submitting.text_before(desk.state, step, to)
    place = resolve(Address.parse(written), before, labels(reading.frozen, before))
    shown = submitting.passage(before, place)
    answer = click.edit(shown, extension=".md")
    if answer is None or answer == shown:
        raise submitting.NothingChanged
    return submitting.edited(before, place, answer)


def _answer(desk: Desk, made: Amendment, *, as_json: bool) -> None:
    from drafting.commands.diff import redline_of
    from drafting.commands.list_ import as_plain
    from drafting.proceedings.submitting import branch_name

    if as_json:
        answer_json(as_plain(desk.state, made))
        return
    click.echo("\n".join(redline_of(desk.state, made)))
    said = {"label": made.label, "id": made.id, "branch": branch_name(made)}
    done(tr("Amendment {label} is recorded ({id}, branch {branch}).", **said))
    same = [a.label for a in desk.state.identical(made)]
    if same:
        warn(tr("It is identical to: {labels}.", labels=", ".join(same)))
