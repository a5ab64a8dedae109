"""Settings: flags over environment (HARVESTER_…) over `harvester.toml`. Read once, by the command line."""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from harvester import __version__
from harvester.errors import UsageError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_URLS = ("crossref_url", "eutils_url", "idconv_url", "datacite_url", "doi_url")
_MAY_BE_NONE = frozenset(
    ("delay", "patience", "parse_processes", "fresh_found", "fresh_absent", "fresh_search", "fresh_agency")
)
_MOST = {"threads": 64, "parse_processes": 64}
_OF_EXPORT = frozenset(("key_pattern",))
_WORDS = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Times in seconds where nothing else is said, sizes in bytes.

    A service's base URL set by the operator is trusted for exactly its scheme, host and port. `allow_networks`
    (an intranet repository) comes from a flag or the file, never from the environment.
    """

    mailto: str = ""
    who: str = ""
    ncbi_api_key: str = field(default="", repr=False)
    crossref_url: str = "https://api.crossref.org"
    eutils_url: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    idconv_url: str = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"
    datacite_url: str = "https://api.datacite.org"
    doi_url: str = "https://doi.org"
    zotero_api_key: str = field(default="", repr=False)
    zotero_library: str = ""
    zotero_url: str = "https://api.zotero.org"
    zotero_connector_url: str = "http://127.0.0.1:23119"
    proxy: str = field(default="", repr=False)
    ca_bundle: str = ""
    delay: float = 1.0
    timeout: float = 20.0
    total_time: float = 60.0
    max_bytes: int = 8 * 1024 * 1024
    max_redirects: int = 5
    archive_bytes: int = 1_000_000_000
    parse_seconds: float = 10.0
    parse_processes: int = 2
    threads: int = 8
    patience: float = 600.0
    lease: float = 60.0
    crossref_batch: int = 50
    search: bool = True
    # Days for which an answer is new. A record is asked for again after a week, for a retraction must not go unseen for long.
    fresh_found: float = 7.0
    fresh_absent: float = 7.0
    fresh_search: float = 30.0
    fresh_agency: float = 365.0
    answers: str = ""
    # How citation keys are made; in the file it stands in the section [export].
    key_pattern: str = ""
    allow_networks: tuple[Network, ...] = ()

    @property
    def user_agent(self) -> str:
        """Who asks, and whom to write to."""
        contact = f" (mailto:{self.mailto})" if self.mailto else ""
        return f"harvester/{__version__}{contact}"

    def service_origins(self) -> frozenset[tuple[str, str, int]]:
        """(scheme, host, port) of the services' base URLs, for those the operator set."""
        default = Settings()
        urls = [getattr(self, name) for name in _URLS if getattr(self, name) != getattr(default, name)]
        return frozenset(origin(url) for url in urls)

    @classmethod
    def load(cls, flags: Mapping[str, object], environ: Mapping[str, str], file: Path | None = None) -> Settings:
        """Settings from their three sources. Raises UsageError naming the flag, variable or file line."""
        values: dict[str, object] = {}
        known = {one.name for one in fields(cls)}
        if file is not None:
            for key, value in _flat(_toml(file), file):
                if key == "policy":
                    continue  # `policies` reads this section
                if key not in known:
                    raise UsageError(
                        f"{file}: there is no setting “{key}”", advice=f"Known settings: {', '.join(sorted(known))}."
                    )
                values[key] = _value(key, value, f"{file}: {key}")
        for key in known - {"allow_networks"}:
            variable = f"HARVESTER_{key.upper()}"
            if environ.get(variable):
                values[key] = _value(key, environ[variable], variable)
        for key, value in flags.items():
            if value is not None and value != ():
                flag = "allow-network" if key == "allow_networks" else key.replace("_", "-")
                values[key] = _value(key, value, f"--{flag}")
        return cls(**values)  # type: ignore[arg-type]  # each value was made by `_value` for its field


def _flat(values: Mapping[str, object], file: Path) -> Iterator[tuple[str, object]]:
    """What a file sets, that of the section [export] with the rest."""
    for key, value in values.items():
        if key != "export":
            yield key, value
        elif isinstance(value, dict) and set(value) <= _OF_EXPORT:
            yield from value.items()
        else:
            raise UsageError(f"{file}: [export] is no section of {', '.join(sorted(_OF_EXPORT))}")


def origin(url: str) -> tuple[str, str, int]:
    """(scheme, host, port) of an address. Raises ValueError for one that has none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(char.isspace() for char in url):
        raise ValueError(f"not an http or https address: {url!r}")
    return parts.scheme, parts.hostname.lower(), parts.port or (443 if parts.scheme == "https" else 80)


def _toml(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is no TOML: {error}") from None


def _value(key: str, value: object, where: str) -> object:
    default = getattr(Settings, key, None) if key == "allow_networks" else getattr(Settings(), key)
    if key == "allow_networks":
        texts = [str(one) for one in value] if isinstance(value, (list, tuple)) else [str(value)]
        return tuple(_network(text, where) for text in texts)
    text = str(value).strip()
    if isinstance(default, str):
        if key.endswith("_url") or (key == "proxy" and text):
            try:
                origin(text)
            except ValueError:
                # A proxy's address may hold a password.
                shown = "" if key == "proxy" else f": {text!r}"
                raise UsageError(f"{where}: not an http or https address{shown}") from None
        if key == "ca_bundle" and text and not Path(text).exists():
            raise UsageError(
                f"{where}: there is no such file: {text!r}", advice="Give the path of the certificates to trust (PEM)."
            )
        if key == "mailto" and not _is_email(text):
            raise UsageError(f"{where}: not an e-mail address: {text!r}")
        return text
    if isinstance(default, bool):
        if text.lower() not in _WORDS:
            raise UsageError(f"{where}: yes or no is expected, not {text!r}")
        return _WORDS[text.lower()]
    try:
        number = int(text) if isinstance(default, int) else float(text)
    except ValueError:
        raise UsageError(f"{where}: a number is expected, not {text!r}") from None
    if number < 0 or (number == 0 and key not in _MAY_BE_NONE) or number != number or number > _MOST.get(key, 10**10):  # noqa: PLR0124 - NaN
        least, most = "0 or more" if key in _MAY_BE_NONE else "more than 0", _MOST.get(key)
        raise UsageError(
            f"{where}: {text} is outside what makes sense",
            advice=f"Give {least}{f', and {most} at the most' if most else ''}.",
        )
    return number


def _network(text: str, where: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise UsageError(f"{where}: {text!r} is no network", advice="Write it as 10.1.0.0/16.") from None


def _is_email(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host) and not any(char.isspace() or char in "()<>," for char in text)
