"""Makes a golden repository: a sample replayed by this release, bundled, with what every later one must read in it.

    python tests/golden/make.py

Run once, when a release is made; what is there is never made again. Until 0.1 is out, `--again`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from drafting import __version__  # noqa: E402
from drafting.deliberation.amendment import Amendment  # noqa: E402
from drafting.deliberation.reading import Reading  # noqa: E402
from drafting.deliberation.standing import Vote  # noqa: E402
from drafting.deliberation.state import State  # noqa: E402
from drafting.proceedings.replay import replay  # noqa: E402

SAMPLE = "garden-streets-en"


def expected(state: State, refs: dict[str, str]) -> dict[str, Any]:
    """Everything in a state that must never read otherwise, as plain values."""
    return {
        "title": state.title,
        "records": [record.hash for record in state.records],
        "irregular": [why for _, why in state.irregular],
        "unread": len(state.unread),
        "initials": state.initials,
        "sittings": [[one.fact.title, one.fact.present, one.closed is not None] for one in state.sittings],
        "readings": {str(number): _reading(reading) for number, reading in state.readings.items()},
        "amendments": {name: _amendment(amendment) for name, amendment in state.amendments.items()},
        "votes": [[number, on, *map(_vote, votes)] for (number, on), votes in state.votes.items()],
        "text": state.text.digest,
        "refs": refs,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "body": reading.body,
        "frozen": reading.frozen.digest,
        "text": reading.text.digest,
        "labels": {key: label.phrase("en") for key, label in reading.labels.items()},
        "steps": [[*step.amendments, step.label, step.vote, step.text] for step, _ in reading.steps],
        "origin": {
            key: ["/".join(thread.added) for thread in woven.threads if thread.stands and thread.added]
            for key, woven in reading.weave().divisions.items()
        },
        "correspondence": [list(row) for row in reading.adopted[0].correspondence] if reading.adopted else None,
    }


def _amendment(amendment: Amendment) -> dict[str, Any]:
    fact = amendment.fact
    return {
        "label": amendment.label,
        "title": fact.title,
        "author": fact.author,
        "parent": fact.parent,
        "base": fact.base,
        "before": fact.before,
        "after": fact.after,
        "status": str(amendment.status),
        "reason": amendment.reason,
        "consolidated": amendment.consolidated,
        "opinions": [[opinion.by, str(opinion.opinion)] for opinion in amendment.opinions],
        "votes": [_vote(vote) for vote in amendment.votes],
    }


def _vote(vote: Vote) -> list[str]:
    return [str(vote.fact.sheet), str(vote.decision.outcome), str(vote.decision.reason), vote.fact.text]


def refs_of(folder: Path) -> dict[str, str]:
    """Every branch and tag."""
    told = _git(folder, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")
    return dict(line.split(" ") for line in told.splitlines())


def _git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def main(*words: str) -> None:
    """Make the bundle and what is expected of it."""
    to = HERE / __version__.rpartition(".")[0]
    if to.exists() and "--again" not in words:
        raise SystemExit(f"{to} is there, and frozen")
    to.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / SAMPLE
        story = replay(ROOT / "deliberations" / SAMPLE, path)
        _git(path, "bundle", "create", "-q", str(to / f"{SAMPLE}.bundle"), "--branches", "--tags")
        told = json.dumps(expected(story.desk.state, refs_of(path)), indent=1, ensure_ascii=False, sort_keys=True)
        (to / f"{SAMPLE}.json").write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
