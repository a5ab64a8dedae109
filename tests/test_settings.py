"""Settings: flags over environment over file; what is wrong is named."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import pytest

from harvester.errors import UsageError
from harvester.settings import Settings


def test_flags_over_environment_over_file(tmp_path: Path) -> None:
    file = tmp_path / "harvester.toml"
    file.write_text(
        'mailto = "file@example.org"\ndelay = 3\nthreads = 2\nallow_networks = ["10.1.0.0/16"]\n', encoding="utf-8"
    )
    found = Settings.load({"threads": 5}, {"HARVESTER_MAILTO": "env@example.org", "HARVESTER_THREADS": "4"}, file)
    assert (found.mailto, found.delay, found.threads) == ("env@example.org", 3.0, 5)
    assert found.allow_networks == (ipaddress.ip_network("10.1.0.0/16"),)


def test_private_networks_never_come_from_the_environment() -> None:
    assert Settings.load({}, {"HARVESTER_ALLOW_NETWORKS": "10.0.0.0/8"}).allow_networks == ()


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"HARVESTER_DELAY": "soon"}, "HARVESTER_DELAY"), ({"HARVESTER_THREADS": "0"}, "HARVESTER_THREADS"), ({"HARVESTER_TIMEOUT": "nan"}, "HARVESTER_TIMEOUT"),
        ({"HARVESTER_CROSSREF_URL": "ftp://x"}, "HARVESTER_CROSSREF_URL"), ({"HARVESTER_MAILTO": "me"}, "HARVESTER_MAILTO"), ({"HARVESTER_MAX_BYTES": "-1"}, "HARVESTER_MAX_BYTES"),
    ],
)  # fmt: skip
def test_a_wrong_value_names_its_variable(environ: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        Settings.load({}, environ)


@pytest.mark.parametrize("text", ["mail = 1", "mailto = [", "delay = 'soon'", "allow_networks = ['here']"])
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "harvester.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"harvester\.toml"):
        Settings.load({}, {}, file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("proxy = 'proxy.example.org:8080'", "not an http or https address"), ("proxy = 'socks5://me:s3cret@proxy.example.org'", "not an http or https address"),
        ("ca_bundle = 'missing.pem'", "there is no such file: 'missing.pem'"), ("crossref_url = 'http://a b'", "not an http or https address"),
    ],
)  # fmt: skip
def test_what_would_fail_at_every_page_is_refused_at_once(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "harvester.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        Settings.load({}, {}, file)
    assert message in caught.value.message
    assert "s3cret" not in caught.value.message + caught.value.advice


@pytest.mark.parametrize(
    ("environ", "advice"),
    [
        ({"HARVESTER_THREADS": "65"}, "Give more than 0, and 64 at the most."), ({"HARVESTER_PARSE_PROCESSES": "-1"}, "Give 0 or more, and 64 at the most."),
        ({"HARVESTER_DELAY": "-1"}, "Give 0 or more."), ({"HARVESTER_TIMEOUT": "0"}, "Give more than 0."), ({"HARVESTER_TIMEOUT": "nan"}, "Give more than 0."),
    ],
)  # fmt: skip
def test_a_number_out_of_range_is_told_the_range(environ: dict[str, str], advice: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.load({}, environ)
    assert caught.value.advice == advice


def test_as_many_threads_as_the_flag_allows() -> None:
    assert Settings.load({}, {"HARVESTER_THREADS": "64"}).threads == 64
    with pytest.raises(UsageError, match="HARVESTER_THREADS: 65 is outside"):
        Settings.load({}, {"HARVESTER_THREADS": "65"})


def test_secrets_are_not_shown() -> None:
    found = Settings(ncbi_api_key="k3y", proxy="http://user:pw@proxy.example.org")
    assert "k3y" not in repr(found)
    assert "pw" not in repr(found)


def test_only_services_that_were_set_are_trusted() -> None:
    assert Settings().service_origins() == frozenset()
    assert Settings(crossref_url="http://127.0.0.1:8080/x").service_origins() == {("http", "127.0.0.1", 8080)}
