"""Drafting rounds: a resolution is started, formatted, checked, and opened for its first reading."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from drafting.deliberation.facts import DeviceIntroduced, DraftTaken, ReadingOpened, ResolutionStarted, RollSet
from drafting.deliberation.reading import Reading
from drafting.deliberation.settings import BadSettings, Settings
from drafting.deliberation.standing_orders import StandingOrders
from drafting.deliberation.state import State, is_text, text_of
from drafting.errors import AlineaError
from drafting.languages import later, tr
from drafting.proceedings.desk import Desk
from drafting.publishing import phrases
from drafting.store import keys
from drafting.store.git import Repository, Signature
from drafting.store.packs import sync
from drafting.text.blocks import parse_blocks, print_blocks
from drafting.text.check import Code, Problem, check
from drafting.text.model import SETTINGS, BadPath, Division
from drafting.voting.roll import Roll

# Problems with which no text can be made of the files, or none that people see as it is.
_NO_TEXT = frozenset({Code.ENCODING, Code.SLUG, Code.HIDDEN, Code.SETTINGS})
# A folder of ours is there before all else of a repository: so one tells who began it.
_OURS = ".git/alinea"


class AlreadyThere(AlineaError):
    """A folder that already has something in it, where a new resolution was to go."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


class HasProblems(AlineaError):
    """Files that must be mended first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(str(len(problems)))


class ReadingIsOpen(AlineaError):
    """A reading that is open already, where one was to be opened."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


class SittingGoesOn(AlineaError):
    """A sitting of another body is open: those who are in its room are not those who are to read the text."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class NotNext(AlineaError):
    """A reading that is not the next one; `number` is."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


def start(
    path: Path,
    files: Mapping[str, str],
    clock: Callable[[], datetime],
    actor: str,
    device: str | None = None,
    initials: str = "",
) -> Desk:
    """A new repository holding a resolution's first files; raises `AlreadyThere`, `HasProblems`, `BadSettings`."""
    if path.exists() and any(path.iterdir()):
        if not _is_begun(path):
            raise AlreadyThere(path)
        shutil.rmtree(path / ".git")
    if problems := check_files({name: content.encode() for name, content in files.items()}):
        raise HasProblems(tuple(problems))
    settings = Settings.parse(files[SETTINGS])
    (path / _OURS).mkdir(parents=True)
    for made in (path / _OURS, path / ".git", path):
        sync(made)
    desk = Desk(Repository.create(path), clock, actor)
    desk.journal.introduce(device)
    key = "" if device else keys.found(desk.repository)  # a device that is named is a sample's
    introduced = DeviceIntroduced(desk.journal.initials(actor, initials), key)
    with desk.writing():
        desk.write([introduced, ResolutionStarted(settings.title, dict(files))])
    return desk


def _is_begun(path: Path) -> bool:
    """Whether there is nothing but a repository of ours without any ref: a command that died began it."""
    own = path / ".git"
    refs = (ref for ref in (own / "refs").rglob("*") if ref.is_file() and ref.suffix != ".lock")
    only = [inner.name for inner in path.iterdir()] == [".git"]
    only = only and ((path / _OURS).is_dir() or (own.is_dir() and not any(own.iterdir())))
    return only and not any(refs) and not (own / "packed-refs").exists()


def format_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The canonical content of those Markdown files of a resolution that are not canonical."""
    changed: dict[str, bytes] = {}
    for path, data in files.items():
        try:
            Division.at(path)
            canonical = print_blocks(parse_blocks(data.decode())).encode()
        except (BadPath, UnicodeDecodeError):
            continue
        if canonical != data:
            changed[path] = canonical
    return changed


def check_files(files: Mapping[str, bytes]) -> list[Problem]:
    """Every problem of a resolution's files, its settings among them, in order."""
    problems = check(files)
    if SETTINGS not in files:
        return sorted([*problems, Problem(SETTINGS, 0, Code.EMPTY)])
    try:
        Settings.parse(files[SETTINGS].decode())
    except UnicodeDecodeError:
        problems.append(Problem(SETTINGS, 0, Code.ENCODING))
    except BadSettings as bad:
        problems += [Problem(SETTINGS, 0, Code.SETTINGS, ": ".join(fault)) for fault in bad.faults]
    return sorted(problems)


@dataclass(frozen=True)
class Terms:
    """What a body reads a text under: what is not said is as `resolution.toml` has it.

    `body` is an id of `resolution.toml`, or a name; `rules` a preset; `first` the number of the first amendment;
    `roll` its members, where they are known by ids.
    """

    body: str = ""
    rules: str = ""
    members: int | None = None
    first: int | None = None
    deadline: str = ""
    roll: Roll | None = None


def open_reading(desk: Desk, body: str = "", terms: Terms | None = None, number: int | None = None) -> Reading:
    """Freeze the text and open the next reading of it; raises `ReadingIsOpen`, `NotNext`, `HasProblems`, `InvalidRule`.

    What was changed in the files and not yet committed is the draft's last state, and is taken in.
    """
    under = terms or Terms(body)
    with desk.writing():
        state = desk.state
        if state.reading and not state.reading.adopted:
            raise ReadingIsOpen(state.reading.number)
        if number not in (None, len(state.readings) + 1):
            raise NotNext(len(state.readings) + 1)
        if state.reading is None:
            take_in(desk, later("Draft before the reading"))
        if problems := check_files({path: _bytes(content) for path, content in state.files.items()}):
            raise HasProblems(tuple(problems))
        opened = _opened(state, under)
        if state.reading and state.sitting and state.reading.body != opened.body:
            raise SittingGoesOn(state.sitting.fact.title)
        desk.write([opened, *([RollSet(under.roll)] if under.roll else [])])
    assert desk.state.reading is not None
    return desk.state.reading


def _opened(state: State, terms: Terms) -> ReadingOpened:
    number, settings = len(state.readings) + 1, state.draft_settings
    named = settings.bodies.get(terms.body, terms.body or settings.body)
    text = state.reading.text if state.reading else text_of(state.files)
    orders = _orders(settings, terms, number).to_json()
    members = len(terms.roll.members) if terms.roll and terms.members is None else terms.members
    return ReadingOpened(number, named, text.digest, orders, members, terms.first)


def _orders(settings: Settings, terms: Terms, number: int) -> StandingOrders:
    """The standing orders of a reading; a deadline of `resolution.toml` is that of the first."""
    own = StandingOrders.read(terms.rules) if terms.rules else settings.standing_orders
    if terms.deadline:
        return StandingOrders.read({**own.to_json(), "deadline": terms.deadline})
    return own if number == 1 else replace(own, deadline=None)


def take_in(desk: Desk, subject: str, *, rough: bool = False) -> None:
    """Take the drafted files in as they are, with the commit that a person would have made of them.

    `subject` is what it is called in the catalogues. Raises `HasProblems`; if it may be rough, only for
    those without whose mending no text can be made. Called inside `desk.writing()`.
    """
    repository, main = desk.repository, desk.main
    if desk.files.folder is None or main is None:
        return
    blobs = repository.files(repository.tree_of(main))
    files = {p: data for p, data in desk.files.read().items() if p in blobs or p == SETTINGS or is_text(p)}
    changed = sorted(p for p in {*files, *blobs} if not desk.files.is_as(files.get(p), blobs.get(p)))
    if not changed:
        return
    if problems := _in_the_way(check_files(files), rough=rough):
        raise HasProblems(problems)
    for path in changed:
        if path in files:
            blobs[path] = repository.blob(files[path])
        else:
            del blobs[path]
    who = Signature(desk.actor, desk.clock())
    with phrases.speaking(desk.state.settings.language):
        commit = repository.commit(repository.tree(blobs), [main], tr(subject), who, who)
    content = {path: files[path].decode("utf-8", "surrogateescape") if path in files else None for path in changed}
    desk.write([DraftTaken(repository.verbatim(commit), content)])


def _in_the_way(problems: Iterable[Problem], *, rough: bool) -> tuple[Problem, ...]:
    return tuple(one for one in problems if not rough or one.code in _NO_TEXT or one.path == SETTINGS)


def _bytes(content: str) -> bytes:
    return content.encode("utf-8", "surrogateescape")
