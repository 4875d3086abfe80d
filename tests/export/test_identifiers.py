from __future__ import annotations

import hashlib
import uuid
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.identifiers import NAMESPACE, hash_uri, urn, web_address

LEGAL = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%"
)  # RFC 3986, section 2


def test_the_example_of_rfc_6920() -> None:
    """Section 8.1: the text "Hello World!"."""
    digest = hashlib.sha256(b"Hello World!").hexdigest()
    assert hash_uri(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


def test_a_name_is_a_uuid_of_version_5_and_stays() -> None:
    name = urn("statement-0123456789abcdef", 2)
    assert name == urn("statement-0123456789abcdef", 2)
    assert uuid.UUID(name).version == 5
    assert uuid.UUID(name) == uuid.uuid5(NAMESPACE, "statement-0123456789abcdef/2")
    assert len({urn("a", 1), urn("a", 2), urn("a"), urn("b", 1)}) == 4


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://example.org/a?b=c&d=%20#e",
        "https://[2001:db8::1]/a",
    ],
)
def test_an_address_stays_as_it_is(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        (" https://example.org/a\n", "https://example.org/a"),
        ("https://example.org/“é”", "https://example.org/%E2%80%9C%C3%A9%E2%80%9D"),
        ("https://example.org/<a>|\\^`", "https://example.org/%3Ca%3E%7C%5C%5E%60"),
    ],
)
def test_what_no_address_may_hold_is_escaped(url: str, address: str) -> None:
    assert web_address(url) == address


@pytest.mark.parametrize(
    "url", [None, "", "example.org/a", "/tmp/a.html", "ftp://example.org", "https://", "http://[1"]
)
def test_what_is_no_address_on_the_web_is_none(url: str | None) -> None:
    assert web_address(url) is None


@given(st.text(st.characters(codec="utf-8")))
def test_an_address_is_always_legal_and_leads_where_it_led(path: str) -> None:
    address = web_address(f"https://example.org/{path}")
    assert address is not None
    assert set(address) <= LEGAL
    assert urlsplit(address).hostname == "example.org"
    assert unquote(address) == unquote(f"https://example.org/{path}".strip())
