"""Drafting rounds: a resolution is started, formatted, checked, and opened for its first reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from drafting.deliberation.facts import DeviceIntroduced, DraftTaken, ReadingOpened, ResolutionStarted
from drafting.deliberation.reading import Reading
from drafting.deliberation.settings import BadSettings, Settings
from drafting.deliberation.state import is_text, text_of
from drafting.errors import AlineaError
from drafting.languages import tr
from drafting.proceedings.desk import Desk
from drafting.publishing import phrases
from drafting.store.git import NotARepository, Repository, Signature
from drafting.text.blocks import parse_blocks, print_blocks
from drafting.text.check import Code, Problem, check
from drafting.text.model import SETTINGS, BadPath, Division


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
        raise AlreadyThere(path)
    if problems := check_files({name: content.encode() for name, content in files.items()}):
        raise HasProblems(tuple(problems))
    settings = Settings.parse(files[SETTINGS])
    path.mkdir(parents=True, exist_ok=True)
    desk = Desk(Repository.create(path), clock, actor)
    desk.journal.introduce(device)
    introduced = DeviceIntroduced(desk.journal.initials(actor, initials))
    with desk.writing():
        desk.write([introduced, ResolutionStarted(settings.title, dict(files))])
    return desk


def may_start(path: Path) -> bool:
    """Whether a folder is in no repository yet."""
    try:
        Repository.open(path)
    except NotARepository:
        return True
    return False


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


def open_reading(desk: Desk, body: str = "") -> Reading:
    """Freeze the text and open the next reading of it; raises `ReadingIsOpen`, `HasProblems`.

    What was changed in the files and not yet committed is the draft's last state, and is taken in.
    """
    with desk.writing():
        state = desk.state
        if state.reading and not state.reading.adopted:
            raise ReadingIsOpen(state.reading.number)
        if state.reading is None:
            _take_in(desk)
        if problems := check_files({path: _bytes(content) for path, content in state.files.items()}):
            raise HasProblems(tuple(problems))
        settings = state.settings
        number = len(state.readings) + 1
        named = settings.bodies.get(body, body or settings.body)
        text = state.reading.text if state.reading else text_of(state.files)
        fact = ReadingOpened(number, named, text.digest, settings.standing_orders.to_json())
        desk.write([fact])
    assert desk.state.reading is not None
    return desk.state.reading


def _take_in(desk: Desk) -> None:
    """Take the drafted files in as they are, with the commit that a person would have made of them."""
    repository, main = desk.repository, desk.main
    if desk.files.folder is None or main is None:
        return
    blobs = repository.files(repository.tree_of(main))
    files = {p: data for p, data in desk.files.read().items() if p in blobs or p == SETTINGS or is_text(p)}
    changed = sorted(p for p in {*files, *blobs} if not desk.files.is_as(files.get(p), blobs.get(p)))
    if not changed:
        return
    if problems := check_files(files):
        raise HasProblems(tuple(problems))
    for path in changed:
        if path in files:
            blobs[path] = repository.blob(files[path])
        else:
            del blobs[path]
    who = Signature(desk.actor, desk.clock())
    with phrases.speaking(desk.state.settings.language):
        commit = repository.commit(repository.tree(blobs), [main], tr("Draft before the reading"), who, who)
    content = {path: files[path].decode("utf-8", "surrogateescape") if path in files else None for path in changed}
    desk.write([DraftTaken(repository.verbatim(commit), content)])


def _bytes(content: str) -> bytes:
    return content.encode("utf-8", "surrogateescape")
