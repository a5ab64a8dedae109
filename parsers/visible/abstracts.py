"""The abstract a page shows: below a heading that says so, or in an element called so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.heading_words import ABSTRACT, KEYWORDS, REFERENCES
from parsers.labels import field_of
from parsers.languages import are_languages
from parsers.record import Said
from parsers.rows import inner_text
from parsers.visible.below import begins_terms
from parsers.visible.blocks import Block
from parsers.visible.element_language import language_of
from parsers.visible.first_language import in_first_language
from parsers.visible.people import own_hint

_ABSTRACT_LEAST = 80
_MOST_PARAGRAPHS = 40
END = re.compile(
    rf"(?:\d+\.?\s*)?(?:{REFERENCES}|introduction|cited by"
    r"|related (?:articles|content|items|papers)|recommended(?: articles)?|similar articles|you may also like|most (?:read|cited).*|comments"
    r"|this article)",
    re.IGNORECASE,
)  # fmt: skip
# What stands behind an abstract without a heading of its own: keywords whose word no colon parts from them, numbers, dates, a licence.
STOPS = re.compile(
    rf"(?:{KEYWORDS})(?!\w)"
    r"|(?:published|posted|received|accepted)(?: online)?:? (?:on )?(?:\d|[A-Z][a-z]{2,8}\.? \d)|mis en ligne\b|(?:preprint |article )?doi:? |https?://doi\.org/"
    r"|©|copyright ©|powered by\b|this issue$|@[a-z]+ ?\{|open access media\b|[图圖表] ?\d|issn:? \d",
    re.IGNORECASE,
)
_ABSTRACT_HINT = re.compile(
    r"(?<![a-z])(?<!result[_-])(?<!results[_-])(?<!search[_-])(?:abstract|abs|resumen|resumo|résumé|summary|abstracttext|articleabstract|abstract-?(?:text|content|full|section))(?![a-z])"
)
_HEADED = re.compile(
    rf"^(?i:(?:article |author |paper )?(?:{ABSTRACT}|summary))"
    r"\s?(?:[:.—–-]\s?|\s(?=[A-ZÀ-ÞА-Я0-9\u3040-\ud7af])|(?=[A-Z][a-z]))",
)
_LABELLED_ABSTRACT = re.compile(rf"^(?:{ABSTRACT}|summary)\s?[:.—–-]\s?", re.IGNORECASE)


def names_abstract(heading: str) -> bool:
    """Whether a heading is the word for an abstract, whatever follows it: "Аннотация научной статьи по географии …"."""
    return field_of(heading.partition(" ")[0].strip(":.,")) == "abstract"


def length(text: str) -> int:
    """The letters of a text as Latin letters would need them: a character of East Asia says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_EAST_ASIAN.findall(text))


_EAST_ASIAN = re.compile("[\u3040-\ud7af]")


def without_heading(text: str) -> str:
    """An abstract without the word that stands above it."""
    return _HEADED.sub("", text, count=1)


def abstract_at(blocks: Sequence[Block], at: int) -> list[Said]:
    """The paragraphs below a heading that says abstract, or in an element called so."""
    for place in range(at, min(len(blocks), at + 400)):
        block = blocks[place]
        if len(block.text) < 40 and field_of(block.text.strip(": ")) == "abstract":
            said = _paragraphs(blocks, place)
            if said:
                return said
    for place in range(at + 1, min(len(blocks), at + 400)):
        block = blocks[place]
        if block.level and names_abstract(block.text):
            continue  # "Abstract of the article by Ada Roe" above it
        if len(block.text) >= _ABSTRACT_LEAST and _is_called_abstract(block):
            inline = _inline_abstract(block)
            if inline:
                return [
                    Said(field="abstract", text=_LABELLED_ABSTRACT.sub("", inline), where=f"abstract {block.where}")
                ]
            own = [
                other.text
                for other in blocks[place : place + _MOST_PARAGRAPHS]
                if other.element is block.element or (len(other.text) > 40 and _is_called_abstract(other))
            ]
            return [
                Said(field="abstract", text=_LABELLED_ABSTRACT.sub("", " ".join(own)), where=f"abstract {block.where}")
            ]
    return []


def _is_called_abstract(block: Block) -> bool:
    hint = own_hint(block)
    return any(piece in hint for piece in _PIECES) and _ABSTRACT_HINT.search(hint) is not None


def _inline_abstract(block: Block) -> str:
    """The abstract where it is but an inline part of its element ("<span class=abstract>…</span> <span class=citation>…")."""
    parent = block.element.getparent() if block.element is not None else None
    for one in (block.element, parent):
        if one is not None and _ABSTRACT_HINT.search(f"{one.get('class') or ''} {one.get('id') or ''}".lower()):
            return ""
    for one in block.inner[: block.inner_before]:
        if _ABSTRACT_HINT.search(f"{one.get('class') or ''} {one.get('id') or ''}".lower()):
            text = inner_text(one)
            if len(text) >= _ABSTRACT_LEAST:
                return text
    return ""


# Pieces of what abstracts are called: of most hints they tell that none of the names is in it.
_KEYWORDS = re.compile(r"kwd|keyword")
_PIECES = ("abs", "resum", "résum", "summary")


def _paragraphs(blocks: Sequence[Block], place: int) -> list[Said]:
    heading = blocks[place]
    texts: list[str] = []
    language = ""
    for block in blocks[place + 1 : place + 1 + _MOST_PARAGRAPHS]:
        known = field_of(block.text.strip(": ")) if len(block.text) < 60 else None
        if (
            (block.level and heading.level and block.level <= heading.level)
            or (known is not None)
            or END.fullmatch(block.text[:60].strip(" :"))
            or (
                texts
                and (STOPS.match(block.text) or _KEYWORDS.search(own_hint(block)) or begins_terms(blocks, block.number))
            )
        ):
            break
        label = block.text.partition(":")[0]
        if len(label) < 30 and field_of(label) not in (None, "abstract"):
            break
        if are_languages(block.text):
            continue
        own = language_of(block.element)
        if texts and own and language and own != language:
            break
        language = language or own
        texts.append(block.text)
        if sum(map(len, texts)) > 12_000:
            break
        if heading.level == 0 and _ends_called(blocks, block):
            break
        # Without a heading of rank nothing tells where an abstract ends but its paragraphs' element.
        if (
            heading.level == 0
            and len(" ".join(texts)) >= _ABSTRACT_LEAST
            and block.element is not None
            and _next_elsewhere(blocks, block)
        ):
            break
    text = " ".join(in_first_language(texts))
    return (
        [Said(field="abstract", text=text, where=f"below {heading.text} ({heading.where})")] if len(text) >= 40 else []
    )


def _ends_called(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a line stands in an element called an abstract, of which nothing stands in the next line."""
    following = blocks[block.number + 1] if block.number + 1 < len(blocks) else None
    called = block.element
    if called is None or not _ABSTRACT_HINT.search(f"{called.get('class') or ''} {called.get('id') or ''}".lower()):
        return False
    return following is None or following.element is not called


def _next_elsewhere(blocks: Sequence[Block], block: Block) -> bool:
    following = blocks[block.number + 1] if block.number + 1 < len(blocks) else None
    if following is None or following.element is None or block.element is None:
        return True
    return following.element.getparent() is not block.element.getparent()
