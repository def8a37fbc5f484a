"""`alinea new`: start a resolution."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from drafting.commands.common import Named, answer_json, ask, command, done, json_option, now, read_file, say
from drafting.languages import current, tr

_KINDS = {"deliberation": ("délibération",), "wish": ("vœu", "voeu"), "motion": ("motion",)}
_FILES = {
    "fr": {
        "memorandum.md": "# Exposé des motifs\n\nPourquoi ce texte.\n",
        "preamble.md": "Vu …\n\nConsidérant que …\n",
        "articles/010-purpose.md": "# Objet\n\nCe que l'assemblée décide.\n",
    },
    "en": {
        "memorandum.md": "# Explanatory memorandum\n\nWhy this text.\n",
        "preamble.md": "Having regard to …\n\nWhereas …\n",
        "articles/010-purpose.md": "# Purpose\n\nWhat the assembly decides.\n",
    },
}


def build() -> click.Command:
    """The command."""

    @command(
        "new",
        tr("Start a resolution in a new folder PATH, which becomes a Git repository."),
        tr('alinea new garden-streets --kind wish --title "Garden streets" --members 100'),
    )
    @click.argument("path", metavar=tr("PATH"), type=click.Path(path_type=Path))
    @click.option("--kind", type=Named(_KINDS), default="deliberation", help=tr("What it is."))
    @click.option("--title", help=tr("Its title."))
    @click.option("--text-language", type=click.Choice(["fr", "en"]), help=tr("The language it is written in."))
    @click.option("--body", default="", help=tr("The body that drafts it."))
    @click.option("--members", type=click.IntRange(1), help=tr("How many members that body has."))
    @click.option("--rules", default="citizens-assembly", help=tr("The standing orders it works under."))
    @click.option(
        "--from",
        "source",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=tr("Begin with the Markdown files of this folder."),
    )
    @click.option("--initials", default="", help=tr("Initials in the ids of this laptop's amendments."))
    @json_option
    def new(
        *,
        path: Path,
        kind: str,
        title: str | None,
        text_language: str | None,
        body: str,
        members: int | None,
        rules: str,
        source: Path | None,
        initials: str,
        as_json: bool,
    ) -> None:
        from drafting.proceedings.drafting_rounds import start

        title = title or _asked_title()
        language = text_language or current.get()
        files = _read(source) if source else dict(_FILES[language])
        files.setdefault(
            "resolution.toml",
            _settings(kind=kind, language=language, title=title, body=body, members=members, rules=rules),
        )
        actor = os.environ.get("ALINEA_ACTOR") or tr("Secretariat")
        desk = start(path, files, now, actor, initials=initials)
        if as_json:
            answer_json({"path": str(path), "title": desk.state.title, "main": desk.main})
            return
        done(tr("“{title}” begins in {path}. Edit the files, then “alinea check”.", title=title, path=path))
        if desk.key:
            from drafting.deliberation.signers import fingerprint

            say(tr("This laptop signs with the key {fingerprint}.", fingerprint=fingerprint(desk.key)), 2)

    return new


def _asked_title() -> str:
    if sys.stdin.isatty():
        return ask(tr("Title"))
    raise click.UsageError(tr("Say its title, with --title."))


def _read(folder: Path) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "/." not in path.as_posix())
    return {path.relative_to(folder).as_posix(): read_file(path) for path in paths}


def _settings(*, kind: str, language: str, title: str, body: str, members: int | None, rules: str) -> str:
    lines = ["format = 1", f"kind = {_quoted(kind)}", f"language = {_quoted(language)}", f"title = {_quoted(title)}"]
    if members:
        lines.append(f"members = {members}")
    lines += [f"standing_orders = {_quoted(rules)}", ""]
    if body:
        lines += ["[[bodies]]", 'id = "assembly"', f"name = {_quoted(body)}", ""]
    return "\n".join(lines)


def _quoted(value: str) -> str:
    """A TOML basic string: JSON's spelling is one."""
    import json

    return json.dumps(value, ensure_ascii=False)
