"""Amendments as commands tell them: as plain data, as places, as the redline of one wording."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import say, warn
from drafting.languages import current, tr

if TYPE_CHECKING:
    from datetime import datetime

    from drafting.deliberation.amendment import Amendment
    from drafting.deliberation.facts import AmendmentSubmitted, Intention
    from drafting.deliberation.state import State
    from drafting.deliberation.wordings import Worded
    from drafting.text.addresses import Address
    from drafting.text.labels import Labels
    from drafting.text.model import Text


def as_plain(state: State, amendment: Amendment, places: Places | None = None) -> dict[str, Any]:
    """An amendment as plain data, in the wording in force."""
    fact = amendment.fact
    return {
        "id": fact.id,
        "number": amendment.number,
        "label": amendment.label,
        "title": fact.title,
        "author": fact.author,
        "cosigners": list(fact.cosigners),
        "statement": fact.statement,
        "places": ["+ " * new + str(where) for where, new in (places or Places(state)).of(amendment)],
        "parent": fact.parent or None,
        "status": str(amendment.status),
        "reason": amendment.reason,
        "favouring": amendment.favouring or None,
        "admitted": amendment.is_admitted,
        "late": fact.deadline or None,
        "opinions": [{"by": o.by, "opinion": str(o.opinion), "note": o.note} for o in amendment.opinions],
        "vote": amendment.vote.decision.to_json() if amendment.vote else None,
        "intention": fact.intention.words if fact.intention else None,
        "edits": [edit.to_json() for edit in fact.edits],
        "submitted": amendment.record.at,
        "wordings": [_worded_as_plain(amendment, one) for one in amendment.wordings],
    }


def _worded_as_plain(amendment: Amendment, worded: Worded) -> dict[str, Any]:
    return {
        "label": label_of(amendment, worded),
        "fact": worded.said.record.hash,
        "text": worded.fact.after,
        "title": worded.fact.title,
        "consent": list(worded.consent),
        "in_force": worded in amendment.standing_wordings,
        "at": worded.said.record.at,
    }


def label_of(amendment: Amendment, worded: Worded) -> str:
    """What an amendment is called in one of its wordings: "12 rect. bis"."""
    return f"{amendment.name} {worded.suffix}".strip()


def show_change(state: State, amendment: Amendment, worded: Worded | None = None) -> None:
    """Print what an amendment changes in a wording, that in force by default; or what is meant, and where."""
    from drafting.publishing import phrases

    fact = (worded or amendment.wording).fact
    if fact.intention is None:
        click.echo("\n".join(redline_of_wording(state, fact)).rstrip())
        return
    where = phrases.address(Places(state).meant(fact, fact.intention))
    say(tr("To be worded, at {place}: {words}", place=where, words=fact.intention.words))


def redline_of_wording(state: State, fact: AmendmentSubmitted) -> Iterable[str]:
    """The redline of a wording, on the text it was written for."""
    from drafting.amending.redline import redline
    from drafting.amending.weave import Weave
    from drafting.commands.terminal import show
    from drafting.text.labels import labels

    weave = Weave(state.base_text(fact)).then(fact.edits, (fact.id,))
    return show(redline(weave), labels(state.readings[fact.reading].frozen, weave.text))


def show_difference(state: State, earlier: Worded, later: Worded) -> None:
    """Print what a wording changes in the text that an earlier one made."""
    from drafting.amending.compare import compare
    from drafting.amending.redline import redline
    from drafting.amending.weave import Weave
    from drafting.commands.terminal import show
    from drafting.text.labels import labels

    old, new = (state.amended_text(one.fact) for one in (earlier, later))
    known = labels(state.readings[later.fact.reading].frozen, new)
    lines = list(show(redline(Weave(old).then(compare(old, new))), known))
    click.echo("\n".join(lines or [tr("No change.")]).rstrip())


def warn_of_twins(state: State, amendment: Amendment) -> None:
    """Say which others are identical, and what an amendment would leave behind in the text."""
    from drafting.commands.concerns import warn_of_amendment

    if same := [a.label for a in state.identical(amendment)]:
        warn(tr("It is identical to: {labels}.", labels=", ".join(same)))
    if amendment.wording.is_worded:
        warn_of_amendment(state, amendment)


def deadline_words(amendment: Amendment) -> str:
    """The deadline that an amendment came after, as people write it."""
    from datetime import datetime

    try:
        return moment(datetime.fromisoformat(amendment.fact.deadline))
    except ValueError:  # as some other release wrote it
        return amendment.fact.deadline


def moment(at: datetime) -> str:
    """A day and an hour, as people write them."""
    from drafting.publishing.wording import date_words

    return tr("{date}, {hour}", date=date_words(at, current.get()), hour=f"{at:%H:%M}")


class Places:
    """Tells where amendments change the text they were written for; the numbers of each are made once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._bases: dict[tuple[int, str, str], tuple[Text, Labels]] = {}

    def of(self, amendment: Amendment) -> list[tuple[Address, bool]]:
        """Addresses, and whether they are new: there only once the amendment is adopted."""
        from drafting.amending.apply import fitting
        from drafting.amending.edits import AddDivision, Splice
        from drafting.text.addresses import Place, address_of

        base, known = self._base(amendment.fact)
        found: list[tuple[Address, bool]] = []
        if amendment.fact.intention:
            return [(self.meant(amendment.fact, amendment.fact.intention), False)]
        for edit in amendment.fact.edits:
            if isinstance(edit, AddDivision):
                after = self._state.amended(amendment)
                found.append((address_of(Place(edit.division), after, self._labels(amendment.fact, after)), True))
            else:
                place = Place(edit.division, edit.start[0] if isinstance(edit, Splice) else None)
                with fitting((edit,)):
                    found.append((address_of(place, base, known), False))
        return list(dict.fromkeys(found))

    def meant(self, fact: AmendmentSubmitted, intention: Intention) -> Address:
        """Where an intention is to go."""
        from drafting.text.addresses import Address, Place, address_of

        base, known = self._base(fact)
        if intention.division not in base:
            return Address("key", slug=intention.division, alinea=intention.alinea)
        alineas = dict(base[intention.division].alineas())
        return address_of(Place(intention.division, alineas.get(intention.alinea or 0)), base, known)

    def _base(self, fact: AmendmentSubmitted) -> tuple[Text, Labels]:
        key = fact.reading, fact.before, fact.parent
        if key not in self._bases:
            base = self._state.base_text(fact)
            self._bases[key] = base, self._labels(fact, base)
        return self._bases[key]

    def _labels(self, fact: AmendmentSubmitted, text: Text) -> Labels:
        from drafting.text.labels import labels

        return labels(self._state.readings[fact.reading].frozen, text)
