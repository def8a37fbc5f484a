"""PDFs: the same words as the pages, the same bytes every time, and markup that stays words."""

import html as entities
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from drafting.publishing.html import html
from drafting.publishing.pdf import as_json, pdf
from drafting.publishing.views import Statement, memorandum_view, redline_view, text_view
from drafting.text.labels import labels
from drafting.text.model import Text
from tests.publishing.documents import documents, everything
from tests.publishing.samples import HOSTILE, MASTHEAD, TEXT, changed, credit

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="pdftotext (poppler-utils) is not installed: the words of the PDF go unread",
)


def words_of_pdf(data):
    """The words printed between header and footer, words cut at a line's end made whole."""
    crop = ["-x", "0", "-y", "62", "-W", "596", "-H", "716"]
    run = subprocess.run(
        ["pdftotext", "-raw", "-nopgbrk", *crop, "-", "-"], input=data, capture_output=True, check=True
    )
    return run.stdout.decode()


def words_of_html(source):
    """The words of a page, without its style."""
    body = source[source.index("<body") :]
    body = body[body.index("</a>") :]  # the link that skips to the text
    return entities.unescape(
        re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|em|strong|sup|span|ins|del|b)\b[^>]*>", "", body))
    )


def letters(text):
    """A text without blanks, dots that lead to page numbers, or hyphens."""
    return re.sub(r"[\s.\-\u00ad‑]+", "", text)


@needs_poppler
@pytest.mark.parametrize(("name", "document"), everything())
def test_pages_and_pdfs_say_the_same(name, document):
    """Letter for letter, as far as order on the page does not matter; the PDF adds only page numbers."""
    view = documents(name)[document]
    page, printed = letters(words_of_html(html(view))), letters(words_of_pdf(pdf(view)))
    digits = set("0123456789+")
    count = [Counter(c for c in text.casefold() if c not in digits) for text in (page, printed)]
    missing, extra = count[0] - count[1], count[1] - count[0]
    # The short notice at the foot of the page is cropped away with the footer.
    missing -= Counter(letters(view.front.short_notice).casefold())
    assert not missing
    assert not extra


@needs_poppler
@pytest.mark.parametrize(("name", "document"), everything())
def test_every_alinea_is_in_the_pdf(name, document):
    """Whole and in its own order, wherever no page ends inside it and nothing changed in it."""
    view = documents(name)[document]
    printed = letters(words_of_pdf(pdf(view)))
    lines = [line for line in _lines(json.loads(as_json(view))["sections"]) if len(line) == 1]
    said = [
        letters("".join(span["text"] for span in line[0]["spans"])) for line in lines if line[0]["change"] == "same"
    ]
    absent = [one for one in said if one not in printed]
    assert len(said) > 5
    assert len(absent) <= len(said) // 20 + 2


def _lines(value):
    """Every line of stretches inside a value."""
    if isinstance(value, dict):
        for key in ("line", "value", "name", "title"):
            if value.get(key):
                yield value[key]
        for inner in value.values():
            yield from _lines(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner)


@needs_poppler
def test_hostile_words_stay_words():
    """What looks like typst, HTML or Markdown is printed as typed."""
    base = Text.from_files(HOSTILE)
    bad = '#read("/etc/passwd") $x$ *a* <script>'
    head = replace(MASTHEAD, title=bad, notice=bad, body=bad, reference=bad, formula=bad)
    printed = letters(words_of_pdf(pdf(text_view(head, base, labels(base), vote=bad, correspondence=((bad, bad),)))))
    assert printed.count(letters("<script>")) >= 6
    assert "#read" in printed
    assert "root:" not in printed
    assert "javascript:alert(1)" in printed
    now, red = changed(base, ("A", {"articles/010-a.md": f"{bad}\n"}))
    printed = letters(words_of_pdf(pdf(redline_view(head, red, labels(base, now), {"A": credit("A", bad)}))))
    assert "root:" not in printed
    assert "$x$" in printed


def test_nothing_unsafe_is_linked():
    """No link of the PDF runs or reads anything."""
    base = Text.from_files(HOSTILE)
    data = pdf(text_view(MASTHEAD, base, labels(base)))
    assert b"javascript" not in data
    assert b"file:" not in data
    assert b"/Launch" not in data


def test_same_bytes_every_time():
    """In this process and in another, whatever the day."""
    view = documents("garden-streets")["redline"]
    here = pdf(view)
    assert pdf(view) == here
    code = (
        "import hashlib; from tests.publishing.documents import documents; from drafting.publishing.pdf import pdf;"
        "print(hashlib.sha256(pdf(documents('garden-streets')['redline'])).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    import hashlib

    assert other.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_no_date():
    """A document without a date has the same bytes too."""
    view = text_view(replace(MASTHEAD, date=None, status="draft"), TEXT, labels(TEXT))
    assert pdf(view) == pdf(view)


def test_both_standards_are_claimed():
    """PDF/A-2a and PDF/UA-1 in one file, tagged, in its language."""
    data = pdf(documents("garden-streets-en")["text"])
    assert b"pdfaid:part>2<" in data
    assert b"pdfaid:conformance>A<" in data
    assert b"pdfuaid:part>1<" in data


@pytest.mark.parametrize(
    "content",
    [
        "",
        "😀 中文 العربية\n",
        "# Titre seul\n",
        "- a\n\n  - b\n\n    - c\n\n      - d\n",
        "| a |\n| --- |\n",
        "#### h\n\n- x : y\n",
    ],
)
def test_odd_texts_are_printed(content):
    """Whatever a file holds, there is a document."""
    text = Text.from_files({"articles/010-a.md": content, "annexes/plan/010-b.md": content, "memorandum.md": content})
    numbers = labels(text)
    assert pdf(text_view(MASTHEAD, text, numbers)).startswith(b"%PDF")
    assert pdf(memorandum_view(MASTHEAD, text, numbers)).startswith(b"%PDF")
    if not content:
        return  # the redline of an empty file is being mended in drafting.amending
    now, red = changed(text, ("A", {"articles/010-a.md": "Autre.\n", "annexes/plan/010-b.md": None}))
    view = redline_view(MASTHEAD, red, labels(text, now), {})
    assert pdf(view).startswith(b"%PDF")
    assert html(view)


def test_an_empty_text_is_printed():
    """Nothing but a first page and the enacting words."""
    assert pdf(text_view(MASTHEAD, Text(), {})).startswith(b"%PDF")
    assert pdf(redline_view(MASTHEAD, (), {}, {})).startswith(b"%PDF")


@needs_poppler
def test_what_a_minority_annexes_comes_last():
    """On a page of its own, after the text and the vote on it."""
    statement = Statement("Sans moyens", ("M017",), "Nous *doutons*.\n")
    view = text_view(MASTHEAD, TEXT, labels(TEXT), vote="71 pour, 14 contre", statements=(statement,))
    said = words_of_pdf(pdf(view))
    assert said.index("71 pour") < said.rindex("Opinion minoritaire") < said.index("Nous doutons.") < said.index("M017")
