"""Words for where a work stands in its journal, in the languages of journals; as parts of patterns, in small letters.

Letters that stand for such a word ("v. 12", "H. 3") are words of their own elsewhere: each reader adds those that its place allows.
"""

from __future__ import annotations

VOLUME = "vols?|volumes?|volumen|band|bd|jahrgang|jg|tomes?|tomo|tom|том|årg|årgång|årgang|rocznik|roč|ročník|cilt|jilid|bind|jrg|jaargang"
ISSUE = (
    "nos?|issues?|iss|numbers?|num|núm|número|numéro|numero|nummer|nr|heft|fasc|fascicolo|fascículo|fascicule|zeszyt|číslo|sayı|nomor|№|вып|"
    "выпуск|вип|випуск"
)
PAGE = "pp?|pages?|pgs?|seiten?|páginas?|págs?|pags|pagine?|pagg|str|стр|hlm|hal|halaman|sayfa|blz"
