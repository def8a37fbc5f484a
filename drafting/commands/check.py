"""`alinea check`: every problem of the files, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.commands.boundary import Found
from drafting.commands.common import answer_json, command, done, json_option, open_desk
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.text.check import Problem


def build() -> click.Command:
    """The command."""

    @command("check", tr("Report every problem of the files: where, what, and what to do."), tr("alinea check"))
    @json_option
    @click.pass_context
    def check(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings.drafting_rounds import check_files

        problems = check_files(open_desk(ctx).files.read())
        if as_json:
            answer_json(
                [{"path": p.path, "line": p.line, "code": str(p.code), "message": explain(p)} for p in problems]
            )
        else:
            for problem in problems:
                click.echo(report(problem))
        if problems:
            if not as_json:
                click.echo(ntr("{count} problem.", "{count} problems.", len(problems)))
            raise Found
        if not as_json:
            done(tr("No problem found."))

    return check


def report(problem: Problem) -> str:
    """Where it is, then what is wrong."""
    where = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return f"{click.style(where, bold=True)}  {explain(problem)}"


def explain(problem: Problem) -> str:
    """What is wrong, and what to do."""
    from drafting.text.check import Code

    return {
        Code.PATH: tr("No file of a resolution has this name: write articles/010-name.md, lower case, no accents."),
        Code.ENCODING: tr("Not UTF-8: save the file as UTF-8."),
        Code.HIDDEN: tr("Hidden character {detail}: delete it, or run “alinea format”."),
        Code.HTML: tr("HTML is not kept ({detail}): write Markdown; “alinea format” makes it plain words."),
        Code.IMAGE: tr("Pictures are not kept: put a link instead."),
        Code.RULE: tr("A rule line is not kept: use a heading."),
        Code.QUOTE: tr("A quotation block is not kept: use quotation marks."),
        Code.EMPTY: tr("The file is empty or missing: write it, or delete it."),
        Code.TITLE: tr("The file must begin with its title: “# Title”."),
        Code.SLUG: tr("Two files are called “{detail}”: give one another name."),
        Code.LINK: tr(
            "This cross-reference leads nowhere ({detail}): write the folder and name of a file, as articles/name."
        ),
        Code.FORM: tr("Not canonical from here on: run “alinea format”."),
        Code.SETTINGS: tr("This setting cannot be used: {detail}."),
    }[problem.code].format(detail=problem.detail)
