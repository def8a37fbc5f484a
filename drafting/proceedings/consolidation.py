"""Consolidation: what was adopted is folded into the text, one step for each adoption."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from drafting.amending.apply import DoesNotFit, apply
from drafting.amending.compare import compare, compare_blocks
from drafting.amending.edits import Edit, Edits, MoveDivision, Splice
from drafting.amending.merge import Conflict, Merged, Warned, collide, merge
from drafting.amending.transform import Carrier, compose, inverse
from drafting.amending.weave import Attributed, Who
from drafting.deliberation.facts import ConflictSettled, Layer, Step, TextAdopted, TextConsolidated
from drafting.deliberation.state import WHOLE, Amendment, Reading, State, Status
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.text.blocks import Block, parse_blocks
from drafting.text.labels import Labels, labels
from drafting.text.model import Division, Text
from drafting.text.references import numbered_source
from drafting.voting.tally import Outcome


class ConflictsRemain(AlineaError):
    """Adopted amendments that cannot all stand: somebody must settle it."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(str(len(conflicts)))


class NothingToConsolidate(AlineaError):
    """Nothing was adopted that is not in the text already."""


class UnknownConflict(AlineaError, LookupError):
    """A conflict that is not there to be settled; `known` are those that are."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        self.key, self.known = key, known
        super().__init__(key)


class NotASide(AlineaError, ValueError):
    """A choice that a conflict does not offer."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


class OutcomeDisputed(AlineaError):
    """An amendment with two outcomes: it waits until one of them is resolved."""

    def __init__(self, labels_: tuple[str, ...]) -> None:
        self.labels = labels_
        super().__init__(", ".join(labels_))


@dataclass(frozen=True)
class Plan:
    """What a consolidation would do: nothing is written yet."""

    steps: tuple[Step, ...]
    text: Text
    conflicts: tuple[Conflict, ...]
    warnings: tuple[Warned, ...]
    final: TextAdopted | None = None


@dataclass(frozen=True)
class _Found:
    """A conflict, the text its sides were written for, and what has been adopted since if that is one of them."""

    conflict: Conflict
    base: Text
    since: Edits = ()


def plan(state: State) -> Plan:
    """What was adopted and is not yet in the text, merged on the text as it stands."""
    reading = lookup.open_reading(state)
    if disputed := [a.label for a in state.of_reading() if a.status is Status.DISPUTED]:
        raise OutcomeDisputed(tuple(disputed))
    adopted = _adopted(state)
    merged, found = _merged(state, reading, adopted)
    conflicts = tuple(one.conflict for one in found)
    steps = () if conflicts else tuple(_steps(state, reading, adopted, merged))
    final = None if conflicts else _final(state, reading, merged.text)
    return Plan(steps, merged.text, conflicts, merged.warnings, final)


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


def settle(desk: Desk, key: str, *, take: Sequence[str] = (), blocks: str | None = None) -> Conflict:
    """Settle a conflict: take sides, in this order, or put other words there; raises `UnknownConflict`, `NotASide`."""
    with desk.writing():
        state = desk.state
        conflicts = {one.conflict.key: one for one in _merged(state, lookup.open_reading(state), _adopted(state))[1]}
        found = [one for name, one in conflicts.items() if name.startswith(key) and key]
        if len(found) != 1:
            raise UnknownConflict(key, tuple(conflicts))
        conflict = found[0].conflict
        if blocks is not None:
            edits, choice = _rewritten(found[0], parse_blocks(blocks)), "text"
        else:
            edits, choice = _taken(state, conflict, take), ",".join(take)
        desk.write([ConflictSettled(conflict.key, conflict.who, _instead(found[0], edits, choice), choice)])
    return conflict


def _merged(state: State, reading: Reading, adopted: Sequence[Amendment]) -> tuple[Merged, list[_Found]]:
    """What was adopted, merged on the text as it stands, and every conflict of it."""
    text = reading.text_at(len(reading.steps))
    contributions, found = _carried(state, reading, adopted)
    merged = merge(text, contributions, state.settlements)
    return merged, [*found, *(_Found(conflict, text) for conflict in merged.conflicts)]


def _adopted(state: State) -> list[Amendment]:
    """Adopted amendments that are not in the text, parents only, in the order of their votes."""
    order = {record.hash: at for at, record in enumerate(state.records)}
    own = [a for a in state.of_reading() if a.status is Status.ADOPTED and a.consolidated is None and not a.fact.parent]
    return sorted(own, key=lambda a: (order[a.vote.record.hash] if a.vote else 0, a.numbers))


def _subs(state: State, parent: Amendment) -> list[Amendment]:
    return [child for child in state.children(parent.id) if child.status is Status.ADOPTED]


def _family(state: State, amendment: Amendment) -> list[str]:
    """An amendment and the adopted sub-amendments that go in with it, theirs too."""
    return [amendment.id, *(name for sub in _subs(state, amendment) for name in _family(state, sub))]


def _as_amended(state: State, amendment: Amendment) -> tuple[Edits, list[_Found]]:
    """An amendment's edits with its adopted sub-amendments in them, on the text it was written for."""
    subs = _subs(state, amendment)
    if not subs:
        return amendment.fact.edits, []
    amended = state.amended(amendment)
    below = [(sub.id, *_as_amended(state, sub)) for sub in subs]
    inner = merge(amended, [(name, edits) for name, edits, _ in below], state.settlements)
    found = [*(one for *_, own in below for one in own), *(_Found(conflict, amended) for conflict in inner.conflicts)]
    return compose(state.base_text(amendment.fact), amendment.fact.edits, inner.plain), found


def _carried(
    state: State, reading: Reading, adopted: Sequence[Amendment]
) -> tuple[list[tuple[str, Edits]], list[_Found]]:
    """Each amendment's edits on the text as it stands; what the text no longer takes is a conflict."""
    text = reading.text_at(len(reading.steps))
    carriers: dict[int, Carrier] = {}
    contributions: list[tuple[str, Edits]] = []
    found: list[_Found] = []
    for amendment in adopted:
        edits, inner = _as_amended(state, _amended_twin(state, amendment, adopted))
        found += inner
        base = amendment.fact.base
        if base not in carriers:
            carriers[base] = Carrier(reading.text_at(base), reading.edits_since(base), composed=True)
        carried = carriers[base].carry(edits)
        settled: list[Edit] = []
        since = reading.edits_since(base) if carried.lost else ()
        for group in _together(carried.lost, since):
            behind = {edit: _behind(reading, base) if edit in since else (amendment.id,) for edit in group}
            conflict = Conflict(tuple(behind.items()))
            choice = state.settlements.get(conflict.key)
            if choice is None or not _fits(text, choice):
                found.append(_Found(conflict, reading.text_at(base), since))
            else:
                settled += choice
        contributions.append((amendment.id, (*carried.edits, *settled)))
    return contributions, found


def _amended_twin(state: State, amendment: Amendment, adopted: Sequence[Amendment]) -> Amendment:
    """The identical amendment that sub-amendments were adopted to, whose fate is shared; else the amendment."""
    if _subs(state, amendment):
        return amendment
    same = {twin.id for twin in state.identical(amendment)}
    return next((twin for twin in adopted if twin.id in same and _subs(state, twin)), amendment)


def _together(lost: Sequence[tuple[Edit, Edit]], since: Edits) -> list[list[Edit]]:
    """What is lost and what is in its way, in groups that hang together."""
    groups: list[list[Edit]] = []
    for edit, obstacle in lost:
        own = [edit, *(other for other in since if other == obstacle or collide(edit, other))]
        beside = [group for group in groups if set(group) & set(own)]
        groups = [group for group in groups if group not in beside]
        groups.append(list(dict.fromkeys([*(one for group in beside for one in group), *own])))
    return groups


def _fits(text: Text, edits: Edits) -> bool:
    try:
        apply(text, edits)
    except DoesNotFit:
        return False
    return True


def _behind(reading: Reading, step: int) -> tuple[str, ...]:
    """The amendments that went into the text after so many adoptions."""
    return tuple(name for later, _ in reading.steps[step:] for name in later.amendments)


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
    subs = _subs(state, amendment)
    if subs and (told := _told_apart(reading, amendment, subs, placed)):
        edits = tuple(edit for edit, _ in own)
        before = apply(base, placed)
        after = before
        for layer in told:
            after = apply(after, layer.edits)
        if after == apply(before, Carrier(base, placed).carry(edits).edits):
            return told
    names = tuple(_family(state, amendment)[1:])
    by: dict[Who, list[Edit]] = {}
    for edit, who in own:
        by.setdefault((*who, *names), []).append(edit)
    return tuple(_one_by_one(base, [Layer(who, tuple(edits)) for who, edits in by.items()], placed))


def _told_apart(reading: Reading, amendment: Amendment, subs: Sequence[Amendment], placed: Edits) -> tuple[Layer, ...]:
    """The amendment, then its sub-amendments, on the text as it stands; nothing if they cannot be told apart."""
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
    names = [name for amendment in together for name in _family(state, amendment)]
    first = together[0]
    sheet = str(first.vote.fact.sheet) if first.vote else ""
    return Step(tuple(names), layers, text.digest, ", ".join(a.label for a in together), sheet)


def _taken(state: State, conflict: Conflict, take: Sequence[str]) -> Edits:
    """The sides that people named by their amendments, in this order; none of them is a choice too."""
    order: list[int] = []
    for written in take:
        name = lookup.amendment(state, written).id
        own = [n for n, (_, who) in enumerate(conflict.sides) if name in who]
        if not own:
            raise NotASide(written)
        order += [n for n in own if n not in order]
    if len(order) > 1 and conflict.at_one_point:
        return conflict.both(order)
    edits = tuple(edit for n in order for edit in conflict.one(n))
    if any(collide(one, other) for one, other in combinations(edits, 2)):
        raise NotASide(", ".join(take))
    return edits


def _instead(found: _Found, choice: Edits, said: str) -> Edits:
    """A choice as edits of the text as it stands, where one side is in it already: that one gives way."""
    stand = tuple(edit for edit, _ in found.conflict.sides if edit in found.since)
    if not stand:
        return choice
    if set(choice) == set(stand):
        return ()
    rest = tuple(edit for edit in found.since if edit not in stand)
    carrier, before = Carrier(found.base, rest), apply(found.base, rest)
    old, new = carrier.carry(stand), carrier.carry(choice)
    if old.lost or new.lost:
        raise NotASide(said)
    return compose(apply(before, old.edits), inverse(before, old.edits), new.edits)


def _rewritten(found: _Found, blocks: Sequence[Block]) -> Edits:
    """The edits that put other words in the blocks a conflict is about."""
    conflict = found.conflict
    splices = [edit for edit, _ in conflict.sides if isinstance(edit, Splice)]
    if len(splices) != len(conflict.sides):
        raise NotASide("text")
    division: Division = found.base[conflict.division]
    low = min(s.start[0] for s in splices)
    high = max(s.end[0] + (s.end[1] > 0) for s in splices)
    after = (*division.blocks[:low], *blocks, *division.blocks[high:])
    return tuple(compare_blocks(division.key, division.blocks, after))


def _final(state: State, reading: Reading, text: Text) -> TextAdopted | None:
    """The adopted text, renumbered, if the vote on the whole carried."""
    vote = state.vote_on(WHOLE)
    if reading.adopted or vote is None or vote.decision.outcome is not Outcome.ADOPTED:
        return None
    before = labels(reading.frozen, text)
    moves = {edit.division: edit for edit in _renumbering(text)}
    renumbered = Text(tuple(_with_prefix(d, moves) for d in text.divisions))
    after = labels(renumbered)
    language = reading.settings.language
    numbered = Text(tuple(_with_references(d, after, language) for d in renumbered.divisions))
    table = tuple(
        (d.key, before[d.key].phrase(language), after[d.key].phrase(language))
        for d in numbered.divisions
        if d.key in after
    )
    return TextAdopted(reading.number, compare(text, numbered), numbered.digest, table)


def _renumbering(text: Text) -> list[MoveDivision]:
    """Prefixes by tens, as wide as the series needs."""
    out: list[MoveDivision] = []
    for folder in dict.fromkeys(d.folder for d in text.divisions if d.numbered):
        series = text.series(folder)
        width = max(3, len(str(10 * len(series))))
        for rank, division in enumerate(series, start=1):
            prefix = f"{10 * rank:0{width}}"
            if prefix != division.prefix:
                out.append(MoveDivision(division.key, division.prefix, prefix))
    return out


def _with_prefix(division: Division, moves: dict[str, MoveDivision]) -> Division:
    move = moves.get(division.key)
    return replace(division, prefix=move.new) if move else division


def _with_references(division: Division, now: Labels, language: str) -> Division:
    blocks = (replace(b, source=numbered_source(b.source, now, language)) for b in division.blocks)
    return replace(division, blocks=tuple(blocks))
