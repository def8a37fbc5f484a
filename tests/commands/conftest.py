"""What the tests of the commands share: a way to run one, and repositories to run it in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pygit2
import pytest

from drafting import languages
from drafting.commands.main import main
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import text_of
from drafting.proceedings import drafting_rounds, submitting
from drafting.proceedings.desk import Desk
from drafting.proceedings.replay import replay
from drafting.proceedings.submitting import Wording
from drafting.resources import resources

SETTINGS = """format = 1
kind = "wish"
language = "en"
title = "Evening streets"
members = 20
standing_orders = "citizens-assembly"

[[bodies]]
id = "assembly"
name = "Neighbourhood assembly"
"""
FILES = {
    "resolution.toml": SETTINGS,
    "preamble.md": "Whereas children need room to play,\n",
    "articles/010-purpose.md": (
        "# Purpose\n\nThe city opens its streets to children every evening.\n\nIt reports on this every year.\n"
    ),
    "articles/020-means.md": "# Means\n\nThe means are voted every year.\n",
}
PURPOSE, MEANS = "articles/010-purpose.md", "articles/020-means.md"
# Title, author, file, what is replaced, by what, number of the parent.
AMENDMENTS = (
    ("Neighbours", "Table 1", PURPOSE, "children", "neighbours", 0),
    ("Everyone", "Table 2", PURPOSE, "children", "everyone", 0),
    ("In public", "Table 3", MEANS, "voted", "voted in public", 0),
    ("In public too", "Table 4", MEANS, "voted", "voted in public", 0),
    ("In public session", "Table 5", MEANS, "in public", "in public session", 3),
    ("To whom", "Table 6", PURPOSE, "every year.", "every year to the assembly.", 0),
    ("How", "Table 7", PURPOSE, "every year.", "every year in writing.", 0),
)


@dataclass(frozen=True)
class Answer:
    """What a command answered, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its standard output, read as JSON."""
        return json.loads(self.out)


@dataclass
class Room:
    """A repository to run commands in."""

    path: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, lang: str = "en") -> Answer:
        """Run `alinea` there."""
        return alinea(self.capsys, "-C", str(self.path), *arguments, lang=lang)

    def done(self, *arguments: str, lang: str = "en") -> str:
        """Run a command that must end well; what it prints."""
        answer = self(*arguments, lang=lang)
        assert answer.status == 0, answer
        return answer.out

    @property
    def everything(self) -> dict[str, str | bytes]:
        """Every ref and every file."""
        repository = pygit2.Repository(str(self.path))
        refs = {name: str(repository.references[name].target) for name in repository.references}
        files = {str(p): p.read_bytes() for p in self.path.rglob("*") if p.is_file() and ".git" not in p.parts}
        return {**refs, **files}

    def write(self, path: str, old: str, new: str) -> None:
        """Change words in a file."""
        file = self.path / path
        words = file.read_text(encoding="utf-8")
        assert words.count(old) == 1
        file.write_text(words.replace(old, new), encoding="utf-8")

    def git(self, *arguments: str) -> str:
        """Run Git there."""
        return subprocess.run(["git", *arguments], cwd=self.path, check=True, capture_output=True, text=True).stdout


def alinea(capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "en") -> Answer:
    """Run `alinea` as its launcher does."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(["--lang", lang, *arguments])
    out, err = capsys.readouterr()
    return Answer(int(end.value.code or 0), out, err)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Shut the developer's settings out."""
    home = tmp_path_factory.mktemp("home")
    (home / ".gitconfig").write_text("[user]\nname = Nadia\nemail = nadia@example.org\n[init]\ndefaultBranch = main\n")
    for name in [*os.environ]:
        if name.startswith(("ALINEA_", "GIT_", "LC_")) or name in ("LANG", "NO_COLOR", "EDITOR", "VISUAL", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("ALINEA_ACTOR", "Nadia")
    token = languages.current.set("en")
    yield
    languages.current.reset(token)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run `alinea` anywhere."""
    return lambda *arguments, lang="en": alinea(capsys, *arguments, lang=lang)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str], None]:
    """An editor that replaces some words by others."""

    def use(old: str, new: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n"
            f"path.write_text(path.read_text(encoding='utf-8').replace({old!r}, {new!r}), encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')

    return use


@pytest.fixture(scope="session")
def _draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draft") / "streets"
    drafting_rounds.start(path, FILES, _clock, "Nadia", device="aaaaaaaa", initials="NA")
    return path


@pytest.fixture(scope="session")
def _reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "streets"
    desk = drafting_rounds.start(path, FILES, _clock, "Nadia", device="aaaaaaaa", initials="NA")
    drafting_rounds.open_reading(desk)
    for title, author, file, old, new, parent in AMENDMENTS:
        _submit(desk, Wording(title, author, "Because."), (file, old, new), parent)
    return path


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "garden-streets"
    replay(resources("deliberations") / "garden-streets", path)
    return path


@pytest.fixture
def draft(_draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    """A text being drafted: no reading is open."""
    return _copied(_draft, tmp_path, capsys)


@pytest.fixture
def room(_reading: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    """A reading with seven amendments, none of them voted on."""
    return _copied(_reading, tmp_path, capsys)


@pytest.fixture
def adopted(_sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    """A sample in French that was adopted."""
    return _copied(_sample, tmp_path, capsys)


def _copied(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Room:
    shutil.copytree(path, tmp_path / path.name, symlinks=True)
    return Room(tmp_path / path.name, capsys)


def _clock() -> datetime:
    return datetime(2026, 3, 7, 9, tzinfo=UTC)


def _submit(desk: Desk, wording: Wording, change: tuple[str, str, str], parent: int) -> Amendment:
    reading = desk.state.reading
    assert reading is not None
    to = next((a for a in desk.state.of_reading() if a.number == parent), None)
    file, old, new = change
    files = (desk.state.amended(to) if to else reading.frozen).to_files()
    files[file] = files[file].replace(old, new)
    return submitting.submit(desk, text_of(files), wording, to=to)
