"""Pure (Elsevier): the kind of a work, which its portal prints as a path ("Contribution to journal › Article › Research").

Title, people and the table of properties are read as those of any page; the label before the path is in the portal's language,
and in several of them it is the word for any publication.
"""

from __future__ import annotations

from parsers.found import Found
from parsers.page import Document
from parsers.record import Said
from parsers.rows import inner_text

SOURCE = "pure"
_MARK = b"type_classification"
_PARTS = ("type_family", "type_classification_parent", "type_classification")


def find(document: Document) -> tuple[Found, ...]:
    """The kind of the work of a page of Pure, or nothing: no title, so all else is read elsewhere."""
    if _MARK not in document.page.body or document.tree is None:
        return ()
    for line in document.tree.iter("p"):
        if line.get("class") == "type":
            parts = [inner_text(span).strip(" ›>") for span in line.iter("span") if span.get("class") in _PARTS]
            text = " › ".join(part for part in parts if part)
            return (Found(SOURCE, (Said(field="type", text=text, where="p type"),)),) if text else ()
    return ()
