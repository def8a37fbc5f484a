"""What forges and Git call, and people seldom do: the redline of a commit, the drivers, the reading of facts."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.boundary import Found
from drafting.commands.common import command, open_desk, read_file
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.text.model import Text

_FILE = click.Path(path_type=Path)
_NOTHING = "/dev/null"  # what Git calls a file that is not there


def build() -> Mapping[str, click.Command]:
    """The commands by their French names, which are the English ones: no person says them."""
    made = (_redline(), _git_diff(), _git_merge(), _facts())
    for one in made:
        one.hidden = True
    return {one.name or "": one for one in made}


def _redline() -> click.Command:
    @command(
        "redline",
        tr(
            "Show what a commit changes, HEAD by default: an amendment against the text it was written for, any other "
            "branch against “main” where it left it. In the folder --output are a page and a summary for the forge."
        ),
        tr("alinea forge-setup redline HEAD --output redline"),
    )
    @click.argument("commit", metavar=tr("[COMMIT]"), default="HEAD")
    @click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        help=tr("The folder for “redline.html” and “summary.html”."),
    )
    @click.pass_context
    def redline(ctx: click.Context, commit: str, output: Path | None) -> None:
        from drafting.commands import terminal
        from drafting.proceedings.forge import show
        from drafting.publishing.html import html

        shown = show(open_desk(ctx), commit)
        if output:
            output.mkdir(parents=True, exist_ok=True)
            (output / "redline.html").write_bytes(html(shown.view).encode())
            (output / "summary.html").write_bytes(shown.summary.encode())
        terminal.page(list(terminal.show(shown.redline, shown.labels)) or [tr("No change.")])

    return redline


def _git_diff() -> click.Command:
    @command(
        "git-diff",
        tr("Show how a file changed, with the arguments that Git gives its diff drivers."),
        tr("alinea forge-setup git-diff preamble.md old.md 0 100644 new.md 0 100644"),
    )
    @click.argument("path", metavar=tr("PATH"))
    @click.argument("old", metavar=tr("OLD"), type=_FILE)
    @click.argument("old_kind", metavar=tr("ID MODE"), nargs=2)
    @click.argument("new", metavar=tr("NEW"), type=_FILE)
    @click.argument("new_kind", metavar=tr("ID MODE"), nargs=2)
    @click.argument("renamed", metavar=tr("[PATH]"), nargs=-1)
    def git_diff(path: str, old: Path, new: Path, renamed: tuple[str, ...], **_: tuple[str, ...]) -> None:
        from drafting.amending.compare import compare
        from drafting.amending.redline import redline
        from drafting.amending.weave import Weave
        from drafting.commands import terminal

        now = renamed[0] if renamed else path
        before, after = _text(path, old), _text(now, new)
        lines = terminal.show(redline(Weave(before).then(compare(before, after))), {})
        # A file alone has no number: its path says which it is.
        inner = [line for line in lines if click.unstyle(line).startswith(" ")]
        head = path if now == path else f"{path} → {now}"
        click.echo("\n".join([head, *(inner or ["  " + tr("The words are the same.")]), ""]))

    return git_diff


def _text(path: str, file: Path) -> Text:
    """The text of one file, or of none; raises `BadPath`, `NotText`."""
    from drafting.text.model import Text

    return Text.from_files({} if str(file) == _NOTHING else {path: read_file(file)})


def _git_merge() -> click.Command:
    @command(
        "git-merge",
        tr(
            "Merge two versions of a file word by word into OURS, as Git asks its merge drivers to, and say “merged”, "
            "or “conflicts” if some are marked there."
        ),
        tr("alinea forge-setup git-merge base.md ours.md theirs.md"),
    )
    @click.option("--marker-size", type=click.IntRange(1), default=7, help=tr("How many signs a conflict mark has."))
    @click.argument("base", metavar=tr("BASE"), type=_FILE)
    @click.argument("ours", metavar=tr("OURS"), type=_FILE)
    @click.argument("theirs", metavar=tr("THEIRS"), type=_FILE)
    def git_merge(base: Path, ours: Path, theirs: Path, marker_size: int) -> None:
        from drafting.amending.three_way import merge_files
        from drafting.store.drivers import CONFLICTS, MERGED

        merged = merge_files(read_file(base), read_file(ours), read_file(theirs), marker_size)
        ours.write_bytes(merged.markdown.encode())
        click.echo(CONFLICTS if merged.conflicts else MERGED)
        if merged.conflicts:
            raise Found

    return git_merge


def _facts() -> click.Command:
    @command(
        "facts",
        tr("Read facts that are laid out in a folder, their paths on standard input, and name the first bad one."),
        tr("alinea forge-setup facts journal"),
    )
    @click.argument("folder", metavar=tr("FOLDER"), type=click.Path(file_okay=False, path_type=Path))
    def facts(folder: Path) -> None:
        from drafting.proceedings.forge import first_unreadable

        if bad := first_unreadable(folder, map(str.rstrip, sys.stdin)):
            click.echo(bad)
            raise Found

    return facts
