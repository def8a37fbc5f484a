"""`alinea propose`: submit an amendment, from the working tree, an editor or a branch; or only its intention."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.changes import Source, asking, before, change_options, edited, instructed
from drafting.commands.common import answer_json, ask, command, done, json_option, open_desk, read_file, warn
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.amendment import Amendment
    from drafting.proceedings.desk import Desk
    from drafting.proceedings.submitting import Wording

_TITLE = 72  # letters of an instruction that serve as a title


def build() -> click.Command:
    """The command."""

    @command(
        "propose",
        tr(
            "Submit an amendment. What was changed in the files becomes the amendment, and the files go back to the "
            "text; or --edit opens one article in your editor; or --instruction reads a clerk's sentence; or --branch "
            "takes a branch that someone pushed; or --intention says what is meant, to be worded later; or, in a "
            "terminal and with nothing changed, you are asked."
        ),
        tr(
            'alinea propose --title "25 years" --author "Table 3" --statement "So that nobody…"\n'
            'alinea propose --edit 3.2 --title "25 years" --author "Table 3"\n'
            'alinea propose --instruction no-12.txt --author "Table 3"\nalinea propose --branch table-7\n'
            'alinea propose --intention "Benches for the elderly" --at 3.2 --author "Table 3"'
        ),
    )
    @click.option("--title", help=tr("What it does, in a line."))
    @click.option("--statement", help=tr("Why (the explanatory statement)."))
    @click.option("--author", help=tr("Whose it is."))
    @click.option("--cosigner", "cosigners", multiple=True, help=tr("Who signs with the author; may be repeated."))
    @click.option("--to", "parent", metavar="ID", help=tr("Submit a sub-amendment to this amendment."))
    @change_options
    @click.option("--branch", metavar=tr("NAME"), help=tr("Take in a branch."))
    @click.option("--number", metavar=tr("NUMBER"), help=tr("The number it bears in the series (“67”, “67 bis”)."))
    @click.option("--intention", help=tr("Say what it is to do; “alinea rectify” words it later."))
    @click.option("--at", "place", metavar=tr("ADDRESS"), help=tr("Where the intention is to go."))
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
        instruction: Path | None,
        on: str | None,
        branch: str | None,
        intention: str | None,
        place: str | None,
        number: str | None,
        as_json: bool,
    ) -> None:
        from drafting.proceedings import lookup

        source = _Source(address, instruction, on, branch, intention, place)
        source.check()
        desk = open_desk(ctx)
        lookup.open_reading(desk.state)
        to = None if parent is None else lookup.discussed(desk.state, parent)
        made = _made(desk, source, _Given(title, statement, author, cosigners, _number(number)), to)
        _answer(desk, made, as_json=as_json)

    return propose


@dataclass
class _Source(Source):
    """Where an amendment comes from, as the command line says."""

    branch: str | None
    intention: str | None
    place: str | None

    def check(self) -> None:
        """Stop where two things are said at once, or one is missing."""
        if sum(one is not None for one in (self.address, self.instruction, self.branch, self.intention)) > 1:
            raise click.UsageError(tr("Give one of --edit, --instruction, --branch and --intention."))
        if (self.intention is None) != (self.place is None):
            raise click.UsageError(tr("--intention goes with --at: say where."))
        super().check()


def _made(desk: Desk, source: _Source, given: _Given, to: Amendment | None) -> Amendment:
    """The amendment, taken in."""
    from drafting.proceedings import sources, submitting

    if source.branch is not None:
        return submitting.from_branch(desk, source.branch, given.over_commit(desk, source.branch))
    if source.intention is not None:
        wording = given.over_sentence(desk, source.intention)
        return submitting.submit_intention(desk, source.intention, source.place or "", wording, to=to)
    if source.instruction is not None:
        sentence = read_file(source.instruction)
        edits = instructed(desk, sentence, source.on, to)
        return submitting.submit(desk, edits, given.over_sentence(desk, sentence), to=to)
    if source.address is not None or (asking() and not sources.has_changes(desk)):
        given.check()
        after = edited(desk, _ask_where(desk) if source.address is None else source.address, before(desk, to))
        return submitting.submit(desk, after, given.wording(desk), to=to)
    sources.check_changes(desk, to)
    return submitting.from_working_tree(desk, given.wording(desk), to=to)


class _Given:
    """What was said on the command line about an amendment; the rest is asked for in a terminal."""

    def __init__(
        self,
        title: str | None,
        statement: str | None,
        author: str | None,
        cosigners: tuple[str, ...],
        number: int | None = None,
    ) -> None:
        self.title, self.statement, self.author, self.cosigners = title, statement, author, cosigners
        self.number = number

    def check(self) -> None:
        """Stop where a title is missing and nobody can be asked for one."""
        if not self.title and not asking():
            raise click.UsageError(tr("Say what it does, with --title."))

    def wording(self, desk: Desk) -> Wording:
        """Title, statement and author, asked for where they are missing and someone can answer."""
        from drafting.proceedings.submitting import Wording

        self.check()
        title = self.title or ask(tr("What it does, in a line"))
        statement = self.statement
        if statement is None:
            statement = ask(tr("Why"), "", shown=False) if asking() else ""
        author = self.author or (ask(tr("Who"), desk.actor) if asking() else desk.actor)
        return Wording(title, author, statement, self.cosigners, self.number)

    def over_sentence(self, desk: Desk, sentence: str) -> Wording:
        """What was said; an instruction, or an intention, is its own title where nobody gave one or can be asked."""
        if not self.title and not asking():
            self.title = " ".join(sentence.split())[:_TITLE]
        return self.wording(desk)

    def over_commit(self, desk: Desk, branch: str) -> Wording:
        """What was said, and for the rest what the branch's last commit says."""
        from drafting.proceedings.sources import wording_of_branch
        from drafting.proceedings.submitting import Wording

        found = wording_of_branch(desk, branch)
        return Wording(
            self.title or found.title,
            self.author or found.author,
            found.statement if self.statement is None else self.statement,
            self.cosigners or found.cosigners,
            self.number,
        )


def _number(written: str | None) -> int | None:
    """The number that was asked for; raises `NotANumber`."""
    from drafting.deliberation.numbers import Number
    from drafting.proceedings.importing import NotANumber

    if written is None:
        return None
    found = Number.parse(written)
    if found is None:
        raise NotANumber(written)
    return found


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


def _answer(desk: Desk, made: Amendment, *, as_json: bool) -> None:
    from drafting.commands.amendments import as_plain, deadline_words, show_change, warn_of_twins
    from drafting.proceedings.sources import branch_name

    if as_json:
        answer_json(as_plain(desk.state, made))
        return
    show_change(desk.state, made)
    click.echo()
    said = {"label": made.label, "id": made.id, "branch": branch_name(made)}
    done(tr("Amendment {label} is recorded ({id}, branch {branch}).", **said))
    if made.fact.deadline:
        warn(tr("It came after the deadline ({date}), and is recorded as late.", date=deadline_words(made)))
    warn_of_twins(desk.state, made)
