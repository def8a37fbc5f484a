"""`alinea render`: make the documents."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import Named, answer_json, command, done, json_option, open_desk
from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.deliberation.state import State

_DOCUMENTS = ("memorandum", "text", "redline")
_NAMES = {"memorandum": ("exposé", "expose"), "text": ("texte",), "redline": ("comparatif",), "all": ("tout",)}


def build() -> click.Command:
    """The command."""

    @command(
        "render",
        tr("Make a document (memorandum, text, redline, or all), in the language of the text."),
        tr("alinea render all --out public/\nalinea render text --format pdf --out public/"),
    )
    @click.argument("name", type=Named(_NAMES))
    @click.option(
        "--format",
        "formats",
        type=click.Choice(["html", "pdf"]),
        multiple=True,
        help=tr("HTML or PDF; both by default."),
    )
    @click.option(
        "--out", type=click.Path(file_okay=False, path_type=Path), default=".", help=tr("The folder to put them in.")
    )
    @click.option(
        "--reading", type=click.IntRange(1), help=tr("The documents of this reading; of the last by default.")
    )
    @json_option
    @click.pass_context
    def render(
        ctx: click.Context, name: str, formats: tuple[str, ...], out: Path, reading: int | None, *, as_json: bool
    ) -> None:
        from drafting.commands.terminal import progress
        from drafting.deliberation.history import as_read

        state = open_desk(ctx).state
        state = as_read(state, reading) if reading else state
        names = _DOCUMENTS if name == "all" else (name,)
        jobs = [(n, f) for n in names for f in dict.fromkeys(formats) or ("html", "pdf")]
        made: list[Path] = []
        with progress(tr("Rendering"), len(jobs)) as told:
            for n, format_ in jobs:
                made.append(write(state, n, format_, out))
                told(len(made))
        if as_json:
            answer_json([str(path) for path in made])
        else:
            for path in made:
                done(str(path))

    return render


def write(state: State, name: str, format_: str, out: Path) -> Path:
    """Make one document and write it, whole or not at all; where it is."""
    from drafting.proceedings.publication import document

    view = document(state, name)
    if format_ == "pdf":
        from drafting.publishing.pdf import pdf

        data = pdf(view)
    else:
        from drafting.publishing.html import html

        data = html(view).encode()
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name}.{format_}"
    beside = out / f".{name}.{format_}.tmp"
    beside.write_bytes(data)
    beside.replace(path)
    return path


def write_all(state: State, out: Path) -> Iterable[Path]:
    """Every document in every format."""
    for name in _DOCUMENTS:
        for format_ in ("html", "pdf"):
            yield write(state, name, format_, out)
