"""What pages say that somebody did beside writing, editing and translating: schema.org's properties and Roles, Dublin Core's relators."""

from __future__ import annotations

from typing import Any

import pytest
from credited import named, told, written
from credited import record as credited_record
from schema_org_pages import html, page

from parsers import PageReading
from parsers.record import ROLES, Record

VARDA = {"@type": "Person", "name": "Agnès Varda"}
TAMARIS = {"@type": "Organization", "name": "Ciné Tamaris, Paris"}


def record_of(reading: PageReading) -> Record:
    assert reading.page is not None
    return reading.page.record


def work(kind: str, **more: Any) -> PageReading:
    return page(
        {
            "@context": "https://schema.org",
            "@type": kind,
            "name": "Tides of the inner ear",
            "datePublished": "1985",
            "identifier": "https://doi.org/10.5555/tides",
            **more,
        }
    )


def _role(name: str) -> dict[str, Any]:
    return {"@type": "Role", "roleName": name, "contributor": VARDA}


# (class, what it says, the credits)
SCHEMA_ORG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("Movie", {"director": VARDA}, "director: Varda, Agnès"), ("Movie", {"directors": ["Agnès Varda", "Li Ng"]}, "director: Varda, Agnès; director: Ng, Li"),
    ("Movie", {"director": VARDA, "musicBy": {"name": "Joanna Bruzdowicz"}}, "composer: Bruzdowicz, Joanna; director: Varda, Agnès"),
    ("Movie", {"actor": [VARDA, VARDA], "producer": TAMARIS}, "performer: Varda, Agnès; producer: Ciné Tamaris, Paris"), ("MusicRecording", {"byArtist": VARDA}, "performer: Varda, Agnès"),
    ("MusicComposition", {"composer": VARDA}, "composer: Varda, Agnès"), ("Book", {"author": {"name": "Li Ng"}, "illustrator": VARDA}, "illustrator: Varda, Agnès"),
    ("Audiobook", {"readBy": VARDA}, "narrator: Varda, Agnès"), ("Message", {"author": {"name": "Li Ng"}, "recipient": VARDA}, "recipient: Varda, Agnès"),
    ("ScholarlyArticle", {"recipient": VARDA}, ""), ("Book", {"contributor": _role("series editor")}, "collection-editor: Varda, Agnès"),
    ("Book", {"contributor": [_role("Illustrator"), {"name": "Li Ng"}]}, "illustrator: Varda, Agnès"), ("Book", {"contributor": _role("dedicatee")}, ""),
    ("Movie", {"director": {"@type": "Role", "director": VARDA}}, "director: Varda, Agnès"), ("Movie", {"director": [None, 7, "", {"name": ""}]}, ""),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "says", "credits_"), SCHEMA_ORG)
def test_schema_org(kind: str, says: dict[str, Any], credits_: str) -> None:
    assert told(record_of(work(kind, **says))) == credits_


def test_who_is_credited_in_a_role_is_no_contributor_and_others_stay() -> None:
    found = record_of(work("Book", contributor=[_role("illustrator"), {"name": "Li Ng"}, _role("dedicatee")]))
    assert [one.inverted() for one in found.contributor] == ["Ng, Li", "Varda, Agnès"]


def test_microdata_says_it_too() -> None:
    found = html(
        '<div itemscope itemtype="https://schema.org/Movie"><h1 itemprop="name">Tides of the inner ear</h1><p itemprop="director">Agnès Varda</p><a itemprop="identifier" href="https://doi.org/10.5555/tides">DOI</a></div>'
    )
    assert told(record_of(found)) == "director: Varda, Agnès"


def test_what_the_page_says_of_each_is_kept() -> None:
    reading = work("Movie", director=VARDA)
    assert reading.page is not None
    assert [(one.field, one.text, one.scheme) for one in reading.page.said if one.field == "credit"] == [
        ("credit", "Agnès Varda", "director")
    ]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", ["book", "motion_picture", "song", "personal_communication"])
def test_our_own_pages_say_all_roles(role: str, kind: str) -> None:
    one = credited_record(
        type=kind,
        title="Tides of the inner ear",
        author=[{"family": "Ng", "given": "Li"}],
        doi="10.5555/tides",
        **{role: ["Varda, Agnès"]},
    )
    script = written(named("json-ld"), one).decode()
    assert told(record_of(page(script))) == told(one)


# (name of the tag, the credits)
DUBLIN_CORE = [
    ("DC.contributor.illustrator", "illustrator: Varda, Agnès"), ("dcterms.contributor.director", "director: Varda, Agnès"), ("DC.Contributor.filmDirector", "director: Varda, Agnès"),
    ("DC.contributor.composer", "composer: Varda, Agnès"), ("DC.contributor.narrator", "narrator: Varda, Agnès"), ("DC.contributor.interviewer", "interviewer: Varda, Agnès"),
    ("DC.contributor", ""), ("DC.contributor.ill", ""), ("DC.contributor.advisor", ""), ("DC.contributor.dedicatee", ""), ("DC.contributor.editor", ""),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "credits_"), DUBLIN_CORE)
def test_dublin_core(tag: str, credits_: str) -> None:
    head = '<meta name="DC.title" content="Tides of the inner ear"><meta name="DC.creator" content="Ng, Li"><meta name="DC.date" content="1985">'
    assert told(record_of(html("", f'{head}<meta name="{tag}" content="Varda, Agnès">'))) == credits_
