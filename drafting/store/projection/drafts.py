"""What facts of drafting make in Git: the first commit, those that people made on `main`, a tag for a version."""

from __future__ import annotations

import tomllib

from drafting.deliberation.facts import DraftTaken, ResolutionStarted, VersionMarked
from drafting.deliberation.records import Record
from drafting.store.messages import message, with_trailers
from drafting.store.projection.making import Makers, Making, NotReproduced
from drafting.text.model import SETTINGS


def _start(making: Making, fact: ResolutionStarted, record: Record) -> None:
    done, repository = making.done, making.repository
    if done.main:
        return
    done.others = {path: repository.blob(content.encode()) for path, content in fact.files.items()}
    done.language = _language(fact.files.get(SETTINGS))
    making.commit(repository.tree(done.others), [], message(done.language, "start", title=fact.title), record)


def _take_draft(making: Making, fact: DraftTaken, record: Record) -> None:
    """The very commit that somebody made, or, of one that makes no sense where it stands, nothing."""
    done, repository = making.done, making.repository
    if not any(draft.record is record for draft in making.state.drafts):
        return
    for path, content in fact.files.items():
        done.others.pop(path, None)
        if content is not None:
            done.others[path] = repository.blob(content.encode("utf-8", "surrogateescape"))
    if repository.tree(done.others) != fact.commit[5:45]:
        raise NotReproduced(fact.commit[5:45])
    done.main = repository.commit_verbatim(fact.commit)
    done.language = _language(fact.files.get(SETTINGS)) or done.language


def _mark_version(making: Making, fact: VersionMarked, record: Record) -> None:
    version = next((one for one in making.state.versions if one.record is record), None)
    if version:
        said = message(making.done.language, "version", name=fact.name)
        making.tag(version.tag, with_trailers(said, fact.note, []), record)


def _language(toml: str | None) -> str:
    """The language that a `resolution.toml` names; nothing if it can't be read."""
    try:
        return str(tomllib.loads(toml or "").get("language", ""))
    except tomllib.TOMLDecodeError:
        return ""


MAKERS: Makers = {
    ResolutionStarted: _start,
    DraftTaken: _take_draft,
    VersionMarked: _mark_version,
}
