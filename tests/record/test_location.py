"""No password is told, wherever in a URL it stands and however the URL is malformed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.record.location import masked, shown

SECRET = "hunter2swordfish"
URLS = [
    f"postgresql+psycopg://keeper:{SECRET}@127.0.0.1:1/talks",
    f"postgresql://keeper:{SECRET}@host/talks?sslmode=require",
    f"postgresql://keeper@host/talks?password={SECRET}",
    f"postgresql://host/talks?user=keeper&pass%77ord={SECRET}",
    f"postgresql://host/talks?sslpassword={SECRET}&application_name=me",
    f"postgresql://keeper:{SECRET}@host:notaport/talks",
    f"postgresql://keeper:{SECRET}@[::1/talks",
    f"postgresql://keeper:a@{SECRET}@host/talks",
    f"postgresql://keeper:a/{SECRET}@host/talks",
    f"postgresql://keeper:a?{SECRET}@host/talks",
    f"postgresql://keeper:a%40{SECRET}@host/talks",
    f"postgresql://host:5432/talks?password=a@{SECRET}",
    f"postgresql://:{SECRET}@/talks",
    f"postgresql:/keeper:{SECRET}@host/talks",
    f"postgresql:keeper:{SECRET}@host/talks",
    f"postgres://keeper:{SECRET}@host",
    f"nosuch+driver://keeper:{SECRET}@host/db",
    f"sqlite://keeper:{SECRET}@host/db",
    f"://keeper:{SECRET}@host/db",
    f"host=server user=keeper password={SECRET}",
    f"host=server user=keeper password = '{SECRET}'",
]


@pytest.mark.parametrize("url", URLS)
def test_a_location_is_shown_without_its_password(url: str) -> None:
    assert SECRET not in shown(url)
    assert shown(shown(url)) == shown(url)


@pytest.mark.parametrize("url", URLS)
def test_what_a_driver_says_of_it_is_masked(url: str) -> None:
    for words in (f'invalid dsn near "{SECRET}"', f"cannot reach {url}", f"host {SECRET} is unknown", url):
        assert SECRET not in masked(words, url)


@pytest.mark.parametrize(
    "location",
    [
        "talks.pourparler",
        "/srv/a@b/talks",
        "C:\\talks@home",
        "postgresql://host/talks",
        "postgresql://me@host/t",
        "postgresql://host:5432/talks?sslmode=require",
    ],
)
def test_what_holds_no_password_is_shown_as_it_is(location: str) -> None:
    assert shown(location) == location
    assert masked("the words", location) == "the words"


@given(
    st.text(min_size=1, max_size=12).map(lambda words: f"§{words}§"),
    st.sampled_from(
        [
            "postgresql://me:{}@host/db",
            "postgresql://host/db?password={}",
            "postgresql://me:x@host:1/db?sslpassword={}&user=me",
        ]
    ),
)
def test_no_password_whatever_is_shown(secret: str, form: str) -> None:
    secret = secret.replace("&", "+")
    assert secret not in shown(form.format(secret))
