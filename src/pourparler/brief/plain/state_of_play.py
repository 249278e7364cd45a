"""A state of play as plain values for ``--json``: stable keys, documented in the reference, only ever added to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pourparler.brief.plain.value import heading, plain, recorded
from pourparler.domain.cell import Cell, Held, OptionCell
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.lineage import Lineage
from pourparler.domain.room import Room
from pourparler.domain.set_aside import SetAside
from pourparler.domain.source import NOT_NAMED, Release
from pourparler.domain.state_of_play import Rivals, Said, StateOfPlay, Step


def state_of_play(state: StateOfPlay) -> dict[str, Any]:
    """Return a whole state of play as plain values."""
    questions = state.questions
    return {
        **heading(state.negotiation),
        "evidence": state.level.value,
        "since": plain(state.since),
        "counted_to": plain(state.negotiation.counted_to()),
        "terms": {
            key: source.value.release.value
            for key, source in state.negotiation.sources.items()
            if source.value.release is not Release.QUOTABLE
        },
        "issues": [_issue(issue, state) for issue in state.issues],
        "rooms": [_room(room) for room in state.rooms],
        "drafts": drafts(state)["drafts"],
        "claims": [_rivals(group) for group in state.rivals],
        "next_steps": [_step(step) for step in state.steps],
        "preconditions": [recorded(item) for item in state.preconditions],
        "statements": [_said(one) for one in state.statements],
        "statements_below_level": len(state.weaker_statements),
        "hearsay": [recorded(item) for item in state.hearsay],
        "characterisations": [recorded(item) for item in state.negotiation.characterisations.values()],
        "context": [recorded(item) for item in state.negotiation.contexts.values()],
        "questions": {
            "agreed": list(questions.agreed),
            "not_agreed": list(questions.not_agreed),
            "may_speak": [recorded(item) for item in questions.may_speak],
            "open_text": plain(questions.open_text),
            "closed_text": plain(questions.closed_text),
            "undecided": [
                {
                    "draft": item.draft,
                    "earlier": [point.number for point in item.row.earlier],
                    "later": [point.number for point in item.row.later],
                    "changes": plain(item.row.changes),
                }
                for item in questions.undecided
            ],
        },
        "unknowns": plain(state.unknowns),
        "changes": plain(state.changes),
        "set_aside": [_set_aside(one) for one in state.negotiation.set_aside],
        "erased": state.negotiation.erased,
        "unchecked": state.negotiation.unchecked,
        "sources_gone": [
            {"id": key, "why": source.gone} for key, source in state.negotiation.sources.items() if source.gone
        ],
        "conflicts": plain(state.conflicts),
    }


def _set_aside(one: SetAside) -> dict[str, Any]:
    return {
        "event": one.event,
        "kind": one.kind,
        "id": one.key,
        "whole": one.whole,
        "lacks": [{"collection": lack.collection, "id": lack.id, "why": lack.why} for lack in one.lacks],
        "happened_on": plain(one.happened_on),
        "passages": plain(one.passages),
    }


def _said(one: Said) -> dict[str, Any]:
    return {
        **recorded(one.statement),
        "party": one.party,
        "evidence": plain(one.evidence),
        "evidence_class": int(one.evidence),
        "said_to_be": one.said_to_be(),
    }


def held(position: Held) -> dict[str, Any]:
    """Return a position with its weight."""
    return {
        "position": position.position.id,
        "stance": position.position.stance.value,
        "options": list(position.position.options),
        "paraphrase": position.position.paraphrase,
        "condition": plain(position.position.condition),
        "draft": position.position.draft,
        "widened": position.position.widened,
        "red_line": position.position.red_line,
        "red_line_ground": position.position.red_line_ground,
        "speaker": position.position.said.speaker,
        "delegate": position.position.said.delegate,
        "capacity": position.position.said.capacity,
        "via": position.position.said.via,
        "attribution": position.position.said.attribution.value,
        "hearsay": position.position.said.hearsay,
        "happened_on": plain(position.happened_on),
        "known_on": str(position.known_on),
        "evidence": plain(position.evidence),
        "evidence_class": int(position.evidence),
        "said_to_be": position.said_to_be(),
        "authority": plain(position.authority) if position.position.said.speaker != NOT_NAMED else None,
        "passages": plain(position.passages),
    }


def _issue(issue: IssueStanding, state: StateOfPlay) -> dict[str, Any]:
    entry = state.negotiation.issues.get(issue.issue)
    return {
        "id": issue.issue,
        "title": plain(entry.value.title) if entry else issue.issue,
        "standing": issue.standing.value,
        "said_to_be_deadlocked": issue.said_to_be_deadlocked,
        "required": list(issue.required),
        "ground": issue.ground,
        "acceptable": list(issue.acceptable),
        "conflicts": [
            {
                "party": conflict.claim.position.party,
                "claim": held(conflict.claim),
                "against": conflict.against,
                "answer": [held(h) for h in conflict.answer],
            }
            for conflict in issue.conflicts
        ],
        "text": [{"draft": draft, "point": point, "status": status.value} for draft, point, status in issue.text],
        "parties": [_cell(cell) for cell in issue.cells],
        "statements": [one.statement.value.id for one in state.said_on(issue.issue)],
        "statements_below_level": state.weaker_on(issue.issue),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    stance = cell.stance()
    return {
        "party": cell.party,
        "stance": stance.value if stance else None,
        "effective": _all(cell.effective),
        "unspecified": _all(cell.unspecified),
        "challenges": _all(cell.challenges()),
        "contradictory": _all(cell.contradictory()),
        "options": [_option(option) for option in cell.options],
        "last_heard": plain(cell.last_heard),
    }


def _option(option: OptionCell) -> dict[str, Any]:
    return {
        "option": option.option,
        "verdict": option.verdict.value,
        "said_to_be": option.said_to_be,
        "effective": option.effective.position.id if option.effective else None,
        "rests_on": option.rests_on.position.id if option.rests_on else None,
        "implied_by": option.implied_by.position.id if option.implied_by else None,
        "challenges": [h.position.id for h in option.challenges],
        "contradictory": [h.position.id for h in option.contradictory],
        "later_set_aside": option.later_set_aside or None,
    }


def _all(positions: Iterable[Held]) -> list[dict[str, Any]]:
    return [held(position) for position in positions]


def _room(room: Room) -> dict[str, Any]:
    return {
        "session": recorded(room.session),
        "present": [
            {
                **plain(seat.participant),
                "authority": plain(seat.authority),
                "mandates": [recorded(mandate) for mandate in seat.mandates],
            }
            for seat in room.seats
        ],
        "designated_absent": [
            {"delegate": absence.delegate, "mandate": recorded(absence.mandate)} for absence in room.absent
        ],
        "required_absent": list(room.required_absent),
    }


def _rivals(group: Rivals) -> dict[str, Any]:
    return {"topic": group.topic, "on_record": group.on_record, "claims": [recorded(claim) for claim in group.claims]}


def _step(step: Step) -> dict[str, Any]:
    return {
        **recorded(step.step),
        "state": step.state.value,
        "outcome": recorded(step.outcome) if step.outcome else None,
    }


def drafts(state: StateOfPlay) -> dict[str, Any]:
    """Return every draft, each beside its parents, with the rival claims about it."""
    claims = [claim for group in state.rivals for claim in group.claims]
    return {
        **heading(state.negotiation),
        "drafts": [
            {
                **recorded(draft),
                "lineages": [_lineage(lineage) for lineage in state.lineages if lineage.later == key],
                "claims": [recorded(claim) for claim in claims if claim.value.draft == key],
            }
            for key, draft in state.negotiation.drafts.items()
        ],
    }


def _lineage(lineage: Lineage) -> dict[str, Any]:
    return {
        "earlier": lineage.earlier,
        "rows": [
            {
                "earlier": [point.number for point in row.earlier],
                "later": [point.number for point in row.later],
                "changes": plain(row.changes),
                "dropped": list(row.dropped),
                "added": list(row.added),
                "by": list(lineage.deleted_by),
                "passages": plain(row.passages),
            }
            for row in lineage.rows
        ],
    }
