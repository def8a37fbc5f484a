"""Pages: complete, safe, and the same for those who listen."""

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from drafting.publishing.html import html
from drafting.publishing.inline_html import line_html
from drafting.publishing.parts import Span, Stretch
from drafting.publishing.views import memorandum_view, redline_view, text_view
from drafting.text.labels import labels
from drafting.text.model import Text
from tests.publishing.documents import documents, everything
from tests.publishing.samples import HOSTILE, MASTHEAD, TEXT, changed, credit

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """The elements of a page; refuses what does not nest."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the last one open."""
        assert self.open.pop() == tag

    def tags(self, name):
        """The attributes of every element of a name."""
        return [attrs for tag, attrs in self.elements if tag == name]


@pytest.mark.parametrize(("name", "document"), everything())
def test_pages_are_sound(name, document):
    """Elements nest, ids are unique, links lead somewhere, headings skip no level."""
    view = documents(name)[document]
    page = Page(html(view))
    ids = Counter(attrs["id"] for _, attrs in page.elements if "id" in attrs)
    assert max(ids.values()) == 1
    inside = {attrs["href"][1:] for attrs in page.tags("a") if attrs["href"].startswith("#")}
    assert inside <= set(ids)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.tags("h1")) == len(page.tags("main")) == 1
    assert page.tags("html")[0]["lang"] == view.language


@pytest.mark.parametrize(("name", "document"), everything())
def test_pages_need_nothing(name, document):
    """No script, no inline style, and nothing is fetched."""
    source = html(documents(name)[document])
    page = Page(source)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "link", "form", "base"}
    assert not any(key == "style" or key.startswith("on") for _, attrs in page.elements for key in attrs)
    assert "url(" not in source.replace("url(data:font/woff2", "")


def test_the_policy_names_the_style_by_its_hash():
    """What stands in the style element is what the policy allows, additions included."""
    source = html(
        text_view(MASTHEAD, TEXT, labels(TEXT)), extra_css="p { color: red }</style><script>alert(1)</script>"
    )
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [m["content"] for m in Page(source).tags("meta") if "http-equiv" in m]
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert Page(source).tags("script") == []


def test_hostile_words_stay_words():
    """Markup in titles, alinéas, notices and statements is printed, not obeyed."""
    bad = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    head = MASTHEAD.__class__(bad, "fr", bad, bad, bad, bad, None, bad, "red}", {}, bad)
    base = Text.from_files(HOSTILE)
    now, red = changed(base, ("A", {"articles/010-a.md": f"{bad}\n\n[x](javascript:alert(1))\n"}))
    beside = {"A": credit("A", bad, "javascript:alert(1)")}
    for view in (
        text_view(head, base, labels(base), vote=bad, correspondence=((bad, bad),)),
        memorandum_view(head, base, labels(base)),
        redline_view(head, red, labels(base, now), beside),
    ):
        source = html(view)
        page = Page(source)
        assert page.tags("script") == page.tags("img") == page.tags("svg") == []
        assert not any(key.startswith("on") for _, attrs in page.elements for key in attrs)
        schemes = {attrs["href"].partition(":")[0] for attrs in page.tags("a") if ":" in attrs["href"]}
        assert schemes <= {"https", "mailto"}
        assert "&lt;script&gt;" in source


def test_line_html():
    """Marks nest, the blank before a change stays outside it, links are cleaned again."""
    line = (
        Stretch((Span("a "), Span("b", strong=True, em=True), Span("er", sup=True))),
        Stretch((Span(" neuf", href="#articles/a"),), "added", "[début]", "[fin]", "3"),
        Stretch(
            (Span("x", href="javascript:alert(1)"), Span("<b>")),
        ),
    )
    assert line_html(line) == (
        "a <strong><em>b</em></strong><sup>er</sup>"
        ' <ins class="added"><span class="heard">[début] </span><a href="#articles/a">neuf</a>'
        '<span class="heard"> [fin]</span></ins><sup class="by">3</sup><a>x</a>&lt;b&gt;'
    )


def test_changes_are_elements():
    """Added and removed words are ins and del, with words for those who listen."""
    source = html(documents("garden-streets-en")["redline"])
    assert '<ins class="added"><span class="heard">[start of addition] </span>' in source
    assert '<del class="removed"><span class="heard">[start of deletion] </span>' in source
    assert "[end of deletion]" in source


def test_the_notice_is_on_every_page():
    """Prominent at the top, short at the foot."""
    for name, document in everything():
        view = documents(name)[document]
        source = html(view)
        assert 'class="notice"' in source
        assert source.count(view.front.short_notice.replace("\u00a0", "\u00a0")[:30]) >= 2
