"""Consolidation: what was adopted is folded into the text, one step for each adoption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drafting.amending.apply import apply
from drafting.amending.edits import Edit, Edits
from drafting.amending.merge import Conflict, Merged, Warned, merge
from drafting.amending.transform import Carrier, compose
from drafting.amending.weave import Attributed, Weave, Who
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import Layer, Step, TextAdopted, TextConsolidated
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.adoptions import adopted_subs, family, irregular_votes, merged_adoptions, to_fold_in
from drafting.proceedings.desk import Desk
from drafting.proceedings.disputes import Kind, disputes
from drafting.proceedings.renumbering import final_text
from drafting.text.model import Text


class ConflictsRemain(AlineaError):
    """Adopted amendments that cannot all stand: somebody must settle it."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(str(len(conflicts)))


class NothingToConsolidate(AlineaError):
    """Nothing was adopted that is not in the text already."""


class OutcomeDisputed(AlineaError):
    """Votes or marks that contradict each other: the text waits until people say which stands."""

    def __init__(self, labels_: tuple[str, ...]) -> None:
        self.labels = labels_
        super().__init__(", ".join(labels_))


class VotesIrregular(AlineaError):
    """Votes that do not add up: the text waits until the chair settles them."""

    def __init__(self, labels_: tuple[str, ...]) -> None:
        self.labels = labels_
        super().__init__(", ".join(labels_))


@dataclass(frozen=True)
class Plan:
    """What a consolidation would do: nothing is written yet.

    `edits` are those of `base` that hang together with no other; there are steps only where there
    is no conflict.
    """

    base: Text
    edits: tuple[Attributed, ...]
    steps: tuple[Step, ...]
    text: Text
    conflicts: tuple[Conflict, ...]
    warnings: tuple[Warned, ...]
    final: TextAdopted | None = None

    def weave(self) -> Weave:
        """What it would change, and by which amendment."""
        weave = Weave(self.base)
        for step in self.steps:
            for layer in step.layers:
                weave.then(layer.edits, layer.by)
        return weave if self.steps else weave.layer(self.edits)


def plan(state: State) -> Plan:
    """What was adopted and is not yet in the text, merged on the text as it stands."""
    reading = lookup.open_reading(state)
    if disputed := [one.about for one in disputes(state) if one.kind is Kind.OUTCOME]:
        raise OutcomeDisputed(tuple(lookup.label(state, about) for about in disputed))
    if irregular := irregular_votes(state):
        raise VotesIrregular(tuple(lookup.label(state, on) for on in irregular))
    adopted = to_fold_in(state)
    merged, found = merged_adoptions(state, reading, adopted)
    conflicts = tuple(one.conflict for one in found)
    steps = () if conflicts else tuple(_steps(state, reading, adopted, merged))
    final = None if conflicts else final_text(state, reading, merged.text)
    base = reading.text_at(len(reading.steps))
    return Plan(base, merged.edits, steps, merged.text, conflicts, merged.warnings, final)


def conflicts(state: State) -> tuple[Conflict, ...]:
    """What stands between the adopted amendments and the text, as far as one can tell before disputes are resolved."""
    try:
        return plan(state).conflicts
    except AlineaError:
        return ()


def consolidate(desk: Desk) -> Plan:
    """Fold what was adopted into the text; raises `ConflictsRemain`, `NothingToConsolidate`, `UnsavedWork`."""
    with desk.writing():
        made = plan(desk.state)
        if made.conflicts:
            raise ConflictsRemain(made.conflicts)
        facts = ([TextConsolidated(made.steps)] if made.steps else []) + ([made.final] if made.final else [])
        if not facts:
            raise NothingToConsolidate
        desk.write(facts)
    return made


def _steps(state: State, reading: Reading, adopted: Sequence[Amendment], merged: Merged) -> list[Step]:
    """One step for each adoption, in order; an amendment with no words of its own shares another's step."""
    base = reading.text_at(len(reading.steps))
    rank = {amendment.id: at for at, amendment in enumerate(adopted)}
    own: dict[str, list[Attributed]] = {amendment.id: [] for amendment in adopted}
    for edit, who in merged.edits:
        own[min(who, key=rank.__getitem__)].append((edit, who))
    shared = _shared(own, merged)
    steps: list[Step] = []
    placed: list[Edit] = []
    text = base
    for amendment in adopted:
        if amendment.id in shared:
            continue
        together = [a for a in adopted if shared.get(a.id, a.id) == amendment.id]
        layers = _layers(state, reading, amendment, own[amendment.id], tuple(placed))
        for layer in layers:
            text = apply(text, layer.edits)
        steps.append(_step(state, together, layers, text))
        placed += [edit for edit, _ in own[amendment.id]]
    return steps


def _shared(own: Mapping[str, Sequence[Attributed]], merged: Merged) -> dict[str, str]:
    """In whose step an amendment goes that adds no words: its identical one's, or who it lost a conflict to."""
    found: dict[str, str] = {}
    together = [who for _, who in merged.edits if len(who) > 1] + [conflict.who for conflict in merged.settled]
    for names in together:
        holder = next((name for name in names if own[name]), None)
        if holder:
            found.update({name: holder for name in names if not own[name]})
    return found


def _layers(
    state: State, reading: Reading, amendment: Amendment, own: Sequence[Attributed], placed: Edits
) -> tuple[Layer, ...]:
    """An adoption as layers: its edits by whose they are, then its sub-amendments' where they can be told apart."""
    base = reading.text_at(len(reading.steps))
    subs = adopted_subs(state, amendment)
    if subs and (told := _told_apart(reading, amendment, subs, placed)):
        edits = tuple(edit for edit, _ in own)
        before = apply(base, placed)
        after = before
        for layer in told:
            after = apply(after, layer.edits)
        if after == apply(before, Carrier(base, placed).carry(edits).edits):
            return told
    names = tuple(family(state, amendment)[1:])
    by: dict[Who, list[Edit]] = {}
    for edit, who in own:
        by.setdefault((*who, *names), []).append(edit)
    return tuple(_one_by_one(base, [Layer(who, tuple(edits)) for who, edits in by.items()], placed))


def _told_apart(reading: Reading, amendment: Amendment, subs: Sequence[Amendment], placed: Edits) -> tuple[Layer, ...]:
    """The amendment, then its sub-amendments, on the text as it stands; nothing if they cannot be told apart."""
    if any(sub.fact.before != amendment.fact.after for sub in subs):  # written for an earlier wording
        return ()
    start = reading.text_at(amendment.fact.base)
    since = compose(start, reading.edits_since(amendment.fact.base), placed)
    alone = Carrier(start, since).carry(amendment.fact.edits)
    others = Carrier(start, amendment.fact.edits).carry(since)
    inner = [Carrier(apply(start, amendment.fact.edits), others.edits).carry(s.fact.edits) for s in subs]
    if alone.lost or others.lost or any(carried.lost for carried in inner):
        return ()
    middle = apply(apply(reading.text_at(len(reading.steps)), placed), alone.edits)
    told = merge(middle, [(s.id, carried.edits) for s, carried in zip(subs, inner, strict=True)])
    own = [Layer(who, (edit,)) for edit, who in told.edits]
    return () if told.conflicts else (Layer((amendment.id,), alone.edits), *_one_by_one(middle, own, ()))


def _one_by_one(base: Text, layers: Sequence[Layer], placed: Edits) -> list[Layer]:
    """Layers of one base told one after another, after what is placed already."""
    out: list[Layer] = []
    for layer in layers:
        out.append(replace(layer, edits=Carrier(base, placed).carry(layer.edits).edits))
        placed = (*placed, *layer.edits)
    return out


def _step(state: State, together: Sequence[Amendment], layers: tuple[Layer, ...], text: Text) -> Step:
    names = [name for amendment in together for name in family(state, amendment)]
    first = together[0]
    sheet = "; ".join(f"{vote.fact.part} {vote.fact.sheet}".strip() for vote in first.standing_votes)
    return Step(tuple(names), layers, text.digest, ", ".join(a.label for a in together), sheet)
