"""The Quill Project's four questions, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from pourparler.domain.draft import Extent, TextStatus
from pourparler.domain.evidence import Level
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.lineage import Lineage, LineageRow, PointChange
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.state_of_play import FourQuestions, Said, TextQuestion, Unknowns
from pourparler.standing.text_status import Reported, statuses
from pourparler.standing.weight import held_positions


def four_questions(
    negotiation: Negotiation, level: Level, standings: Sequence[IssueStanding], lineages: Sequence[Lineage]
) -> FourQuestions:
    """Return what is agreed, who may speak, what text may be changed, and which changes are undecided."""
    reports = statuses(negotiation, level)
    settled = {(s.value.draft, s.value.point) for s in reports if s.value.status.settles()}
    open_text = tuple(
        (draft, point.number)
        for draft in _latest_drafts(negotiation)
        for point in negotiation.drafts[draft].value.points
        if not point.deleted and (draft, point.number) not in settled
    )
    return FourQuestions(
        agreed=tuple(s.issue for s in standings if s.standing is Standing.AGREED),
        not_agreed=tuple(s.issue for s in standings if s.standing is not Standing.AGREED),
        may_speak=tuple(m for key, m in negotiation.mandates.items() if _runs(negotiation, key)),
        open_text=open_text,
        closed_text=tuple(sorted(settled)),
        undecided=tuple(
            TextQuestion(lineage.later, row)
            for lineage in lineages
            for row in lineage.rows
            if row.changes[0] is not PointChange.KEPT and not _decided(reports, lineage.later, row)
        ),
    )


def _latest_drafts(negotiation: Negotiation) -> list[str]:
    """Return the drafts that no later one on record continues."""
    continued = {parent for draft in negotiation.drafts.values() for parent in draft.value.parents}
    return [name for name in negotiation.drafts if name not in continued]


def _runs(negotiation: Negotiation, key: str) -> bool:
    until = negotiation.mandates[key].value.until
    today = negotiation.counted_to()
    return key not in negotiation.mandates_withdrawn and not (until and today and until < today)


def _decided(reports: Sequence[Reported], draft: str, row: LineageRow) -> bool:
    numbers = {point.number for point in row.later}
    decided = (TextStatus.AGREED, TextStatus.CLOSED, TextStatus.AGREED_AD_REFERENDUM)
    return any(s.value.draft == draft and s.value.point in numbers and s.value.status in decided for s in reports)


def unknowns(negotiation: Negotiation, standings: Sequence[IssueStanding], statements: Sequence[Said]) -> Unknowns:
    """Return what is not known: silences, hearsay standing alone, unseen texts, contradictions.

    Silence is told from a word too weak for the level asked for: only nothing at all is silence.
    """
    on_record = held_positions(negotiation, Level.ANY)
    spoken = {(s.party, issue) for s in statements for issue in s.statement.value.issues}
    silent: list[tuple[str, str]] = []
    only: list[tuple[str, str]] = []
    weak, contradictory = [], []
    for standing in standings:
        for cell in standing.cells:
            place = (cell.party, standing.issue)
            positions = on_record.get(place, [])
            if cell.party in standing.required and not positions:
                (only if place in spoken else silent).append(place)
            if cell.party in standing.required and positions and all(h.said_to_be() for h in positions):
                weak.append(place)
            if cell.contradictory():
                contradictory.append(place)
    unseen = (name for name, draft in negotiation.drafts.items() if draft.value.extent is not Extent.WHOLE)
    return Unknowns(tuple(silent), tuple(weak), tuple(unseen), tuple(contradictory), tuple(only))
