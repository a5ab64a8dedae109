"""Servers of preprints: their names, what they register, and whether a record stands on one."""

from __future__ import annotations

import re

from parsers.clean import fold
from parsers.record import Record

_PREPRINT_SERVERS = frozenset((
    "arxiv", "arxiv.org", "biorxiv", "medrxiv", "chemrxiv", "ssrn", "ssrn electronic journal", "research square", "psyarxiv", "socarxiv",
    "preprints", "preprints.org", "osf preprints", "eartharxiv", "engrxiv", "techrxiv", "africarxiv", "edarxiv", "ecoevorxiv", "authorea",
    "ess open archive", "scielo preprints", "peerj preprints", "nature precedings", "cogprints", "vixra", "corr", "egusphere",
))  # fmt: skip
# What servers of preprints register: arXiv, bioRxiv and medRxiv (old and new), SSRN, Research Square, Preprints.org, ChemRxiv, TechRxiv,
# Authorea, OSF's (PsyArXiv, SocArXiv, EdArXiv …), EarthArXiv, ESS Open Archive, PeerJ Preprints, SciELO Preprints, EcoEvoRxiv, EGUsphere.
PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv\.|1101/(?:[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.)?[0-9]{6}|64898/|2139/ssrn|21203/rs\.|20944/preprints|26434/chemrxiv|"
    r"36227/techrxiv|22541/(?:au|essoar)\.|31219/osf|31222/osf|31234/osf|31235/osf|35542/osf|31223/|1002/essoar|7287/peerj\.preprints|"
    r"1590/scielopreprints|32942/|5194/egusphere)"
)


_FIRST_WORD = re.compile(r"[\s:(,]")
_BY_FIRST_WORD = _PREPRINT_SERVERS - {"preprints", "corr"}
_MOST = 300


def server(record: Record) -> str:
    """The server of preprints on which a record stands, by one name for its many ("CoRR", "arXiv preprint arXiv:…"); "" for none."""
    if not is_on_server(record):
        return ""
    name = _FIRST_WORD.split(fold((record.container_title or record.publisher or "")[:_MOST]), maxsplit=1)[0]
    return "arxiv" if name in ("corr", "arxiv.org") else name


def is_on_server(record: Record) -> bool:
    """Whether a record stands on a server of preprints: "arXiv preprint arXiv:2308.03281", "bioRxiv (Cold Spring Harbor Laboratory)"."""
    name = fold((record.container_title or record.publisher or "")[:_MOST])
    return (
        name in _PREPRINT_SERVERS
        or _FIRST_WORD.split(name, maxsplit=1)[0] in _BY_FIRST_WORD
        or ("preprint" in name and record.arxiv is not None)
    )
