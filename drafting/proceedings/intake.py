"""Intake: facts made of what is submitted, one amendment after another, ids and numbers in series."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.amending.compare import compare
from drafting.amending.edits import Edits, canonical
from drafting.amending.printed import Printed
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.bases import Bases
from drafting.deliberation.facts import AmendmentNumbered, AmendmentSubmitted, Fact, Intention
from drafting.deliberation.numbers import Number, suffix
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.text.inline import visible
from drafting.text.model import Text


class NothingChanged(AlineaError):
    """A text that is the one it was to amend."""


class NumberTaken(AlineaError):
    """A number that another amendment of the reading bears."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(str(number))


class StillToBeWorded(AlineaError):
    """An intention that was to be amended, before it has a text."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class TooDeep(AlineaError):
    """A sub-amendment deeper than the standing orders allow."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        super().__init__(str(depth))


@dataclass(frozen=True, slots=True)
class Wording:
    """What people say of an amendment; `number` is the one that it is to bear, the next by default."""

    title: str
    author: str
    statement: str = ""
    cosigners: tuple[str, ...] = ()
    number: int | None = None

    def as_seen(self) -> Wording:
        """Only what a reader sees: no control signs, none that hide or turn others round; the title in one line."""
        title = " ".join(visible(self.title).split())
        signed = tuple(map(visible, self.cosigners))
        return Wording(title, visible(self.author), visible(self.statement).strip(), signed, self.number)


@dataclass(frozen=True, slots=True)
class Submission:
    """What is to be taken in: the text as somebody would have it, or the edits that make it, and its wording.

    Edits are kept as they are; a text is compared with the one it was written for. An intention is
    still to be worded. `to` is the amendment that it amends; `base` how many adoptions its text had,
    all of them by default; `number` the one it is to bear, the next by default. What is made of
    amendments that were there is `derived`, and never late.
    """

    change: Text | Edits | Intention
    wording: Wording
    to: Amendment | None = None
    base: int | None = None
    branch: str = ""
    number: int | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """A change as facts keep it: the hashes of a text before and after, and the edits between."""

    base: int
    before: str
    after: str
    edits: Edits


class Intake:
    """Makes facts of submissions, one after another; used inside `desk.writing()`.

    Ids and numbers go on from the highest there is, also from those that an amendment bore before.
    """

    def __init__(self, desk: Desk) -> None:
        self._state = desk.state
        self._reading = lookup.open_reading(desk.state)
        self._initials = desk.initials()
        self._gives_numbers = desk.may(AmendmentNumbered)
        self._now = desk.clock
        self._last_id = _last_id(desk.state, self._initials)
        self._numbers = {number for a in desk.state.of_reading() for number in a.every_number}
        self._last_number: int = max(self._numbers, default=Number(self._reading.first - 1))
        self._bases = Bases(desk.state)
        self._texts: dict[str, Text] = {}

    def take(self, submission: Submission) -> tuple[str, list[Fact]]:
        """The id of an amendment, and its facts.

        Raises `NothingChanged`, `NumberTaken`, `TooDeep`, `StillToBeWorded`, `EarlierReading`, `DoesNotFit`.
        """
        to, wording = submission.to, submission.wording.as_seen()
        if to:
            _check_parent(self._state, to)
        wanted = wording.number if submission.number is None else submission.number
        if wanted is not None and wanted in self._numbers:
            raise NumberTaken(wanted)
        change = submission.change
        intention = change if isinstance(change, Intention) else None
        changed = self._unchanged(to) if isinstance(change, Intention) else self.change(change, to, submission.base)
        fact = AmendmentSubmitted(
            id=self._next_id(),
            reading=self._reading.number,
            base=changed.base,
            before=changed.before,
            after=changed.after,
            title=wording.title,
            author=wording.author,
            statement=wording.statement,
            edits=changed.edits,
            cosigners=wording.cosigners,
            parent=to.id if to else "",
            branch=submission.branch,
            intention=intention,
            deadline=self._missed(submission),
        )
        return fact.id, [fact, *self._numbered(fact.id, wanted)]

    def _numbered(self, name: str, wanted: int | None) -> list[Fact]:
        """Its number, where this device gives numbers; unless one was asked for it waits for the one that does."""
        if not self._gives_numbers and wanted is None:
            return []
        number = self._next_number(wanted)
        return [AmendmentNumbered(name, int(number), suffix(number))]

    def change(self, change: Text | Edits, to: Amendment | None, base: int | None = None) -> Changed:
        """A change of the text, or of the amendment `to`; raises `NothingChanged`, `DoesNotFit`."""
        step, before = self._before(to, base)
        edits = compare(*_apart(self._text(step, to), change)) if isinstance(change, Text) else canonical(change)
        amended = before.amended(edits)
        if not amended.files:
            raise NothingChanged
        return Changed(step, before.digest, amended.digest, edits)

    def _unchanged(self, to: Amendment | None) -> Changed:
        step, before = self._before(to, None)
        return Changed(step, before.digest, before.digest, ())

    def _before(self, to: Amendment | None, base: int | None) -> tuple[int, Printed]:
        """How many adoptions the text that one is written for had, and that text."""
        step = to.fact.base if to else len(self._reading.steps) if base is None else base
        return step, self._bases.before(self._reading.number, step, to.id if to else "")

    def _text(self, step: int, to: Amendment | None) -> Text:
        """The text that one is written for; that of a parent is made once."""
        if to is None:
            return self._reading.text_at(step)
        if to.id not in self._texts:
            self._texts[to.id] = text_before(self._state, step, to)
        return self._texts[to.id]

    def _missed(self, submission: Submission) -> str:
        """The deadline it comes after, if it does; there is none for sub-amendments (Règlement AN, art. 99)."""
        orders = self._state.settings.standing_orders
        if submission.to or submission.derived or orders.deadline is None:
            return ""
        missed = orders.missed(self._now())
        return missed.isoformat() if missed else ""

    def _next_id(self) -> str:
        self._last_id += 1
        return f"{self._initials}-{self._last_id:02}"

    def _next_number(self, wanted: int | None) -> int:
        number = self._last_number + 1 if wanted is None else wanted
        self._numbers.add(Number(number, suffix(number)))
        self._last_number = max(self._last_number, number)
        return number


def text_before(state: State, step: int, to: Amendment | None) -> Text:
    """The text an amendment is written for: the reading's after so many adoptions, or its parent's."""
    return state.amended(to) if to else lookup.reading(state).text_at(step)


def _apart(one: Text, other: Text) -> tuple[Text, Text]:
    """Two texts without the divisions that are one and the same object in both: most are."""
    same = set(map(id, one.divisions)) & set(map(id, other.divisions))
    one, other = (Text(tuple(d for d in side.divisions if id(d) not in same)) for side in (one, other))
    return one, other


def _check_parent(state: State, to: Amendment) -> None:
    """Whether an amendment can itself be amended."""
    lookup.check_discussed(state, to)
    allowed = state.settings.standing_orders.depth
    if len(state.parents(to)) + 1 > allowed:
        raise TooDeep(allowed)
    if not to.wording.is_worded:
        raise StillToBeWorded(to.name)


def _last_id(state: State, initials: str) -> int:
    names = (name.rpartition("-") for name in state.amendments)
    return max((int(number) for head, _, number in names if head == initials and number.isdecimal()), default=0)
