"""Words: titles, names, reasons and texts that would run, fetch, hide or steer where they are shown."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from functools import partial

from drafting.amending.apply import apply
from drafting.amending.edits import AddDivision, Splice
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentSubmitted,
    Mark,
    Opinion,
    OpinionGiven,
    SittingOpened,
)
from drafting.proceedings.desk import Desk
from drafting.text.blocks import heading, paragraph
from drafting.text.model import Division
from tests.helpers import Clock
from tests.hostile.world import ENEMY, World

# After the OWASP cheat sheet on cross-site scripting, and Trojan Source (CVE-2021-42574).
WORDS: Mapping[str, str] = {
    "a script": "<script>evil()</script>",
    "a script that closes a quotation": "\"'><script src=//evil.example/x.js></script>",
    "a picture": "<img src=x onerror=evil()>",
    "a drawing": "<svg onload=evil()><animate onbegin=evil()></svg>",
    "a frame": "<iframe srcdoc='<script>evil()</script>' src=javascript:evil()>",
    "a style": "</style><style>@import url(//evil.example/x.css);</style>",
    "a link that runs": "[click](javascript:evil()) [click](JaVaScRiPt:evil()) [click](data:text/html;base64,PHNjcmlwdD4=)",
    "a link that runs, hidden": "[click](&#106;avascript:evil()) [click](java\tscript:evil()) [click](vbscript:evil())",
    "a link with a handler": '[x](https://a.example/"onmouseover="evil()) <https://a.example/"onmouseover="evil()>',
    "a picture in Markdown": "![x](https://evil.example/x.png) ![x](javascript:evil())",
    "a base and a form": "<base href=//evil.example/><form action=//evil.example/><input autofocus onfocus=evil()>",
    "a template": "{{ ''.__class__.__mro__[1].__subclasses__() }} {% include '/etc/passwd' %} ${evil} #{evil}",
    "a template of typst": '#read("/etc/passwd") #eval("1") #import "@preview/evil:1.0.0" $ x $ @evil <evil>',
    "a comment that ends": "--><script>evil()</script><!-- ]]> */ </textarea></title>",
    "right to left": "for\u202e tsniaga \u2066x\u2069\u202c",
    "zero width": "a\u200bg\u200ca\u200di\u2060n\ufeffst \u00ad \u061c",
    "a terminal": "\x1b[2J\x1b[31mred\x1b]0;title\x07\x9b31m\x08\x08\r",
    "tags that nobody sees": "for\U000e0061\U000e0067\U000e0061",
    "formats": "{path} {0} %s %(x)s %n {label!r:>9999999}",
    "marks without end": "e" + "\u0301" * 5_000,
    "one long word": "x" * 100_000,
    "a formula": '=HYPERLINK("http://evil.example","x") +cmd|/c!A0 @SUM(1)',
}


def _said(said: str, world: World) -> None:
    """An amendment, opinions, a mark and a sitting that all say it, from another laptop."""
    desk = _enemy(world)
    reading = desk.state.reading
    assert reading is not None
    base = reading.frozen
    added = Division("articles", "090", "evil", (heading(said), paragraph(said)))
    edits = (Splice("articles/means", (1, 1), (1, 1), (), (" " + said,)), AddDivision(added))
    after = apply(base, edits)
    fact = AmendmentSubmitted("EE-01", 1, 0, base.digest, after.digest, said, said, said, edits, cosigners=(said,))
    more = [
        AmendmentNumbered("EE-01", 9),
        *(OpinionGiven("EE-01", said, opinion, said) for opinion in Opinion),
        AmendmentMarked("A-02", Mark.WITHDRAWN, said),
        SittingOpened(said, 9),
    ]
    with desk.writing():
        desk.write([fact, *more])
    _pushed(world)
    world.then = (("list",), ("log",), ("show", "EE-01"), ("order",), *_RENDERED)


_RENDERED = (("render", "all", "--format", "html", "--out", "../outside/html"),)


def _enemy(world: World) -> Desk:
    """The desk of another laptop, with what the bare repository has."""
    path = world.folder / "outside" / "eve"
    subprocess.run(["git", "clone", "-q", "-b", "main", str(world.hub), str(path)], check=True)
    desk = Desk.open(path, Clock(), "Eve")
    desk.journal.introduce(ENEMY)
    return desk


def _pushed(world: World) -> None:
    path = world.folder / "outside" / "eve"
    subprocess.run(["git", "push", "-q", "origin", "journal"], cwd=path, check=True)


def _templates(world: World) -> None:
    """A folder of templates in the resolution itself, on `main` and in the laptop's own files."""
    for top in (world.ours / "templates" / "html", world.ours / "templates" / "pdf"):
        top.mkdir(parents=True)
        for name in ("document.html", "text.html", "base.html", "layout.html", "page.html", "text.typ", "main.typ"):
            (top / name).write_text('<script>evil()</script>{{ cycler.__init__.__globals__.os.system("evil") }}\n')
    world.then = _RENDERED


ATTACKS: Mapping[str, Callable[[World], None]] = {
    **{f"words: {name}": partial(_said, said) for name, said in WORDS.items()},
    "templates of its own": _templates,
}
