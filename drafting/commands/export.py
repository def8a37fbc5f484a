"""`alinea export`: a full backup in one file."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.commands.common import answer_json, command, done, json_option, say
from drafting.languages import ntr, tr


def build() -> click.Command:
    """The command."""

    @command(
        "export",
        tr(
            "Write a full backup into FILE, a Git bundle: all facts, texts, branches and tags, with their history. "
            "It is read again before this is said. “git clone FILE” makes a repository of it."
        ),
        tr("alinea export trees.bundle"),
    )
    @click.argument("file", metavar=tr("FILE"), type=click.Path(dir_okay=False, path_type=Path))
    @json_option
    @click.pass_context
    def export(ctx: click.Context, file: Path, *, as_json: bool) -> None:
        from drafting.commands.verify import folder
        from drafting.store.backup import export as exported
        from drafting.store.git import Repository

        made = exported(Repository.open(folder(ctx)), file)
        if as_json:
            answer_json({"path": str(made.path), "size": made.size, "refs": made.refs})
            return
        done(tr("Backup: {path} ({size} KB)", path=made.path, size=-(-made.size // 1024)))
        say(_holding(made.refs), 2)
        say(tr("Keep it elsewhere than on this machine. To read it: git clone -b main {path} again", path=made.path), 2)

    return export


def _holding(refs: dict[str, str]) -> str:
    """What is in it."""
    branches = [name for name in refs if name.startswith("refs/heads/amendments/")]
    tags = [name for name in refs if name.startswith("refs/tags/")]
    counted = (
        *([tr("the journal")] if "refs/heads/journal" in refs else []),
        *([tr("the text")] if "refs/heads/main" in refs else []),
        ntr("{count} branch of amendments", "{count} branches of amendments", len(branches)),
        ntr("{count} tag", "{count} tags", len(tags)),
    )
    return tr("It holds: {what}.", what=", ".join(counted))
