"""EndNote's reference types: their names and numbers in its XML, and the types of RIS that EndNote itself exports them as.

Several of EndNote's types are newer than any number that is known of them: they are told by their names.
"""

from __future__ import annotations

# Name, number (0 where none is known), type of RIS.
ROWS: tuple[tuple[str, int, str], ...] = (
    ("Artwork", 2, "ART"), ("Audiovisual Material", 3, "ADVS"), ("Bill", 4, "BILL"), ("Book Section", 5, "CHAP"), ("Book", 6, "BOOK"),
    ("Case", 7, "CASE"), ("Catalog", 8, "CTLG"), ("Computer Program", 9, "COMP"), ("Conference Proceedings", 10, "CONF"), ("Web Page", 12, "ELEC"),
    ("Generic", 13, "GEN"), ("Hearing", 14, "HEAR"), ("Journal Article", 17, "JOUR"), ("Magazine Article", 19, "MGZN"), ("Map", 20, "MAP"),
    ("Film or Broadcast", 21, "MPCT"), ("Newspaper Article", 23, "NEWS"), ("Pamphlet", 24, "PAMP"), ("Patent", 25, "PAT"),
    ("Personal Communication", 26, "PCOMM"), ("Report", 27, "RPRT"), ("Edited Book", 28, "EDBOOK"), ("Statute", 31, "STAT"), ("Thesis", 32, "THES"),
    ("Unpublished Work", 34, "UNPB"), ("Manuscript", 36, "MANSCPT"), ("Figure", 37, "FIGURE"), ("Chart or Table", 38, "CHART"),
    ("Equation", 39, "EQUA"),
    ("Electronic Article", 43, "EJOUR"), ("Electronic Book", 44, "EBOOK"), ("Online Database", 45, "DBASE"), ("Government Document", 46, "GOVDOC"),
    ("Conference Paper", 47, "CPAPER"), ("Online Multimedia", 48, "MULTI"), ("Classical Work", 49, "CLSWK"),
    ("Legal Rule or Regulation", 50, "LEGAL"),
    ("Ancient Text", 51, "ANCIENT"), ("Dictionary", 52, "DICT"), ("Encyclopedia", 53, "ENCYC"), ("Grant", 54, "GRANT"),
    ("Aggregated Database", 55, "AGGR"),
    ("Blog", 56, "BLOG"), ("Serial", 57, "SER"), ("Standard", 58, "STAND"), ("Dataset", 59, "DATA"), ("Electronic Book Section", 60, "ECHAP"),
    ("Music", 61, "MUSIC"), ("Interview", 0, "INTV"), ("Podcast", 0, "POD"), ("Press Release", 0, "PRESS"),
)  # fmt: skip
BY_NAME: dict[str, str] = {name.lower(): ris for name, _number, ris in ROWS}
BY_NUMBER: dict[str, str] = {str(number): ris for _name, number, ris in ROWS if number}
OF_RIS: dict[str, tuple[str, int]] = {ris: (name, number) for name, number, ris in ROWS if number}
