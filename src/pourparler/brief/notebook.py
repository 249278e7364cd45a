"""Results as tables in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from html import escape

from pourparler.domain.blocking import Blocking, Opening
from pourparler.domain.deal import Deals, Frontier, Payoffs, Solution
from pourparler.domain.draft_reading import DraftReading
from pourparler.domain.improvement import Improvement
from pourparler.domain.key_question import KeyQuestions
from pourparler.domain.outcome import Outcome
from pourparler.domain.possibilities import Possibilities
from pourparler.domain.red_line import RedLine
from pourparler.domain.scenario import Scenario
from pourparler.domain.state_of_play import StateOfPlay
from pourparler.domain.words import in_language
from pourparler.domain.zone import Zone

Rows = Iterable[Sequence[object]]


@singledispatch
def shown(value: object) -> str:
    """Return a result as tables; what has none of its own is told in a line."""
    return f"<pre>{escape(repr(value))}</pre>"


def table(caption: str, head: Sequence[str], rows: Rows) -> str:
    """Return rows as an HTML table, every word escaped.

    Examples
    --------
    >>> table("a <b>", ("x",), [(1,)])
    '<table><caption>a &lt;b&gt;</caption><tr><th>x</th></tr><tr><td>1</td></tr></table>'
    """
    heads = "".join(f"<th>{escape(word)}</th>" for word in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row)}</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><tr>{heads}</tr>{body}</table>"


@shown.register
def state_of_play(value: StateOfPlay) -> str:
    """Return where every issue stands, and who is on record on it."""
    record = value.negotiation
    rows = (
        (
            in_language(record.issues[issue.issue].value.title, "en") if issue.issue in record.issues else issue.issue,
            issue.standing.value,
            ", ".join(issue.required),
            ", ".join(cell.party for cell in issue.cells if cell.effective or cell.unspecified),
        )
        for issue in value.issues
    )
    caption = f"{in_language(record.opening().title, 'en')}, seen by {record.viewer}, as of {record.counted_to()}"
    return table(caption, ("issue", "standing", "must agree", "on record"), rows)


@shown.register
def scenario(value: Scenario) -> str:
    """Return a scenario: its issues, options and who must agree."""
    rows = ((issue, ", ".join(options), ", ".join(value.needed(issue))) for issue, options in value.issues.items())
    caption = f"{value.name}: {len(value.rules)} constraints, {len(value.red_lines)} refusals on record"
    return table(caption, ("issue", "options", "must agree"), rows)


@shown.register
def zone(value: Zone) -> str:
    """Return the counts of a zone, with their bounds."""
    rows = ((name, _number(b.lower), _number(b.upper)) for name, b in value.bounds().items())
    open_or_not = "open" if value.open else "nothing left"
    return table(f"zone ({open_or_not}, {value.status.value})", ("", "at least", "at most"), rows)


@shown.register
def blocking(value: Blocking) -> str:
    """Return the blocking sets, one red line a row."""
    return table(f"blocking sets ({value.status.value})", _LINE, _sets(value.sets))


@shown.register
def opening(value: Opening) -> str:
    """Return the opening sets, one red line a row; one alternative of every part is lifted."""
    rows = [
        (f"{part}.{choice}", *_line(line))
        for part, sets in enumerate(value.parts, 1)
        for choice, one in enumerate(sets, 1)
        for line in one
    ]
    return table(f"opening sets, part.alternative ({value.status.value})", _LINE, rows)


@shown.register
def key_questions(value: KeyQuestions) -> str:
    """Return the questions with both futures."""
    rows = (
        (number, q.party, q.issue, o.option, q.asks.value, o.if_accepted.standing.value, o.if_refused.standing.value)
        for number, q in enumerate(value.questions, 1)
        for o in q.options
    )
    head = ("", "party", "issue", "option", "asks", "if accepted", "if refused")
    return table(f"key questions ({len(value.questions)} of {value.total})", head, rows)


@shown.register
def draft_reading(value: DraftReading) -> str:
    """Return a draft's issues and who refuses what."""
    rows = (
        (i.issue, ", ".join(i.options), ", ".join(dict.fromkeys(ln.party for ln in i.red_lines)), i.refused)
        for i in value.issues
    )
    return table(value.draft or "package", ("issue", "options", "refused by", "refused"), rows)


@shown.register
def solution(value: Solution) -> str:
    """Return a solution's deals, one a row."""
    caption = f"{value.name} ({value.status.value}{f', gap {value.gap:.3g}' if value.gap is not None else ''})"
    return table(caption, *_deals([(None, deal.payoffs, deal.outcome) for deal in value.deals]))


@shown.register
def frontier(value: Frontier) -> str:
    """Return the points of a frontier, one a row; the first hundred of a long one."""
    covered = "" if value.coverage is None else f", covering {value.coverage:.3f} at least"
    caption = f"frontier ({value.status.value}, {len(value.points)} points{covered})"
    return table(caption, *_deals([(None, p.payoffs, p.outcome) for p in value.points[:_ROWS]]))


@shown.register
def deals(value: Deals) -> str:
    """Return every solution's deals, then the frontier."""
    rows = [(f"{s.name} ({s.status.value})", d.payoffs, d.outcome) for s in value.solutions for d in s.deals]
    return table(f"deals: {value.scenario.name}", *_deals(rows)) + frontier(value.frontier)


@shown.register
def improvement(value: Improvement) -> str:
    """Return the baseline and its improvements, one a row."""
    rows = [("baseline", value.payoffs, value.baseline)]
    rows += [("nearest", deal.payoffs, deal.outcome) for deal in value.nearest.deals]
    rows += [("best", deal.payoffs, deal.outcome) for deal in (value.best.deals if value.best else ())]
    return table(f"improvement ({value.nearest.status.value})", *_deals(rows))


_ROWS = 100


def _deals(rows: Sequence[tuple[str | None, Payoffs, Outcome]]) -> tuple[tuple[str, ...], Rows]:
    """Return the heads and cells of deals: what picks them, payoffs, options."""
    if not rows:
        return ((), ())
    name, payoffs, outcome = rows[0]
    heads = (*(() if name is None else ("",)), *payoffs, *outcome)
    cells = [
        (*(() if label is None else (label,)), *(f"{float(v):.4g}" for v in paid.values()), *choices.values())
        for label, paid, choices in rows
    ]
    return heads, cells


@shown.register
def possibilities(value: Possibilities) -> str:
    """Return all answers about a scenario, one table after the other."""
    parts = [scenario(value.scenario), zone(value.zone), blocking(value.blocking), opening(value.opening)]
    return "".join([*parts, key_questions(value.questions), *(draft_reading(d) for d in value.drafts)])


_LINE = ("set", "party", "issue", "stance", "options", "rules out")


def _sets(sets: Iterable[Iterable[RedLine]]) -> Rows:
    return ((number, *_line(line)) for number, one in enumerate(sets, 1) for line in one)


def _line(line: RedLine) -> tuple[object, ...]:
    return (line.party, line.issue, line.stance.value, ", ".join(line.options), ", ".join(line.refuses))


def _number(number: int) -> str:
    """Return a number in groups of three; past what anybody reads, its order of magnitude."""
    bits = number.bit_length()
    return f"{number:,}" if bits < 200 else f"about 10^{round((bits - 1) * 0.30103)}"
