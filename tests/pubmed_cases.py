"""PubMed's answers among the fixtures, and an article that is filled with what a test is about."""

from __future__ import annotations

import fixture_answers as fixtures

CASES = fixtures.cases("pubmed")
WHOLE = "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article>%s</Article>%s</MedlineCitation></PubmedArticle>"
