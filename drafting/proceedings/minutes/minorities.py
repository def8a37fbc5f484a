"""What is said of minorities."""

from __future__ import annotations

from drafting.deliberation.facts import MinorityStated
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences


def _stated(_: State, fact: MinorityStated) -> str:
    return tr("Minority statement annexed: {title} ({authors})", title=fact.title, authors=", ".join(fact.authors))


SENTENCES: Sentences = {MinorityStated: _stated}
