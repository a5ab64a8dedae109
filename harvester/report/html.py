"""report.html: one file that needs nothing else, with what was harvested, who said what, and what to look at."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from harvester.report import overview, reasons, refusing, repositories, states, twins, wording
from harvester.report.anchors import work_anchors
from harvester.report.rich import web_link
from harvester.report.view import work_view
from harvester.report.whole import Whole
from harvester.shelf import Chosen

OPEN_AT_ONCE = 3
"""Works whose sections stand open when the page is opened; more would bury the list."""
MOST_WORKS = 2_000
"""Works that one page shows: a browser opens these in seconds, and more than these nobody looks through."""
SHORT = 12
"""Works up to which all parts of the report stand on one page, below each other."""
_STYLES = ("base.css", "overview.css", "list.css", "work.css", "repositories.css", "narrow.css", "print.css")
_SCRIPTS = ("begin.js", "list.js", "address.js", "actions.js", "end.js")


def write_html(whole: Whole, most: int = MOST_WORKS) -> Iterator[str]:
    """The report as pieces of one HTML file; the same for the same works, whenever it is written.

    Of more than `most` works those are shown that most is to be done about; the figures are those of all.
    """
    places = whole.first(most)
    works, glances = Chosen(whole.works, places), Chosen(whole.glances, places)
    style, filling, script = _assets(_STYLES), _assets(("fill.js",)), _assets(_SCRIPTS)
    anchors = work_anchors(whole.keys[place] for place in places)
    groups = twins.among(whole.twins, places)
    of_work = twins.by_work(groups)
    chosen = states.facets(glances)
    yield from (
        _environment()
        .get_template("report.html")
        .generate(
            facts=whole.facts,
            counts=whole.figures.counts(len(whole.failures)),
            shown=len(works),
            names=[(anchor, one.title) for anchor, one in zip(anchors, glances, strict=True)],
            groups=whole.figures.groups(glances),
            twins=groups,
            contributions=whole.figures.contributions(),
            orders=reasons.orders_of_trust(whole.figures.rules),
            facets=chosen.facets,
            failed=overview.failed(whole.failures),
            refusing=refusing.shut(whole.facts.closed, with_times=whole.facts.made is not None),
            repositories=repositories.repositories(whole.fixes),
            works=(
                (work_view(one), anchors[place], chosen.places[place], of_work.get(place, ()))
                for place, one in enumerate(works)
            ),
            open_at_once=len(whole.works) <= OPEN_AT_ONCE,
            short=len(whole.works) <= SHORT,
            wording=wording,
            web_link=web_link,
            style=style,
            filling=filling,
            script=script,
            policy=(
                f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(filling)} {_hash(script)}; "
                "base-uri 'none'; form-action 'none'"
            ),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("harvester.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _assets(names: tuple[str, ...]) -> Markup:
    """Our own styles or scripts, to stand in the page as they are; line ends as a browser counts them for the hash."""
    environment = _environment()
    assert environment.loader is not None
    sources = [environment.loader.get_source(environment, name)[0] for name in names]
    return Markup("\n".join(source.replace("\r\n", "\n").strip() for source in sources))  # noqa: S704  files of this package


def _hash(asset: Markup) -> str:
    digest = hashlib.sha256(asset.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
