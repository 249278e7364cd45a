"""Nobody without the login is told anything, nothing foreign comes in, and every answer bears the headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pourparler.web.desk import Desk, modules
from pourparler.web.guard import HEADERS
from pourparler.web.routes import records
from tests.web.served import HOST, LOGIN, asking, desk

PATHS = ["/", "/?token=wrong", "/static/desk.css", "/static/nothing.css", "/nothing", "/v/x", "/v/x/y/z"]


@pytest.fixture
def toy(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.fixture
def within(toy: Desk) -> TestClient:
    return asking(toy)


def first(toy: Desk, viewer: str = "") -> str:
    """The address of the records at hand."""
    return f"/v/{toy.access.key(LOGIN, viewer)}/"


def addresses(toy: Desk) -> Iterator[tuple[str, str]]:
    """Yield how and where a desk can be asked: every route, and what is none."""
    for path in PATHS:
        yield from (("GET", path), ("HEAD", path), ("POST", path), ("DELETE", path))
    for module in modules():
        path = first(toy)[:-1] + module.PATH
        yield from (("GET", path), ("POST", path), ("PUT", path))


def test_every_address_is_refused_without_the_login(toy: Desk) -> None:
    for login in ("", "somebody"):
        client = asking(toy, login)
        answers = [client.request(how, path) for how, path in addresses(toy)]
        assert {answer.status_code for answer in answers} == {403}
        assert len({answer.content for answer in answers if answer.request.method != "HEAD"}) == 1


def test_the_key_of_another_login_leads_nowhere(toy: Desk) -> None:
    assert asking(toy).get(first(toy)).status_code == 200
    other = asking(toy, "another")
    answer = other.get(first(toy))
    assert answer.status_code == 404
    # A key that is nobody's is told apart by nothing.
    assert other.get("/v/0123456789abcdef/").content == answer.content


def test_a_key_says_nothing_of_its_viewer(toy: Desk) -> None:
    keys = {viewer: toy.access.key(LOGIN, viewer) for viewer in ("", "north", "mediator", "n" * 100)}
    assert len(set(keys.values())) == len(keys)
    assert {len(key or "") for key in keys.values()} == {16}


def test_every_answer_bears_the_headers(toy: Desk, within: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise RuntimeError

    answers = [client.request(how, path) for client in (within, asking(toy, "")) for how, path in addresses(toy)]
    answers += [within.get(first(toy), headers={"Host": "evil.example"})]
    monkeypatch.setattr(records, "get", fails)
    answers.append(within.get(first(toy)))
    assert {answer.status_code for answer in answers} >= {200, 303, 403, 404, 405, 500}
    for answer in answers:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "RuntimeError" not in answer.text
        assert "server" not in answer.headers


def test_the_policy_lets_nothing_in_but_the_desk_s_own_files() -> None:
    told = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert told["default-src"] == "'none'"
    assert {name: value for name, value in told.items() if "unsafe" in value or "http" in value or "*" in value} == {}
    assert HEADERS["Cache-Control"] == "no-store"
    assert HEADERS["Referrer-Policy"] == "no-referrer"


FOREIGN: list[dict[str, str]] = [
    {"Host": "evil.example"},
    {"Host": "localhost"},
    {"Host": "localhost:8001"},
    {"Host": "127.0.0.1.evil.example:8000"},
    {"Origin": "http://evil.example"},
    {"Origin": "http://localhost:8001"},
    {"Origin": "https://localhost:8000"},
    {"Origin": "null"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("how", ["GET", "POST"])
def test_what_another_site_asks_for_is_refused(headers: dict[str, str], how: str, toy: Desk, tmp_path: Path) -> None:
    answer = asking(toy).request(how, first(toy), headers=headers)
    assert answer.status_code == 403
    assert list(tmp_path.iterdir()) == []


OWN: list[dict[str, str]] = [
    {},
    {"Host": "127.0.0.1:8000"},
    {"Origin": HOST, "Sec-Fetch-Site": "same-origin"},
    {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
]


@pytest.mark.parametrize("headers", OWN, ids=str)
def test_a_form_of_its_own_page_is_taken(headers: dict[str, str], toy: Desk, tmp_path: Path) -> None:
    sent: dict[str, Any] = {"what": "new", "title": "Toy talks", "keeper": "team"}
    answer = asking(toy).post(first(toy), data=sent, headers=headers)
    assert answer.status_code == 303
    assert (tmp_path / "toy-talks.pourparler").exists()


def test_a_form_that_cannot_be_read_gets_one_sentence(within: TestClient, toy: Desk) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = within.post(first(toy), content=b"--x\r\nnothing", headers=headers)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text
