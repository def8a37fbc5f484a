"""`alinea instruction`: the sentence that changes one file into another, and back, outside any repository."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.commands.common import Named, Section, answer_json, command, json_option, read_file
from drafting.languages import current, tr

if TYPE_CHECKING:
    from drafting.text.model import Text

_STYLES = {"assembly": ("assemblée", "assemblee", "an"), "senate": ("sénat", "senat"), "english": ("anglais",)}
_KEY = "articles/text"  # what a lone file is called, as an article


def build() -> click.Command:
    """The group."""

    @command(
        "write",
        tr("Write the instruction that changes one file into another, as a clerk would."),
        tr("alinea instruction write before.md after.md --style senate"),
    )
    @click.argument("before", metavar=tr("BEFORE"), type=_file())
    @click.argument("after", metavar=tr("AFTER"), type=_file())
    @click.option("--style", type=Named(_STYLES), help=tr("The house style (else that of the language being spoken)."))
    @json_option
    def write(before: Path, after: Path, style: str | None, *, as_json: bool) -> None:
        said = _written(_text(read_file(before)), _text(read_file(after)), style or _style())
        if as_json:
            answer_json({"instruction": said})
        else:
            click.echo(said)

    @command(
        "apply",
        tr(
            "Apply an instruction to a file, and print what it then says. What is not understood is said, with the "
            "words it stopped at; then nothing is printed."
        ),
        tr("alinea instruction apply before.md instruction.txt --output after.md"),
    )
    @click.argument("before", metavar=tr("BEFORE"), type=_file())
    @click.argument("instruction", metavar=tr("FILE"), type=_file(dash=True))
    @click.option(
        "--output", type=click.Path(dir_okay=False, path_type=Path), help=tr("Write it to this file instead.")
    )
    @json_option
    def apply(before: Path, instruction: Path, output: Path | None, *, as_json: bool) -> None:
        amended = _applied(_text(read_file(before)), read_file(instruction))
        if output:
            output.write_text(amended, encoding="utf-8", newline="\n")
        if as_json:
            answer_json({"text": amended})
        elif not output:
            click.echo(amended, nl=False)

    line = tr("Write the instruction that changes one Markdown file into another, or apply one.")
    example = tr("alinea instruction write before.md after.md\nalinea instruction apply before.md instruction.txt")
    return Section("instruction", line, example, {"écrire": write, "ecrire": write, "appliquer": apply})


def _file(*, dash: bool = False) -> click.Path:
    return click.Path(exists=True, dir_okay=False, allow_dash=dash, path_type=Path)


def _style() -> str:
    return "assembly" if current.get() == "fr" else "english"


def _text(markdown: str) -> Text:
    """A text of one article, that a file says."""
    from drafting.text.model import Text

    return Text.from_files({_KEY.replace("/", "/010-") + ".md": markdown})


def _written(before: Text, after: Text, style: str) -> str:
    """The instruction that makes one text of another; raises `NothingChanged`."""
    from drafting.amending.compare import compare
    from drafting.amending.instructions.french.writing import Style
    from drafting.amending.instructions.written import instruction
    from drafting.proceedings.submitting import NothingChanged
    from drafting.text.labels import labels

    edits = compare(before, after)
    if not edits:
        raise NothingChanged
    language = "en" if style == "english" else "fr"
    house = Style.SENAT if style == "senate" else Style.ASSEMBLEE
    return instruction(before, edits, labels=labels(before), language=language, style=house, within=_KEY)


def _applied(before: Text, sentence: str) -> str:
    """What the file says after an instruction; raises `NotUnderstood`, `CannotBeEnacted`."""
    from drafting.amending.apply import apply
    from drafting.proceedings.instructing import edits_of
    from drafting.text.labels import labels

    edits = edits_of(before, sentence, labels=labels(before), language=current.get(), within=_KEY)
    return "\n".join(division.markdown for division in apply(before, edits).divisions)
