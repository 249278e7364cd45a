"""Drafts, what continues what in them, and where their text stands."""

from __future__ import annotations

from typing import Any

from pourparler.brief.words.acts.voice import heard, weight
from pourparler.brief.words.choice import extent
from pourparler.brief.words.party import Case
from pourparler.brief.words.wording import Wording
from pourparler.domain.draft import Extent, PointStatus
from pourparler.domain.evidence import EvidenceClass


def draft_tabled(event: Any, wording: Wording) -> list[str]:
    """Return which draft was put forward, by whom, with how many points, and what it continues."""
    say, one = wording.say, event.draft
    title = wording.quoted(say.of(one.title))
    told = say("the draft {draft} was put forward", draft=title)
    if one.tabled_by:
        told = say("the draft {draft} was tabled by {parties}", draft=title, parties=_who(wording, one.tabled_by))
    words = [told]
    if one.tabled_by_words:
        words.append(say("Who tabled it, as reported: {text}", text=one.tabled_by_words))
    if one.points:
        struck = sum(point.deleted for point in one.points)
        gone = f" ({say.count('{n} of them struck out', '{n} of them struck out', struck)})" if struck else ""
        words.append(f"{say.count('It has {n} point on record', 'It has {n} points on record', len(one.points))}{gone}")
    if one.extent is not Extent.WHOLE:
        words.append(say("Of its text on record: {extent}", extent=extent(say, one.extent)))
    if one.parents:
        titles = say.list([wording.quoted(wording.draft(key)) for key in one.parents])
        words.append(say("It continues {drafts}", drafts=titles))
    return [*words, *([say("Its status: {text}", text=wording.quoted(one.status))] if one.status else [])]


def _who(wording: Wording, parties: tuple[str, ...]) -> str:
    return wording.parties(parties, Case.NOUN)


def points_continued(event: Any, wording: Wording) -> list[str]:
    """Return which points of a draft continue as which of a later one, or were taken out of it."""
    say, one = wording.say, event.continuation
    earlier, later = wording.quoted(wording.draft(one.earlier)), wording.quoted(wording.draft(one.later))
    before, after = say.list(list(one.earlier_points)), say.list(list(one.later_points))
    if one.later_points:
        told = say.count(
            "point {before} of {earlier} continues in {later} as {after}",
            "points {before} of {earlier} continue in {later} as {after}",
            len(one.earlier_points),
            before=before,
            earlier=earlier,
            later=later,
            after=after,
        )
    else:
        told = say.count(
            "point {before} of {earlier} was taken out of {later}",
            "points {before} of {earlier} were taken out of {later}",
            len(one.earlier_points),
            before=before,
            earlier=earlier,
            later=later,
        )
    return [told, *([say("Ground: {ground}", ground=one.ground)] if one.ground else [])]


def point_status_changed(event: Any, wording: Wording) -> list[str]:
    """Return where the text of a point is reported to stand, on whose word."""
    say, one = wording.say, event.status
    status, evidence = wording.text_status(one.status), weight(wording, one.said, None)
    what = _text(wording, one)
    clause = {
        EvidenceClass.SECOND_HAND: say("{what} is said to be: {status}", what=what, status=status),
        EvidenceClass.INFERENCE: say("{what} is inferred to be: {status}", what=what, status=status),
    }.get(evidence, say("{what} is: {status}", what=what, status=status))
    return [f"{clause}, {heard(wording, one.said)}"]


def _text(wording: Wording, one: PointStatus) -> str:
    say, draft = wording.say, wording.quoted(wording.draft(one.draft))
    if one.point:
        return say("the text of point {number} of {draft}", number=one.point, draft=draft)
    issues = say.list([wording.issue(key) for key in one.issues])
    return say("the text of {draft} on {issues}", draft=draft, issues=issues)


ACTS = {
    "draft-tabled": draft_tabled,
    "points-continued": points_continued,
    "point-status-changed": point_status_changed,
}
