"""Slugs: flat lower-case ASCII names, for branches and files."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug(words: str, longest: int = 40) -> str:
    """A flat lower-case ASCII name made of words, for a branch or a file."""
    ascii_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = [part for part in re.split(r"[^a-z0-9]+", ascii_) if part]
    out = ""
    for part in parts:
        if out and len(out) + 1 + len(part) > longest:
            break
        out = f"{out}-{part}" if out else part[:longest]
    return out or hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:8]
