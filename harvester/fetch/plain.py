"""A session of requests that does only what a single request needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import requests


class PlainSession(requests.Session):
    """A session that asks for just what it is given: no cookies, no redirects, nothing of the environment."""

    def ask(  # noqa: PLR0917 - what a request is made of
        self, method: str, url: str, params: Sequence[tuple[str, str]], data: list[tuple[str, str]] | bytes | None, headers: Mapping[str, str],
        timeout: float,
    ) -> requests.Response:  # fmt: skip
        """One request and the beginning of its answer. `requests.Session.request` merges a dozen settings that are none here, at the price of
        the request itself; and reads a redirect's whole body, capped by nothing, to peek at the next hop.
        """
        asked = requests.PreparedRequest()
        asked.prepare_method(method)
        asked.prepare_url(url, params)
        asked.prepare_headers({**self.headers, **headers})
        asked.prepare_body(data, None)
        adapter = self.get_adapter(asked.url or url)
        return adapter.send(asked, stream=True, timeout=timeout, verify=self.verify or False, proxies=self.proxies)
