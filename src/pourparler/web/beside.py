"""What on record a card says once more, or something else of; and whether its report is another witness of it."""

from __future__ import annotations

from pourparler.domain.negotiation import Recorded
from pourparler.domain.proposal import Proposal
from pourparler.domain.reading import Numbered
from pourparler.domain.source import Source
from pourparler.workbench.alike import Alike, against, may_relay, named, same
from pourparler.workbench.filing import Filing
from pourparler.workbench.report import Report

_LONG = 40
"""From how many characters on words that two reports share are hardly found twice: one has them of the other."""


class Beside:
    """What a card stands beside.

    Parameters
    ----------
    filing : Filing
        What was decided.
    report : Report
        The report.
    one : Numbered
        The candidate.
    name, how : str
        What on record, and ``same`` or ``against``; empty: as it was decided, mostly beside nothing.
    """

    def __init__(self, filing: Filing, report: Report, one: Numbered, name: str, how: str) -> None:
        self._there, self._report = filing.there, report
        self.proposal: Proposal | None = None
        self.again = self.source = ""
        self.relays = self.asks = False
        if name:
            self._take(filing.proposed(one), named(filing.there, name), how)
            return
        decision = filing.decision(one.id)
        if decision and decision.filed:
            self.again, self.source = decision.filed.again, decision.filed.relays
            self.relays = self.asks = bool(self.source)

    def _take(self, proposal: Proposal, one: Alike, how: str) -> None:
        if how == "against":
            self.proposal = against(proposal, one)
            return
        self.proposal = same(proposal, one)
        self.again = one.key if one.collection == "statements" else ""
        self.source = may_relay(self._there, self._report.id, one)
        self.asks = bool(self.source)
        self.relays = any(
            passage.source == self.source and len(passage.quote) >= _LONG and passage.quote in self._report.text
            for passage in one.recorded.passages
        )

    @property
    def other(self) -> Recorded[Source] | None:
        """The source that the report may relay; none where that is not asked."""
        return self._there.sources.get(self.source) if self.source else None
