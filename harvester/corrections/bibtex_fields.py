"""The fields of a .bib entry that a correction of its record changes, under the names that the entry itself uses."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.corrections.spots import Wanted
from harvester.exporters import biblatex as biblatex_format
from harvester.exporters import bibtex as bibtex_format
from harvester.finding import Mend
from harvester.work import Entry as Exported
from parsers.formats.bibtex_syntax import Entry
from parsers.record import Record

# Names of one thing: an entry that has one of them keeps to it.
_ALIASES: tuple[tuple[str, ...], ...] = (
    ("journal", "journaltitle", "booktitle", "howpublished"), ("address", "location"), ("publisher", "school", "institution", "organization"),
    ("number", "issue"), ("eid", "articleno", "art_number", "article-number"), ("pmcid", "usera"),
    ("pmid", "pubmed_id"), ("shortjournal", "abbrev_source_title", "journal-iso"), ("note", "addendum"), ("keywords", "keyword"),
    ("langid", "language"),
)  # fmt: skip
_OF_BIBLATEX = frozenset(("date", "journaltitle", "location", "eprinttype", "langid", "eventtitle"))
# A PMID stands in `eprint` only with its type beside it.
_EPRINT = ("eprint", "eprinttype")


def is_biblatex(entry: Entry) -> bool:
    """Whether an entry has fields that only BibLaTeX knows."""
    return any(name in _OF_BIBLATEX for name, _value in entry.fields)


def rendered(entry: Entry, wanted: Wanted, *, biblatex: bool) -> Iterator[Mend]:
    """Mends of the fields that differ between the record as it is and as it is to be, in the dialect of the entry."""
    names = {name for name, _value in entry.fields}
    # An entry of years is one of BibTeX, whatever stands elsewhere in the file.
    modern = is_biblatex(entry) or (biblatex and not names & {"year", "journal"})
    format_ = biblatex_format if modern else bibtex_format
    # A person's annotation is theirs: it is not printed, and no correction makes a note of it.
    was, is_ = (one if "note" in names else Record(**{**dict(one), "note": None}) for one in (wanted.old, wanted.new))
    old = dict(format_.fields(Exported(key="x", record=was)))
    new = dict(format_.fields(Exported(key="x", record=is_, flags=wanted.flags)))
    if modern and "date" not in names and "year" in names:
        for rows, record in ((old, wanted.old), (new, wanted.new)):
            rows.pop("date", None)
            rows |= {
                name: value
                for name, value in bibtex_format.fields(Exported(key="x", record=record))
                if name in ("year", "month")
            }
    for rows, record in ((old, was), (new, is_)):
        # What made a work known stands where the entry has it.
        if "publisher" in names and "howpublished" in rows and not record.container_title:
            said = rows.pop("howpublished")
            if not said.startswith("{arXiv"):
                rows["publisher"] = said
        # By what an entry is sorted is its owner's to say.
        rows.pop("key", None)
    changed = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]
    if "pmid" in names or not any(name in names for name in _EPRINT):
        changed = ["pmid" if name == "eprint" else name for name in changed if name != "eprinttype"]
        for rows in (old, new):
            rows["pmid"] = rows.pop("eprint", rows.get("pmid", ""))
    for name in changed:
        value = new.get(name) or None
        held = next((alias for group in _ALIASES if name in group for alias in group if alias in names), name)
        if value is not None or held in names:
            yield Mend(field=held, text=_bare(value) if value is not None else None)


def _bare(value: str) -> str:
    return value[1:-1] if value.startswith("{") and value.endswith("}") else value
