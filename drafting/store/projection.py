"""The projection: `main`, the amendments' branches and the tags, made from facts alone.

Delete them all, and the same commit ids come back. Records are taken in causal order, each adding
its commits and refs; what was projected before is remembered beside the repository, in a file that
can be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from drafting.amending.apply import DoesNotFit
from drafting.deliberation import facts as facts_
from drafting.deliberation.bases import Bases
from drafting.deliberation.facts import (
    AmendmentSubmitted,
    DraftTaken,
    Fact,
    ReadingOpened,
    ResolutionStarted,
    SittingClosed,
    SittingOpened,
    Step,
    TextAdopted,
    TextConsolidated,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.state import State, is_text
from drafting.errors import AlineaError
from drafting.store.git import HEADS, TAGS, Repository, Signature
from drafting.store.messages import message, with_trailers
from drafting.text.model import SETTINGS, Text
from drafting.text.slugs import slug

MAIN = HEADS + "main"
AMENDMENTS = HEADS + "amendments/"
_CACHE_FILE = "projection.json"
_MAKING = frozenset(
    kind.type
    for kind in (
        ResolutionStarted,
        DraftTaken,
        ReadingOpened,
        TextConsolidated,
        TextAdopted,
        SittingOpened,
        SittingClosed,
    )
)
# What alters the text on `main`, and what a tag of it comes from: a writer who did not know of one
# that came before worked on another text.
_MOVING = frozenset(kind.type for kind in (DraftTaken, TextConsolidated, TextAdopted))
_ALTERING = _MOVING | {ReadingOpened.type}
_ON_THE_TEXT = _ALTERING | {SittingClosed.type}
# Part of the format, as are the words in `messages`.
_TOGETHER = {
    "fr": "Réunir ce que deux postes ont fait du texte",
    "en": "Bring together what two devices made of the text",
}


class NotReproduced(AlineaError):
    """A fact that no longer makes the text, or the commit, that it names: the repository is damaged."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


@dataclass
class Projected:
    """What has been made of the records so far."""

    count: int = 0
    hashes: str = ""  # of all records so far, in order
    main: str = ""
    others: dict[str, str] = field(default_factory=dict)  # files on main that are no text: path, blob
    commits: dict[str, str] = field(default_factory=dict)  # "reading/step" -> commit on main
    branches: dict[str, str] = field(default_factory=dict)  # amendment id -> commit
    refs: dict[str, str] = field(default_factory=dict)
    sitting: str = ""
    language: str = ""  # of the text as it was then, since later drafts may change it


def branch_of(fact: AmendmentSubmitted) -> str:
    """The name of an amendment's branch."""
    return f"amendments/{slug(fact.id)}-{slug(fact.title)}"


class Projector:
    """Makes Git's view of a state, from where it left off last time."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._trees: dict[tuple[int, int], str] = {}

    @cached_property
    def done(self) -> Projected:
        """What was projected so far, here or by the commands before."""
        return self._remembered()

    def project(self, state: State) -> dict[str, str]:
        """The refs that the state asks for, their objects written; nothing is moved yet."""
        if self.done.hashes != _chain("", state.records[: self.done.count]):
            self.done = Projected()
        new = state.records[self.done.count :]
        self._bases, self._trees = Bases(state), {}
        self._irregular = {record.hash for record, _ in state.irregular} - {one.record.hash for one in state.drafts}
        with self.repository.packing(len(new)):
            for record in new:
                if record.type in _ON_THE_TEXT and (known := self._known(state, record)):
                    self._take_as_known(state, record, known)
                else:
                    self._take(state, record)
                self.done.count += 1
                self.done.hashes = _chain(self.done.hashes, [record])
        return dict(self.done.refs)

    def remember(self) -> None:
        """Keep what was projected for the next time."""
        path = self.repository.private / _CACHE_FILE
        beside = path.with_suffix(".tmp")
        beside.write_text(json.dumps(vars(self.done)))
        beside.replace(path)

    def _remembered(self) -> Projected:
        path: Path = self.repository.private / _CACHE_FILE
        try:
            done = Projected(**json.loads(path.read_text()))
            made = (done.main, *done.others.values(), *done.branches.values(), *done.refs.values())
            return done if done.count > 0 and all(map(self.repository.has, made)) else Projected()
        except (OSError, ValueError, TypeError, AttributeError):
            return Projected()

    def _take(self, state: State, record: Record) -> None:
        """Add what a record makes; one that the state set down as irregular makes nothing."""
        match _fact(state, record):
            case ResolutionStarted() as fact:
                self._start(fact, record)
            case _ if not self.done.main:
                return
            case DraftTaken() as fact:
                self._draft(fact, state, record)
            case ReadingOpened() as fact:
                self._open(fact, state, record)
            case AmendmentSubmitted() as fact:
                self._branch(fact, state, record)
            case TextConsolidated() as fact:
                self._consolidate(fact, state, record)
            case TextAdopted() as fact:
                self._adopt(fact, state, record)
            case SittingOpened() as fact:
                self.done.sitting = fact.title
            case SittingClosed():
                self._close(record, state)
            case _:
                return
        self.done.refs[MAIN] = self.done.main

    def _known(self, state: State, record: Record) -> list[Record]:
        """What the writer of a record knew, if not everything that had altered the text; else nothing."""
        before = state.records[: self.done.count]
        if all(knew(record, one) for one in before if one.type in _ALTERING):
            return []
        return [one for one in before if knew(record, one)]

    def _take_as_known(self, state: State, record: Record, known: Sequence[Record]) -> None:
        """Take a record that was written on another text, as its writer's clone took it: with the same commits.

        They are brought together with ours, so that `main` never goes back anywhere, in no clone and on no
        remote. The text is the record's if it stands, and stays ours if it is irregular.
        """
        ours, others = self.done.main, self.done.others
        stands = record.hash not in self._irregular
        if not ours or not (stands or record.type in _MOVING):
            return
        there = Projector(self.repository)
        there.done = Projected()
        there.project(fold(known if stands else [*known, record]))
        theirs = there.done.main
        if not stands:
            self.done.main = self._together(ours, theirs, record)
        else:
            self.done.main, self.done.others = theirs, there.done.others
            self._take(state, record)
            if self.done.main == theirs and self._leaves_the_text(record, ours, theirs):
                self.done.main, self.done.others = ours, others
            else:
                self.done.main = self._together(self.done.main, ours, record)
        self.done.refs[MAIN] = self.done.main

    def _leaves_the_text(self, record: Record, ours: str, theirs: str) -> bool:
        return record.type not in _ALTERING or self.repository.tree_of(ours) == self.repository.tree_of(theirs)

    def _together(self, main: str, other: str, record: Record) -> str:
        """A commit with the text of one and both in its history."""
        said = _TOGETHER.get(self.done.language, _TOGETHER["en"])
        return self.repository.commit(self.repository.tree_of(main), [main, other], said, *_both(record))

    def _start(self, fact: ResolutionStarted, record: Record) -> None:
        if self.done.main:
            return
        blobs = {path: self.repository.blob(content.encode()) for path, content in fact.files.items()}
        self.done.others = blobs
        self.done.language = _language(fact.files.get(SETTINGS))
        said = message(self.done.language, "start", title=fact.title)
        self.done.main = self.repository.commit(self.repository.tree(blobs), [], said, *_both(record))

    def _draft(self, fact: DraftTaken, state: State, record: Record) -> None:
        if not any(draft.record is record for draft in state.drafts):
            return
        for path, content in fact.files.items():
            self.done.others.pop(path, None)
            if content is not None:
                self.done.others[path] = self.repository.blob(content.encode("utf-8", "surrogateescape"))
        if self.repository.tree(self.done.others) != fact.commit[5:45]:
            raise NotReproduced(fact.commit[5:45])
        self.done.main = self.repository.commit_verbatim(fact.commit)
        self.done.language = _language(fact.files.get(SETTINGS)) or self.done.language

    def _open(self, fact: ReadingOpened, state: State, record: Record) -> None:
        reading = state.readings.get(fact.reading)
        if reading is None or reading.record is not record:
            return
        self.done.commits[f"{fact.reading}/0"] = self.done.main
        said = message(self.done.language, "reading", reading=fact.reading, body=fact.body)
        self._tag(f"reading/{fact.reading}", said, record)

    def _branch(self, fact: AmendmentSubmitted, state: State, record: Record) -> None:
        with _reproducing(fact.id):
            amended = self._bases.amended(fact)
        if amended.digest != fact.after:
            raise NotReproduced(fact.id)
        parent = self.done.branches.get(fact.parent) or self.done.commits[f"{fact.reading}/{fact.base}"]
        trailers = [
            ("Amendment", fact.id),
            ("Reading", str(fact.reading)),
            ("Sub-amendment-to", fact.parent),
            *(("Co-signed-by", name) for name in fact.cosigners),
        ]
        said = with_trailers(fact.title, fact.statement, trailers)
        author = Signature(fact.author, record.time)
        tree = self.repository.tree_with(self._base_tree(fact, state), amended.files)
        commit = self.repository.commit(tree, [parent], said, author, Signature(record.actor, record.time))
        self.done.branches[fact.id] = commit
        self.done.refs[HEADS + branch_of(fact)] = commit

    def _base_tree(self, fact: AmendmentSubmitted, state: State) -> str:
        """The tree of the text that an amendment was written for."""
        if fact.parent:
            return self.repository.tree_of(self.done.branches[fact.parent])
        key = fact.reading, fact.base
        if key not in self._trees:
            self._trees[key] = self._tree(state.readings[fact.reading].text_at(fact.base))
        return self._trees[key]

    def _consolidate(self, fact: TextConsolidated, state: State, record: Record) -> None:
        for reading in state.readings.values():
            own = [n for n, (_, written) in enumerate(reading.steps, start=1) if written is record]
            for number, step in zip(own, fact.steps, strict=False):
                with _reproducing(f"{reading.number}/{number}"):
                    text = reading.text_at(number)
                if text.digest != step.text:
                    raise NotReproduced(f"{reading.number}/{number}")
                said = _adoption(step, state, self.done.language)
                parents = [self.done.main, *self._adopted_tips(step, state)]
                self.done.main = self.repository.commit(self._tree(text), parents, said, *_both(record))
                self.done.commits[f"{reading.number}/{number}"] = self.done.main

    def _adopted_tips(self, step: Step, state: State) -> list[str]:
        """The branches an adoption brings in; a sub-amendment's stands on its parent's already."""
        below = {state.amendments[name].fact.parent for name in step.amendments}
        return [self.done.branches[name] for name in step.amendments if name not in below]

    def _adopt(self, fact: TextAdopted, state: State, record: Record) -> None:
        reading = state.readings.get(fact.reading)
        if reading is None or reading.adopted is None or reading.adopted[1] is not record:
            return
        with _reproducing(f"adopted/{fact.reading}"):
            text = reading.text
        if text.digest != fact.text:
            raise NotReproduced(f"adopted/{fact.reading}")
        language = self.done.language
        if fact.edits:
            said = message(language, "final", title=reading.settings.title)
            table = "\n".join(f"{old} -> {new}" for _, old, new in fact.correspondence if old != new)
            whole = with_trailers(said, "\n\n".join([message(language, "final-body"), table]), [])
            self.done.main = self.repository.commit(self._tree(text), [self.done.main], whole, *_both(record))
        self._tag(f"adopted/{fact.reading}", message(language, "adopted", reading=fact.reading), record)

    def _close(self, record: Record, state: State) -> None:
        if any(sitting.closed is record for sitting in state.sittings):
            name = f"sitting/{record.time.date().isoformat()}-{record.hash[:8]}"
            self._tag(name, message(self.done.language, "sitting", title=self.done.sitting), record)

    def _tag(self, name: str, said: str, record: Record) -> None:
        tag = self.repository.tag(name, self.done.main, said, Signature(record.actor, record.time))
        self.done.refs[TAGS + name] = tag

    def _tree(self, text: Text) -> str:
        texts = {path: self.repository.blob(content.encode()) for path, content in text.to_files().items()}
        return self.repository.tree({**self._settings(), **texts})

    def _settings(self) -> Mapping[str, str]:
        return {path: blob for path, blob in self.done.others.items() if not is_text(path)}


def _fact(state: State, record: Record) -> Fact | None:
    """The fact of a record, if it can make something; an amendment's has been read already."""
    if record.type == AmendmentSubmitted.type:
        amendment = state.amendments.get(str(record.data.get("id")))
        return amendment.fact if amendment and amendment.record is record else None
    return facts_.read(record) if record.type in _MAKING else None


def _adoption(step: Step, state: State, language: str) -> str:
    names = [state.amendments[name].fact for name in step.amendments]
    first = names[0]
    subs = [fact for fact in names if fact.parent]
    key = "adopt" if len(names) - len(subs) == 1 else "adopt-several"
    subject = message(language, key, label=step.label, title=first.title)
    trailers = [("Amendment", ", ".join(step.amendments)), ("Number", step.label), ("Vote", step.vote)]
    return with_trailers(subject, first.statement, trailers)


def _both(record: Record) -> tuple[Signature, Signature]:
    who = Signature(record.actor, record.time)
    return who, who


def _language(toml: str | None) -> str:
    """The language that a `resolution.toml` names; nothing if it can't be read."""
    try:
        return str(tomllib.loads(toml or "").get("language", ""))
    except tomllib.TOMLDecodeError:
        return ""


@contextmanager
def _reproducing(what: str) -> Iterator[None]:
    try:
        yield
    except DoesNotFit as problem:
        raise NotReproduced(what) from problem


def _chain(start: str, records: Iterable[Record]) -> str:
    for record in records:
        start = hashlib.sha256((start + record.hash).encode()).hexdigest()
    return start


def refs_to_move(repository: Repository, wanted: Mapping[str, str]) -> dict[str, tuple[str | None, str]]:
    """The refs that are not where they should be: what each points at, and what it should."""
    there: dict[str, Any] = {**repository.refs(HEADS), **repository.refs(TAGS)}
    return {name: (there.get(name), oid) for name, oid in wanted.items() if there.get(name) != oid}
