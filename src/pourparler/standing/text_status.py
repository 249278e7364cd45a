"""The text status of points: what was reported, on whose word; never deduced from silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pourparler.domain.draft import Draft, PointStatus, TextStatus
from pourparler.domain.evidence import EvidenceClass, Level, evidence_class
from pourparler.domain.negotiation import Negotiation, Recorded

Reported = Recorded[PointStatus]


def statuses(negotiation: Negotiation, level: Level) -> tuple[Reported, ...]:
    """Return the status that counts for each point, or issue, of each draft, at a level of evidence.

    A later report replaces an earlier one only on evidence of an equal or stronger class. Hearsay and inference never
    make a text agreed; that it is not, they may say.
    """
    by_place: dict[tuple[str, str, tuple[str, ...]], Reported] = {}
    for recorded in sorted(negotiation.statuses.values(), key=lambda r: r.happened_on.latest):
        status = recorded.value
        weight = _weight(recorded)
        if not level.admits(weight) or (status.status.settles() and not weight.may_accept()):
            continue
        place = (status.draft, status.point, status.issues)
        before = by_place.get(place)
        if before is None or weight <= _weight(before):
            by_place[place] = recorded
    return tuple(by_place.values())


def _weight(recorded: Reported) -> EvidenceClass:
    return evidence_class(recorded.value.said, entitled=True)


def issue_statuses(
    negotiation: Negotiation, reports: Sequence[Reported], issue: str
) -> tuple[tuple[str, str, TextStatus], ...]:
    """Return the statuses of an issue's points as (draft, point, status), newest draft first."""
    own = [r for r in reports if issue in _issues(negotiation, r.value)]
    own.sort(key=lambda r: _day(negotiation, r), reverse=True)
    return tuple((r.value.draft, r.value.point, r.value.status) for r in own)


def _issues(negotiation: Negotiation, status: PointStatus) -> tuple[str, ...]:
    draft = negotiation.drafts.get(status.draft)
    point = draft.value.point(status.point) if draft and status.point else None
    return point.issues if point else status.issues


def _day(negotiation: Negotiation, recorded: Reported) -> str:
    draft = negotiation.drafts.get(recorded.value.draft)
    return str(draft.happened_on.latest if draft else recorded.happened_on.latest)


def settled(negotiation: Negotiation, reports: Sequence[Reported], issue: str) -> bool:
    """Return whether an issue's text is agreed: in the newest draft that addresses it, every point of it is.

    A later draft that says something on the issue without a status reopens nothing by itself, but what was agreed
    was the earlier text: the issue is then not agreed. A report that a point was reopened ends it, too.
    """
    own = [r for r in reports if issue in _issues(negotiation, r.value)]
    newest = _newest(negotiation, own, issue)
    if newest is None:
        return False
    here = {r.value.point: r for r in own if r.value.draft == newest.id}
    points = [p for p in newest.points if issue in p.issues]
    live = [p.number for p in points if not p.deleted]
    if (points and not live) or not here or not all(r.value.status.settles() for r in here.values()):
        return False
    whole = "" in here or all(number in here for number in live)
    last = max(r.happened_on.latest for r in here.values())
    reopened = any(r.value.status is TextStatus.REOPENED and r.happened_on.latest >= last for r in own)
    return whole and not reopened and not _otherwise(negotiation, issue, last)


def _otherwise(negotiation: Negotiation, issue: str, last: date) -> bool:
    """Return whether it was reported since that the text is not agreed, in a report that is set aside."""
    for one in negotiation.set_aside:
        status = one.noun
        if isinstance(status, PointStatus) and one.whole and one.happened_on.latest >= last:
            recorded = negotiation.drafts.get(status.draft)
            draft = recorded.value if recorded else negotiation.gone("drafts", status.draft)
            point = draft.point(status.point) if draft else None
            if not status.status.settles() and issue in (*status.issues, *(point.issues if point else ())):
                return True
    return False


def _newest(negotiation: Negotiation, own: Sequence[Reported], issue: str) -> Draft | None:
    """Return the newest draft that addresses an issue, by its points or by a status reported of it."""
    drafts = {r.value.draft for r in own}
    addressing = [
        d for d in negotiation.drafts.values() if d.value.id in drafts or any(issue in p.issues for p in d.value.points)
    ]
    return max(addressing, key=lambda d: d.happened_on.latest).value if addressing else None
