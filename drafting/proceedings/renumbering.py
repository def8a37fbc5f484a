"""Renumbering: the final numbers of a text whose vote on the whole carried."""

from __future__ import annotations

from dataclasses import replace

from drafting.amending.compare import compare
from drafting.amending.edits import MoveDivision
from drafting.deliberation.facts import TextAdopted
from drafting.deliberation.reading import Reading
from drafting.deliberation.state import WHOLE, State
from drafting.text.labels import Labels, labels
from drafting.text.model import Division, Text
from drafting.text.references import numbered_source
from drafting.voting.tally import Outcome


def final_text(state: State, reading: Reading, text: Text) -> TextAdopted | None:
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
