"""A line that is read back to a party: the sentence it answers to, and on whose word that is known, told apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, structs

from pourparler.brief.words.acts.position import stance, wants
from pourparler.brief.words.acts.talks import announced
from pourparler.brief.words.acts.voice import heard
from pourparler.brief.words.party import Case, capital
from pourparler.brief.words.wording import Wording, shortened
from pourparler.domain.cell import Held
from pourparler.domain.evidence import Authority, EvidenceClass
from pourparler.domain.next_step import NextStep, Precondition
from pourparler.domain.position import Position
from pourparler.domain.say_back import Heard, Noun, Reply, Understood
from pourparler.domain.source import Passage

_MOST = 3
"""So many words of a kind stand below a line; the others are counted."""

_QUOTE = 300
"""How many letters of a quotation are read back."""


class Ground(Struct, frozen=True):
    """On whose word a line rests: who, when, and the words as far as they are held."""

    who: str
    quote: str
    cites: str


class LineTold(Struct, frozen=True):
    """A line in words.

    Parameters
    ----------
    sentence : str
        What is understood; what is only said of the party, as that.
    own, reported, others : tuple of Ground
        The party's own word; what its side is reported to have said; what others say of it.
    more : str
        How many words more there are; mostly empty.
    """

    sentence: str
    own: tuple[Ground, ...]
    reported: tuple[Ground, ...]
    others: tuple[Ground, ...]
    more: str = ""


def line_told(wording: Wording, party: str, line: Understood) -> LineTold:
    """Return a line in words.

    Parameters
    ----------
    wording : Wording
        In which words.
    party : str
        Whom it is read back to.
    line : Understood
        What is understood.
    """
    by_class: dict[EvidenceClass, list[Heard]] = {}
    for word in line.heard:
        by_class.setdefault(min(word.evidence, EvidenceClass.SECOND_HAND), []).append(word)
    shown = {evidence: words[:_MOST] for evidence, words in by_class.items()}
    left = len(line.heard) - sum(map(len, shown.values()))
    own, reported, others = (
        tuple(_ground(wording, party, word) for word in shown.get(evidence, ()))
        for evidence in (EvidenceClass.OWN_WORD, EvidenceClass.REPORTED, EvidenceClass.SECOND_HAND)
    )
    more = wording.say.count("and {n} more word to the same effect", "and {n} more words to the same effect", left)
    return LineTold(understood(wording, party, line), own, reported, others, more if left else "")


def understood(wording: Wording, party: str, line: Understood) -> str:
    """Return what is understood as a sentence about the party, without an analyst's or a compiler's own remarks."""
    first, *more = _clauses(wording, party, line, line.noun)
    return " ".join(f"{capital(words)}." for words in (first, *more))


def _clauses(wording: Wording, party: str, line: Understood, noun: Noun) -> list[str]:
    say = wording.say
    if isinstance(noun, Position):
        bare = structs.replace(noun, red_line_ground="", widened="")
        days = line.heard[0].happened_on
        return [stance(wording, Held(bare, days, days.latest, line.evidence, Authority.UNNAMED, ()))]
    if isinstance(noun, Precondition):
        gates = [wording.issue(key) for key in noun.gates_issues]
        first = f"{wants(wording, noun)}{say.colon}{noun.what.rstrip('.')}"
        return [first, *([say("These wait for it: {things}", things=say.list(gates))] if gates else [])]
    if isinstance(noun, NextStep):
        words = [announced(wording, noun, line.evidence).rstrip(".")]
        if noun.by:
            words.append(say("It is for {parties} to move", parties=wording.parties(noun.by, Case.NOUN)))
        return [*words, *([say("It is due: {days}", days=say.days(noun.due))] if noun.due else [])]
    verb = {
        EvidenceClass.SECOND_HAND: say.count("is said to assert", "are said to assert", wording.number(party)),
        EvidenceClass.INFERENCE: say.count("is inferred to assert", "are inferred to assert", wording.number(party)),
    }.get(line.evidence, say.count("asserts", "assert", wording.number(party)))
    clause = say("{party} {clause}", party=wording.party(party, Case.NOUN), clause=verb)
    return [f"{clause}{say.colon}{noun.content.rstrip('.')}"]


def _ground(wording: Wording, party: str, word: Heard) -> Ground:
    who = f"{capital(heard(wording, word.said, party))}, {wording.say.days(word.happened_on)}"
    return Ground(who, _quoted(wording, word.passages), wording.cite(word.passages))


def _quoted(wording: Wording, passages: Iterable[Passage]) -> str:
    quotes = dict.fromkeys(" ".join(p.quote.split()) for p in passages if p.quote)
    return " ".join(wording.quoted(shortened(quote, _QUOTE)) for quote in quotes)


def reply_word(wording: Wording, reply: Reply) -> str:
    """Return what is ticked on a sheet.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> [reply_word(words, reply) for reply in Reply]
    ['correct', 'amended thus', 'not ours']
    """
    say = wording.say
    return {
        Reply.CORRECT: say("correct"),
        Reply.AMENDED: say("amended thus"),
        Reply.NOT_OURS: say("not ours"),
    }[reply]
