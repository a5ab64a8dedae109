"""Changes of an HTML page that leave what it says as it is: each takes the text of a page and dice, and gives another text."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from html.entities import codepoint2name

_TOKEN = re.compile(
    r"<!--.*?-->|(?P<raw><(script|style|textarea|pre|title)\b[^>]*>.*?</\2\s*>)|(?P<tag></?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)|<[^>]*>|[^<]+|<",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)")
_NAME = re.compile(r"\b(?:name|property)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_CONTENT = re.compile(r"(\bcontent\s*=\s*)(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
# Names of people and what is said of them stay in their order.
_PEOPLE = re.compile(
    r"(?:citation_|dc\.|dcterms\.|prism\.|eprints\.|bepress_citation_)?(?:author|creator|contributor|editor)"
)
_BLOCKS = "html|head|body|meta|link|script|title|div|table|tbody|tr|ul|ol|dl|h[1-3]"
_BLOCK = re.compile(rf"<(?:{_BLOCKS})\b", re.IGNORECASE)

Change = Callable[[str, random.Random], str]


def each_token(text: str, tag: Callable[[str], str], visible: Callable[[str], str]) -> str:
    """The page with its tags and its texts between them changed; scripts, styles, titles and comments stay."""
    in_body = False

    def one(match: re.Match[str]) -> str:
        nonlocal in_body
        token = match[0]
        if match["tag"]:
            in_body = in_body or token.lower().startswith("<body")
            return tag(token)
        return token if match["raw"] or token.startswith("<") or not in_body else visible(token)

    return _TOKEN.sub(one, text)


def reordered_metas(text: str, dice: random.Random) -> str:
    """The named metas in another order; those of one name, and people with what is said of them, keep theirs."""
    places: list[str] = []

    def noted(meta: str) -> str:
        places.append(meta)
        return meta

    each_meta(text, noted)
    kinds = [_kind(meta) for meta in places]
    waiting = {kind: iter([meta for meta, its in zip(places, kinds, strict=True) if its == kind]) for kind in kinds}
    others = iter([next(waiting[kind]) for kind in dice.sample(kinds, len(kinds))])
    return each_meta(text, lambda _meta: next(others))


def each_meta(text: str, change: Callable[[str], str]) -> str:
    """The page with its named metas changed, but not those in comments and scripts."""
    return each_token(
        text, lambda tag: change(tag) if _META.match(tag) and _NAME.search(tag) else tag, lambda visible: visible
    )


def _kind(meta: str) -> str:
    name = _NAME.search(meta)
    assert name is not None
    return "people" if _PEOPLE.match(name[1].lower()) else name[1].lower()


_NAVIGATION = """
<header><a href="/"><img src="/logo.png" alt="Home"></a><form action="/search"><input name="q" placeholder="Search"></form></header>
<nav aria-label="Main"><ul><li><a href="/about">About</a></li><li><a href="/journals">Journals</a></li><li><a href="/login">Sign in</a></li></ul></nav>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/browse">Browse</a></li></ol>
"""
_SIDEBAR = """
<aside><h3>Most read</h3><ul><li><a href="https://doi.org/10.5555/other.1">Another article of ours</a></li>
<li><a href="/articles/2">A second article</a></li></ul><p><a href="/alerts">Sign up for alerts</a></p></aside>
<footer><p>© 2019 The Invented Library. <a href="/privacy">Privacy</a> | <a href="/terms">Terms</a></p>
<p><a href="https://social.example.org/">Follow us</a></p></footer>
"""


def with_navigation(text: str, _dice: random.Random) -> str:
    """A header, navigation, a sidebar with other articles, and a footer around what the body holds."""
    text = re.sub(r"<body\b[^>]*>", lambda match: match[0] + _NAVIGATION, text, count=1, flags=re.IGNORECASE)
    return re.sub(r"</body>", lambda match: _SIDEBAR + match[0], text, count=1, flags=re.IGNORECASE)


def other_blanks(text: str, dice: random.Random) -> str:
    """Other white space where there is some between tags, and some more around blocks."""
    text = re.sub(r">\s+<", lambda _: ">" + dice.choice(("\n", "\n\n\t", "  \n  ", "\t")) + "<", text)
    return before_blocks(text, ("", "\n", "\n    "), dice)


def before_blocks(text: str, choices: tuple[str, ...], dice: random.Random) -> str:
    """The page with one of these before each tag that begins a block."""
    return each_token(
        text, lambda tag: dice.choice(choices) + tag if _BLOCK.match(tag) else tag, lambda visible: visible
    )


def crlf(text: str, _dice: random.Random) -> str:
    """The line ends of another system."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def no_break_spaces(text: str, dice: random.Random) -> str:
    """No-break spaces for the blanks of visible text."""
    blank = dice.choice(("\u00a0", "&nbsp;", "&#160;"))
    return each_token(text, lambda tag: tag, lambda visible: re.sub(r"(?<=\S) (?=\S)", blank, visible))


def double_encoded(text: str, _dice: random.Random) -> str:
    """Entities of entities in the contents of metas that are encoded once."""
    return each_meta(text, lambda meta: _CONTENT.sub(lambda found: found[1] + _encoded(found[2]), meta))


def _encoded(quoted: str) -> str:
    content = html.unescape(quoted[1:-1])
    if html.unescape(content) != content or content.startswith(("http:", "https:", "/")):
        return quoted
    entities = "".join(
        f"&{codepoint2name[ord(char)]};" if ord(char) in codepoint2name and (char == "&" or char > "\x7f") else char
        for char in content
    )
    return quoted[0] + html.escape(entities) + quoted[0]


def upper_case(text: str, _dice: random.Random) -> str:
    """Names of tags and attributes in capitals."""

    def tag(token: str) -> str:
        token = re.sub(r"^</?[a-zA-Z][^\s>/]*", lambda match: match[0].upper(), token)
        token = re.sub(r"\bitemscope\b", "ITEMSCOPE", token)
        return _ATTRIBUTE.sub(lambda match: f"{match[1].upper()}={match[2]}", token)

    text = each_token(text, tag, lambda visible: visible)
    return re.sub(r"</?(?:script|style|title)\b", lambda match: match[0].upper(), text)


def other_quotes(text: str, _dice: random.Random) -> str:
    """Attributes in single quotes where they were in double ones, and the other way round."""

    def value(match: re.Match[str]) -> str:
        quoted = match[2]
        if quoted.startswith('"'):
            return f"{match[1]}='{quoted[1:-1].replace(chr(39), '&#39;')}'"
        return f'{match[1]}="{quoted[1:-1].replace(chr(34), "&quot;")}"' if quoted.startswith("'") else match[0]

    return each_token(text, lambda tag: _ATTRIBUTE.sub(value, tag), lambda visible: visible)


def with_comments(text: str, dice: random.Random) -> str:
    """Comments between tags, one with a meta that somebody took out."""
    comment = '<!-- <meta name="citation_title" content="A title of long ago"> Volume: 99 -->'
    return before_blocks(text, ("", "", comment, "<!-- -->\n"), dice)


_UNRELATED = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">', '<meta name="generator" content="Invented CMS 4.2">',
    '<meta property="og:site_name" content="The Invented Library">', '<meta name="twitter:card" content="summary">',
    '<meta name="csrf-token" content="10.5555/notadoi">', '<meta property="og:image" content="https://example.org/1.png">',
    '<meta http-equiv="X-UA-Compatible" content="IE=edge">', '<link rel="stylesheet" href="/all.css">',
    '<link rel="alternate" type="application/rss+xml" title="News" href="/feed">', '<link rel="icon" href="/favicon.ico">',
    '<script>var dataLayer = [{"title": "Nothing", "doi": "10.5555/layer"}];</script>', '<script async src="/track.js"></script>',
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name": "The Invented Library", "url": "https://example.org/"}</script>',
    '<script type="application/ld+json">{"@type": "Organization", "name": "The Invented Library", "logo": "/logo.png"}</script>',
    '<style>.citation { content: "Volume: 3"; }</style>',
)  # fmt: skip


def with_unrelated(text: str, dice: random.Random) -> str:
    """Metas, links and scripts that say nothing of the work, between all others in the head."""
    end = re.search("</head>", text, re.IGNORECASE)
    if end is None:
        return text
    head, body = text[: end.start()], text[end.start() :]
    places = list(re.finditer(r"(?<=>)\n(?=<(?:meta|link|title|script|/head)\b)", head, re.IGNORECASE))
    for match in reversed(places):
        head = f"{head[: match.end()]}{dice.choice(_UNRELATED)}\n{head[match.end() :]}"
    return head + "\n".join(dice.sample(_UNRELATED, 6)) + "\n" + body


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        reordered_metas, with_navigation, other_blanks, crlf, no_break_spaces, double_encoded, upper_case, other_quotes,
        with_comments, with_unrelated,
    )
}  # fmt: skip
