"""Places that remarks and ideas are about, told as they stand now, or as gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.languages import tr

if TYPE_CHECKING:
    from drafting.proceedings.anchors import Anchors
    from drafting.text.addresses import Place

_QUOTED = 60  # letters of words that are gone


def told(anchors: Anchors, place: Place | None, words: str) -> str:
    """Where something stands: "Article 3, alinéa 2"; or, once it is gone, the words that it had."""
    from drafting.publishing import phrases
    from drafting.text.inline import plain

    if place is None:
        said = " ".join(plain(words).split())
        cut = said if len(said) <= _QUOTED else said[:_QUOTED].rpartition(" ")[0] + "…"
        return tr("Gone: “{words}”", words=cut)
    return phrases.capital(phrases.place(place.key, anchors.labels.get(place.key), anchors.alinea(place)))


def plain_value(anchors: Anchors, place: Place | None) -> dict[str, object]:
    """The same as plain data: an address that `alinea show` and others read, and the words there now."""
    from drafting.text.addresses import address_of

    if place is None:
        return {"address": None, "now": None}
    return {"address": str(address_of(place, anchors.text, anchors.labels)), "now": anchors.words(place)}
