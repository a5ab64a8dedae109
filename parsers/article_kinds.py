"""Kinds of what stands in journals: JATS article types, section headings, words of Crossref, Elsevier and Springer Nature.

Rows as those of `types`: CSL's type, a genre where that alone would lose something, words separated by " | ".
"""

from __future__ import annotations

from parsers.record import CslType

ARTICLE_ROWS: tuple[tuple[CslType, str | None, str], ...] = (
    ("article-journal", None,
     ("research articles | research paper | original paper | full-length article | regular article | regular paper | "
      "invited article | methods article | methodology | jour | clinical trial | randomized controlled trial | "
      "controlled clinical trial | pragmatic clinical trial | multicenter study | comparative study | evaluation study | "
      "validation study | observational study | twin study | meta-analysis | historical article")),
    ("article-journal", "Review", "review paper | mini review"),
    ("article-journal", "Systematic Review", "systematic review"),
    ("article-journal", "Study Protocol", "study protocol"),
    ("article-journal", "Protocol", "protocol"),
    ("article-journal", "Registered Report", "registered report"),
    ("article-journal", "Data Article", "data article | data descriptor"),
    ("article-journal", "Brief Report", "brief report | short report"),
    ("article-journal", "Brief Communication", "brief communication"),
    ("article-journal", "Short Communication", "short communication"),
    ("article-journal", "Rapid Communication", "rapid communication"),
    ("article-journal", "Case Report", "case report | case reports"),
    ("article-journal", "Technical Note", "technical note"),
    ("article-journal", "Commentary", "article commentary | commentary"),
    ("article-journal", "Perspective", "perspective"),
    ("article-journal", "Opinion", "opinion"),
    ("article-journal", "Viewpoint", "viewpoint"),
    ("article-journal", "Essay", "essay"),
    ("article-journal", "Comment", "comment"),
    ("article-journal", "Discussion", "discussion"),
    ("article-journal", "Reply", "reply"),
    ("article-journal", "Introduction", "introduction"),
    ("article-journal", "Editorial", "editorial material | editorial notes"),
    ("article-journal", "Letter", "letters to the editor"),
    ("article-journal", "News and Views", "news and views | news & views"),
    ("article-journal", "Correction", "correction | published erratum"),
    ("article-journal", "Addendum", "addendum"),
    ("article-journal", "Retraction", "retraction | partial retraction | retraction notice | retraction of publication"),
    ("article-journal", "Expression of Concern", "expression of concern"),
    ("article-journal", "Obituary", "obituary"),
    ("article-journal", "Announcement", "announcement"),
    ("article-journal", "Meeting Abstract", "conference abstract | poster presentation | oral presentation"),
    ("article-journal", "Meeting Report", "meeting report"),
    # News stands in the magazine pages of a journal; where a tag names the journal, that counts first.
    ("article-magazine", "News", "news"),
    ("article-magazine", "News Feature", "news feature"),
    ("review-book", None, "book reviews"),
    ("review", None, "product review"),
    ("article", "Preprint", "posted content"),
)  # fmt: skip
