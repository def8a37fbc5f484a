"""The three documents of the sample resolutions, as people would print them."""

from __future__ import annotations

import tomllib
from functools import cache

from drafting.amending.redline import RedDivision
from drafting.publishing.parts import DocumentView
from drafting.publishing.views import Credit, Statement, memorandum_view, redline_view, text_view
from drafting.text.labels import labels
from drafting.text.model import Text
from tests.publishing.samples import DELIBERATIONS, changed, masthead, sample

STATEMENTS = (
    Statement("Sans moyens, rien ne change", ("M017", "M042"), "Nous doutons :\n\n- du *calendrier* ;\n- du coût.\n"),
)
NAMES = ("homelessness", "garden-streets", "garden-streets-en")


@cache
def documents(name: str) -> dict[str, DocumentView]:
    """Memorandum, text and redline of a sample whose amendments are all adopted where they still fit."""
    base, head = sample(name), masthead(name)
    now, red, beside = _amended(name, base)
    return {
        "memorandum": memorandum_view(head, base, labels(base)),
        "text": text_view(
            head, now, labels(now), vote="71 pour, 14 contre", correspondence=(("Article 3", "Article 4"),)
        ),
        "redline": redline_view(head, red, labels(base, now), beside, STATEMENTS),
    }


def _amended(name: str, base: Text) -> tuple[Text, tuple[RedDivision, ...], dict[str, Credit]]:
    layers, beside, files = [], {}, dict(base.to_files())
    for path in sorted((DELIBERATIONS / name / "amendments").glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        after = dict(files)
        if all(_fits(change, after) for change in told["change"]):
            gone: dict[str, str | None] = dict.fromkeys(files.keys() - after.keys())
            layers.append((path.stem, {**after, **gone}))
            files = after
            beside[path.stem] = Credit(
                path.stem,
                path.stem[:2].lstrip("0"),
                told["title"],
                told["author"],
                "Adopté : 62 pour",
                f"../{path.stem}.html",
            )
    now, red = changed(base, *layers)
    return now, red, beside


def _fits(change: dict[str, str], files: dict[str, str]) -> bool:
    """Make one change of an amendment, if its words are still there."""
    path = change["file"]
    if change.get("delete"):
        return files.pop(path, None) is not None
    if "content" in change:
        files[path] = change["content"]
        return True
    if change.get("find", "\0") not in files.get(path, ""):
        return False
    files[path] = files[path].replace(change["find"], change["replace"], 1)
    return True


def everything() -> list[tuple[str, str]]:
    """Every sample and document."""
    return [(name, document) for name in NAMES for document in ("memorandum", "text", "redline")]
