"""The projection: `main`, the amendments' branches and the tags, made from facts alone.

Delete them all, and the same commit ids come back. What each moment's facts make in Git is a table
in the module of that moment; the projector takes records in causal order, each adding its commits
and refs.
"""

from __future__ import annotations

from drafting.store.projection.making import NotReproduced
from drafting.store.projection.projector import Projector
from drafting.store.projection.refs import AMENDMENTS, MAIN, OUR_TAGS, branch_of, refs_to_move

__all__ = ["AMENDMENTS", "MAIN", "OUR_TAGS", "NotReproduced", "Projector", "branch_of", "refs_to_move"]
