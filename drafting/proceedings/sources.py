"""Sources: a changed text as people bring it, in the working tree, on a branch, or from an editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import is_text, text_of
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.proceedings.intake import NothingChanged, Wording
from drafting.store.git import HEADS, Repository
from drafting.store.projection import branch_of
from drafting.text.addresses import Place
from drafting.text.blocks import parse_blocks, print_blocks, tidy
from drafting.text.model import BadPath, Division, NotText, Text


class ForbiddenPaths(AlineaError):
    """Changes to files that no amendment may touch."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        super().__init__(", ".join(self.paths))


class UnknownBranch(AlineaError, LookupError):
    """A branch that is not there."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Unrelated(AlineaError):
    """A branch that comes from no state of the text."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class NotOnParent(AlineaError):
    """A working tree that is not on the branch that a change must be made on."""

    def __init__(self, branch: str) -> None:
        self.branch = branch
        super().__init__(branch)


@dataclass(frozen=True)
class Tree:
    """The working tree as it was found: the text it holds, the amendment whose branch it is on, what was changed."""

    text: Text
    on: Amendment | None
    changed: frozenset[str]
    found: Mapping[str, bytes]

    def put_back(self, desk: Desk) -> None:
        """Bring the changed files back to what is checked out; what somebody went on writing meanwhile stays."""
        now, blobs = desk.files.read(), _checked_out_blobs(desk)
        taken = [path for path in self.changed if now.get(path) == self.found.get(path)]
        with desk.alone():
            desk.files.put({path: blobs.get(path) for path in taken})


def working_tree(desk: Desk, on: Amendment | None) -> Tree:
    """The working tree; raises `ForbiddenPaths` and, where it is on another branch than that of `on`, `NotOnParent`."""
    amendment = _checked_out(desk, on)
    changed = _changes(desk)
    _allow(changed)
    blobs = _checked_out_blobs(desk)
    found = desk.files.read()
    files = {path: data for path, data in found.items() if path in blobs or is_text(path)}
    return Tree(read_text(files), amendment, frozenset(changed), found)


def has_changes(desk: Desk) -> bool:
    """Whether the working tree says anything other than the commit it is on."""
    return bool(_changes(desk))


def check_changes(desk: Desk, on: Amendment | None) -> None:
    """Raise what `working_tree` would, or `NothingChanged`, before anybody is asked anything."""
    _checked_out(desk, on)
    changed = _changes(desk)
    if not changed:
        raise NothingChanged
    _allow(changed)


def is_on(desk: Desk, amendment: Amendment) -> bool:
    """Whether the working tree is on the branch of an amendment."""
    return desk.repository.head == HEADS + branch_name(amendment)


def branch(desk: Desk, name: str) -> tuple[Text, int]:
    """The text on a branch, and how many adoptions the one it comes from had.

    Raises `UnknownBranch`, `Unrelated`, `ForbiddenPaths`.
    """
    repository, tip = desk.repository, _tip(desk.repository, name)
    with desk.writing():
        step, commit = _base_of(desk, tip, name)
    blobs, before = (repository.files(repository.tree_of(c)) for c in (tip, commit))
    _allow(path for path in {*blobs, *before} if blobs.get(path) != before.get(path))
    return read_text({path: repository.read(blob, path) for path, blob in blobs.items() if is_text(path)}), step


def wording_of_branch(desk: Desk, name: str) -> Wording:
    """Title, statement and author as a branch's last commit has them; raises `UnknownBranch`."""
    commit = _tip(desk.repository, name)
    title, _, statement = desk.repository.message(commit).strip().partition("\n")
    return Wording(title, desk.repository.author(commit), statement.strip())


def branch_name(amendment: Amendment) -> str:
    """The branch on which an amendment can be read, in all its wordings."""
    return branch_of(amendment.submitted)


def passage(text: Text, place: Place) -> str:
    """What an editor shows of a text: a division's file, or one of its blocks."""
    division = text[place.key]
    return division.markdown if place.block is None else print_blocks(division.blocks[place.block : place.block + 1])


def edited(text: Text, place: Place, markdown: str) -> Text:
    """A text in which a passage says something else; an emptied division is gone."""
    division = text[place.key]
    blocks = parse_blocks(markdown)
    if place.block is not None:
        blocks = (*division.blocks[: place.block], *blocks, *division.blocks[place.block + 1 :])
    others = tuple(d for d in text.divisions if d.key != place.key)
    return Text((*others, replace(division, blocks=tidy(blocks))) if blocks else others)


def read_text(files: Mapping[str, bytes]) -> Text:
    """The text in files of a resolution, brought to canonical form; raises `NotText`, `BadPath`."""
    decoded: dict[str, str] = {}
    for path, data in files.items():
        if is_text(path):
            try:
                decoded[path] = data.decode()
            except UnicodeDecodeError as problem:
                raise NotText(path) from problem
    names: dict[str, str] = {}
    for path in sorted(decoded):
        if names.setdefault(Division.at(path).key, path) != path:
            raise BadPath(path)
    return text_of(decoded)


def _allow(paths: Iterable[str]) -> None:
    if forbidden := [path for path in paths if not is_text(path)]:
        raise ForbiddenPaths(forbidden)


def _checked_out_blobs(desk: Desk) -> dict[str, str]:
    repository = desk.repository
    base = repository.ref(repository.head or "")
    return repository.files(repository.tree_of(base)) if base else {}


def _changes(desk: Desk) -> set[str]:
    """The files that are not as in the commit that is checked out; strangers beside them are left alone."""
    blobs = _checked_out_blobs(desk)
    files = {path: data for path, data in desk.files.read().items() if path in blobs or is_text(path)}
    return {path for path in {*files, *blobs} if not desk.files.is_as(files.get(path), blobs.get(path))}


def _checked_out(desk: Desk, on: Amendment | None) -> Amendment | None:
    """The amendment whose branch the working tree is on, if any; it must be the one that was named."""
    head = (desk.repository.head or "").removeprefix(HEADS)
    own = next((a for a in desk.state.amendments.values() if branch_name(a) == head), None)
    if own is None and (on is not None or head != "main"):
        raise NotOnParent(branch_name(on) if on else "main")
    if own and on and own.id != on.id:
        raise NotOnParent(branch_name(on))
    return own


def _tip(repository: Repository, name: str) -> str:
    tip = repository.find_branch(name)
    if tip is None:
        raise UnknownBranch(name)
    return tip


def _base_of(desk: Desk, tip: str, name: str) -> tuple[int, str]:
    """The latest state of the text that a branch comes from: how many adoptions it had, its commit."""
    reading = lookup.open_reading(desk.state)
    commits = desk.projector.done.commits
    for step in range(len(reading.steps), -1, -1):
        commit = commits.get(f"{reading.number}/{step}")
        if commit and desk.repository.is_ancestor(commit, tip):
            return step, commit
    raise Unrelated(name)
