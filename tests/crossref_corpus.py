"""Crossref's answers in the corpus: a row of facts for each file, and the readings of its works."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from parsers.formats import bibtex, crossref, crossref_xml, csl_json
from parsers.record import Reading

FOLDER = Path(os.environ.get("HARVESTER_CORPUS") or "/nowhere") / "api" / "crossref"
needs_corpus = pytest.mark.skipif(not FOLDER.is_dir(), reason="HARVESTER_CORPUS does not name the folder of the corpus")

# What a refused answer is refused with; NOTES describe the files.
REFUSED = {
    "hab-400-parameter-not-allowed.json": "This route does not support field query parameters", "hab-agency.json": "message-type work-agency",
    "hab-cn-301.html": "not JSON", "hab-types.json": "message-type type-list", "rc-agency-crossref.json": "message-type work-agency",
    "rc-journal-1932-6203.json": "message-type journal", "rc-works_fails_well-1.json": "Integer specified as 200", "ti-crossref-feed-2014.json": "feed",
}  # fmt: skip
NO_ANSWERS = {"index.jsonl"}

# file | works | then of one of them: DOI | first author, others | container | volume | issue | pages or number | issued | online | type, genre
READ = """
calibre-crossref-s-2005-867080.xml | 1 | 10.1055/s-2005-867080 | Durmer, Jeffrey S. +1 | Seminars in Neurology | 25 | 01 | 117-129 | 2005-03 | | article-journal
commonmeta-list.json | 20 | 10.1306/00aa9ad4-1730-11d7-8645000102c1865d | Browne, Carolyn S. +0 | AAPG Bulletin | 83 | | | 1999 | | article-journal
commonmeta-list.json | 20 | 10.1007/bf00293751 | | | | | | | |
commonmeta-list.json | 20 | 10.1306/2f918644-16ce-11d7-8645000102c1865d | Hohn, Michael E. +1 | AAPG Bulletin | 63 | | | 1979 | | article-journal
commonmeta-list.json | 20 | 10.1002/mmnd.4810150416 | | Deutsche Entomologische Zeitschrift (neue Folge) | 15 | 4-5 | 475-477 | 1968-10-01 | | article-journal
commonmeta-test_blog_post.json | 1 | 10.53731/ybhah-9jy85 | Fenner, Martin +0 | Front Matter | | | | 2023-10-04 | | post-weblog
commonmeta-test_multipe_titles.json | 1 | 10.1007/s00120-007-1345-2 | Lehsnau, M. +0 | Der Urologe | 46 | 7 | 776-779 | 2007-07 | 2007-07-08 | article-journal
fatcat-badsample-2018.jsonl | 14 | 10.1002/(sici)1097-461x(1998)66:4<261::aid-qua1>3.0.co;2-t | Radicioni, Marcelo D. +2 | International Journal of Quantum Chemistry | 66 | 4 | 261-272 | 1998 | | article-journal
fatcat-badsample-2018.jsonl | 14 | 10.1007/s002560100423 | Abascal, F. +6 | Skeletal Radiology | 30 | 11 | 643-647 | 2001-11 | 2001-09-14 | article-journal
fatcat-works-list-2019.json | 3 | 10.1109/infvis.2005.1532150 | Phan, Doantam +4 | IEEE Symposium on Information Visualization, 2005. INFOVIS 2005. | | | | | | paper-conference
fatcat-works-list-2019.json | 3 | 10.1007/s10107-009-0306-5 | Ma, Shiqian +2 | Mathematical Programming | 128 | 1-2 | 321-353 | 2011-06 | 2009-09-23 | article-journal
hab-cn-bibtex.bib | 0 |
hab-cn-csl.json | 1 | 10.1126/science.169.3946.635 | Frank, Henry S. +0 | Science | 169 | 3946 | 635-641 | 1970-08-14 | | article-journal
hab-empty-worklist.json | 0 |
hab-facet-issn-rows0.json | 0 |
hab-member98-cursor-rows5.json | 5 | 10.4061/2010/505436 | Lim, Cathy S. +5 | Pathology Research International | 2010 | | 505436 | 2010-12-05 | | article-journal
hab-member98-cursor-rows5.json | 5 | 10.1002/humu.2018.39.issue-6 | | Human Mutation | 39 | 6 | | 2018-06 | | periodical, Journal issue
hab-query-author-20items.json | 20 | 10.1177/2053951719836258 | Sholler, Dan +3 | Big Data & Society | 6 | 1 | 2053951719836258 | 2019-01 | 2019-03-25 | article-journal
hab-query-author-20items.json | 20 | 10.1101/055319 | Memarzadeh, Milad +1 | bioRxiv | | | | 2016-05-30 | | article, Preprint
hab-query-author-20items.json | 20 | 10.1111/geb.13950 | Norman, Kari E. A. +2 | Global Ecology and Biogeography | 34 | 1 | e13950 | 2025-01 | 2024-12-29 | article-journal
hab-query-author-20items.json | 20 | 10.32614/cran.package.rfishbase | Boettiger, Carl +3 | CRAN: Contributed Packages | | | | 2011-10-26 | | dataset
hab-query-select-doi-title.json | 20 | 10.1093/obo/9780199830060-0238 | | | | | | | |
hab-sample5.json | 5 | 10.1016/s0248-8663(03)80579-9 | Talarmin, J. P. +2 | La Revue de Médecine Interne | 24 | S4 | 473s | 2003-12 | | article-journal
hab-sample5.json | 5 | 10.1002/zaac.19271660112 | Herz, W. +0 | Zeitschrift für anorganische und allgemeine Chemie | 166 | 1 | 155-160 | 1927-09-21 | 2004-11-17 | article-journal
hab-sample5.json | 5 | 10.6035/978-84-87510-57-1.2011.22 | Peralta Mas, Miquel +0 | IV Congreso Internacional sobre análisis fílmico | | | 262-271 | 2011-05-04 | 2011-05-04 | paper-conference
hab-types-report-works.json | 20 | 10.15554/pci.cta-17 | Concrete Technology Associates +0 | | | | | 1981 | | report
hab-types-report-works.json | 20 | 10.2172/7069890 | Schultz, K. E. +0 | | | | | 1992-02-01 | 1992-02-01 | report
hab-work-icdcsw.2003.1203662.json | 1 | 10.1109/icdcsw.2003.1203662 | Arya, V. +1 | 23rd International Conference on Distributed Computing Systems Workshops, 2003. Proceedings. | | | 877-882 | | | paper-conference
hab-work-ijo_00000353.json | 1 | 10.3892/ijo_00000353 | Stravopodis +0 | International Journal of Oncology | | | | 2009-06-26 | | article-journal
hab-work-jor.1100150407.json | 1 | 10.1002/jor.1100150407 | Lieber, Richard L. +11 | Journal of Orthopaedic Research | 15 | 4 | 519-527 | 1997-07 | 2005-02-18 | article-journal
hab-work-pone.0020476.json | 1 | 10.1371/journal.pone.0020476 | Boulkedid, Rym +4 | PLoS ONE | 6 | 6 | e20476 | 2011-06-09 | 2011-06-09 | article-journal
hab-works-rows2.json | 2 | 10.1007/978-3-658-17671-6_18-1 | Howaldt, Jürgen +1 | Handbuch Innovationsforschung | | | 1-17 | 2019 | 2018-11-03 | chapter
hepcrawl-s1463-4988-99-00060-3.json | 1 | 10.1016/s1463-4988(99)00060-3 | Naganuma, T. +0 | Aquatic Ecosystem Health and Management | 3 | 1 | 163-166 | 2000-01 | | article-journal
hepcrawl-sample_crossref_record.json | 1 | 10.1103/physrevd.93.016005 | Buchoff, Michael I. +1 | Physical Review D | 93 | 1 | 016005 | 2016-01 | 2016-01-11 | article-journal
lagotto-work-jac-dkn166-2016.json | 1 | 10.1093/jac/dkn166 | Gordon, L. +8 | Journal of Antimicrobial Chemotherapy | 62 | 1 | 65-71 | 2008-04-01 | 2008-04-01 | article-journal
lagotto-work-pone.0000030-2016.json | 1 | 10.1371/journal.pone.0000030 | Ralser, Markus +4 | PLoS ONE | 1 | 1 | e30 | 2006-12-20 | 2006-12-20 | article-journal
manubot-crossref-deep-review-csl.json | 1 | 10.1098/rsif.2017.0387 | Ching, Travers +35 | Journal of The Royal Society Interface | 15 | 141 | 20170387 | 2018-04 | 2018-04-04 | article-journal
pq-bib-biorxiv-587366.bib | 1 | 10.1101/2024.04.01.587366 | Herger, Michael +5 | | | | | 2024-04 | | article
pq-bib-j.bbcan.2023.188947.bib | 1 | 10.1016/j.bbcan.2023.188947 | Vogt, Peter K. +5 | Biochimica et Biophysica Acta (BBA) - Reviews on Cancer | 1878 | 5 | 188947 | 2023-09 | | article-journal
pq-bib-xgen.2025.100814.bib | 1 | 10.1016/j.xgen.2025.100814 | Herger, Michael +5 | Cell Genomics | 5 | 4 | 100814 | 2025-04 | | article-journal
pq-title-convalescent.json | 1 | 10.1007/s40278-023-41815-2 | | Reactions Weekly | 1962 | 1 | 145 | 2023-06-24 | 2023-06-24 | article-journal
pq-title-match.json | 1 | 10.1063/1.4938384 | Skarlinski, Michael D. +1 | Journal of Applied Physics | 118 | 23 | 235306 | 2015-12-21 | 2015-12-21 | article-journal
pq-title-nothing.json | 0 |
pq-title-wrongmatch-flag.json | 1 | 10.3138/9781442621534-019 | | Celebrating Canada | | | 405-436 | 2016-12-31 | | chapter
pq-work-1007154515475.json | 1 | 10.1023/a:1007154515475 | Adak, Subrata +3 | Molecular and Cellular Biochemistry | 218 | 1-2 | 1-11 | 2001-02 | | article-journal
pq-work-acs.jctc.2c01235.json | 1 | 10.1021/acs.jctc.2c01235 | Wellawatte, Geemi P. +3 | Journal of Chemical Theory and Computation | 19 | 8 | 2149-2160 | 2023-04-25 | 2023-03-27 | article-journal
pq-work-aip-1.4938384.json | 1 | 10.1063/1.4938384 | Skarlinski, Michael D. +1 | Journal of Applied Physics | 118 | 23 | 235306 | 2015-12-21 | 2015-12-21 | article-journal
pq-work-biorxiv-587366.json | 1 | 10.1101/2024.04.01.587366 | Herger, Michael +5 | bioRxiv | | | | 2024-04-01 | | article, Preprint
pq-work-j.bbcan.2023.188947.json | 1 | 10.1016/j.bbcan.2023.188947 | Vogt, Peter K. +5 | Biochimica et Biophysica Acta (BBA) - Reviews on Cancer | 1878 | 5 | 188947 | 2023-09 | | article-journal
pq-work-s40278-023-41815-2.json | 1 | 10.1007/s40278-023-41815-2 | | Reactions Weekly | 1962 | 1 | 145 | 2023-06-24 | 2023-06-24 | article-journal
pq-work-xgen.2025.100814.json | 1 | 10.1016/j.xgen.2025.100814 | Herger, Michael +5 | Cell Genomics | 5 | 4 | 100814 | 2025-04 | | article-journal
rc-csl-science.169.3946.635.json | 1 | 10.1126/science.169.3946.635 | Frank, Henry S. +0 | Science | 169 | 3946 | 635-641 | 1970-08-14 | | article-journal
rc-works__parses_funders-0.json | 1 | 10.1515/crelle-2013-0024 | Gursky, Matthew J. +1 | Journal für die reine und angewandte Mathematik (Crelles Journal) | 2015 | 700 | | 2015-01-01 | | article-journal
rc-works__parses_funders-1.json | 1 | 10.1186/isrctn11093872 | Taheri, Shiva +0 | http://isrctn.com/ | | | | 2015-11-11 | | dataset
rc-works_empty_funder-0.json | 1 | 10.3389/fgene.2017.00147 | Pánek, Josef +2 | Frontiers in Genetics | 8 | | | 2017-10-10 | 2017-10-10 | article-journal
rc-works_no_content_domain_fail-0.json | 1 | 10.7287/peerj.3819v0.1/reviews/2 | Georgescu, A. +0 | | | | | 2017-09-20 | | review, Peer review
rc-works_param_select-0.json | 20 | 10.1126/science.10.1126/science.291.5501.27f | | | | | | | |
ti-crossref-csl-2012.json | 1 | 10.1371/journal.pcbi.1000361.g010 | Shotton, David +3 | PLoS Computational Biology | 5 | 4 | e1000361 | 2009-04-17 | | article-journal
"""


class Row(NamedTuple):
    file: str
    works: int
    facts: tuple[str, ...]


def rows() -> Iterator[Row]:
    for line in READ.strip().splitlines():
        file, works, *facts = [part.strip() for part in line.split("|")]
        yield Row(file, int(works), tuple(facts) if any(facts) else ())


ROWS = list(rows())


def readings(file: str) -> list[Reading]:
    body = (FOLDER / file).read_bytes()
    if file.endswith(".xml"):
        return [crossref_xml.read(item) for _doi, item in crossref_xml.split(body)]
    if file.endswith(".bib"):
        return [entry.reading for entry in bibtex.read(body).entries]
    if "-csl" in file:
        return [entry.reading for entry in csl_json.read(body).entries]
    return [crossref.read(item) for _doi, item in crossref.split(body)]
