"""What `serve` promises whoever starts it: an address, one way in, an orderly end."""

from __future__ import annotations

import signal
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser

from tests.web.served import served


def test_the_first_line_printed_is_the_address_that_lets_in_once(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        assert desk.entrance.startswith(f"http://localhost:{desk.port}/?token=")
        answer = desk.enter()
        assert answer.status_code == 303
        assert desk.client.get(answer.headers["location"]).status_code == 200
        # The same address, in another browser: somebody read it over a shoulder, or in a history.
        with httpx2.Client(base_url=desk.origin, trust_env=False) as other:
            assert other.get(desk.entrance).status_code == 403
        # In the same browser, it leads to the desk again.
        assert desk.enter().headers["location"] == answer.headers["location"]


def test_the_cookie_is_named_by_the_port_and_kept_from_scripts_and_other_sites(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        cookie, *words = desk.enter().headers["set-cookie"].split("; ")
        assert cookie.startswith(f"pourparler-{desk.port}=")
        assert {word.lower() for word in words} >= {"httponly", "samesite=strict"}
        assert not any(word.lower().startswith(("expires", "max-age", "domain")) for word in words)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_with_status_0_when_it_is_told_to(how: int, tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        desk.enter()
        assert desk.stop(how) == 0
        assert desk.process.stdout is not None
        assert desk.process.stdout.read() == ""
    assert (tmp_path / "serve.err").read_text() == ""


def test_it_listens_on_this_machine_alone(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        listening = Path("/proc/net/tcp")
        if not listening.exists():
            pytest.skip("needs Linux: /proc/net/tcp tells who listens where")
        wanted = f":{desk.port:04X}"
        places = [line.split()[1] for line in listening.read_text().splitlines()[1:] if line.split()[3] == "0A"]
        assert [place for place in places if place.endswith(wanted)] == [f"0100007F{wanted}"]


def test_a_port_that_is_taken_gets_one_sentence(tmp_path: Path) -> None:
    with served(tmp_path) as desk, pytest.raises(AssertionError, match=f"something listens at port {desk.port}"):
        other = tmp_path / "other"
        other.mkdir()
        with served(other, "--port", str(desk.port)):
            pass


def test_a_form_of_its_own_page_is_taken_from_a_browser_that_keeps_its_referrer_to_itself(
    tmp_path: Path, chromium: Browser
) -> None:
    with served(tmp_path) as desk, chromium.new_context() as context:
        page = context.new_page()
        origins = []
        page.on("request", lambda request: origins.append(request.all_headers().get("origin")))
        page.goto(desk.entrance)
        assert "token" not in page.url
        page.get_by_label("What the talks are about").fill("Toy talks")
        page.get_by_role("button", name="Begin").click()
        page.wait_for_url("**/r/toy-talks")
        assert page.locator("h1").inner_text() == "State of play"
        assert "null" in origins
        assert (tmp_path / "toy-talks.pourparler").exists()


def test_without_scripts_a_form_does_the_same(tmp_path: Path, chromium: Browser) -> None:
    with served(tmp_path) as desk, chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(desk.entrance)
        page.get_by_label("What the talks are about").fill("Toy talks")
        page.get_by_role("button", name="Begin").click()
        page.wait_for_url("**/r/toy-talks")
        assert (tmp_path / "toy-talks.pourparler").exists()
