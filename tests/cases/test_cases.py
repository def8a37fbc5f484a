"""Cases a clerk could write: a text, its amendments, and what becomes of them, in the Markdown files beside.

`## ` begins a case, `### ` a part of it: Avant; Amendement A, B, …; and what is expected: Résultat
(of all), Résultat, A seul; Résultat, A puis B (a conflict settled so); Conflit, Avertissement and
Identiques, a line each (where there is none, the part is left out); Marques, in a fence. Lines
`#### articles/020-moyens.md` divide a text of several articles. What precedes a case's first part explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from itertools import permutations
from pathlib import Path

import click
import pytest

from drafting.amending.compare import compare
from drafting.amending.edits import Edit, Edits, Splice
from drafting.amending.merge import Conflict, Contributions, Merged, merge
from drafting.amending.redline import redline
from drafting.amending.weave import Weave
from drafting.commands import terminal
from drafting.publishing.phrases import speaking
from drafting.text.addresses import Place, address_of
from drafting.text.blocks import parse_blocks
from drafting.text.labels import labels
from drafting.text.model import Division, Text

FOLDER = Path(__file__).parent
ONLY = "articles/010-seul.md"
BEFORE, AMENDMENT, RESULT, MARKS = "Avant", "Amendement ", "Résultat", "Marques"
LISTS = ("Conflit", "Avertissement", "Identiques")
KINDS = {"adjacent": "voisins", "same-place": "même place"}


@dataclass(frozen=True)
class Part:
    """A part of a case: its heading, the line it stands at, and what it says."""

    name: str
    line: int
    body: str

    @property
    def text(self) -> Text:
        """The text it gives."""
        files: dict[str, str] = {}
        path = ONLY
        for line in self.body.splitlines():
            if line.startswith("#### "):
                path = line.removeprefix("#### ")
                files[path] = ""
            elif line or path in files:
                files[path] = files.get(path, "") + line + "\n"
        return Text(tuple(Division.at(path, parse_blocks(markdown)) for path, markdown in files.items()))

    @property
    def lines(self) -> str:
        """The items of a list, or the lines of a fence."""
        kept = (line.removeprefix("- ") for line in self.body.splitlines() if line and not line.startswith("```"))
        return "\n".join(kept)


@dataclass
class Case:
    """A case: where it is written, its title, its parts."""

    path: Path
    line: int
    title: str
    parts: list[Part] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}: {self.title}"

    @property
    def base(self) -> Text:
        """The text before."""
        return next(part.text for part in self.parts if part.name == BEFORE)

    @property
    def contributions(self) -> Contributions:
        """Each amendment under its name."""
        written = [part for part in self.parts if part.name.startswith(AMENDMENT)]
        return [(part.name.removeprefix(AMENDMENT), compare(self.base, part.text)) for part in written]

    def holds(self, part: Part, actual: str, expected: str) -> None:
        """Fail, pointing at a part, unless what was found is what it says."""
        if actual != expected:
            lines = unified_diff(expected.splitlines(), actual.splitlines(), "attendu", "obtenu", lineterm="")
            where = f"{self.path}:{part.line}: {self.title}, {part.name}"
            pytest.fail("\n".join([where, *list(lines)[2:]]), pytrace=False)


def read(path: Path) -> Iterator[Case]:
    """The cases of a file; what precedes the first of them is an introduction."""
    case: Case | None = None
    heading: tuple[str, int] | None = None
    body: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "## "], start=1):
        if not re.match(r"##{1,2} ", line):
            body.append(line)
            continue
        if case and heading:
            case.parts.append(Part(*heading, "\n".join(body).strip("\n")))
        heading, body = None, []
        if line.startswith("### ") and case:
            heading = (line.removeprefix("### "), number)
        else:
            if case:
                yield case
            case = Case(path, number, line.removeprefix("## "))


CASES = [case for path in sorted(FOLDER.glob("*.md")) for case in read(path)]


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.usefixtures("capsys")
def test_case(case: Case):
    """What the clerk wrote is what comes of it, whatever order the amendments are taken in."""
    merged = merge(case.base, case.contributions)
    head = Part("", case.line, "")
    for order in permutations(case.contributions):
        case.holds(head, shown(merge(case.base, order).text), shown(merged.text))
    for kind in LISTS:
        part = next((part for part in case.parts if part.name == kind), Part(f"aucun {kind.lower()}", case.line, ""))
        case.holds(part, "\n".join(listed(case, merged, kind)), part.lines)
    for part in case.parts:
        if part.name.startswith(RESULT):
            case.holds(part, shown(settled(case, merged, part.name)), shown(part.text))
        elif part.name == MARKS:
            case.holds(part, "\n".join(marks(case.base, merged)), part.lines)
        else:
            assert part.name == BEFORE or part.name in LISTS or part.name.startswith(AMENDMENT), part


def test_every_case_expects_something():
    """No case passes for having nothing to say."""
    mute = [str(c) for c in CASES if not any(p.name.startswith(RESULT) or p.name == MARKS for p in c.parts)]
    assert len(CASES) > 40
    assert mute == []


def shown(text: Text) -> str:
    """A text as one string: its files under their paths."""
    return "\n".join(f"#### {path}\n{markdown}" for path, markdown in text.to_files().items())


def listed(case: Case, merged: Merged, kind: str) -> Iterator[str]:
    """The conflicts, warnings or identical edits, as a clerk lists them."""
    if kind == "Conflit":
        for conflict in merged.conflicts:
            yield f"{place(case.base, conflict.sides[0][0])} : {named(conflict.who)}"
    elif kind == "Avertissement":
        for warned in merged.warnings:
            yield f"{KINDS[warned.kind]} : {named(sorted({*warned.first[1], *warned.second[1]}))}"
    else:
        for edit, who in merged.identical:
            yield f"{place(case.base, edit)} : {named(who)}"


def named(who: Iterable[str]) -> str:
    """Who."""
    return ", ".join(sorted(who))


def place(base: Text, edit: Edit) -> str:
    """The address of what an edit changes."""
    block = edit.start[0] if isinstance(edit, Splice) else None
    if edit.division not in base:
        return edit.division
    return str(address_of(Place(edit.division, block), base, labels(base)))


def settled(case: Case, merged: Merged, name: str) -> Text:
    """The text once the one conflict is settled as a part's heading says; as merged where it says nothing."""
    choice = name.removeprefix(RESULT).removeprefix(", ")
    if not choice:
        return merged.text
    (conflict,) = merged.conflicts
    edits = chosen(conflict, choice)
    again = merge(case.base, case.contributions, {conflict.key: edits})
    assert again.conflicts == ()
    assert again.settled == (conflict,)
    return again.text


def chosen(conflict: Conflict, choice: str) -> Edits:
    """The edits of a choice: "A seul", "A puis B", "aucun"."""
    sides = {name: at for at, (_, who) in enumerate(conflict.sides) for name in who}
    if choice == "aucun":
        return ()
    if choice.endswith(" seul"):
        return conflict.one(sides[choice.removesuffix(" seul")])
    assert conflict.at_one_point
    return conflict.both([sides[name] for name in choice.split(" puis ")])


def marks(base: Text, merged: Merged) -> Iterator[str]:
    """The redline as a terminal without colours shows it, the article's name left out where it is the only one."""
    with speaking("fr"):
        found = terminal.show(redline(Weave(base).layer(merged.edits)), labels(base, merged.text))
        lines = [click.unstyle(line).replace("\u00a0", " ").rstrip() for line in found]
    only = len(base.divisions) == 1
    return (line for line in lines[only:] if line)
