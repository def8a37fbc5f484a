r"""Count sheets as tellers write them down: TOML with the figures of a secret ballot, in English or in French.

>>> parse_count_sheet('entitled = 9\nsigned_in = 8\nfound = 8\nfor = 5\nagainst = 3\n').count.expressed
8
"""

from __future__ import annotations

import tomllib
from typing import Any

from drafting.voting.secret import InvalidSheet, SecretSheet
from drafting.voting.tables import folded

_NAMES = {
    "entitled": ("entitled", "inscrits"),
    "signed_in": ("signed in", "signed", "émargements", "emargements"),
    "found": ("found", "papers", "bulletins"),
    "in_favour": ("for", "in favour", "pour"),
    "against": ("against", "contre"),
    "blank": ("blank", "blancs"),
    "null": ("null", "nuls"),
    "tellers": ("tellers", "scrutateurs"),
    "confirmed_by": ("confirmed by", "confirmé par", "confirme par"),
    "proof": ("proof", "preuve"),
}


def parse_count_sheet(toml: str) -> SecretSheet:
    """The sheet that a file says; raises `InvalidCount`, also for what no count sheet has."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise InvalidSheet("sheet", str(error)) from error
    own: dict[str, Any] = {}
    for key, value in data.items():
        name = next((name for name, known in _NAMES.items() if folded(key) in known), "")
        if not name or name in own:
            raise InvalidSheet("sheet", key)
        own[name] = value
    return SecretSheet.from_json(own)
