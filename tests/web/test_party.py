"""The pages of the parties and their people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.position import Stance
from pourparler.domain.statement import Statement
from pourparler.record.events.statement import StatementNoted
from tests.making import CITED, HEARSAY, day, delegate, ground, issue, option, position
from tests.making import party as party_added
from tests.web.visit import Visit, alike, imported, kept, part, words


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    spoken = Voice("A. Envoy", Attribution.ON_RECORD, delegate="envoy")
    passing = Voice("A. Neighbour", Attribution.ON_RECORD)
    facts = [
        *ground(),
        issue("border"),
        option("border.river"),
        issue("flag"),
        delegate("envoy", "north"),
        position("p1", "north", Stance.ACCEPTS, "army.small", on="2025-11-22"),
        position("p2", "north", Stance.REFUSES, "border.river", about="border", on="2025-11-24"),
        position("p3", "south", Stance.ACCEPTS, "border.river", said=HEARSAY, about="border"),
        StatementNoted(
            happened_on=day("2025-11-26"),
            passages=CITED,
            statement=Statement("s1", spoken, "we go on", issues=("army",)),
        ),
        StatementNoted(
            happened_on=day("2025-11-26"), passages=CITED, statement=Statement("s2", passing, "they will not")
        ),
    ]
    return Visit(kept(tmp_path_factory.mktemp("party"), *facts))


def test_a_party_is_told_issue_by_issue_refusals_first(talks: Visit) -> None:
    told = talks.words("party/north")
    assert told.index("⊘ refuses “border.river”") < told.index("✓ accepts “army.small”")
    assert "last heard today" in told
    assert "It must agree on 1 issue on which nothing of it is on record: Flag ." in told
    assert "we go on" in told


def test_what_is_only_said_of_a_party_is_not_what_it_holds(talks: Visit) -> None:
    told = words(part(talks.page("party/south"), '<main id="page"', "</main>"))
    assert "accept" not in told
    assert "1 weaker, second-hand, not counted" in told
    assert "is said to accept" in talks.words("party/south?evidence=any")


def test_the_list_of_parties_says_when_each_was_last_heard(talks: Visit) -> None:
    rows = [words(row) for row in talks.page("parties").split("<tr>")]
    assert any(row.startswith("North conflict party 3 issues 2 issues today") for row in rows)
    assert any(row.startswith("South conflict party 3 issues 1 issue —") for row in rows)


def test_people_stand_by_their_party_and_others_who_were_heard_apart(talks: Visit) -> None:
    told = talks.words("people")
    assert "1 person on record" in told
    assert told.index("Envoy delegate") < told.index("we go on") < told.index("Others who were heard, or through whom")
    assert told.index("Others who were heard") < told.index("A. Neighbour") < told.index("they will not")


def test_a_hidden_party_and_one_that_never_was_look_the_same(tmp_path: Path) -> None:
    visit = Visit(kept(tmp_path, *ground(), ("team", party_added("secret@team"))))
    pages = [alike(visit.page(f"party/{name}", 404)) for name in ("secret@team", "nobody@team")]
    assert pages[0].replace("secret", "") == pages[1].replace("nobody", "")
    assert "ecret" not in visit.page("parties")


def test_every_party_of_the_shipped_case_has_its_page(case: Path, tmp_path: Path) -> None:
    visit = imported(case, tmp_path)
    names = set(re.findall(r"/party/([a-z0-9-]+)", visit.page("parties")))
    assert len(names) == 15
    for name in names:
        markup = visit.page(f"party/{name}?lang=fr&evidence=any")
        assert markup.count("<h1") == 1
        assert "style=" not in markup
    assert "27 people on record" in visit.words("people")
