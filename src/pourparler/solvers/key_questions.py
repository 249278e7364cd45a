"""Key questions: what to ask next, those first whose answer would change most (``docs/theory/key-questions.md``).

An answer counts only with what somebody has declared: a refusal that would empty an issue of which nothing else is on
record says more of how few options are listed than of the talks. All options that a party has left open on an issue are
one question, so that listing them more finely does not move it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct, structs

from pourparler.domain.cell import Verdict
from pourparler.domain.issue_standing import Standing
from pourparler.domain.key_question import Asks, Future, KeyQuestion, KeyQuestions, OptionQuestion, Rank
from pourparler.domain.red_line import RedLine, Weakness
from pourparler.domain.scenario import OptionStance, Scenario
from pourparler.solvers.contradiction import require_consistent
from pourparler.solvers.counting import counted
from pourparler.solvers.hypothesis import Answer, Board

LIMIT = 20
"""How many questions are listed at most."""

_SMALL_TABLE = 20_000
"""A share that takes a larger table is not counted: it only orders what changes nothing else."""


class _Found(Struct, frozen=True):
    question: KeyQuestion
    effect: int
    """How much the best answer changes: more is more."""
    doubt: int
    """How weak the red line asked about is: less is weaker."""


def key_questions(scenario: Scenario, limit: int = LIMIT) -> KeyQuestions:
    """Return what to ask whom, ranked by what the answer would change, grouped by issue.

    A question whose answers change neither where its issue stands nor whether something is left there is not asked.

    Parameters
    ----------
    scenario : Scenario
        Its constraints are taken not to contradict one another.
    limit : int
        How many questions to list; the number of all is told.

    Examples
    --------
    >>> toy = Scenario("toy", ("north",), {"army": ("small", "large")})
    >>> [(q.party, q.rank.name) for q in key_questions(toy).questions]
    [('north', 'SHARE')]
    """
    if scenario.lacking() is not None:
        return KeyQuestions((), 0)
    require_consistent(scenario)
    with Board(scenario) as board:
        entries = [
            f for f in (*_stances_asked(board), *_red_lines_asked(board)) if _changes_something(board, f.question)
        ]
        listed = _grouped(sorted(entries, key=_key)[:limit])
        return KeyQuestions(tuple(_detailed(board, question) for question in listed), len(entries))


def _changes_something(board: Board, question: KeyQuestion) -> bool:
    """Return whether some answer changes where the issue stands, or whether something is left there."""
    party, issue, now, line = question.party, question.issue, question.now, question.red_line
    if _differs(question.if_refused, now):
        return True
    if line is not None:
        return _differs(board.future(Answer(party, issue, lifts=line)), now)
    # To accept an option leaves what others refuse where it is: only where the issue stands can change.
    accepting = (Answer(party, issue, accepts=frozenset({one.option})) for one in question.options)
    return any(board.standing(answer) is not now.standing for answer in accepting)


def _differs(then: Future, now: Future) -> bool:
    return then.standing is not now.standing or then.open is not now.open


def _key(entry: _Found) -> tuple[int, ...]:
    """Return what questions are ordered by: within a rank, those first on which most who must agree have spoken."""
    question = entry.question
    share = -round((question.share or Fraction(0)) * 10**6) if question.rank is Rank.SHARE else 0
    return (question.rank, -question.spoken, -entry.effect, entry.doubt, share)


def _grouped(entries: list[_Found]) -> list[KeyQuestion]:
    """Return the questions with those on one issue together, where its first one stands."""
    by_issue: dict[str, list[KeyQuestion]] = {}
    for one in entries:
        by_issue.setdefault(one.question.issue, []).append(one.question)
    return [question for questions in by_issue.values() for question in questions]


def _stances_asked(board: Board) -> Iterator[_Found]:
    for issue, options in board.scenario.issues.items():
        if issue in board.scenario.agreed:
            continue
        for party in board.scenario.needed(issue):
            open_options = [option for option in options if _worth_asking(board, party, issue, option)]
            if open_options:
                yield _stance_asked(board, party, issue, open_options)


def _worth_asking(board: Board, party: str, issue: str, option: str) -> bool:
    """Return whether a party's stance on an option is open, no aim of its own, and refused by nobody else."""
    stance = board.stance.get((party, issue, option))
    if stance is not None and not _left_open(stance):
        return False
    return not any(board.refusing(p, issue, option) for p in board.scenario.needed(issue))


def _left_open(stance: OptionStance) -> bool:
    if stance.aim:
        return False
    usable = bool(stance.needs) and not stance.event and not stance.said_to_be
    conditional = stance.verdict is Verdict.CONDITIONAL and not usable
    return conditional or stance.verdict in (Verdict.UNKNOWN, Verdict.OBJECTED)


def _stance_asked(board: Board, party: str, issue: str, options: list[str]) -> _Found:
    now = board.future(Answer(party, issue))
    best = next((o for o in options if _would_converge(board, party, issue, o)), options[0])
    accepted = board.future(Answer(party, issue, accepts=frozenset({best})))
    refused = board.future(Answer(party, issue, refuses=frozenset(options)))
    spoken = board.spoken(issue)
    others_spoke = bool(spoken - {party})
    effect = _effect_of_acceptance(now, accepted, others_spoke or len(board.scenario.needed(issue)) == 1)
    effect += _effect_of_refusal(party, now, refused, others_spoke)
    live = bool(spoken) and effect > 0
    rank = Rank.STANDING_OR_BLOCK if live else Rank.SHARE
    share = None if live else _share(board, issue, options)
    question = KeyQuestion(
        party, issue, Asks.STANCE, rank, _bare(options, now), refused, now, share=share, spoken=len(spoken)
    )
    return _Found(question, effect if live else 0, len(Weakness))


def _would_converge(board: Board, party: str, issue: str, option: str) -> bool:
    others = (board.stance.get((p, issue, option)) for p in board.scenario.needed(issue) if p != party)
    return all(s is not None and s.verdict is Verdict.ACCEPTABLE for s in others)


def _effect_of_acceptance(now: Future, then: Future, others_spoke: bool) -> int:
    if then.standing is now.standing or not others_spoke:
        return 0
    return 2 if then.standing is Standing.CONVERGENT else 1


def _effect_of_refusal(party: str, now: Future, then: Future, others_spoke: bool) -> int:
    """Return what a refusal of all changes; to empty an issue counts in full with somebody else's red line only."""
    if now.open and not then.open:
        return 2 if any(line.party != party for line in then.blocking) else int(others_spoke)
    return int(then.standing is Standing.CONTESTED and now.standing is not Standing.CONTESTED)


def _red_lines_asked(board: Board) -> Iterator[_Found]:
    for issue in board.scenario.issues:
        if issue in board.scenario.agreed:
            continue
        for line in board.lines.get(issue, ()):
            options = [o for o in line.refuses if not _is_aim(board, line, o)]
            if line.weaknesses and options:
                yield _red_line_asked(board, line, options)


def _is_aim(board: Board, line: RedLine, option: str) -> bool:
    stance = board.stance.get((line.party, line.issue, option))
    return stance is not None and stance.aim


def _red_line_asked(board: Board, line: RedLine, options: list[str]) -> _Found:
    now = board.future(Answer(line.party, line.issue))
    lifted = board.future(Answer(line.party, line.issue, lifts=line))
    confirmed = board.future(Answer(line.party, line.issue, confirms=line))
    opens = lifted.open and not now.open
    effect = 2 * opens + (lifted.standing is not now.standing) + 2 * (confirmed.standing is not now.standing)
    # A party's own word that only one origin tells of is not in doubt: asking is prudent, never urgent.
    doubtful = Weakness.SECOND_HAND in line.weaknesses or Weakness.OLDER_WORDING in line.weaknesses
    rank = Rank.STANDING_OR_BLOCK if doubtful and effect else Rank.RED_LINE
    doubt = list(Weakness).index(line.weaknesses[0])
    question = KeyQuestion(
        line.party,
        line.issue,
        Asks.RED_LINE,
        rank,
        _bare(options, now),
        confirmed,
        now,
        line,
        spoken=len(board.spoken(line.issue)),
    )
    return _Found(question, effect, doubt)


def _bare(options: list[str], now: Future) -> tuple[OptionQuestion, ...]:
    return tuple(OptionQuestion(option, now, now) for option in options)


def _detailed(board: Board, question: KeyQuestion) -> KeyQuestion:
    """Return a question with both futures of each of its options; only those that are listed need them."""
    party, issue, line = question.party, question.issue, question.red_line
    if line is not None:
        lifted = board.future(Answer(party, issue, lifts=line))
        options = tuple(OptionQuestion(o.option, lifted, question.if_refused) for o in question.options)
        return structs.replace(question, options=options)
    futures = []
    for one in question.options:
        only = frozenset({one.option})
        accepted = board.future(Answer(party, issue, accepts=only))
        refused = board.future(Answer(party, issue, refuses=only))
        futures.append(OptionQuestion(one.option, accepted, refused))
    share = question.share if question.share is not None else _share(board, issue, [o.option for o in question.options])
    return structs.replace(question, options=tuple(futures), share=share)


def _share(board: Board, issue: str, options: list[str]) -> Fraction | None:
    """Return the share of the outcomes nobody refuses that use one of some options; none where it was not counted."""
    part = board.part[issue]
    if len(part.domains) == 1 and not part.rules:
        refused = {o for line in part.lines for o in line.refuses if not line.unless}
        left = [o for o in part.domains[issue] if o not in refused]
        return Fraction(len([o for o in options if o in left]), len(left)) if left else None
    clauses = [*part.rules, *part.ties()]
    whole = board.whole(issue, _SMALL_TABLE)
    if not whole:
        return None
    some = counted({**part.domains, issue: tuple(options)}, clauses, _SMALL_TABLE).bounds.exact()
    return Fraction(some, whole) if some is not None else None
