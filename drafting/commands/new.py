"""`alinea new`: start a resolution."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.commands.common import command, done, now
from drafting.languages import current, tr

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
        'alinea new garden-streets --kind wish --title "Rues-jardins" --members 100',
    )
    @click.argument("path", type=click.Path(path_type=Path))
    @click.option("--kind", type=click.Choice(["deliberation", "wish", "motion"]), default="deliberation", help=tr("What it is."))
    @click.option("--title", required=True, prompt=tr("Title"), help=tr("Its title."))
    @click.option("--text-language", type=click.Choice(["fr", "en"]), help=tr("The language it is written in."))
    @click.option("--body", default="", help=tr("The body that drafts it."))
    @click.option("--members", type=click.IntRange(1), help=tr("How many members that body has."))
    @click.option("--rules", default="citizens-assembly", help=tr("The standing orders it works under."))
    @click.option("--from", "source", type=click.Path(exists=True, file_okay=False, path_type=Path), help=tr("Begin with the Markdown files of this folder."))
    @click.option("--initials", default="", help=tr("Initials in the ids of this laptop's amendments."))
    def new(
        path: Path,
        kind: str,
        title: str,
        text_language: str | None,
        body: str,
        members: int | None,
        rules: str,
        source: Path | None,
        initials: str,
    ) -> None:
        import os

        from drafting.proceedings.drafting_rounds import start

        language = text_language or current.get()
        files = _read(source) if source else dict(_FILES[language])
        files.setdefault("resolution.toml", _settings(kind, language, title, body, members, rules))
        actor = os.environ.get("ALINEA_ACTOR") or tr("Secretariat")
        start(path, files, now, actor, initials=initials)
        done(tr("“{title}” begins in {path}. Edit the files, then “alinea check”.", title=title, path=path))

    return new


def _read(folder: Path) -> dict[str, str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "/." not in path.as_posix())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _settings(kind: str, language: str, title: str, body: str, members: int | None, rules: str) -> str:
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
