"""What was proposed and agreed, who must still ratify, and which options cannot stand together."""

from __future__ import annotations

from pourparler.brief.document import Block, Bullets, Heading, Line, Section
from pourparler.brief.words.wording import Wording
from pourparler.domain.agreement import Agreement, Proposal
from pourparler.domain.constraint import Constraint, ConstraintKind
from pourparler.domain.negotiation import Recorded
from pourparler.domain.party import Ratifier


def agreements(wording: Wording) -> Section | None:
    """Return the section of agreements, proposals, ratifiers and constraints; none where nothing is on record."""
    say, n = wording.say, wording.negotiation
    parts = (
        (say("Agreements reached"), [_agreement(wording, r) for r in n.agreements.values()]),
        (say("Packages proposed"), [_proposal(wording, r) for r in n.proposals.values()]),
        (say("Whose later consent is needed"), [_ratifier(wording, r) for r in n.ratifiers.values()]),
        (say("Options bound to each other"), [_constraint(wording, r) for r in n.constraints.values()]),
    )
    blocks: list[Block] = []
    for title, lines in parts:
        if lines:
            blocks += [Heading(title), Bullets(tuple(lines))]
    return Section("bound", say("Agreements and constraints"), tuple(blocks)) if blocks else None


def _agreement(wording: Wording, recorded: Recorded[Agreement]) -> Line:
    say, value = wording.say, recorded.value
    what = [wording.options(value.package), wording.draft(value.draft or "")]
    stages = [
        f"{r.value.stage} ({say.days(r.happened_on)}) {wording.cite(r.passages)}".strip()
        for r in wording.negotiation.agreement_stages.values()
        if r.value.agreement == value.id
    ]
    terms = [say("ad referendum")] if value.ad_referendum else []
    words = ", ".join(part for part in (say.days(recorded.happened_on), *what, *terms, *stages) if part)
    return Line(f"{wording.parties(value.parties)}{say.colon}{words} {wording.cite(recorded.passages)}".strip())


def _proposal(wording: Wording, recorded: Recorded[Proposal]) -> Line:
    say, value = wording.say, recorded.value
    words = f"{wording.options(value.package)}, {say.days(recorded.happened_on)}"
    note = f" ({value.note})" if value.note else ""
    return Line(f"{wording.party(value.party)}{say.colon}{words}{note} {wording.cite(recorded.passages)}".strip())


def _ratifier(wording: Wording, recorded: Recorded[Ratifier]) -> Line:
    say, value = wording.say, recorded.value
    party = f" ({wording.party(value.party)})" if value.party else ""
    scope = f"{say.colon}{value.scope}" if value.scope else ""
    return Line(f"{say.of(value.name)}{party}{scope} {wording.cite(recorded.passages)}".strip())


def _constraint(wording: Wording, recorded: Recorded[Constraint]) -> Line:
    say, value = wording.say, recorded.value
    if value.excludes:
        rule = say("not together: {options}", options=wording.options(value.excludes))
    else:
        one = say(" or ").join(wording.quoted(wording.option(o)) for o in value.requires_any)
        rule = say("{given} requires {one}", given=wording.options(value.given), one=one)
    whose = wording.party(value.party) if value.party else ""
    since = say("since {day}", day=say.day(value.since)) if value.since else ""
    basis = ", ".join(part for part in (_kind(wording, value.kind), whose, since, value.ground) if part)
    return Line(f"{rule} ({basis}) {wording.cite(recorded.passages)}".strip())


def _kind(wording: Wording, kind: ConstraintKind) -> str:
    say = wording.say
    return {
        ConstraintKind.LOGICAL: say("logical"),
        ConstraintKind.LEGAL: say("legal"),
        ConstraintKind.TEXT: say("by the text of a draft"),
        ConstraintKind.PARTY: say("a party's condition"),
        ConstraintKind.INFERRED: say("inference"),
    }[kind]
