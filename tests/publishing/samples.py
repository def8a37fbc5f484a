"""Texts, mastheads and redlines to print."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

from drafting.amending.compare import compare
from drafting.amending.redline import RedDivision, redline
from drafting.amending.weave import Weave
from drafting.publishing.views import Credit, Masthead
from drafting.text.model import Text

DELIBERATIONS = Path(__file__).parents[2] / "deliberations"
MASTHEAD = Masthead(
    kind="deliberation",
    language="fr",
    title="Délibération d'essai",
    notice="Exemple : ce n'est pas un texte adopté. Tout est inventé.",
    body="Assemblée citoyenne de Paris",
    status="adopted",
    date=dt.datetime(2024, 5, 1, 18, tzinfo=dt.UTC),
    annex_titles={"plan": "Plan d'action"},
)
FILES = {
    "memorandum.md": "# Exposé des motifs\n\nPourquoi.\n\n## Comment\n\nAinsi.\n",
    "preamble.md": "Vu le code ;\n\nConsidérant ceci ;\n",
    "articles/010-purpose.md": (
        "# Objet\n\nLa Ville agit partout.\n\n- 1° premier ;\n\n  - a) dedans ;\n\n- 2° le second principe.\n\nFin.\n"
    ),
    "articles/020-means.md": "# Moyens\n\nSelon [l'article 7](articles/purpose) et [la mesure 9](annexes/plan/work).\n",
    "annexes/plan/010-youth.md": "# Jeunes\n\nFaire.\n\n- Domaine : moments clés\n\n- Échéance : 1er janvier 2026\n",
    "annexes/plan/020-work.md": "# Métiers\n\nFaire.\n\n- Domaine : obstacles\n\n- Indicateur : taux : net\n",
    "annexes/plan/030-language.md": "# Langue\n\nParler.\n\n- Domaine : obstacles\n\n- Pilote : solidarités\n",
    "annexes/plea.md": "# Plaidoyer\n\nNous demandons.\n",
}
TEXT = Text.from_files(FILES)
# A text in which every word wants to be something else.
HOSTILE = {
    "memorandum.md": "# <script>alert(1)</script>\n\n#read(hello) $x^2$ <b>gras</b> `#eval(1)`\n",
    "articles/010-a.md": (
        '# <img src=x onerror=alert(1)> #read("/etc/passwd")\n\n'
        "[clic](javascript:alert(1)) [mail](mailto:a@b.fr) [web](https://paris.fr/?a=1&b=2)\n\n"
        "[data](data:text/html,x) [fichier](file:///etc/passwd) [nulle part](articles/none)\n\n"
        "- 1° <svg onload=alert(1)> *a* _b_ #import\n\n"
        "| <b>a</b> | #b |\n| --- | --: |\n| $c$ | \\* |\n"
    ),
}


def sample(name: str) -> Text:
    """The text of a sample resolution."""
    folder = DELIBERATIONS / name / "text"
    return Text.from_files(
        {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    )


def masthead(name: str) -> Masthead:
    """The masthead of a sample resolution."""
    told = tomllib.loads((DELIBERATIONS / name / "text" / "resolution.toml").read_text(encoding="utf-8"))
    return Masthead(
        told["kind"],
        told["language"],
        told["title"],
        told["notice"],
        told["bodies"][0]["name"],
        "adopted",
        dt.datetime(2024, 5, 25, 18, tzinfo=dt.UTC),
        annex_titles=told.get("annexes", {}),
    )


def changed(base: Text, *layers: tuple[str, dict[str, str | None]]) -> tuple[Text, tuple[RedDivision, ...]]:
    """A text after layers of new files (None deletes one), each by an amendment, and the redline."""
    weave, now = Weave(base), base
    for name, files in layers:
        contents = {**now.to_files(), **files}
        after = Text.from_files({path: content for path, content in contents.items() if content is not None})
        weave.layer((edit, (name,)) for edit in compare(now, after))
        now = after
    return now, redline(weave)


def credit(name: str, label: str = "3", link: str = "") -> Credit:
    """What stands beside a change."""
    return Credit(name, label, f"Titre de l'amendement {label}", f"Table {label}", "Adopté : 62 pour, 21 contre", link)


def swapped(path: str, old: str, new: str, files: dict[str, str] = FILES) -> dict[str, str | None]:
    """One file with some words replaced."""
    assert old in files[path]
    return {path: files[path].replace(old, new)}
