"""What could be agreed as plain values for ``--json``: stable keys, documented in the reference, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pourparler.brief.plain.value import plain
from pourparler.domain.blocking import Opening
from pourparler.domain.draft_reading import DraftReading, IssueReading
from pourparler.domain.key_question import Future, KeyQuestion, KeyQuestions
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.red_line import RedLine, RedLines
from pourparler.domain.scenario import Scenario
from pourparler.domain.state_of_play import Change
from pourparler.domain.still_open import StillOpen
from pourparler.domain.supposition import Supposition


def zone(possible: Possibilities, heading: dict[str, Any]) -> dict[str, Any]:
    """Return the zone with what blocks it, what opens it, and the questions."""
    bounds = possible.zone.bounds()
    return {
        **heading,
        **{name: b.exact() for name, b in bounds.items()},
        "lower": {name: b.lower for name, b in bounds.items()},
        "upper": {name: b.upper for name, b in bounds.items()},
        "open": possible.zone.open,
        "no_answer": lacking(possible.scenario),
        "status": possible.zone.status.value,
        "width": possible.zone.width,
        "blocking": [_lines(one) for one in possible.blocking.sets],
        "blocking_status": possible.blocking.status.value,
        "opening": [_lines(one) for one in possible.opening.sets()],
        "opening_parts": _parts(possible.opening),
        "opening_status": possible.opening.status.value,
        "fewest_to_lift": possible.opening.fewest(),
        "still_open": {issue: list(options) for issue, options in possible.still_open.options.items()},
        "left": _left(possible.still_open),
        "questions": _questions(possible.questions),
        "questions_total": possible.questions.total,
        "left_out": list(possible.scenario.left_out),
        "beyond": list(possible.scenario.beyond),
        "unasked": list(possible.zone.unasked),
    }


def supposed(supposition: Supposition, changes: Iterable[Change]) -> dict[str, Any]:
    """Return what was supposed for an answer, and which issues would stand otherwise."""
    return {
        "supposed": {
            "accepts": [{"party": party, "option": option} for party, option in supposition.accepts],
            "lifted": list(supposition.lifted),
            "changes": [{"issue": one.subject, "before": one.before, "after": one.after} for one in changes],
        }
    }


def questions(possible: Possibilities, heading: dict[str, Any]) -> dict[str, Any]:
    """Return the key questions alone, as plain values."""
    return {
        **heading,
        "no_answer": lacking(possible.scenario),
        "questions": _questions(possible.questions),
        "questions_total": possible.questions.total,
        "status": possible.questions.status.value,
    }


def lacking(scenario: Scenario) -> str | None:
    """Return why a scenario gives no answer, as a word; none where it can give one."""
    reason = scenario.lacking()
    return reason.value if reason else None


def draft_readings(readings: Iterable[DraftReading], scenario: Scenario, heading: dict[str, Any]) -> dict[str, Any]:
    """Return drafts read against the stances."""
    return {
        **heading,
        "no_answer": lacking(scenario),
        "drafts": [
            {
                "draft": reading.draft or None,
                "excluded": reading.excluded if reading.issues else None,
                "broken": list(reading.broken),
                "silent": list(reading.silent),
                "unasked": [i.issue for i in reading.issues if not scenario.needed(i.issue)],
                "issues": [_issue(issue, scenario) for issue in reading.issues],
                "remedies": [
                    {"issues": list(r.issues), "changes": [dict(c) for c in r.changes], "blocking": _lines(r.blocking)}
                    for r in reading.remedies
                ],
                "opening": [_lines(one) for one in reading.opening.sets()],
                "opening_parts": _parts(reading.opening),
                "opening_status": reading.opening.status.value,
                "fewest_to_lift": reading.opening.fewest(),
                "status": reading.status.value,
            }
            for reading in readings
        ],
    }


def red_line(line: RedLine) -> dict[str, Any]:
    """Return one red line with its evidence; `option` is the first that it was declared on."""
    held = line.ground
    return {
        "party": line.party,
        "issue": line.issue,
        "option": line.options[0],
        "options": list(line.options),
        "stance": line.stance.value,
        "refuses": list(line.refuses),
        "unless": {issue: list(options) for issue, options in line.unless},
        "position": held.position.id if held else None,
        "evidence": plain(held.evidence) if held else None,
        "said_to_be": line.said_to_be(),
        "witnesses": line.witnesses,
        "weaknesses": [weakness.value for weakness in line.weaknesses],
        "sources": list(dict.fromkeys(p.source for p in held.passages)) if held else [],
    }


def _left(still_open: StillOpen) -> list[dict[str, Any]] | None:
    if still_open.outcomes is None:
        return None
    return [
        {
            "outcome": dict(one.outcome),
            "yes": list(one.yes),
            "objections": list(one.objections),
            "silent": list(one.silent),
        }
        for one in still_open.outcomes
    ]


def _lines(lines: RedLines) -> list[dict[str, Any]]:
    return [red_line(line) for line in lines]


def _parts(opening: Opening) -> list[list[list[dict[str, Any]]]]:
    return [[_lines(one) for one in part] for part in opening.parts]


def _questions(key_questions: KeyQuestions) -> list[dict[str, Any]]:
    return [entry for number, question in enumerate(key_questions.questions, 1) for entry in _entries(number, question)]


def _entries(number: int, question: KeyQuestion) -> list[dict[str, Any]]:
    return [
        {
            "question": number,
            "party": question.party,
            "issue": question.issue,
            "option": one.option,
            "asks": question.asks.value,
            "rank": int(question.rank),
            "if_accepted": _future(one.if_accepted),
            "if_refused": _future(one.if_refused),
            "together": _future(question.if_refused),
            "now": _future(question.now),
            "red_line": red_line(question.red_line) if question.red_line else None,
            "share": float(question.share) if question.share is not None else None,
        }
        for one in question.options
    ]


def _future(future: Future) -> dict[str, Any]:
    return {"standing": future.standing.value, "open": future.open, "blocking": _lines(future.blocking)}


def _issue(issue: IssueReading, scenario: Scenario) -> dict[str, Any]:
    needed = scenario.needed(issue.issue)
    return {
        "issue": issue.issue,
        "options": list(issue.options),
        "points": list(issue.points),
        "refused": issue.refused,
        "red_lines": _lines(issue.red_lines),
        "stances": [
            {
                "party": s.party,
                "option": s.option,
                "verdict": s.verdict.value,
                "said_to_be": s.said_to_be,
                "required": s.party in needed,
            }
            for s in issue.stances
        ],
    }
