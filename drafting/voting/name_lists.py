r"""Lists of names: who the members are, by their ids; kept apart from the roll.

>>> parse_names("id,name\nM017,Ada\n")
{'M017': 'Ada'}
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from drafting.voting.names import is_name
from drafting.voting.tables import Fault, UnreadableRows, cell, records

LONGEST = 120
_COLUMNS = {
    "id": ("id", "member", "membre", "identifiant", "matricule"),
    "name": ("name", "nom", "prénom nom", "prenom nom"),
}


def parse_names(text: str) -> dict[str, str]:
    """The names of a CSV with the columns id and name; raises `UnreadableRows`."""
    found: dict[str, str] = {}
    for line, row in records(text, _COLUMNS):
        member, name = cell(line, row, "id"), cell(line, row, "name")
        if member in found:
            raise UnreadableRows(Fault.TWICE, member, line)
        for said, longest in ((member, 80), (name, LONGEST)):
            if not is_name(said, longest):
                raise UnreadableRows(Fault.CELL, said, line)
        found[member] = name
    return found


def print_names(names: Mapping[str, str]) -> str:
    """A CSV that `parse_names` takes back."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([("id", "name"), *names.items()])
    return out.getvalue()
