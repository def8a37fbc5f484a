"""Submitting: a changed text, from the working tree, an editor or a branch, becomes an amendment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from drafting.amending.apply import DoesNotFit
from drafting.amending.compare import compare
from drafting.amending.edits import Edits, canonical
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.bases import Bases
from drafting.deliberation.facts import AmendmentNumbered, AmendmentSubmitted, Fact
from drafting.deliberation.state import State, is_text, text_of
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.store.git import HEADS, Repository
from drafting.store.projection import branch_of
from drafting.text.addresses import Place
from drafting.text.blocks import parse_blocks, print_blocks, tidy
from drafting.text.inline import visible
from drafting.text.model import BadPath, Division, NotText, Text


class NothingChanged(AlineaError):
    """A text that is the one it was to amend."""


class Refused(AlineaError):
    """Submissions of which some cannot be taken in, so that none was: why, by their place in the list."""

    def __init__(self, problems: Mapping[int, AlineaError]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(f"{at}: {type(problem).__name__}" for at, problem in self.problems.items()))


class ForbiddenPaths(AlineaError):
    """Changes to files that no amendment may touch."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(paths))
        super().__init__(", ".join(self.paths))


class NumberTaken(AlineaError):
    """A number that another amendment of the reading bears."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


class UnknownBranch(AlineaError, LookupError):
    """A branch that is not there."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class TooDeep(AlineaError):
    """A sub-amendment deeper than the standing orders allow."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        super().__init__(str(depth))


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


@dataclass(frozen=True, slots=True)
class Wording:
    """What people say of an amendment."""

    title: str
    author: str
    statement: str = ""
    cosigners: tuple[str, ...] = ()

    def as_seen(self) -> Wording:
        """Only what a reader sees: no control signs, none that hide or turn others round; the title in one line."""
        title = " ".join(visible(self.title).split())
        signed = tuple(map(visible, self.cosigners))
        return Wording(title, visible(self.author), visible(self.statement).strip(), signed)


@dataclass(frozen=True, slots=True)
class Submission:
    """What is to be taken in: the text as somebody would have it, or the edits that make it, and its wording.

    Edits are kept as they are; a text is compared with the one it was written for. `to` is the
    amendment that it amends; `base` how many adoptions its text had, all of them by default;
    `number` the one it is to bear, the next by default.
    """

    change: Text | Edits
    wording: Wording
    to: Amendment | None = None
    base: int | None = None
    branch: str = ""
    number: int | None = None


def submit(
    desk: Desk,
    change: Text | Edits,
    wording: Wording,
    *,
    to: Amendment | None = None,
    base: int | None = None,
    branch: str = "",
) -> Amendment:
    """Take one amendment in, as a `Submission` says; raises `NothingChanged`, `TooDeep`, `DoesNotFit`."""
    with desk.writing():
        name, facts = Intake(desk).take(Submission(change, wording, to, base, branch))
        desk.write(facts)
    return desk.state.amendments[name]


def submit_all(desk: Desk, submissions: Sequence[Submission]) -> list[Amendment]:
    """Take many in at once, in this order: all of them or, raising `Refused`, none."""
    names: list[str] = []
    facts: list[Fact] = []
    problems: dict[int, AlineaError] = {}
    with desk.writing():
        intake = Intake(desk)
        for at, submission in enumerate(submissions):
            try:
                name, own = intake.take(submission)
            except (NothingChanged, NumberTaken, TooDeep, DoesNotFit) as problem:
                problems[at] = problem
            else:
                names.append(name)
                facts += own
        if problems:
            raise Refused(problems)
        if facts:
            desk.write(facts)
    return [desk.state.amendments[name] for name in names]


class Intake:
    """Makes facts of submissions, one after another; used inside `desk.writing()`.

    Ids and numbers go on from the highest there is.
    """

    def __init__(self, desk: Desk) -> None:
        self._state = desk.state
        self._reading = lookup.open_reading(desk.state)
        self._initials = desk.initials()
        self._last_id = _last_id(desk.state, self._initials)
        self._numbers = {number for a in desk.state.of_reading() for number in a.numbers}
        self._last_number = max(self._numbers, default=0)
        self._bases = Bases(desk.state)
        self._texts: dict[str, Text] = {}

    def take(self, submission: Submission) -> tuple[str, list[Fact]]:
        """The id of an amendment, and its facts; raises `NothingChanged`, `NumberTaken`, `TooDeep`, `DoesNotFit`."""
        to, wording = submission.to, submission.wording.as_seen()
        if to:
            lookup.check_discussed(self._state, to)
            _check_depth(self._state, to)
        if submission.number in self._numbers:
            raise NumberTaken(submission.number)
        step = to.fact.base if to else len(self._reading.steps) if submission.base is None else submission.base
        before = self._bases.before(self._reading.number, step, to.id if to else "")
        edits = self._edits(submission, step)
        amended = before.amended(edits)
        if not amended.files:
            raise NothingChanged
        fact = AmendmentSubmitted(
            id=self._next_id(),
            reading=self._reading.number,
            base=step,
            before=before.digest,
            after=amended.digest,
            title=wording.title,
            author=wording.author,
            statement=wording.statement,
            edits=edits,
            cosigners=wording.cosigners,
            parent=to.id if to else "",
            branch=submission.branch,
        )
        return fact.id, [fact, AmendmentNumbered(fact.id, self._next_number(submission.number))]

    def _edits(self, submission: Submission, step: int) -> Edits:
        if not isinstance(submission.change, Text):
            return canonical(submission.change)
        return compare(*_apart(self._before(step, submission.to), submission.change))

    def _before(self, step: int, to: Amendment | None) -> Text:
        """The text that one is written for; that of a parent is made once."""
        if to is None:
            return self._reading.text_at(step)
        if to.id not in self._texts:
            self._texts[to.id] = text_before(self._state, step, to)
        return self._texts[to.id]

    def _next_id(self) -> str:
        self._last_id += 1
        return f"{self._initials}-{self._last_id:02}"

    def _next_number(self, wanted: int | None) -> int:
        number = self._last_number + 1 if wanted is None else wanted
        self._numbers.add(number)
        self._last_number = max(self._last_number, number)
        return number


def _apart(one: Text, other: Text) -> tuple[Text, Text]:
    """Two texts without the divisions that are one and the same object in both: most are."""
    same = set(map(id, one.divisions)) & set(map(id, other.divisions))
    one, other = (Text(tuple(d for d in side.divisions if id(d) not in same)) for side in (one, other))
    return one, other


def text_before(state: State, step: int, to: Amendment | None) -> Text:
    """The text an amendment is written for: the reading's after so many adoptions, or its parent's."""
    return state.amended(to) if to else lookup.reading(state).text_at(step)


def from_working_tree(desk: Desk, wording: Wording, *, to: Amendment | None = None) -> Amendment:
    """What was changed in the working tree becomes an amendment, and the tree goes back to the text.

    On the branch of an amendment it becomes a sub-amendment to it. Raises `ForbiddenPaths`, `NotOnParent`.
    """
    parent = _checked_out(desk, to)
    changed = _changes(desk)
    _allow(changed)
    blobs = _checked_out_blobs(desk)
    found = desk.files.read()
    files = {path: data for path, data in found.items() if path in blobs or is_text(path)}
    made = submit(desk, read_text(files), wording, to=parent)
    now = desk.files.read()  # what somebody went on writing meanwhile stays
    desk.files.put({path: blobs.get(path) for path in changed if now.get(path) == found.get(path)})
    return made


def from_branch(desk: Desk, name: str, wording: Wording | None = None) -> Amendment:
    """A branch that someone pushed becomes an amendment; it is itself left as it is."""
    repository = desk.repository
    tip = repository.find_branch(name)
    if tip is None:
        raise UnknownBranch(name)
    with desk.writing():
        step, commit = _base_of(desk, tip, name)
    blobs, before = (repository.files(repository.tree_of(c)) for c in (tip, commit))
    _allow(path for path in {*blobs, *before} if blobs.get(path) != before.get(path))
    after = read_text({path: repository.read(blob, path) for path, blob in blobs.items() if is_text(path)})
    return submit(desk, after, wording or _wording_of(repository, tip), base=step, branch=name)


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


def has_changes(desk: Desk) -> bool:
    """Whether the working tree says anything other than the commit it is on."""
    return bool(_changes(desk))


def check_changes(desk: Desk, to: Amendment | None) -> None:
    """Raise what `from_working_tree` would, before anybody is asked anything."""
    _checked_out(desk, to)
    changed = _changes(desk)
    if not changed:
        raise NothingChanged
    _allow(changed)


def wording_of_branch(desk: Desk, name: str) -> Wording:
    """Title, statement and author as a branch's last commit has them; raises `UnknownBranch`."""
    tip = desk.repository.find_branch(name)
    if tip is None:
        raise UnknownBranch(name)
    return _wording_of(desk.repository, tip)


def branch_name(amendment: Amendment) -> str:
    """The branch on which an amendment can be read."""
    return branch_of(amendment.fact)


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


def _checked_out(desk: Desk, to: Amendment | None) -> Amendment | None:
    """The amendment whose branch the working tree is on, if any; it must be the one that was named."""
    head = (desk.repository.head or "").removeprefix(HEADS)
    own = next((a for a in desk.state.amendments.values() if branch_of(a.fact) == head), None)
    if own is None and (to is not None or head != "main"):
        raise NotOnParent(branch_of(to.fact) if to else "main")
    if own and to and own.id != to.id:
        raise NotOnParent(branch_of(to.fact))
    return own


def _base_of(desk: Desk, tip: str, name: str) -> tuple[int, str]:
    """The latest state of the text that a branch comes from: how many adoptions it had, its commit."""
    reading = lookup.open_reading(desk.state)
    commits = desk.projector.done.commits
    for step in range(len(reading.steps), -1, -1):
        commit = commits.get(f"{reading.number}/{step}")
        if commit and desk.repository.is_ancestor(commit, tip):
            return step, commit
    raise Unrelated(name)


def _wording_of(repository: Repository, commit: str) -> Wording:
    title, _, statement = repository.message(commit).strip().partition("\n")
    return Wording(title, repository.author(commit), statement.strip())


def _check_depth(state: State, to: Amendment) -> None:
    allowed = state.settings.standing_orders.depth
    if len(state.parents(to)) + 1 > allowed:
        raise TooDeep(allowed)


def _last_id(state: State, initials: str) -> int:
    names = (name.rpartition("-") for name in state.amendments)
    return max((int(number) for head, _, number in names if head == initials and number.isdecimal()), default=0)
