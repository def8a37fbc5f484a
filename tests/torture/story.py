"""The life of a text, told in commands: every command that writes is in it, and each is struck where it stands.

All happens below one folder: the secretariat's clone `r`, another laptop's `other`, a bare repository
`hub.git`, a stick with `file.bundle`, and the files that people bring.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.helpers import git, put

DRAFT = {
    "draft/preamble.md": "Whereas gardens cool the streets,\n",
    "draft/articles/010-purpose.md": (
        "# Purpose\n\nThe city plants trees in every street.\n\nIt begins with the streets that have none.\n\n"
        "It reports every year to the council.\n"
    ),
    "draft/articles/020-means.md": "# Means\n\nThe means are voted every year.\n\nNeighbours may give to them.\n",
    "draft/articles/030-follow-up.md": "# Follow-up\n\nA committee of ten citizens follows the plan.\n",
}
PURPOSE, MEANS, FOLLOW_UP = (path.removeprefix("draft/") for path in list(DRAFT)[1:])
TABLE = """place,new text,author,title
1.2,It begins with the streets near schools.,Table 4,Near schools
2.1,The means are voted every two years.,Table 5,Two years
2.1,The means are voted every quarter.,Table 6,Quarters
3,A committee of twenty citizens follows the plan.,Table 7,Twenty
3,A committee of citizens follows the plan and tells of it.,Table 9,Any number
"""
EDITOR = "#!/bin/sh\nsed -i 's/ten citizens/twelve citizens/; s/eleven citizens/thirty citizens/; s/every square/every square and court/' \"$1\"\n"
CONFLICT = "9413"  # between “twelve” and “eleven”: made of what they are, it is always the same


DEVICE = "N"  # by its initials


def nothing(top: Path) -> None:
    """Nothing is brought."""


@dataclass(frozen=True)
class Step:
    """A command in a clone, and what people do before it.

    `again`: it may be repeated once it is done. `halves`: it writes twice, and the first may stand alone.
    """

    words: tuple[str, ...]
    before: Callable[[Path], None] = nothing
    again: bool = False
    halves: bool = False

    @property
    def name(self) -> str:
        """What it is called in a report."""
        where = self.words[: (self.words[0] == "-C" and 2) or 0]
        said = [word for word in self.words[len(where) :] if " " not in word][:3]
        return " ".join([*said, *(["on the other laptop"] if where == ("-C", "other") else [])])

    @property
    def command(self) -> str:
        """The command that it is of."""
        return self.words[2] if self.words[0] == "-C" else self.words[0]


def here(*words: str, before: Callable[[Path], None] = nothing, again: bool = False) -> Step:
    """In the secretariat's clone."""
    return Step(("-C", "r", *words), before, again)


def there(*words: str, before: Callable[[Path], None] = nothing, again: bool = False) -> Step:
    """On the other laptop."""
    return Step(("-C", "other", *words), before, again)


def changed(path: str, old: str, new: str, at: str = "r") -> Callable[[Path], None]:
    """Somebody changes words of a file."""

    def change(top: Path) -> None:
        file = top / at / path
        said = file.read_text("utf-8")
        assert old in said, said
        file.write_text(said.replace(old, new), "utf-8")

    return change


def _people_bring_a_draft(top: Path) -> None:
    put(top, DRAFT)


def _somebody_commits_with_git(top: Path) -> None:
    changed(FOLLOW_UP, "follows the plan", "follows the plan and tells of it")(top)
    git(top / "r", "add", ".")
    git(top / "r", "commit", "-qm", "Follow-up, worded anew")


def _somebody_writes_by_hand(top: Path) -> None:
    changed(PURPOSE, "It reports", "It   reports")(top)


def _an_editor_is_there(top: Path) -> None:
    put(top, {"editor": EDITOR})
    (top / "editor").chmod(0o755)


def _a_key_is_made(top: Path) -> None:
    words = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(top / "key"))
    subprocess.run(words, check=True)


def _somebody_writes_on(top: Path) -> None:
    changed(PURPOSE, "every year to the council", "every year")(top)


def _lists_are_brought(top: Path) -> None:
    members = [f"M{number:03}" for number in range(1, 21)]
    put(top, {"roll.csv": "id,group\n" + "".join(f"{name},East\n" for name in members)})
    put(top, {"names.csv": "id,name\n" + "".join(f"{name},Ada of {name}\n" for name in members)})


def _instructions(top: Path) -> None:
    put(top, {"no-3.txt": "In article 3, replace “ten” with “eleven”.", "change.txt": "Replace “ten” with “nine”."})
    put(top, {"table.csv": TABLE, "statement.md": "Shops have other cares.\n"})
    put(top, {"approvals.csv": "amendment,approvals\n2,9\n3,7\n"})


def _a_second_table(top: Path) -> None:
    rows = "1.2,It begins with the streets near halls.,Table 4,Halls\n1.1,The city plants old trees.,Table 5,Old\n"
    put(top, {"second.csv": "place,new text,author,title\n" + rows})


def _in_every_square(top: Path) -> None:
    changed(PURPOSE, "every street", "every square")(top)


def _in_every_park(top: Path) -> None:
    changed(PURPOSE, "every street", "every square and every park")(top)


def _table_7_pushes_a_branch(top: Path) -> None:
    git(top / "r", "switch", "-qc", "table-7", "main")
    changed(MEANS, "Neighbours may give", "Neighbours and shops may give")(top)
    git(top / "r", "commit", "-qam", "Shops")
    git(top / "r", "switch", "-q", "main")


def _a_hub_is_made(top: Path) -> None:
    git(top, "init", "-q", "--bare", "-b", "main", "hub.git")
    git(top / "r", "remote", "add", "origin", str(top / "hub.git"))


def _another_laptop_clones(top: Path) -> None:
    git(top, "clone", "-q", "hub.git", "other")


def _a_power_cut(top: Path) -> None:
    for left in ("alinea/writing", "index.lock", "refs/heads/main.lock"):
        (top / "r/.git" / left).touch()
    (top / "r/.git/refs/tags/reading").mkdir(parents=True, exist_ok=True)
    (top / "r/.git/refs/heads/main").write_bytes(b"")


STORY: tuple[Step, ...] = (
    Step(
        ("new", "r", "--from", "draft", "--title", "Trees", "--members", "20", "--body", "Council"),
        _people_bring_a_draft,
    ),
    here("device", "key", "key", before=_a_key_is_made, again=True),
    here("format", before=_somebody_writes_by_hand, again=True),
    here("version", "V1", "--note", "After the hearing", before=_somebody_writes_on),
    here("remark", "add", "1.1", "Say which streets.", "--by", "Table 4"),
    here("remark", "answer", "1", "All of them."),
    here("idea", "add", "Shade at bus stops", "--from", "Table 4", "--at", "hearing of 12 January"),
    here("idea", "keep", "1"),
    here("idea", "cite", "1", "1"),
    here("roll", "set", "roll.csv", before=_lists_are_brought),
    here("roll", "names", "names.csv", again=True),
    here("reading", "open", before=_somebody_commits_with_git),
    here("propose", "--title", "Every square", "--author", "Table 1", before=_in_every_square),
    here("propose", "--edit", "3.1", "--title", "Twelve", "--author", "Table 2", before=_an_editor_is_there),
    here("propose", "--instruction", "no-3.txt", "--title", "Eleven", "--author", "Table 3", before=_instructions),
    here("propose", "--branch", "table-7", "--title", "Shops", "--author", "Table 7", before=_table_7_pushes_a_branch),
    here("import", "table.csv"),
    here("propose", "--to", "1", "--edit", "1.1", "--title", "And every court", "--author", "Table 8"),
    here("group", "7", "8", "--title", "Less often"),
    here("order", "--call", "6", "--after", "5", "--reason", "The table is late"),
    here("opinion", "1", "favourable", "--by", "Rapporteur"),
    here("admit", "2", "--by", "The bureau"),
    here("refuse", "6", "--reason", "It belongs into the budget", "--by", "The bureau"),
    here("rectify", "4", "--title", "Shops and halls", "--consent-of", "Table 7"),
    here("rectify", "1", "--consent-of", "Table 1", before=_in_every_park),
    here("minority", "Without shops", "statement.md", "--author", "M017"),
    here("choose", "2", "3", "--approval", "approvals.csv"),
    here("sitting", "open", "Plenary", "--present", "18"),
    here("sitting", "presence", "+M017"),
    here("sitting", "suspend"),
    here("sitting", "resume"),
    here("mark", "5", "withdrawn", "--reason", "Said otherwise"),
    here("vote", "1", "--for", "12", "--against", "3", "--abstain", "1"),
    here("undo", "--reason", "Another amendment was meant"),
    here("vote", "2", "--for", "12", "--against", "3", "--abstain", "1"),
    here("vote", "3", "--for", "10", "--against", "3"),
    here("vote", "4", "--for", "10", "--against", "3"),
    here("falling", "--confirm-all"),
    here("consolidate", "--settle", CONFLICT, "--take", "3"),
    here("consolidate"),
    here("vote", "text", "--unanimous"),
    here("consolidate"),
    Step(("-C", "r", "sitting", "close"), halves=True),  # closed and sealed, then the tag is signed
    here("act", "--reference", "2026-12", "--transmitted", "2026-03-09"),
    here("correct", "--reason", "A letter was missing", before=changed(MEANS, "means are", "sums are")),
    here("export", "all.bundle"),
    here("render", "text", "--format", "html", "--out", "public", again=True),
    Step(("instruction", "apply", "draft/articles/030-follow-up.md", "change.txt", "--output", "after.md"), again=True),
    here("forge-setup", "github", "--output", "ci", again=True),
    here("doctor", before=_a_power_cut, again=True),
    here("reading", "open", "2", "--body", "Board"),
    here("import", "second.csv", before=_a_second_table),
    here("compromise", "1", "2", "--title", "Both"),
    here("sync", before=_a_hub_is_made, again=True),
    there("vote", "3", "--for", "9", "--against", "4", before=_another_laptop_clones),
    there("sync", again=True),
    here("vote", "3", "--for", "8", "--against", "5"),
    here("sync", again=True),
    here("resolve", "3", "2", "--reason", "The second teller's sheet"),
    here("vote", "3", "--settle", "All saw it"),
    here("device", "admit", DEVICE, "--role", "clerk", "--role", "numbering", "--role", "chair"),
    here("sync", again=True),
    there("sync", again=True),
    there(
        "propose", "--title", "Them", "--author", "Table 9", before=changed(FOLLOW_UP, "citizens", "people", "other")
    ),
    here("sync", "--bundle", "file.bundle", again=True),
    there("sync", "--bundle", "file.bundle", again=True),
    there("propose", "--edit", "3.1", "--title", "More", "--author", "Table 9"),
    there("sync", "--bundle", "file.bundle", again=True),
    here("sync", "--bundle", "file.bundle", again=True),
    here("number"),
)
