"""Labels beside their values, in every layout in which pages set them, and the values that must not be taken."""

from __future__ import annotations

import pytest

from parsers import read_page
from parsers.labels import field_of
from parsers.page import Document, Page
from parsers.visible import labelled
from parsers.visible.blocks import blocks
from parsers.visible.label_rows import labelled_rows

PAGE = "<html><head><title>x</title></head><body><div><h1>The work</h1>{}</div><p>End of it all.</p></body></html>"
SAVED = "The work on harbours\n\n{}"

# What is laid out how; the page; and each known label's field with the lines of its value, none where it is empty.
LAYOUTS: tuple[tuple[str, str, str], ...] = (
    ("dl", "<dl><dt>Journal</dt><dd>Harbour Science</dd><dt>Volume</dt><dd>35</dd></dl>", "container_title=Harbour Science; volume=35"),
    ("dl several dd", "<dl><dt>Authors</dt><dd>Doe, Jane</dd><dd>Roe, Rex</dd><dt>Volume</dt><dd>35</dd></dl>", "author_list=Doe, Jane / Roe, Rex; volume=35"),
    ("dl empty", "<dl><dt>Issue</dt><dd></dd><dt>Volume</dt><dd>35</dd></dl>", "issue=; volume=35"),
    ("dl missing dd", "<dl><dt>Issue</dt><dt>Volume</dt><dd>35</dd></dl>", "issue=; volume=35"),
    ("dl in divs", "<dl><div><dt>Journal</dt><dd>Harbour Science</dd></div><div><dt>Volume</dt><dd>35</dd></div></dl>", "container_title=Harbour Science; volume=35"),
    ("dl unknown label", "<dl><dt>Issue</dt><dd></dd><dt>Shelf of the archive</dt><dd>7b</dd><dt>Volume</dt><dd>35</dd></dl>", "issue=; volume=35"),
    ("dl unknown between", "<dl><dt>Issue</dt><dd>3</dd><dt>Shelf</dt><dd>7b</dd><dt>Volume</dt><dd>35</dd></dl>", "issue=3; volume=35"),
    ("dl unknown behind list", "<dl><dt>Authors</dt><dd>Doe, Jane</dd><dt>Shelf of it</dt><dd>Roe, Rex</dd></dl>", "author_list=Doe, Jane"),
    ("dl unknown behind list wrapped", "<dl><div><dt>Authors</dt><dd>Doe, Jane</dd></div><div><dt>Shelf of it</dt><dd>Roe, Rex</dd></div></dl>", "author_list=Doe, Jane"),
    ("th td", "<table><tr><th>Journal</th><td>Harbour Science</td></tr><tr><th>Volume</th><td>35</td></tr></table>", "container_title=Harbour Science; volume=35"),
    ("td td", "<table><tr><td>Journal:</td><td>Harbour Science</td></tr><tr><td>Volume:</td><td>35</td></tr></table>", "container_title=Harbour Science; volume=35"),
    ("td td unknown label row", "<table><tr><td>Issue</td><td></td></tr><tr><td>Shelf</td><td>7b</td></tr><tr><td>Volume</td><td>35</td></tr></table>", "issue=; volume=35"),
    ("colon cell", "<table><tr><td>Journal</td><td>:</td><td>Harbour Science</td></tr><tr><td>Volume</td><td>:</td><td>35</td></tr></table>", "container_title=Harbour Science; volume=35"),
    ("td empty", "<table><tr><td>Issue</td><td></td></tr><tr><td>Volume</td><td>35</td></tr></table>", "issue=; volume=35"),
    ("td missing", "<table><tr><td>Issue</td></tr><tr><td>Volume</td><td>35</td></tr></table>", "issue=; volume=35"),
    ("four cells", "<table><tr><td>Volume</td><td>35</td><td>Issue</td><td>3</td></tr></table>", "volume=35; issue=3"),
    ("four cells empty", "<table><tr><td>Volume</td><td></td><td>Issue</td><td>3</td></tr></table>", "volume=; issue=3"),
    ("row above", "<table><thead><tr><th>Journal</th><th>Volume</th><th>Issue</th></tr></thead><tbody><tr><td>Harbour Science</td><td>35</td><td>3</td></tr></tbody></table>", "container_title=Harbour Science; volume=35; issue=3"),
    ("row above no thead", "<table><tr><td>Journal</td><td>Volume</td><td>Issue</td></tr><tr><td>Harbour Science</td><td>35</td><td>3</td></tr></table>", "container_title=Harbour Science; volume=35; issue=3"),
    ("row above empty", "<table><tr><td>Journal</td><td>Volume</td><td>Issue</td></tr><tr><td>Harbour Science</td><td></td><td>3</td></tr></table>", "container_title=Harbour Science; volume=; issue=3"),
    ("nested table", "<table><tr><td>Journal</td><td><table><tr><td>Harbour Science</td></tr></table></td></tr><tr><td>Volume</td><td>35</td></tr></table>", "container_title=Harbour Science; volume=35"),
    ("layout table", "<table><tr><td><table><tr><td>Journal</td><td>Harbour Science</td></tr><tr><td>Volume</td><td>35</td></tr></table></td><td>Menu of things</td></tr></table>", "container_title=Harbour Science; volume=35"),
    ("several lines in a cell", "<table><tr><td>Authors</td><td>Doe, Jane<br>Roe, Rex</td></tr><tr><td>Volume</td><td>35</td></tr></table>", "author_list=Doe, Jane / Roe, Rex; volume=35"),
    ("divs", "<div class=row><div class=label>Journal</div><div class=value>Harbour Science</div></div><div class=row><div class=label>Volume</div><div class=value>35</div></div>", "container_title=Harbour Science; volume=35"),
    ("divs empty", "<div class=row><div class=label>Issue</div><div class=value></div></div><div class=row><div class=label>Volume</div><div class=value>35</div></div>", "issue=; volume=35"),
    ("divs unknown label", "<div class=row><div class=label>Issue</div><div class=value></div></div><div class=row><div class=label>Shelf</div><div class=value>7b</div></div>", "issue="),
    ("divs flat", "<div class=meta><div class=label>Journal</div><div class=value>Harbour Science</div><div class=label>Volume</div><div class=value>35</div></div>", "container_title=Harbour Science; volume=35"),
    ("divs missing value", "<div class=row><div class=label>Issue</div></div><div class=row><div class=label>Volume</div><div class=value>35</div></div>", "issue=; volume=35"),
    ("divs missing value unknown", "<div class=row><div class=label>Issue</div></div><div class=row><div class=label>Shelf</div><div class=value>7b</div></div>", "issue="),
    ("spans", "<p><span class=label>Journal</span> <span>Harbour Science</span></p><p><span class=label>Volume</span> <span>35</span></p>", "container_title=Harbour Science; volume=35"),
    ("spans colon", "<div><span>Journal:</span><span>Harbour Science</span></div><div><span>Volume:</span><span>35</span></div>", "container_title=Harbour Science; volume=35"),
    ("spans empty", "<p><span class=label>Issue:</span> <span></span></p><p><span class=label>Volume:</span> <span>35</span></p>", "issue=; volume=35"),
    ("bold", "<p><b>Journal</b> Harbour Science</p><p><strong>Volume:</strong> 35</p>", "container_title=Harbour Science; volume=35"),
    ("bold br", "<p><b>Journal:</b> Harbour Science<br><b>Volume:</b> 35<br><b>Issue:</b> 3</p>", "container_title=Harbour Science; volume=35; issue=3"),
    ("bold br below", "<p><b>Journal</b><br>Harbour Science</p><p><b>Volume</b><br>35</p>", "container_title=Harbour Science; volume=35"),
    ("bold empty br", "<p><b>Issue:</b><br><b>Volume:</b> 35</p>", "issue=; volume=35"),
    ("li", "<ul><li>Journal: Harbour Science</li><li>Volume: 35</li></ul>", "container_title=Harbour Science; volume=35"),
    ("li strong", "<ul><li><strong>Journal</strong>: Harbour Science</li><li><strong>Volume</strong>: 35</li></ul>", "container_title=Harbour Science; volume=35"),
    ("li empty", "<ul><li>Issue:</li><li>Volume: 35</li></ul>", "issue=; volume=35"),
    ("li empty unknown", "<ul><li>Issue:</li><li>Shelf: 7b</li><li>Volume: 35</li></ul>", "issue=; volume=35"),
    ("h3", "<h3>Keywords</h3><p>tides; harbours</p><h3>Volume</h3><p>35</p>", "keyword_list=tides; harbours; volume=35"),
    ("h4 list", "<h4>Keywords</h4><ul><li>tides</li><li>harbours</li></ul><h4>Volume</h4><p>35</p>", "keyword_list=tides / harbours; volume=35"),
    ("h5 section", "<section><h5>Keywords</h5><p>tides</p></section><section><h5>Funding of it</h5><p>none</p></section>", "keyword_list=tides"),
    ("h3 empty", "<h3>Issue</h3><h3>Volume</h3><p>35</p>", "issue=; volume=35"),
    ("h3 unknown below", "<section><h3>Keywords</h3></section><section><h3>The harbour</h3><p>Prose about it.</p></section>", "keyword_list="),
    ("menu links", "<ul><li><a href=/a>Authors</a></li><li><a href=/b>Title</a></li><li><a href=/c>Abstract</a></li></ul>", ""),
    ("tabs", "<div><a href=#a>Abstract</a></div><div><a href=#b>Keywords</a></div>", ""),
    ("prose", "<p>The volume of water in the harbour: thirty tons.</p>", ""),
    ("full-width colon", "<p>期刊：港口科学</p><p>卷：35</p>", "container_title=港口科学; volume=35"),
    ("bracketed", "<p>【作者】张三</p><p>【关键词】潮汐；港口</p>", "author_list=张三; keyword_list=潮汐；港口"),
    ("hidden", "<div style='display:none'><p>Volume: 34</p></div><p>Volume: 35</p>", "volume=35"),
    ("aria legend", "<fieldset><legend>Volume</legend><div>35</div></fieldset>", ""),
    ("definition p", "<p class=label>Volume</p><p>35</p><p class=label>Issue</p><p>3</p>", "volume=35; issue=3"),
    ("footer", "<footer><p>Publisher: Nobody</p></footer><p>Volume: 35</p>", "volume=35"),
)  # fmt: skip
SAVED_TEXTS: tuple[tuple[str, str, str], ...] = (
    ("colon lines", "Journal: Harbour Science\nVolume: 35\nIssue: 3\n", "container_title=Harbour Science; volume=35; issue=3"),
    ("colon empty", "Issue:\nVolume: 35\n", "issue=; volume=35"),
    ("colon empty unknown", "Issue:\nShelf: 7b\nVolume: 35\n", "issue=; volume=35"),
    ("alone", "Journal\nHarbour Science\n\nVolume\n35\n", "container_title=Harbour Science; volume=35"),
    ("alone close", "Journal\nHarbour Science\nVolume\n35\n", "container_title=Harbour Science; volume=35"),
    ("alone empty", "Issue\n\nVolume\n35\n", "issue=; volume=35"),
    ("alone list", "Authors\n- Doe, Jane\n- Roe, Rex\n\nVolume\n35\n", "author_list=Doe, Jane / Roe, Rex; volume=35"),
    ("glued", "Journal titleHarbour Science\nVolume number35\nIssue number3\nPublication date2019\n", "container_title=Harbour Science; volume=35; issue=3; issued=2019"),
    ("glued two only", "Volume number35\nIssue number3\n", ""),
    ("crlf", "Journal: Harbour Science\r\nVolume: 35\r\n", "container_title=Harbour Science; volume=35"),
)  # fmt: skip


def rows(page: str, kind: str) -> str:
    document = Document(
        Page(page.encode(), url="https://x.example/", headers=(("Content-Type", f"{kind}; charset=utf-8"),))
    )
    found = labelled_rows(blocks(document), field_of)
    return "; ".join(f"{row.field}={' / '.join(line.text for line in row.lines)}" for row in found)


@pytest.mark.parametrize(("layout", "body", "told"), LAYOUTS, ids=[row[0] for row in LAYOUTS])
def test_labels_of_a_page(layout: str, body: str, told: str) -> None:
    assert rows(PAGE.format(body), "text/html") == told, layout


@pytest.mark.parametrize(("layout", "body", "told"), SAVED_TEXTS, ids=[row[0] for row in SAVED_TEXTS])
def test_labels_of_saved_text(layout: str, body: str, told: str) -> None:
    assert rows(SAVED.format(body), "text/plain") == told, layout


def said(body: str) -> list[tuple[str, str]]:
    document = Document(
        Page(
            PAGE.format(body).encode(),
            url="https://x.example/",
            headers=(("Content-Type", "text/html; charset=utf-8"),),
        )
    )
    return [(item.field, item.text) for found in labelled.find(blocks(document)) for item in found.said]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<dl><dt>Volume</dt><dd>Vol. 35</dd><dt>Issue</dt><dd>No. 3</dd></dl>", [("volume", "35"), ("issue", "3")]),
        ("<dl><dt>Pages</dt><dd>pp. 12-20</dd><dt>Volume</dt><dd>XII</dd></dl>", [("page", "12-20"), ("volume", "XII")]),
        ("<dl><dt>Volume</dt><dd>of the harbour</dd><dt>Issue</dt><dd>3</dd><dt>Year</dt><dd>2019</dd></dl>", [("other", "Volume: of the harbour"), ("issue", "3"), ("issued", "2019")]),
        ("<dl><dt>Issue</dt><dd>n/a</dd><dt>Volume</dt><dd>35</dd><dt>Year</dt><dd>2019</dd></dl>", [("volume", "35"), ("issued", "2019")]),
        ("<dl><dt>Issue</dt><dd>-</dd><dt>Volume</dt><dd>35</dd><dt>Year</dt><dd>2019</dd></dl>", [("volume", "35"), ("issued", "2019")]),
        ("<dl><dt>Authors</dt><dd>Doe, Jane; Roe, Rex</dd><dt>Volume</dt><dd>35</dd></dl>", [("author", "Doe, Jane"), ("author", "Roe, Rex"), ("volume", "35")]),
        ("<dl><dt>Authors</dt><dd>Doe, Jane</dd><dd>Roe, Rex</dd><dt>Volume</dt><dd>35</dd></dl>", [("author", "Doe, Jane"), ("author", "Roe, Rex"), ("volume", "35")]),
        ("<dl><dt>Journal</dt><dd>Harbour Science, Vol. 35, No. 3 (2019), pp. 12-20</dd><dt>Volume</dt><dd>35</dd></dl>", [("citation", "Harbour Science, Vol. 35, No. 3 (2019), pp. 12-20"), ("volume", "35")]),
        ("<dl><dt>Publisher</dt><dd>Plains : Invented Press, 2019</dd><dt>Volume</dt><dd>35</dd></dl>", [("publisher", "Invented Press"), ("publisher_place", "Plains"), ("issued", "2019"), ("volume", "35")]),
        ("<dl><dt>Contributor</dt><dd>Doe, Jane (creator)</dd><dd>Roe, Rex (editor)</dd><dt>Volume</dt><dd>35</dd></dl>", [("author", "Doe, Jane (creator)"), ("editor", "Roe, Rex"), ("volume", "35")]),
        ("<p>Volume: 35</p>", []),
    ],
)  # fmt: skip
def test_a_row_says_what_its_field_can_hold(body: str, told: list[tuple[str, str]]) -> None:
    assert said(body) == told


def test_several_labels_on_one_line_are_a_row_each() -> None:
    lines = b"A title of some length in a saved text\nAda Lovell, Ben Quist\n\nPMCID: PMC11465741  PMID: 39058954 | DOI: 10.5555/one.line\n"
    reading = read_page(Page(lines)).page
    assert reading is not None
    assert (reading.record.pmcid, reading.record.pmid, reading.record.doi) == (
        "PMC11465741",
        "39058954",
        "10.5555/one.line",
    )
