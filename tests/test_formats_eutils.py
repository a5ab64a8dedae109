"""NCBI's smaller answers: searches, citation matches, summaries, and the ID converter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import fixture_answers as fixtures
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.formats import Unreadable, ecitmatch, esearch, idconv, pubmed_summary
from parsers.formats.ecitmatch import Match
from parsers.formats.esearch import Search
from parsers.identifiers import Pmid

# ------------------------------------------------------------------ esearch

XML = '<?xml version="1.0"?><!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd"><eSearchResult>%s</eSearchResult>'
SEARCHES: tuple[tuple[str, Search], ...] = (
    ('{"esearchresult":{"count":"2","idlist":["37248244","36420896","36420896"],"errorlist":{"phrasesnotfound":["zqxjv"],"fieldsnotfound":["nofield"]},"warninglist":{"phrasesignored":["the"],"quotedphrasesnotfound":["\\"a b\\""],"outputmessages":["No items"]}}}',
     Search((Pmid("37248244"), Pmid("36420896")), 2, ("zqxjv", "nofield", '"a b"'), ("the", "No items"))),
    ('{"esearchresult":{"count":"0","idlist":[]}}', Search((), 0)), ('\ufeff{"esearchresult":{"count":7,"idlist":[7,"x"]}}', Search((Pmid("7"),), 7)),
    (XML % "<Count>63</Count><IdList><Id>41282813</Id></IdList><TranslationSet/>", Search((Pmid("41282813"),), 63)),
    (XML % "<Count>0</Count><IdList/><ErrorList><PhraseNotFound>abcXYZ</PhraseNotFound><FieldNotFound>nofield</FieldNotFound></ErrorList><WarningList><QuotedPhraseNotFound>q</QuotedPhraseNotFound><OutputMessage>No items found.</OutputMessage></WarningList>",
     Search((), 0, ("abcXYZ", "nofield", "q"), ("No items found.",))),
)  # fmt: skip


@pytest.mark.parametrize(("body", "found"), SEARCHES)
def test_a_search_tells_what_it_left_out(body: str, found: Search) -> None:
    assert esearch.read(body.encode()) == found


@pytest.mark.parametrize(
    ("body", "why"),
    [('{"esearchresult":{"ERROR":"Empty term and query_key - nothing todo"}}', "Empty term"), (XML % "<ERROR>Empty term</ERROR>", "Empty term"), ('{"error":"API rate limit exceeded"}', "rate limit"),
     ("<html><body>Bad Gateway</body></html>", "html"), ("", "not JSON"), ("[]", "answered"), ('{"esearchresult":{"count":"1"}}', "answered"), ("<PubmedArticleSet/>", "PubmedArticleSet")],
)  # fmt: skip
def test_errors_of_a_search(body: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        esearch.read(body.encode())


# ------------------------------------------------------------------ ECitMatch

MATCHES: tuple[tuple[str, tuple[Match, ...]], ...] = (
    ("proc natl acad sci u s a|1991|88|3248|mann bj|Art1|2014248\nscience|1987|235|182|palmenberg ac|Art2|NOT_FOUND\r\n\n", (Match("Art1", "found", Pmid("2014248")), Match("Art2", "not found", None, "NOT_FOUND"))),
    ("x|1|2|3|a|k|AMBIGUOUS (7 citations)\n", (Match("k", "ambiguous", None, "AMBIGUOUS (7 citations)"),)), ("x|1|2|3|a|k|NOT_FOUND;INVALID_JOURNAL", (Match("k", "not found", None, "NOT_FOUND;INVALID_JOURNAL"),)),
    # The author is left out where nothing was found.
    ("x|1|2|3|k|NOT_FOUND\nx|1|2|3|a|l|12", (Match("k", "not found", None, "NOT_FOUND"), Match("l", "found", Pmid("12")))),
    ("x|1|2|3|a|k|", (Match("k", "not found"),)), ("||||||12|", (Match("", "found", Pmid("12")),)), ("", ()),
)  # fmt: skip


@pytest.mark.parametrize(("body", "found"), MATCHES)
def test_matches_of_citations(body: str, found: tuple[Match, ...]) -> None:
    assert ecitmatch.read(body.encode()) == found


@pytest.mark.parametrize("body", ["<html>", "a|b|c", "x|1|2|3|a|k|what?", "====\nlink: x", "a|" * 50])
def test_answers_that_are_no_matches(body: str) -> None:
    with pytest.raises(Unreadable, match="ECitMatch answered"):
        ecitmatch.read(body.encode())


# ------------------------------------------------------------------ esummary

SUMMARIES = fixtures.cases("esummary")


@pytest.mark.parametrize("case", SUMMARIES, ids=fixtures.case_name)
def test_summaries_give_their_expectation(case: Path) -> None:
    found = [
        {"uid": uid} | fixtures.reading_as_expected(pubmed_summary.read(item))
        for uid, item in pubmed_summary.split(fixtures.answer(case))
    ]
    assert found == fixtures.expected(case)


@pytest.mark.parametrize(
    "body",
    [
        '{"esummaryresult":["Invalid uid"]}',
        "[]",
        "",
        "<html/>",
        "<eSummaryResult/>",
        "<eSummaryResult><ERROR>no</ERROR></eSummaryResult>",
        '{"result":7}',
    ],
)
def test_answers_that_are_no_summaries(body: str) -> None:
    with pytest.raises(Unreadable):
        pubmed_summary.split(body.encode())
    with pytest.raises(Unreadable):
        pubmed_summary.read(b"[]")


# ------------------------------------------------------------------ ID converter


def test_an_error_of_the_id_converter_is_told() -> None:
    body = b'{"status": "error", "message": "ID type mismatch", "request": "idtype=doi"}'
    with pytest.raises(Unreadable, match="ID type mismatch"):
        idconv.read(body)


# ------------------------------------------------------------------ anything

KEYS = "result uids 1 error authors name authtype title articleids idtype value pages elocationid esearchresult idlist count errorlist phrasesnotfound records pmid doi pmcid status pubtype lang issn".split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["1", "10.5555/x", "doi", "Smith JA", "ok", "[a]."]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5), max_leaves=14,
)  # fmt: skip


def survives(body: bytes) -> None:
    for read in (esearch.read, ecitmatch.read, idconv.read, pubmed_summary.read):
        try:
            read(body)
        except Unreadable:
            continue
    try:
        for _uid, item in pubmed_summary.split(body):
            pubmed_summary.read(item)
    except Unreadable:
        return


@given(JSON)
@settings(max_examples=300, deadline=None)
def test_any_json_survives(value: Any) -> None:
    survives(json.dumps(value).encode())
    survives(json.dumps({"result": {"uids": ["1"], "1": value}}).encode())
    survives(json.dumps({"esearchresult": value}).encode())


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=200, deadline=None)
def test_any_bytes_survive(body: bytes) -> None:
    survives(body)
    survives(b"<eSummaryResult><DocSum>" + body + b"</DocSum></eSummaryResult>")


@given(st.sampled_from(SUMMARIES), st.data())
@settings(max_examples=80, deadline=None)
def test_damaged_summaries_survive(case: Path, data: st.DataObject) -> None:
    body = fixtures.answer(case)
    at = data.draw(st.integers(0, len(body)))
    survives(body[:at] + data.draw(st.binary(max_size=6)) + body[at + data.draw(st.integers(0, 40)) :])
