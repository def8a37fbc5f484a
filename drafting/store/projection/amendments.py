"""What facts of amendments make in Git: a branch for each, with its wordings, for people to read, review and write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import AmendmentRectified, AmendmentSubmitted, DisputeResolved
from drafting.deliberation.knowing import knew, knew_all
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said
from drafting.store.git import HEADS, Signature
from drafting.store.messages import with_trailers
from drafting.store.projection.making import Makers, Making, NotReproduced, reproducing
from drafting.store.projection.refs import branch_of

# Part of the format, as are the words in `messages`.
_BESIDE = {"fr": "Garder côte à côte deux rédactions", "en": "Keep two wordings side by side"}
_CHOSEN = {"fr": "Retenir cette rédaction", "en": "Keep this wording"}


def _submit(making: Making, fact: AmendmentSubmitted, record: Record) -> None:
    """A commit on the text that it was written for, or on the branch of the amendment that it amends."""
    commit = _worded(making, fact, record, [_written_for(making, fact)], _said(fact, []))
    making.done.branches[fact.id] = making.done.refs[HEADS + branch_of(fact)] = commit


def _rectify(making: Making, fact: AmendmentRectified, record: Record) -> None:
    """A further commit on the branch as its writer knew it."""
    amendment = making.state.amendments.get(fact.id)
    found = next((one for one in amendment.wordings if one.said.record is record), None) if amendment else None
    if amendment is None or found is None:
        return
    known = [one for one in amendment.wordings if knew(record, one.said.record)]
    parents = [_tip(making, [said for said in amendment.reworded if knew(record, said.record)])]
    if known[-1].fact.before != found.fact.before:
        parents.append(_written_for(making, found.fact))
    trailers = [("Wording", str(sum(one.is_worded for one in known) + 1))]
    trailers += [("Consent-of", name) for name in fact.consent]
    _worded(making, found.fact, record, parents, _said(found.fact, trailers))
    _go_on(making, amendment, record)


def _choose(making: Making, fact: DisputeResolved, record: Record) -> None:
    """A commit with the text of the wording that people chose, of several that were made at once."""
    own = (a for a in making.state.amendments.values() if any(said.record is record for said in a.reworded))
    if (amendment := next(own, None)) is None:
        return
    tip = _tip(making, [said for said in amendment.reworded if knew(record, said.record)])
    tree = making.repository.tree_of(making.done.wordings[fact.stands])
    making.done.wordings[record.hash] = _by_writer(making, tree, [tip], _CHOSEN, record)
    _go_on(making, amendment, record)


def _go_on(making: Making, amendment: Amendment, record: Record) -> None:
    """Bring the branch to what was made last; what was made elsewhere meanwhile is kept beside it."""
    at = next(at for at, said in enumerate(amendment.reworded) if said.record is record)
    tip = _tip(making, amendment.reworded[: at + 1])
    making.done.branches[amendment.id] = making.done.refs[HEADS + branch_of(amendment.submitted)] = tip


def _worded(making: Making, fact: AmendmentSubmitted, record: Record, parents: list[str], said: str) -> str:
    """The commit of a wording."""
    with reproducing(fact.id):
        amended = making.bases.amended(fact)
    if amended.digest != fact.after:
        raise NotReproduced(fact.id)
    tree = making.repository.tree_with(_base_tree(making, fact), amended.files)
    author, committer = Signature(fact.author, record.time), Signature(record.actor, record.time)
    commit = making.repository.commit(tree, parents, said, author, committer)
    making.done.wordings[record.hash] = commit
    return commit


def _tip(making: Making, reworded: Sequence[Said]) -> str:
    """Where a branch ends that was reworded so: each goes on from all before it, or is kept beside them."""
    tip = ""
    for at, one in enumerate(reworded):
        commit = making.done.wordings[one.record.hash]
        if knew_all(one.record, (other.record for other in reworded[:at])):
            tip = commit
        else:
            tip = _by_writer(making, making.repository.tree_of(tip), [tip, commit], _BESIDE, one.record)
    return tip


def _by_writer(making: Making, tree: str, parents: list[str], words: Mapping[str, str], record: Record) -> str:
    """A commit by whoever wrote a record."""
    who = Signature(record.actor, record.time)
    return making.repository.commit(tree, parents, words.get(making.done.language, words["en"]), who, who)


def _said(fact: AmendmentSubmitted, more: Sequence[tuple[str, str]]) -> str:
    trailers = [
        ("Amendment", fact.id),
        ("Reading", str(fact.reading)),
        ("Sub-amendment-to", fact.parent),
        *(("Co-signed-by", name) for name in fact.cosigners),
        *more,
    ]
    return with_trailers(fact.title, "\n\n".join(filter(None, (_intention(fact), fact.statement))), trailers)


def _intention(fact: AmendmentSubmitted) -> str:
    return fact.intention.words if fact.intention else ""


def _written_for(making: Making, fact: AmendmentSubmitted) -> str:
    """The commit of the text that an amendment was written for: on `main`, or the wording that it amends."""
    if fact.parent:
        first, made = making.state.amendments[fact.parent].record, making.done.wordings
        return made.get(making.state.amended_by(fact).said.record.hash) or made[first.hash]
    return making.done.commits[f"{fact.reading}/{fact.base}"]


def _base_tree(making: Making, fact: AmendmentSubmitted) -> str:
    """The tree of the text that an amendment was written for."""
    if fact.parent:
        return making.repository.tree_of(_written_for(making, fact))
    key = fact.reading, fact.base
    if key not in making.trees:
        making.trees[key] = making.tree(making.state.readings[fact.reading].text_at(fact.base))
    return making.trees[key]


MAKERS: Makers = {AmendmentSubmitted: _submit, AmendmentRectified: _rectify, DisputeResolved: _choose}
