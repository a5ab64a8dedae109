"""Whose wall it is that stands before a page: by its headers and by the marks it leaves. Bytes alone, nothing is parsed.

A wall that has no name here is seen by its words (`refuse`, `look`); this is for answers that are no page at all by their
status (403, 429, 503), of which a wall must be told from a plain "no", and to say in a report what was seen.
"""

from __future__ import annotations

from collections.abc import Iterable

_HEAD = 200_000
# (header, what its value begins with, whose wall): sent with a wall alone, never with a page that passed one.
_HEADERS: tuple[tuple[str, str, str], ...] = (
    ("cf-mitigated", "challenge", "Cloudflare"), ("x-amzn-waf-action", "", "AWS WAF"), ("x-vercel-mitigated", "", "Vercel"),
)  # fmt: skip
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"_cf_chl_opt", "Cloudflare"), (b"cf-challenge", "Cloudflare"), (b"cf-error-details", "Cloudflare"), (b"challenge-error-text", "Cloudflare"),
    (b"anubis_challenge", "Anubis"), (b"/.within.website/x/cmd/anubis", "Anubis"),
    (b"AwsWafIntegration.checkForceRefresh", "AWS WAF"), (b"gokuProps", "AWS WAF"),
    (b"Incapsula incident ID", "Imperva"), (b"distil_r_captcha", "Imperva"), (b"DistilNetworks", "Imperva"),
    (b"/_Incapsula_Resource?SWUDNSAI", "Imperva"),
    (b"geo.captcha-delivery.com", "DataDome"), (b"ct.captcha-delivery.com", "DataDome"),
    (b"px-captcha", "HUMAN"), (b"_pxBlock", "HUMAN"), (b"sec-if-cpt-container", "Akamai"), (b"errors.edgesuite.net", "Akamai"),
    (b"validate.perfdrive", "Radware"), (b"captcha.perfdrive", "Radware"), (b"SSJSInternal", "Radware"),
    (b"sucuri_cloudproxy_js", "Sucuri"), (b"cloudproxy.sucuri", "Sucuri"), (b"ddos-guard/js-challenge", "DDoS-Guard"),
    (b"vercel-challenge", "Vercel"), (b"go-away-challenge", "go-away"), (b"haproxy-challenge", "HAProxy"),
)  # fmt: skip


def wall_of(headers: Iterable[tuple[str, str]], body: bytes) -> str | None:
    """Whose wall an answer is by its headers and marks; None where it shows none. Only for what is no page already.

    >>> wall_of([("CF-Mitigated", "challenge")], b""), wall_of([], b"<script>window._cf_chl_opt={}</script>"), wall_of([], b"Forbidden")
    ('Cloudflare', 'Cloudflare', None)
    """
    sent = {name.lower(): value.strip().lower() for name, value in headers}
    for name, start, whose in _HEADERS:
        if name in sent and sent[name].startswith(start):
            return whose
    if sent.get("x-datadome") == "protected" and len(body) < 5000:
        return "DataDome"
    head = body[:_HEAD]
    return next((whose for mark, whose in _MARKS if mark in head), None)
