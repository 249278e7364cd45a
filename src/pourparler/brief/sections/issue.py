"""Everything on one issue: where it stands in a paragraph, its options, its text in each draft, what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pourparler.brief.sections.evidence import Naming, namings
from pourparler.brief.sections.grid import Trails, below, weaker_words
from pourparler.brief.sections.key_question import futures, question_sentence
from pourparler.brief.sections.matrix import statements_of
from pourparler.brief.words.party import Case, capital
from pourparler.brief.words.wording import Wording
from pourparler.domain.cell import Cell, Verdict
from pourparler.domain.draft import Draft, Extent, Point
from pourparler.domain.issue_standing import IssueStanding
from pourparler.domain.key_question import KeyQuestion
from pourparler.domain.lineage import Lineage, PointChange
from pourparler.domain.negotiation import Recorded
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.state_of_play import StateOfPlay


class Lead(Struct, frozen=True):
    """A sentence of the paragraph: the party it begins with, and the rest; no party where it is about the issue."""

    party: str
    name: str
    words: str


class OptionStands(Struct, frozen=True):
    """An option, who first named it, and where it stands.

    Parameters
    ----------
    naming : Naming
        Which option, and who named it.
    out : bool
        Whether somebody who must agree rules it out.
    tied : bool
        Whether nobody refuses it, and no choice with it meets every constraint.
    refusals : tuple of str
        By whom it is ruled out, and from what that follows.
    yes : str
        Of those who must agree, who has said yes.
    others : str
        Who else has.
    """

    naming: Naming
    out: bool
    tied: bool
    refusals: tuple[str, ...]
    yes: str
    others: str


class DraftText(Struct, frozen=True):
    """What a draft says on an issue.

    Parameters
    ----------
    title, day, number : str
        The draft, its day, the point.
    words : str
        Its wording; empty where the point was struck out.
    brackets : tuple of str
        What stands in square brackets, with who proposes it.
    changes : tuple of str
        What became of it since the draft before.
    deleted : str
        By whom it was deleted; empty where it stands.
    note : str
        How much of the draft is on record, where that is not all.
    """

    title: str
    day: str
    number: str
    words: str
    brackets: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    deleted: str = ""
    note: str = ""


def leads(
    wording: Wording, state: StateOfPlay, standing: IssueStanding, trails: Trails, possible: Possibilities | None
) -> tuple[Lead, ...]:
    """Return the paragraph: each party that must agree, then what is left."""
    needed = sorted((standing.cell(party) for party in standing.required), key=_rank)
    lines = [_lead(wording, state, stances, trails) for stances in needed]
    if not standing.required:
        lines.append(Lead("", "", wording.say("Nobody is on record as having to agree on it.")))
    return (*lines, *_left(wording, standing, possible))


def _rank(stances: Cell) -> tuple[bool, bool]:
    """Return what those who must agree are ordered by: who refuses something first, who says nothing last."""
    refuses = any(option.verdict is Verdict.REFUSED and not option.said_to_be for option in stances.options)
    return stances.silent(), not refuses


def _lead(wording: Wording, state: StateOfPlay, stances: Cell, trails: Trails) -> Lead:
    say, party = wording.say, stances.party
    name = capital(wording.party(party, Case.NOUN))
    weaker = weaker_words(wording, below(state, trails.get((party, stances.issue), ()), party, stances.issue))
    tail = f" ({weaker})" if weaker else ""
    if stances.silent():
        if statements_of(state, party, stances.issue):
            words = say.count(
                "is on record with statements and no position",
                "are on record with statements and no position",
                wording.number(party),
            )
        else:
            words = say.count(
                "must agree, and has said nothing that counts",
                "must agree, and have said nothing that counts",
                wording.number(party),
            )
        return Lead(party, name, f"{words}{tail}.")
    clauses = list(_verdicts(wording, stances)) or [
        say.count("is on record, and settles no option", "are on record, and settle no option", wording.number(party))
    ]
    heard = wording.last_heard(stances)
    return Lead(party, name, f"{say.semicolon.join([say.list(clauses), *([heard] if heard else [])])}{tail}.")


def _verdicts(wording: Wording, stances: Cell) -> Iterator[str]:
    """Yield what a party makes of how many options, refusals first; what it is only said to hold is left out."""
    say, number, whole = wording.say, wording.number(stances.party), len(stances.options)
    kinds = (Verdict.REFUSED, Verdict.OBJECTED, Verdict.CONDITIONAL, Verdict.ACCEPTABLE)
    for kind in kinds:
        some = sum(option.verdict is kind and not option.said_to_be for option in stances.options)
        if not some:
            continue
        yield {
            Verdict.REFUSED: say.count(
                "rules out {some} of {all} options", "rule out {some} of {all} options", number, some=some, all=whole
            ),
            Verdict.OBJECTED: say.count(
                "objects to {some} of {all}", "object to {some} of {all}", number, some=some, all=whole
            ),
            Verdict.CONDITIONAL: say.count(
                "can live with {some} of {all} on a condition",
                "can live with {some} of {all} on a condition",
                number,
                some=some,
                all=whole,
            ),
            Verdict.ACCEPTABLE: say.count(
                "can live with {some} of {all}", "can live with {some} of {all}", number, some=some, all=whole
            ),
        }[kind]


def _left(wording: Wording, standing: IssueStanding, possible: Possibilities | None) -> Iterator[Lead]:
    say = wording.say
    options = possible.still_open.options.get(standing.issue) if possible else None
    if options is None:
        return
    if not options:
        yield Lead("", "", say("Everything on the table is ruled out by something on record."))
        return
    yes = [option for option in options if _yes(standing, option)]
    words = say("Not ruled out by anything on record: {options}.", options=wording.options(options))
    if standing.acceptable:
        tail = say(
            "All who must agree can live with {options}; not an agreement.",
            options=wording.options(standing.acceptable),
        )
    elif yes:
        tail = say("None of it has a yes from all who must agree.")
    else:
        tail = say("None of it has a yes that counts from anybody who must agree.")
    yield Lead("", "", f"{words} {tail}")


def _yes(standing: IssueStanding, option: str) -> list[str]:
    cells = [cell for cell in standing.cells if cell.option(option).verdict is Verdict.ACCEPTABLE]
    return [cell.party for cell in cells if cell.party in standing.required]


def options_stand(
    wording: Wording, standing: IssueStanding, possible: Possibilities | None
) -> tuple[OptionStands, ...]:
    """Return the options with who first named each and where it stands, those ruled out first."""
    left = possible.still_open.options.get(standing.issue) if possible else None
    lines = []
    for naming in namings(wording, standing.issue):
        refusals = tuple(_refusals(wording, standing, naming.option))
        yes = _yes(standing, naming.option)
        accepting = [c.party for c in standing.cells if c.option(naming.option).verdict is Verdict.ACCEPTABLE]
        others = [party for party in accepting if party not in yes]
        tied = not refusals and left is not None and naming.option not in left
        lines.append(
            OptionStands(
                naming,
                bool(refusals),
                tied,
                refusals,
                wording.parties(yes, Case.NOUN) if yes else "",
                wording.parties(others, Case.NOUN) if others else "",
            )
        )
    return tuple(sorted(lines, key=lambda one: not one.out))


def _refusals(wording: Wording, standing: IssueStanding, option: str) -> Iterator[str]:
    for cell in standing.cells:
        held = cell.option(option)
        if cell.party not in standing.required or held.verdict is not Verdict.REFUSED or held.said_to_be:
            continue
        clause = wording.say("refused by {who}", who=wording.party(cell.party, Case.NOUN))
        implied = wording.implied(held)
        yield f"{clause}, {implied}" if implied else clause


def draft_texts(wording: Wording, state: StateOfPlay, issue: str) -> tuple[DraftText, ...]:
    """Return what each draft says on an issue, in the order of the drafts; of each, what was deleted first."""
    lines: list[DraftText] = []
    for name, recorded in wording.negotiation.drafts.items():
        into = [lineage for lineage in state.lineages if lineage.later == name]
        lines += [line for lineage in into for line in _deleted(wording, recorded, lineage, issue)]
        points = (point for point in recorded.value.points if issue in point.issues)
        lines += [_text(wording, recorded, point, into) for point in points]
    return tuple(lines)


def _deleted(wording: Wording, recorded: Recorded[Draft], lineage: Lineage, issue: str) -> Iterator[DraftText]:
    for row in lineage.rows:
        if PointChange.DELETED not in row.changes or row.later:
            continue
        by = wording.parties(lineage.deleted_by, Case.NOUN) if lineage.deleted_by else ""
        words = wording.say("deleted by {parties}", parties=by) if by else wording.point_change(PointChange.DELETED)
        for point in row.earlier:
            if issue in point.issues:
                title = wording.draft(recorded.value.id)
                day = wording.say.short_day(recorded.happened_on.latest)
                yield DraftText(title, day, point.number, point.wording, deleted=words)


def _text(wording: Wording, recorded: Recorded[Draft], point: Point, into: Sequence[Lineage]) -> DraftText:
    say, draft = wording.say, recorded.value
    changes = dict.fromkeys(
        wording.point_change(change)
        for lineage in into
        for row in lineage.rows
        if point in row.later
        for change in row.changes
    )
    brackets = tuple(
        f"[{b.wording}{f' — {wording.parties(b.proposed_by)}' if b.proposed_by else ''}]" for b in point.brackets
    )
    note = {
        Extent.WHOLE: "",
        Extent.PARTIAL: say("text on record in part"),
        Extent.UNKNOWN: say("text not on record"),
    }[draft.extent]
    deleted = say("struck out") if point.deleted else ""
    day = say.short_day(recorded.happened_on.latest)
    return DraftText(wording.draft(draft.id), day, point.number, point.wording, brackets, tuple(changes), deleted, note)


def questions_on(wording: Wording, questions: Sequence[KeyQuestion], issue: str) -> tuple[tuple[str, str], ...]:
    """Return what to ask on an issue: each question, and what either answer would change."""
    return tuple((question_sentence(wording, q), futures(wording, q)) for q in questions if q.issue == issue)
