"""What is supposed is laid over the record for one answer: nobody is said to have said it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pourparler.brief.sections.contents import part_of
from pourparler.brief.words.language import language
from pourparler.domain.issue_standing import Standing
from pourparler.domain.request import KEEPER
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.supposition import SUPPOSED, Supposition
from pourparler.library import state
from pourparler.standing.supposition import supposed
from pourparler.workbench.suppose import rests_on, suppose

ACCEPTED = Supposition(accepts=(("russia", "recognition.none"),))


def shown(case: Path) -> StateOfPlay:
    return state(str(case), viewer=KEEPER, as_of=date(2025, 12, 3))


def words(would: object, code: str = "en") -> str:
    part = part_of(would.state, language(code), "possibilities", would.possible)  # type: ignore[attr-defined]
    assert part is not None
    return str(part.section.blocks)


def test_a_supposed_yes_makes_an_issue_convergent_and_changes_no_other(case: Path) -> None:
    would = suppose(shown(case), ACCEPTED)
    assert [(c.subject, c.before, c.after) for c in would.changes] == [("recognition", "contested", "convergent")]
    assert shown(case).of(Standing.CONVERGENT) == ()


def test_nobody_is_said_to_have_said_what_is_supposed(case: Path) -> None:
    told = words(suppose(shown(case), ACCEPTED))
    assert "◇ Supposed, not on record: " in told
    assert "yes: Ukraine; ◇ supposed to say yes: Russian Federation" in told
    assert "to none of it has everybody who must agree said yes. Under the supposition no yes would be missing" in told
    assert "has everybody who must agree said yes to some of it" not in told


def test_a_refusal_that_is_lifted_rules_nothing_out_and_is_told_under_the_supposition(case: Path) -> None:
    state_now = shown(case)
    before = suppose(state_now, Supposition())
    line = next(one for one in before.possible.scenario.red_lines if one.issue == "army-cap")
    lifted = rests_on(line, state_now.negotiation)
    assert len(lifted) == len(line.options) == 3
    would = suppose(state_now, Supposition(lifted=lifted))
    assert len(would.possible.scenario.red_lines) == len(before.possible.scenario.red_lines) - 1
    assert "army-cap.600k" in would.possible.still_open.options["army-cap"]
    assert "◇ Supposed, not on record: " in words(would)


def test_what_the_record_lacks_is_not_supposed(case: Path) -> None:
    there = shown(case).negotiation
    over = supposed(there, Supposition((("nobody", "recognition.none"), ("russia", "no.option")), ("no-position",)))
    assert (over.positions, over.positions_withdrawn) == (there.positions, there.positions_withdrawn)


def test_the_record_itself_holds_nothing_of_it(case: Path) -> None:
    state_now = shown(case)
    suppose(state_now, ACCEPTED)
    assert not [one for one in state_now.negotiation.positions.values() if one.value.said.speaker == SUPPOSED]
