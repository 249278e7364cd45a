"""The Quill Project's four questions, and what is not known."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Heading, Line, Section
from pourparler.brief.words.wording import Wording
from pourparler.domain.lineage import LineageRow
from pourparler.domain.mandate import Mandate
from pourparler.domain.negotiation import Recorded
from pourparler.domain.party import Delegate
from pourparler.domain.state_of_play import StateOfPlay


def questions(wording: Wording, state: StateOfPlay) -> Section:
    """Return the four questions with the record's answers."""
    say, answers = wording.say, state.questions
    agreed = say.list([wording.issue(i) for i in answers.agreed])
    others = say.count("{n} issue is not", "{n} issues are not", len(answers.not_agreed))
    first = f"{agreed or say('Nothing, by text status.')} ({others})" if answers.not_agreed else agreed
    blocks: list[Block] = [
        Heading(say("What is agreed, and what is not?")),
        Line(first),
        Heading(say("Who may express an opinion?")),
        *_speakers(wording, state),
        Heading(say("When may a piece of text be changed?")),
        *_text(wording, state),
        Heading(say("Which proposed changes are undecided?")),
        *_undecided(wording, state),
    ]
    return Section("questions", say("What is agreed and undecided, and who may speak"), tuple(blocks))


def _speakers(wording: Wording, state: StateOfPlay) -> list[Block]:
    say = wording.say
    lines = [_mandate(wording, m) for m in state.questions.may_speak]
    lines += [_rule(wording, d) for d in wording.negotiation.delegates.values() if d.value.no_public_comment]
    return [Bullets(tuple(lines))] if lines else [Line(say("No mandate is on record."), "muted")]


def _rule(wording: Wording, recorded: Recorded[Delegate]) -> Line:
    delegate = recorded.value
    who = f"{delegate.name} ({wording.party(delegate.party)})"
    return Line(f"{who}{wording.say.colon}{delegate.no_public_comment} {wording.cite(recorded.passages)}".strip())


def _mandate(wording: Wording, recorded: Recorded[Mandate]) -> Line:
    say, mandate = wording.say, recorded.value
    delegate = wording.negotiation.delegates.get(mandate.delegate)
    party = f" ({wording.party(delegate.value.party)})" if delegate else ""
    limits = say("limits: {limits}", limits=mandate.limits) if mandate.limits else ""
    referendum = say("ad referendum") if mandate.ad_referendum else ""
    sign = say("may sign") if mandate.may_sign else ""
    until = say("until {day}", day=say.day(mandate.until)) if mandate.until else ""
    terms = ", ".join(t for t in (mandate.scope, limits, referendum, sign, until) if t)
    ground = (
        f"{wording.voice(mandate.said)}, {wording.when(recorded.happened_on)} {wording.cite(recorded.passages)}".strip()
    )
    return Line(f"{wording.delegate(mandate.delegate)}{party}{wording.say.colon}{terms} — {ground}")


def _text(wording: Wording, state: StateOfPlay) -> list[Block]:
    say, answers = wording.say, state.questions
    lines = [
        Line(say("{draft}: open in {points}", draft=name, points=numbers))
        for name, numbers in _by_draft(wording, answers.open_text)
    ]
    lines += [
        Line(say("{draft}: closed in {points}", draft=name, points=numbers))
        for name, numbers in _by_draft(wording, answers.closed_text)
    ]
    intro = Line(say("Text without a status on record counts as open."), "intro")
    return [intro, Bullets(tuple(lines))] if lines else [Line(say("No text is on record."), "muted")]


def _by_draft(wording: Wording, places: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    by_draft: dict[str, list[str]] = {}
    for draft, point in places:
        by_draft.setdefault(draft, []).append(point or wording.say("issues named without a point"))
    return [(wording.draft(draft), ", ".join(points)) for draft, points in by_draft.items()]


def _undecided(wording: Wording, state: StateOfPlay) -> list[Block]:
    """Return the changes that nobody took or refused yet, those of one draft and one kind together."""
    say = wording.say
    changes = state.questions.undecided
    if not changes:
        return [Line(say("None on record."), "muted")]
    kinds: dict[str, list[str]] = {}
    for one in changes:
        words = ", ".join(wording.point_change(change) for change in one.row.changes)
        kinds.setdefault(f"{wording.draft(one.draft)}, {words}", []).append(_change(wording, one.row))
    return [
        Line(say.count("{n} proposed change", "{n} proposed changes", len(changes)), "strong"),
        Bullets(tuple(Line(f"{kind}{say.colon}{say.semicolon.join(points)}.") for kind, points in kinds.items())),
    ]


def _change(wording: Wording, changed: LineageRow) -> str:
    """Return which points a change is of, before and after where these differ, and what it touches."""
    before = ", ".join(p.number for p in changed.earlier)
    after = ", ".join(p.number for p in changed.later if not p.deleted)
    points = before if before == after else f"{before or '—'} → {after or '—'}"
    issues = dict.fromkeys(i for p in (*changed.earlier, *changed.later) for i in p.issues)
    about = f" ({wording.say.list([wording.issue(i) for i in issues])})" if issues else ""
    return f"{points}{about} {wording.cite(changed.passages)}".strip()


def unknowns(wording: Wording, state: StateOfPlay) -> Section:
    """Return what is not known: silences, hearsay alone, contradictions, texts unseen."""
    say, gaps = wording.say, state.unknowns
    blocks: list[Block] = []
    for title, pairs in (
        (say("Parties that must agree, and of which nothing counts at this level of evidence"), gaps.silent),
        (
            say("Parties that must agree, and are on record with statements only, with no position"),
            gaps.statements_only,
        ),
        (say("Parties of which only second-hand word or inference is on record"), gaps.second_hand_only),
        (say("Where equal evidence differs"), gaps.contradictory),
    ):
        by_party: dict[str, list[str]] = {}
        for party, issue in pairs:
            by_party.setdefault(party, []).append(wording.issue(issue))
        if by_party:
            items = [
                f"{wording.party(p)} ({len(names)}){wording.say.colon}{wording.say.semicolon.join(names)}"
                for p, names in by_party.items()
            ]
            blocks += [Heading(title), Bullets(tuple(Line(item) for item in items))]
    if gaps.unknown_text:
        names = tuple(Line(wording.draft(d)) for d in gaps.unknown_text)
        blocks += [Heading(say("Drafts whose text is not on record, or only in part")), Bullets(names)]
    if not blocks:
        blocks.append(Line(say("Nothing of this kind."), "muted"))
    return Section("unknown", say("What is not known"), tuple(blocks))
