"""Drivers: Git compares and merges the files of a text by our programs, in this clone alone.

Both are named in the clone's own settings and attributes, as gitattributes(5) says. Where the program
can no longer be run, Git's own way is taken, so that nobody is left without.
"""

from __future__ import annotations

from drafting.store.git import Repository
from drafting.text.model import ANNEXES, ARTICLES, MEMORANDUM, PREAMBLE

# What the merge driver says when it is done. If it says neither, it did not merge at all; its status alone
# would not do, for Git takes any for a conflict, and drops one side.
MERGED, CONFLICTS = "merged", "conflicts"
_NAME = "alinea"
_PATTERNS = (f"/{MEMORANDUM}.md", f"/{PREAMBLE}.md", f"/{ARTICLES}/*.md", f"/{ANNEXES}/**/*.md")
_DIFF = 'f() {{ {program} forge-setup git-diff "$@" || diff -u "$2" "$5" || :; }}; f'
_MERGE = (
    'case "$({program} forge-setup git-merge --marker-size %L %O %A %B)" in '
    f"{MERGED}) exit 0 ;; {CONFLICTS}) exit 1 ;; esac; "
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"
)


def set_drivers(repository: Repository, program: str) -> None:
    """Have Git compare and merge with a program, which is given as words for the shell; again does no harm."""
    settings = {
        f"diff.{_NAME}.command": _DIFF.format(program=program),
        f"merge.{_NAME}.name": "Alinéa, word by word",
        f"merge.{_NAME}.driver": _MERGE.format(program=program.replace("%", "%%")),
    }
    for name, value in settings.items():
        repository.raw.config[name] = value
    _add_attributes(repository, [f"{pattern} diff={_NAME} merge={_NAME}" for pattern in _PATTERNS])


def _add_attributes(repository: Repository, wanted: list[str]) -> None:
    """Add lines that are not there yet to the attributes of this clone."""
    path = repository.common / "info" / "attributes"
    there = path.read_text("utf-8", "surrogateescape") if path.exists() else ""
    new = [line for line in wanted if line not in there.splitlines()]
    if new:
        path.parent.mkdir(exist_ok=True)
        apart = "\n" if there and not there.endswith("\n") else ""
        beside = path.with_name(".attributes.alinea-tmp")
        beside.write_text(there + apart + "\n".join(new) + "\n", "utf-8", "surrogateescape")
        beside.replace(path)
