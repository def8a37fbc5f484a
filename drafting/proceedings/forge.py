"""Forges: a resolution on GitHub, GitLab or Forgejo, or in a bare repository that laptops push to.

What people write there is checked and shown, and never believed: nothing here writes a fact.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from drafting.amending.compare import compare
from drafting.amending.redline import RedDivision, redline
from drafting.amending.weave import Weave
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.records import BadRecord, Record
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings.desk import Desk
from drafting.proceedings.publication import credits_of, masthead
from drafting.proceedings.sources import UnknownBranch, Unrelated, branch_name, read_text
from drafting.publishing import phrases
from drafting.publishing.parts import DocumentView
from drafting.publishing.summary import summary
from drafting.publishing.views import redline_view
from drafting.resources import resources
from drafting.store import drivers, hooks
from drafting.store.forks import fork_point
from drafting.store.git import Repository
from drafting.text.labels import Labels, labels
from drafting.text.model import Text


class Forge(StrEnum):
    """A forge that runs checks."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"

    @property
    def path(self) -> str:
        """Where it looks for the file that says what to run."""
        return _PATHS[self]


_PATHS = {
    Forge.GITHUB: ".github/workflows/alinea.yml",
    Forge.GITLAB: ".gitlab-ci.yml",
    Forge.FORGEJO: ".forgejo/workflows/alinea.yml",
}


class TextIsFrozen(AlineaError):
    """A file that was to come on `main`, where since the first reading nothing comes but by votes."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


def write_checks(forge: Forge, folder: Path) -> Path:
    """Write the file that a forge runs its checks from into a folder; raises `OthersFile`."""
    path = folder / forge.path
    hooks.put(path, (resources("templates") / "forge" / f"{forge}.yml").read_text("utf-8"))
    return path


def folder_for_checks(desk: Desk, forge: Forge) -> Path:
    """The folder of a draft, where the file for a forge may still be added; raises `TextIsFrozen`."""
    folder = desk.files.folder
    if desk.state.reading is not None or folder is None:
        raise TextIsFrozen(forge.path)
    return folder


def install_hook(repository: Repository, said: Mapping[str, str], program: str) -> Path:
    """Have a bare repository refuse what may not come in, in these sentences; raises `NotBare`, `OthersFile`.

    Each sentence has at most one `%s`, for what it is about. `program` runs us, as words for the shell.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(resources("templates") / "forge"),
        autoescape=False,  # noqa: S701 - a script for the shell, whose quotes are put around each sentence
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    made.filters["sh"] = shlex.quote
    return hooks.install(repository, made.get_template("pre-receive").render(said=said, program=program))


def set_drivers(repository: Repository, program: str) -> None:
    """Have Git compare and merge the files of a text as we do, in this clone; `program` runs us."""
    drivers.set_drivers(repository, program)


def first_unreadable(folder: Path, paths: Iterable[str]) -> str | None:
    """The first of some files of a journal, laid out in a folder, that is not the fact its name promises."""
    for path in paths:
        try:
            Record.parse(path, (folder / path).read_bytes())
        except (BadRecord, OSError):
            return path
    return None


@dataclass(frozen=True)
class Shown:
    """What a commit changes: a page, and a summary for the forge's own."""

    view: DocumentView
    summary: str
    redline: tuple[RedDivision, ...]
    labels: Labels


def show(desk: Desk, name: str) -> Shown:
    """What a commit changes against the text it was written for, in the language of that text.

    That of an amendment's branch is known; any other was written for the text where it left `main`.
    Raises `UnknownBranch`, `Unrelated`, `NotText`, `BadPath`.
    """
    commit = desk.repository.commit_named(name)
    if commit is None:
        raise UnknownBranch(name)
    own = _amendment_at(desk, commit)
    before = desk.state.base_text(own.fact) if own else _text(desk.repository, _parted(desk.repository, commit, name))
    after = _text(desk.repository, commit)
    weave = Weave(before).then(compare(before, after), (own.id,) if own else ())
    with phrases.speaking(desk.state.settings.language):
        return _shown(desk.state, weave, own)


def _shown(state: State, weave: Weave, own: Amendment | None) -> Shown:
    red = redline(weave)
    reading = state.readings.get(own.fact.reading) if own else state.reading
    known = labels(reading.frozen, weave.text) if reading else labels(weave.base, weave.text)
    credited = {own.id: credits_of(state)[own.id]} if own and own.id in credits_of(state) else {}
    title = f"{own.label}. {own.fact.title}" if own else state.settings.title
    return Shown(redline_view(masthead(state), red, known, credited), summary(title, red, known), red, known)


def _amendment_at(desk: Desk, commit: str) -> Amendment | None:
    """The amendment whose branch is at a commit, here or on a remote."""
    of = desk.state.amendments.values()
    return next((one for one in of if desk.repository.find_branch(branch_name(one)) == commit), None)


def _parted(repository: Repository, commit: str, name: str) -> str:
    """The commit where another left `main`."""
    main = repository.find_branch("main")
    parted = fork_point(repository, commit, main) if main else None
    if parted is None:
        raise Unrelated(name)
    return parted


def _text(repository: Repository, commit: str) -> Text:
    blobs = repository.files(repository.tree_of(commit))
    return read_text({path: repository.read(blob, path) for path, blob in blobs.items()})
