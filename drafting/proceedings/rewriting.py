"""Rewriting: the text as somebody wrote it over `main`, in files that may then stay as they are."""

from __future__ import annotations

from drafting.proceedings import sources
from drafting.proceedings.desk import Desk
from drafting.proceedings.drafting_rounds import format_files
from drafting.proceedings.intake import NothingChanged
from drafting.text.model import Text


def written(desk: Desk) -> Text:
    """The text in the files, which are brought to canonical form so that they agree with what is made of them.

    Raises `NothingChanged`, `ForbiddenPaths` and, on any branch but `main`, `NotOnParent`.
    """
    tree = sources.working_tree(desk, None)
    if tree.on:
        raise sources.NotOnParent("main")
    if not tree.changed:
        raise NothingChanged
    desk.files.write(format_files({path: tree.found[path] for path in tree.changed if path in tree.found}))
    return tree.text
