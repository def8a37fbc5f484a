"""The documents and the code: neither says what the other does not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from drafting.commands.main import COMMANDS
from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import Mark, Opinion
from drafting.deliberation.settings import KINDS
from drafting.voting.rules import Base

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [name for name, _, _, _ in COMMANDS]


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_architecture_names_every_module_and_no_other() -> None:
    """A module that is added, renamed or removed is so in the document too."""
    said = re.findall(r"`((?:[a-z_]+/)*[a-z_]+\.py)`", _read("docs/architecture.md"))
    house = ROOT / "drafting"
    there = {_called(p.relative_to(house)) for p in house.rglob("*.py") if p.name != "__init__.py"}
    assert set(said) == there
    assert len(said) == len(there), "each is described once"


def _called(path: Path) -> str:
    """How the document names a module: by its folder and file, where a package has a row of its own."""
    packages = ("facts", "effects", "minutes")
    return "/".join(path.parts[1:]) if path.parent.name in packages else path.as_posix()


def test_the_architecture_shows_the_layers_that_are_checked() -> None:
    """The drawing is the contract of import-linter."""
    drawn = re.search(r"```layers\n(.*?)```", _read("docs/architecture.md"), re.DOTALL)
    contracts = tomllib.loads(_read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    assert drawn is not None
    assert drawn[1].splitlines() == layers


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_in_the_readme_and_in_the_tutorial(name: str) -> None:
    """Whoever reads either meets all of them."""
    for document in ("README.md", "docs/tutorial.md"):
        assert re.search(rf"\balinea {name}\b", _read(document)), document


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Files exist, and so do the headings that a link names."""
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text(encoding="utf-8")):
        if not re.match(r"\w+:", target):
            path, _, heading = target.partition("#")
            to = (document.parent / path).resolve() if path else document
            assert to.exists(), target
            assert not heading or heading in _anchors(to), target


def _anchors(document: Path) -> set[str]:
    """The anchors that forges give to headings."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_commands_named_anywhere_exist() -> None:
    """What stands in code after `alinea` is a command, in English or in French."""
    known = {*NAMES, *(alias for _, _, aliases, _ in COMMANDS for alias in aliases)}
    planned = {"verify", "doctor", "sync"}
    for document in DOCUMENTS:
        for word in re.findall(r"(?:`|^\$ |&& )alinea ([a-zé]+)", document.read_text(encoding="utf-8"), re.MULTILINE):
            assert word in known | planned, f"{document.name}: alinea {word}"


@pytest.mark.parametrize(
    "words", [Status, Mark, Opinion, Base, KINDS], ids=["status", "mark", "opinion", "base", "kind"]
)
def test_the_glossary_defines_the_words_of_the_code(words: list[str]) -> None:
    """Every value that a user may meet has its line."""
    glossary = _read("docs/glossary.md")
    for word in words:
        assert re.search(rf"(?<![\w-]){re.escape(str(word))}(?![\w-])", glossary), word


def test_the_readme_stays_short() -> None:
    """What it is, ten lines that work, where to read on."""
    assert 30 <= len(_read("README.md").splitlines()) <= 110
