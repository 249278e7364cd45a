"""What the reading desk shows: the candidates in rows, and the card of the one that is looked at."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from pourparler.brief.words.candidate import Proposal as Told
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.decision import Decision, Ruling
from pourparler.domain.position import Stance
from pourparler.domain.proposal import KINDS, Proposal, kind_of, missing, turned
from pourparler.domain.reading import Numbered
from pourparler.web.asked import Asked
from pourparler.web.card import EVIDENCE, Choice, Entry, entries, evidence_of
from pourparler.workbench.filing import Filing


class Row(Struct, frozen=True):
    """A candidate in a line."""

    id: str
    number: int
    state: str
    sign: str
    word: str
    words: str
    marks: tuple[str, ...] = ()


class Card(Struct, frozen=True):
    """The card of one candidate.

    Parameters
    ----------
    one : Numbered
        The candidate.
    kind : str
        The word of the kind of its proposal.
    quotes : tuple of str
        The words of the text.
    entries : tuple of Entry
        The fields.
    evidence : tuple of Choice
        The classes of evidence, the proposed one chosen; empty where nobody speaks.
    stances : tuple of Choice
        The stances; empty where it is no position.
    kinds : tuple of Choice
        What it may be turned into.
    state : str
        ``open``, ``yes`` or ``rej``.
    signed : bool
        Whether it is on record.
    wanting : bool
        Whether a field is empty that must not be.
    hearsay : bool
        Whether the words are marked as unconfirmed.
    """

    one: Numbered
    kind: str
    quotes: tuple[str, ...]
    entries: tuple[Entry, ...]
    evidence: tuple[Choice, ...] = ()
    stances: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()
    state: str = "open"
    signed: bool = False
    wanting: bool = False
    hearsay: bool = False


_SIGNS = {"open": "○", "yes": "✓", "rej": "✗"}
STANCE_SIGNS = {
    Stance.INSISTS: "⊘",
    Stance.DEMANDS: "▲",
    Stance.SUPPORTS: "✓",
    Stance.ACCEPTS: "✓",
    Stance.CONDITIONAL: "◐",
    Stance.OPPOSES: "✗",
    Stance.REFUSES: "⊘",
    Stance.RESERVES: "…",
}


def state_of(decision: Decision | None) -> str:
    """Return how a decision marks its candidate."""
    if decision is None:
        return "open"
    return "yes" if decision.ruling in (Ruling.ACCEPT, Ruling.EDIT) else "rej"


def row(filing: Filing, one: Numbered, wording: Wording) -> Row:
    """Return a candidate in a line."""
    state = state_of(filing.decision(one.id))
    told = Told(one.candidate, wording.say)
    who = told.who()
    words = f"{who}{wording.say.colon}{told.what()}" if who and told.what() else who or told.what()
    return Row(one.id, one.number, state, _SIGNS[state], told.kind(), shortened(words, 110), told.marks())


def card(
    asked: Asked, filing: Filing, one: Numbered, wording: Wording, proposal: Proposal | None = None, kind: str = ""
) -> Card:
    """Return the card of a candidate.

    Parameters
    ----------
    asked : Asked
        The request.
    filing : Filing
        What was decided.
    one : Numbered
        The candidate.
    wording : Wording
        The words.
    proposal : Proposal, optional
        What stands in it; none: what was decided, else what is proposed.
    kind : str
        Into what it is turned; empty: as it is.
    """
    shown = proposal or filing.proposed(one)
    if kind and kind in {kind_of(each) for each in KINDS}:
        shown = turned(shown, kind)
    there = filing.named
    offers = filing.offered(one, shown)
    decision = filing.decision(one.id)
    return Card(
        one,
        kind_of(shown),
        _quotes(one),
        entries(shown, offers, there, wording),
        _evidence(shown, asked),
        _stances(shown, wording),
        tuple(Choice(kind_of(k), kind_words(kind_of(k), asked), k is type(shown)) for k in KINDS),
        state_of(decision),
        bool(decision and decision.events),
        bool(missing(shown)),
        bool(getattr(getattr(shown, "said", None), "hearsay", False)),
    )


def _quotes(one: Numbered) -> tuple[str, ...]:
    spans = one.candidate.spans("content") or one.candidate.passages
    return tuple(" ".join(span.quote.split()) for span in spans[:4])


def _evidence(proposal: Proposal, asked: Asked) -> tuple[Choice, ...]:
    said: Any = getattr(proposal, "said", None)
    if said is None:
        return ()
    say, chosen = asked.say, evidence_of(said)
    words = {
        "own": say("own word"),
        "reported": say("report"),
        "hearsay": say("hearsay"),
        "inference": say("inference"),
    }
    return tuple(Choice(name, words[name], name == chosen) for name in EVIDENCE)


def _stances(proposal: Proposal, wording: Wording) -> tuple[Choice, ...]:
    if not hasattr(proposal, "stance"):
        return ()
    return tuple(
        Choice(one.value, f"{STANCE_SIGNS[one]} {wording.stance(one, 1)}", one is proposal.stance) for one in Stance
    )


def kind_words(kind: str, asked: Asked) -> str:
    """Return what a kind of proposal is called."""
    say = asked.say
    return {
        "position": say("position"),
        "statement": say("statement"),
        "precondition": say("precondition"),
        "next-step": say("next step"),
        "session": say("session"),
        "claim": say("claim"),
        "actor": say("person or party"),
        "date": say("day alone"),
    }.get(kind, kind)
