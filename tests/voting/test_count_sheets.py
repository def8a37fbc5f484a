"""Count sheets in a file: the figures of a secret ballot, and nothing else."""

from __future__ import annotations

import pytest

from drafting.voting.ballots import InvalidCount
from drafting.voting.count_sheets import parse_count_sheet
from drafting.voting.secret import SecretSheet

ENGLISH = """entitled = 12
signed_in = 9
found = 9
for = 5
against = 3
null = 1
tellers = ["M003", "M041"]
confirmed_by = "M041"
"""
FRENCH = """inscrits = 12
emargements = 9
bulletins = 9
pour = 5
contre = 3
nuls = 1
scrutateurs = ["M003", "M041"]
confirme_par = "M041"
"""
SHEET = SecretSheet(12, 9, 9, 5, 3, 0, 1, ("M003", "M041"), "M041")


@pytest.mark.parametrize("written", [ENGLISH, FRENCH])
def test_a_sheet_is_read_in_either_language(written: str) -> None:
    """Without accents, which TOML has only between quotation marks."""
    assert parse_count_sheet(written) == SHEET


@pytest.mark.parametrize(
    "written",
    [
        "",
        "entitled = 12\n",
        ENGLISH + "abstain = 1\n",
        ENGLISH + "pour = 5\n",
        ENGLISH + 'ballots = ["for", "against"]\n',
        ENGLISH.replace("= 5", "= -5"),
        ENGLISH.replace("= 5", '= "M017"'),
        "entitled",
    ],
)
def test_what_is_no_count_sheet_is_refused(written: str) -> None:
    """A figure missing, told twice or unknown; ballots; what is no TOML."""
    with pytest.raises(InvalidCount):
        parse_count_sheet(written)
