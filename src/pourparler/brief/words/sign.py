"""The signs of the desk: a stance, a verdict and a class of evidence each have a sign and a kind of edge beside a word.

Hearsay and inference never bear a verdict's edge: whatever they say, it is drawn as unknown.
"""

from __future__ import annotations

from pourparler.domain.cell import Held, OptionCell, Verdict
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.position import Stance

_SIGNS = {
    Stance.INSISTS: "⊘",
    Stance.REFUSES: "⊘",
    Stance.DEMANDS: "▲",
    Stance.OPPOSES: "✗",
    Stance.CONDITIONAL: "◐",
    Stance.SUPPORTS: "✓",
    Stance.ACCEPTS: "✓",
    Stance.RESERVES: "…",
}
_EDGES = {"⊘": "red", "▲": "no", "✗": "no", "◐": "if", "✓": "yes", "…": "res"}
_VERDICTS = {
    Verdict.REFUSED: "red",
    Verdict.OBJECTED: "no",
    Verdict.CONDITIONAL: "if",
    Verdict.ACCEPTABLE: "yes",
    Verdict.UNKNOWN: "none",
}
_BARS = {
    EvidenceClass.OWN_WORD: "own",
    EvidenceClass.REPORTED: "rep",
    EvidenceClass.SECOND_HAND: "hear",
    EvidenceClass.INFERENCE: "inf",
}


def sign(stance: Stance) -> str:
    """Return the sign of a stance.

    Examples
    --------
    >>> sign(Stance.REFUSES), sign(Stance.DEMANDS)
    ('⊘', '▲')
    """
    return _SIGNS[stance]


def edge(held: Held) -> str:
    """Return the kind of edge of a declared stance; ``res`` for one that is only said to be held."""
    return "res" if held.said_to_be() else _EDGES[sign(held.position.stance)]


def verdict_edge(option: OptionCell) -> str:
    """Return the kind of edge of a verdict; ``none`` for an unknown one, and for one that is only said to be.

    Examples
    --------
    >>> verdict_edge(OptionCell("army.small", Verdict.REFUSED)), verdict_edge(OptionCell("army.small"))
    ('red', 'none')
    """
    return "none" if option.said_to_be else _VERDICTS[option.verdict]


def bars(evidence: EvidenceClass) -> str:
    """Return the kind of bars beside the word for a class of evidence.

    Examples
    --------
    >>> bars(EvidenceClass.SECOND_HAND)
    'hear'
    """
    return _BARS[evidence]
