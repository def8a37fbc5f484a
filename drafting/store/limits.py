"""Limits: how much is read of what others wrote, and under which names.

Whatever passes one is refused with its path and the limit's name, before it is read where that can be.
"""

from __future__ import annotations

import re

MAX_BLOB = 1 << 20  # bytes of one file of a text: its "size"
MAX_RECORD = 16 << 20  # bytes of one fact: a table of amendments taken in at once is long
MAX_FILES = 2_000  # files and folders of a text: their "count"
MAX_ENTRIES = 200_000  # files and folders of a journal
MAX_OTHERS = 1_000  # files that come in beside facts and their signatures
MAX_DEPTH = 6  # folders in folders: their "depth"
MAX_OBJECT = 64 << 20  # bytes of anything in a folder that is fetched from: nothing here is that long
MAX_HEADER, MAX_LINE = 4 << 20, 1 << 12  # bytes of the head of a bundle, and of a line of it: Git reads one by one
MAX_BIG_FILE = "1m"  # from this size on, Git streams a file instead of holding it in memory

# Small letters, figures and three signs, none of them first: no option, no hidden file, no way up, no system's own.
JOURNAL_PATH = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
