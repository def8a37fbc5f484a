"""Pages: what in an HTML document would run, or be fetched from elsewhere, as a parser finds it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_RUNNING = frozenset({"script", "iframe", "object", "embed", "applet", "frame", "base", "form", "input", "svg", "math"})
_LEADING = frozenset({"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "xlink:href"})
_FETCHING = frozenset({"img", "link", "video", "audio", "source", "track", "picture"})
_SAFE = re.compile(r"(?:https?:|mailto:|#|[^:]*$)", re.IGNORECASE)
_STYLE = re.compile(r"@import|url\(\s*['\"]?(?:https?:)?//|expression\(", re.IGNORECASE)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        self._in_style = tag == "style"
        if tag in _RUNNING:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            said = re.sub(r"\s", "", value or "")
            if name.startswith("on") or name == "srcdoc":
                self.found.append(f"<{tag} {name}>")
            if name in _LEADING and not _SAFE.match(said):
                self.found.append(f"<{tag} {name}={said[:60]}>")
            if tag in _FETCHING and name in _LEADING and not said.startswith("data:image/"):
                self.found.append(f"<{tag} {name}={said[:60]}>")
            if name == "style" and _STYLE.search(said):
                self.found.append(f"<{tag} style={said[:60]}>")

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        """Look at words, and at style sheets."""
        if self._in_style and _STYLE.search(data):
            self.found.append(f"style: {_STYLE.search(data)}")
        if hidden := _HIDDEN.search(data):
            self.found.append(f"U+{ord(hidden[0]):04X}")


def active(html: str) -> list[str]:
    """Everything in a page that runs, is fetched, or is not seen; nothing in a page that only says something."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
