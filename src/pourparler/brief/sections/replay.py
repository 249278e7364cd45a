"""One rehearsed run, turn by turn: who offered what, what each offer would be worth, what the ending turned on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from pourparler.brief.document import Block, Bullets, Heading, Line, Table, cell, row
from pourparler.brief.sections.deal import estimates_told
from pourparler.brief.sections.rehearsal import decimals, ended, manner, protocol
from pourparler.brief.words.wording import Wording
from pourparler.domain.outcome import Outcome
from pourparler.domain.rehearsal import Rehearsal
from pourparler.domain.run import Act, Run, Turn

MOST = 200
"""How many turns are listed at most: the first and the last."""


class Step(Struct, frozen=True):
    """A turn, and on which issues it differs from what the same party offered before; all of them where nothing was.

    Parameters
    ----------
    turn : Turn
        What was done.
    before : dict of str to str, optional
        What the party offered last; none where it offered nothing yet.
    """

    turn: Turn
    before: Outcome | None

    @property
    def changed(self) -> tuple[str, ...]:
        """The issues."""
        now = self.turn.outcome or {}
        return tuple(issue for issue in now if self.before is None or self.before.get(issue) != now[issue])


def steps(run: Run) -> tuple[Step, ...]:
    """Return the turns of a run, each beside its party's last offer."""
    last: dict[str, Outcome] = {}
    told = []
    for turn in run.turns:
        told.append(Step(turn, last.get(turn.party)))
        if turn.act is Act.OFFER and turn.outcome is not None:
            last[turn.party] = turn.outcome
    return tuple(told)


def rounds(run: Run) -> tuple[int, ...]:
    """Return the rounds in which something was done, from 0."""
    return tuple(dict.fromkeys(turn.round for turn in run.turns))


def replay_told(wording: Wording, rehearsal: Rehearsal, number: int) -> Iterator[Block]:
    """Yield a run: how it ended, what that turned on, then every turn.

    Parameters
    ----------
    wording : Wording
        The words.
    rehearsal : Rehearsal
        Of that run alone, with its turns.
    number : int
        Which of the rehearsal, from 1.
    """
    say, run = wording.say, rehearsal.runs[0]
    yield from estimates_told(wording, rehearsal.scenario)
    manners = [f"{wording.party(p)} {manner(wording, s)}" for p, s in run.strategies.items()]
    sentence = say(
        "Run {number}, seed {seed}; protocol: {protocol}. {manners}.",
        number=number,
        seed=run.seed,
        protocol=protocol(wording, run.protocol),
        manners=say.semicolon.join(manners),
    )
    yield Line(sentence)
    yield from ending_told(wording, run)
    if run.turns:
        yield Heading(say("Round by round"))
        yield turns_told(wording, run)
    if rehearsal.drawn:
        drawn = say("What is not known of preferences was drawn for this run; another run has another draw.")
        yield Line(drawn, "small")
    yield Line(say("Nobody here is the real party: programs bargain on somebody's estimates."), "small")


def ending_told(wording: Wording, run: Run) -> Iterator[Block]:
    """Yield how a run ended, with what, and what that turned on."""
    yield Line(ended(wording, run), "strong")
    if run.outcome is not None:
        yield _package(wording, run.outcome)
    words = turned_on(wording, run)
    if words:
        yield Line(words, "", "", wording.say("What it turned on"))


def turned_on(wording: Wording, run: Run) -> str:
    """Return what the last steps to an agreement were; empty where there was none, or nobody had moved."""
    say, last = wording.say, _last_offers(run)
    if not run.agreed or run.outcome is None:
        return ""
    gave = []
    for party, (offer, before) in last.items():
        own = before if offer == run.outcome else offer
        moved = [issue for issue in run.outcome if own is not None and own[issue] != run.outcome[issue]]
        if own is not None and moved:
            changes = [_change(wording, issue, own[issue], run.outcome[issue]) for issue in moved]
            gave.append(say("{party} moved on {changes}", party=_who(wording, party), changes=say.list(changes)))
    return f"{say.semicolon.join(gave)}." if gave else ""


def _last_offers(run: Run) -> dict[str, tuple[Outcome, Outcome | None]]:
    """Return the last offer of every party, and the last different one before it; those of the mediator are texts."""
    last: dict[str, tuple[Outcome, Outcome | None]] = {}
    for turn in run.turns:
        if turn.act is Act.OFFER and turn.outcome is not None and turn.party in run.strategies:
            offer, before = last.get(turn.party, (None, None))
            last[turn.party] = (turn.outcome, before if offer == turn.outcome else offer)
    return last


def _change(wording: Wording, issue: str, before: str, after: str) -> str:
    return wording.say(
        "{issue} from {before} to {after}",
        issue=wording.issue(issue),
        before=wording.quoted(wording.option(before)),
        after=wording.quoted(wording.option(after)),
    )


def turns_told(wording: Wording, run: Run) -> Table:
    """Return the turns of a run as a table: what each offer changes, and its worth to everybody."""
    say = wording.say
    parties = tuple(run.turns[0].utilities)
    every = _folded(steps(run))
    shown = every if len(every) <= MOST else (*every[: MOST // 2], *every[-MOST // 2 :])
    left = len(every) - len(shown)
    caption = say("What each offer changes against the same party's last; worth on these estimates, 1 being its best")
    more = say("; {n} rows in the middle are left out", n=left) if left else ""
    rows = [
        row(
            _rounds(wording, one),
            _who(wording, one[0].turn.party) if len(one) == 1 else "",
            cell(*_what(wording, one[0])) if len(one) == 1 else say("each offers the same as before"),
            *(cell(_worth(wording, one[0].turn, party) if len(one) == 1 else "", kind="num") for party in parties),
            kind="last" if one is every[-1] and run.agreed else "",
        )
        for one in shown
    ]
    worth = [say("to {party}", party=wording.party(party)) for party in parties]
    widths = (6, 14, 80 - 12 * len(parties), *(12 for _ in parties))
    return Table(f"{caption}{more}", (say("Round"), say("Who"), say("What"), *worth), tuple(rows), widths, "rounds")


def _folded(every: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """Return turns in rows: one each, and one for turns on end in which nobody says anything new."""
    rows: list[tuple[Step, ...]] = []
    for same, group in groupby(every, lambda step: step.turn.act is Act.OFFER and not step.changed):
        together = tuple(group)
        rows += [together] if same else [(step,) for step in together]
    return tuple(rows)


def _rounds(wording: Wording, one: tuple[Step, ...]) -> str:
    first, last = one[0].turn.round + 1, one[-1].turn.round + 1
    return str(first) if first == last else wording.say("{first} to {last}", first=first, last=last)


def round_told(wording: Wording, run: Run, number: int) -> Iterator[Block]:
    """Yield one round: what each did, the whole of what it offered, and what that would be worth to whom."""
    say = wording.say
    for step in steps(run):
        turn = step.turn
        if turn.round != number:
            continue
        yield Line(say.colon.join((_who(wording, turn.party), act(wording, turn))), "strong")
        if turn.outcome is not None and turn.act in (Act.OFFER, Act.ACCEPT):
            yield _package(wording, turn.outcome, step)
        worth = [
            say("{party} {utility} of its best", party=wording.party(party), utility=_worth(wording, turn, party))
            for party in turn.utilities
        ]
        if worth:
            yield Line(say("On these estimates it would be worth: {worth}.", worth=say.semicolon.join(worth)), "small")


def act(wording: Wording, turn: Turn) -> str:
    """Return what somebody does in a turn."""
    say = wording.say
    return {
        Act.OFFER: say("offers"),
        Act.ACCEPT: say("accepts"),
        Act.REJECT: say("does not accept"),
        Act.LEAVE: say("leaves the talks"),
    }[turn.act]


def _what(wording: Wording, step: Step) -> Iterator[str]:
    """Yield what is told of a turn in a table: an offer by what it changes."""
    say, now = wording.say, step.turn.outcome or {}
    if step.turn.act is not Act.OFFER:
        yield act(wording, step.turn)
    elif not step.changed:
        yield say("offers the same")
    else:
        yield say("offers") if step.before is None else say("offers, otherwise as before")
        for issue in step.changed:
            yield f"{wording.issue(issue)}{say.colon}{wording.option(now[issue])}"


def _package(wording: Wording, outcome: Outcome, step: Step | None = None) -> Bullets:
    say = wording.say
    lines = []
    for issue, option in outcome.items():
        words = wording.quoted(wording.option(option))
        if step is not None and step.before is not None and issue in step.changed and step.turn.act is Act.OFFER:
            before = wording.quoted(wording.option(step.before[issue]))
            words = say("{now}, before: {before}", now=words, before=before)
        lines.append(Line(words, "", "", wording.issue(issue)))
    return Bullets(tuple(lines))


def _worth(wording: Wording, turn: Turn, party: str) -> str:
    return decimals(wording, turn.utilities[party]) if party in turn.utilities else ""


def _who(wording: Wording, party: str) -> str:
    return wording.say("the mediator") if party == "mediator" else wording.party(party)
