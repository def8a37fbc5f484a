"""Why a signature does not hold, in words."""

from __future__ import annotations

from drafting.languages import tr


def fault(why: str) -> str:
    """What is wrong with a signature, by the code that it was found with."""
    from drafting.proceedings.syncing import STRAY
    from drafting.store.signing import Why

    said = {
        Why.UNREADABLE: tr("it cannot be read"),
        Why.NAMESPACE: tr("it was made for something else"),
        Why.ALGORITHM: tr("its key or its method is not relied on"),
        Why.OTHER_BYTES: tr("it is of other words"),
        STRAY: tr("the fact is not there"),
    }
    return said.get(why, why)
