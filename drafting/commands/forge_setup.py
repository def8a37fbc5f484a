"""`alinea forge-setup`: checks on a forge, a hook in a bare repository, drivers for those who use Git alone."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from drafting.commands import forge_programs
from drafting.commands.common import Section, answer_json, command, done, json_option, open_desk, say
from drafting.languages import tr


def build() -> click.Command:
    """The group; what forges and Git themselves call is in it, and not listed."""
    line = tr("Set up a forge, a repository that laptops push to, or Git itself.")
    example = tr("alinea forge-setup github\nalinea forge-setup hook /srv/streets.git\nalinea forge-setup drivers")
    forges = {
        "github": _checks("github", tr("Have GitHub check amendments.")),
        "gitlab": _checks("gitlab", tr("Have GitLab check amendments.")),
        "forgejo": _checks("forgejo", tr("Have Forgejo check amendments.")),
    }
    others = {"garde": _hook(), "pilotes": _drivers(), **forge_programs.build()}
    return Section("forge-setup", line, example, {**forges, **others})


def program() -> str:
    """What runs us, as words for the shell."""
    return f"{shlex.quote(sys.executable)} -m drafting"


def _checks(name: str, line: str) -> click.Command:
    """The command that writes a forge's file."""
    told = tr("It checks their files and facts on every push, and shows the redline in its log and as a page.")

    @command(name, f"{line} {told}", f"alinea forge-setup {name}")
    @click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        help=tr("The folder to put it in, instead of the resolution's own."),
    )
    @json_option
    @click.pass_context
    def checks(ctx: click.Context, output: Path | None, *, as_json: bool) -> None:
        from drafting.proceedings.forge import Forge, folder_for_checks, write_checks

        forge = Forge(name)
        path = write_checks(forge, output or folder_for_checks(open_desk(ctx), forge))
        if as_json:
            answer_json({"path": str(path)})
            return
        done(str(path))
        say(
            tr(
                "Put it on “main” before the first reading opens: “git add {path}”, “git commit”, “alinea sync”. From "
                "then on every amendment's branch has it.",
                path=forge.path,
            )
        )

    return checks


def _hook() -> click.Command:
    @command(
        "hook",
        tr(
            "Guard a bare repository that laptops push to. It refuses a journal that goes back, facts that are changed "
            "or removed, broken chains, deletions and strange names, and says why."
        ),
        tr("alinea forge-setup hook /srv/streets.git"),
    )
    @click.argument("repository", metavar=tr("FOLDER"), type=click.Path(file_okay=False, path_type=Path))
    @json_option
    def hook(repository: Path, *, as_json: bool) -> None:
        from drafting.commands.forge_sentences import refusals
        from drafting.proceedings.forge import install_hook
        from drafting.store.git import Repository

        path = install_hook(Repository.open(repository), refusals(), program())
        _say(str(path), as_json, tr("From now on it refuses what may not come in, and tells whoever pushes why."))

    return hook


def _drivers() -> click.Command:
    @command(
        "drivers",
        tr(
            "Have Git go by words, not lines. In this clone, “git diff” shows a redline, and “git merge” stops only "
            "where two sides want the same words. “git diff --no-ext-diff” shows lines as before."
        ),
        tr("alinea forge-setup drivers"),
    )
    @json_option
    @click.pass_context
    def drivers(ctx: click.Context, *, as_json: bool) -> None:
        from drafting.proceedings.forge import set_drivers
        from drafting.store.git import Repository

        repository = Repository.open(Path(ctx.find_root().obj or "."))
        set_drivers(repository, program())
        _say(str(repository.common), as_json, tr("Git shows changes and merges files word by word in this clone now."))

    return drivers


def _say(path: str, as_json: bool, said: str) -> None:
    if as_json:
        answer_json({"path": path})
    else:
        done(said)
