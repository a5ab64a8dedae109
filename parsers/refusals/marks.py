"""Marks that page-making software leaves: the scripts of walls against robots, the page kinds of platforms."""

from __future__ import annotations

# Bytes that only the wall itself holds, to whose it is ("" for words of a path, which any page may hold). What a page that passed a wall
# carries too (Cloudflare's "jsd" script, Imperva's resource, a tag of DataDome, a form's reCAPTCHA) is in `PASSIVE`.
WALL: dict[bytes, str] = {
    **dict.fromkeys((b"_cf_chl_opt", b"cf-challenge", b"cf-error-details", b"challenge-error-text"), "Cloudflare"),
    **dict.fromkeys((b"anubis_challenge", b"/.within.website/x/cmd/anubis"), "Anubis"),
    **dict.fromkeys((b"AwsWafIntegration.checkForceRefresh", b"gokuProps"), "AWS WAF"),
    **dict.fromkeys((b"Incapsula incident ID", b"distil_r_captcha", b"DistilNetworks", b"/_Incapsula_Resource?SWUDNSAI"), "Imperva"),
    **dict.fromkeys((b"geo.captcha-delivery.com", b"ct.captcha-delivery.com"), "DataDome"),
    **dict.fromkeys((b"px-captcha", b"_pxBlock"), "HUMAN"),  # PerimeterX of old
    **dict.fromkeys((b"sec-if-cpt-container", b"errors.edgesuite.net"), "Akamai"),
    **dict.fromkeys((b"validate.perfdrive", b"captcha.perfdrive", b"SSJSInternal"), "Radware"),
    **dict.fromkeys((b"sucuri_cloudproxy_js", b"cloudproxy.sucuri"), "Sucuri"), b"ddos-guard/js-challenge": "DDoS-Guard",
    b"vercel-challenge": "Vercel", b"go-away-challenge": "go-away", b"haproxy-challenge": "HAProxy",
    b"/orchestrate/": "", b"/verify/home?captchaType": "",
}  # fmt: skip
# These make a wall only of a page that says next to nothing else.
PASSIVE: tuple[bytes, ...] = (
    b"/cdn-cgi/challenge-platform", b"challenges.cloudflare.com", b"_Incapsula_Resource", b"captcha-delivery.com",
    b"recaptcha/api", b"altcha", b"captcha", b"Captcha", b"awswaf.com/", b"AwsWafIntegration", b"aws-waf-token", b"_pxAppId",
    b"/_sec/cp_challenge", b"ddos-guard", b"slideVerify", b"yidun_", b"bot-detection", b"_fs-ch-",
)  # fmt: skip
# What a short page of a wall says, folded, in the languages of its visitors.
WALL_SAYS: tuple[str, ...] = (
    "verify you are human", "verify that you are human", "verify you're human", "verify that you're not a robot",
    "are you a robot", "you are not a robot", "you're not a robot", "you are a human", "not a bot", "unusual traffic",
    "complete the security check", "checking your browser", "automated access", "security service to protect itself",
    "press & hold to confirm", "solve the captcha", "complete the captcha", "enter the characters you see",
    "needs to review the security of your connection", "why have i been blocked", "ray id", "activity from your ip",
    "bestätigen sie, dass sie ein mensch sind", "kein roboter", "vérifiez que vous êtes humain", "pas un robot",
    "verifique que es un ser humano", "no eres un robot", "no soy un robot", "verifique que você é humano", "não é um robô",
    "non sei un robot", "geen robot", "inte en robot", "nie jesteś robotem", "не робот", "что вы человек", "що ви людина",
    "安全验证", "人机验证", "拖动滑块", "滑动滑块", "请完成验证", "ロボットではない", "로봇이 아닙니다", "robot olmadığınızı", "bukan robot",
)  # fmt: skip

# A word of the `class` or `id` of `html` or `body`, to a code: Open Journal Systems, WordPress, Drupal, Silverchair, …
BODY: dict[str, str] = {
    "pkp_page_index": "home", "pkp_page_search": "search-results", "pkp_page_catalog": "search-results", "pkp_page_login": "login",
    "pkp_page_about": "site-page", "pkp_page_information": "site-page", "pkp_page_announcement": "site-page", "pkp_page_user": "login",
    "pkp_page_issue": "contents", "error404": "not-found", "page-not-found": "not-found", "search-results": "search-results",
    "search-no-results": "search-results", "path-frontpage": "home", "path-search": "search-results", "pg_issue": "contents",
    "pg_issuebrowse": "contents", "pg_searchresults": "search-results", "pg_404": "not-found", "page-search": "search-results",
    "node-type-highwire-issue": "contents", "page-issue": "contents", "page-toc": "contents", "page-user-login": "login",
    "page-404": "not-found", "page-error-404": "not-found", "error-404": "not-found", "page-node-404": "not-found", "page-login": "login",
    "post-type-archive": "search-results", "journal-homepage": "home", "home-page": "home", "journal-home": "home",
    "page-profile": "profile", "author-profile": "profile", "maintenance-page": "maintenance", "in-maintenance": "maintenance",
}  # fmt: skip
# An element's name (DSpace 7's parts of a page that are pages of their own), to a code.
ELEMENTS: dict[str, str] = {
    "ds-home-page": "home", "ds-themed-home-page": "home", "ds-search-page": "search-results", "ds-themed-search-page": "search-results",
    "ds-pagenotfound": "not-found", "ds-themed-pagenotfound": "not-found", "ds-objnotfound": "not-found", "ds-base-pagenotfound": "not-found",
    "ds-themed-objnotfound": "not-found", "ds-base-objnotfound": "not-found", "ds-forbidden": "forbidden", "ds-themed-forbidden": "forbidden",
    "ds-login-page": "login", "ds-themed-login-page": "login", "ds-collection-page": "search-results", "ds-themed-collection-page": "search-results",
    "ds-community-page": "search-results", "ds-themed-community-page": "search-results", "ds-maintenance": "maintenance",
    "ds-community-list-page": "search-results", "ds-page-internal-server-error": "server-error", "ds-browse-by-page": "search-results",
}  # fmt: skip
# The top `@type` of JSON-LD, or the type of the whole page's microdata, to a code.
SCHEMA: dict[str, str] = {
    "SearchResultsPage": "search-results", "CollectionPage": "search-results", "ProfilePage": "profile",
    "PublicationIssue": "contents", "PublicationVolume": "contents", "Periodical": "journal", "DataCatalog": "home",
    "AboutPage": "site-page", "ContactPage": "site-page", "FAQPage": "site-page",
}  # fmt: skip
# A piece of the address, to a code.
ADDRESS: tuple[tuple[str, str], ...] = (
    ("/cookieabsent", "cookies"), ("validate.perfdrive.com", "challenge"), ("/cdn-cgi/l/", "challenge"),
    ("/_incapsula_resource", "challenge"), ("/captcha?", "challenge"), ("/captcha/", "challenge"),
    ("s100.copyright.com", "site-page"), ("/action/rightslink", "site-page"), ("marketplace.copyright.com", "site-page"),
    ("/issue/view/", "contents"), ("/issue/archive", "contents"), ("/issue/current", "contents"),
    ("/action/showlogin", "login"), ("/shibboleth.sso/", "login"), ("/idp/profile/", "login"), ("/wayf?", "login"),
    ("/wayf/", "login"), ("login.openathens.net", "login"), ("wayfinder.openathens.net", "login"),
)  # fmt: skip
