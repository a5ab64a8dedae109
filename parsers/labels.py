"""Labels."""

from parsers.clean import fold

LABELS: dict[str, str] = {
    "title": "title", "article title": "title", "paper title": "title", "report title": "title",
    "author": "author_list", "authors": "author_list", "author(s)": "author_list", "by": "author_list",
    "editor": "editor_list", "editors": "editor_list", "editor(s)": "editor_list", "translators": "translator",
    "abstract": "abstract", "summary": "abstract",
    "keywords": "keyword_list", "keyword": "keyword_list", "subjects": "keyword_list", "key words": "keyword_list",
    "journal": "container_title", "journal title": "container_title", "publication title": "container_title",
    "source": "container_title", "published in": "container_title",
    "volume": "volume", "issue": "issue", "number": "issue",
    "issn": "issn", "eissn": "issn_electronic", "e-issn": "issn_electronic", "online issn": "issn_electronic",
    "print issn": "issn_print", "isbn": "isbn", "issn/isbn": "issn_or_isbn",
    "publisher": "publisher", "place of publication": "publisher_place", "publication place": "publisher_place",
    "date published": "issued", "publication date": "issued", "date of publication": "issued", "published": "issued",
    "date": "issued", "year": "issued", "issue date": "issued", "publication year": "issued", "date issued": "issued",
    "start page": "first_page", "first page": "first_page", "end page": "last_page", "last page": "last_page",
    "pages": "page", "page numbers": "page", "page range": "page", "article number": "article_number",
    "language": "language", "doi": "doi", "pubmed": "pmid", "pubmed id": "pmid", "pmid": "pmid", "pmcid": "pmcid",
    "url": "url", "uri": "identifier", "type": "type", "document type": "type", "publication type": "type",
    "rights": "rights", "copyright": "rights", "notes": "note", "total pages": "number_of_pages",
}  # fmt: skip


def field_of(label: str) -> str | None:
    return LABELS.get(fold(label))
