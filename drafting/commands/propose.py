"""`alinea propose`: submit an amendment, from the working tree, an editor or a branch."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import answer_json, ask, command, done, json_option, open_desk, read_file, warn
from drafting.commands.concerns import warn_of_amendment
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.amending.edits import Edits
    from drafting.deliberation.amendment import Amendment
    from drafting.proceedings.desk import Desk
    from drafting.proceedings.submitting import Wording
    from drafting.text.labels import Labels
    from drafting.text.model import Text

_TITLE = 72  # letters of an instruction that serve as a title


def build() -> click.Command:
    """The command."""

    @command(
        "propose",
        tr(
            "Submit an amendment. What was changed in the files becomes the amendment, and the files go back to the "
            "text; or --edit opens one article in your editor; or --instruction reads a clerk's sentence; or --branch "
            "takes a branch that someone pushed; or, in a terminal and with nothing changed, you are asked."
        ),
        tr(
            'alinea propose --title "25 years" --author "Table 3" --statement "So that nobody…"\n'
            'alinea propose --edit 3.2 --title "25 years" --author "Table 3"\n'
            'alinea propose --instruction no-12.txt --author "Table 3"\nalinea propose --branch table-7'
        ),
    )
    @click.option("--title", help=tr("What it does, in a line."))
    @click.option("--statement", help=tr("Why (the explanatory statement)."))
    @click.option("--author", help=tr("Whose it is."))
    @click.option("--cosigner", "cosigners", multiple=True, help=tr("Who signs with the author; may be repeated."))
    @click.option("--to", "parent", metavar="ID", help=tr("Submit a sub-amendment to this amendment."))
    @click.option("--edit", "address", metavar=tr("ADDRESS"), help=tr("Open this article or alinéa in an editor."))
    @click.option(
        "--instruction",
        type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
        help=tr("Read the instruction in this file (“-”: standard input) into an amendment."),
    )
    @click.option("--on", metavar=tr("ADDRESS"), help=tr("The article that the instruction is about."))
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
        instruction: Path | None,
        on: str | None,
        branch: str | None,
        as_json: bool,
    ) -> None:
        from drafting.proceedings import lookup, submitting

        if sum(source is not None for source in (address, instruction, branch)) > 1:
            raise click.UsageError(tr("Give one of --edit, --instruction and --branch."))
        if on is not None and instruction is None:
            raise click.UsageError(tr("--on goes with --instruction."))
        desk = open_desk(ctx)
        lookup.open_reading(desk.state)
        to = None if parent is None else lookup.discussed(desk.state, parent)
        given = _Given(title, statement, author, cosigners)
        if branch is not None:
            made = submitting.from_branch(desk, branch, given.over_commit(desk, branch))
        elif instruction is not None:
            sentence = read_file(instruction)
            edits = _instructed(desk, sentence, on, to)
            made = submitting.submit(desk, edits, given.over_instruction(desk, sentence), to=to)
        elif address is not None or (_asking() and not submitting.has_changes(desk)):
            given.check()
            after = _edited(desk, _ask_where(desk) if address is None else address, to)
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

    def over_instruction(self, desk: Desk, sentence: str) -> Wording:
        """What was said; the instruction is its own title where nobody gave one or can be asked."""
        if not self.title and not _asking():
            self.title = " ".join(sentence.split())[:_TITLE]
        return self.wording(desk)

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


def _instructed(desk: Desk, sentence: str, on: str | None, to: Amendment | None) -> Edits:
    """The edits that an instruction makes of the text, or of the amendment it amends, at a place if one is said."""
    from drafting.proceedings import instructing, wanted
    from drafting.text.addresses import Address

    before, known = _before(desk, to)
    language = desk.state.settings.language
    if on is None:
        return instructing.edits_of(before, sentence, labels=known, language=language)
    return wanted.instructed(before, sentence, Address.parse(on), labels=known, language=language)


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
    from drafting.proceedings import submitting
    from drafting.text.addresses import Address, resolve

    before, known = _before(desk, to)
    place = resolve(Address.parse(written), before, known)
    shown = submitting.passage(before, place)
    answer = click.edit(shown, extension=".md")
    if answer is None or answer == shown:
        raise submitting.NothingChanged
    return submitting.edited(before, place, answer)


def _before(desk: Desk, to: Amendment | None) -> tuple[Text, Labels]:
    """The text that is to be amended, and the numbers of its articles."""
    from drafting.proceedings import lookup, submitting
    from drafting.text.labels import labels

    reading = lookup.reading(desk.state)
    before = submitting.text_before(desk.state, to.fact.base if to else len(reading.steps), to)
    return before, labels(reading.frozen, before)


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
    warn_of_amendment(desk.state, made)
