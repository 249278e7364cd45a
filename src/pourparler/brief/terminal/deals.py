"""Deals on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import RenderableType

from pourparler.brief.document import Block, Heading
from pourparler.brief.sections.deal import deals_told
from pourparler.brief.sections.improvement import improvement_told
from pourparler.brief.sections.trade import trades_told
from pourparler.brief.terminal.possibilities import page, wording_of
from pourparler.brief.words.language import Language
from pourparler.domain.deal import Deals
from pourparler.domain.evidence import Level
from pourparler.domain.improvement import Improvement
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.scenario import Scenario
from pourparler.domain.trade import Trades


def render_deals(found: Deals, negotiation: Negotiation, level: Level | None, say: Language) -> RenderableType:
    """Return the deals worth talking about, on the estimates stated."""
    wording = wording_of(negotiation, say)
    title = (Heading(found.scenario.name),) if level is None else ()
    blocks: Iterable[Block] = (*title, *deals_told(wording, found))
    return page(wording, level, blocks)


def render_improvement(
    found: Improvement, negotiation: Negotiation, level: Level | None, say: Language
) -> RenderableType:
    """Return the improvements of a baseline."""
    wording = wording_of(negotiation, say)
    title = (Heading(found.scenario.name),) if level is None else ()
    return page(wording, level, (*title, *improvement_told(wording, found)))


def render_trades(
    found: Trades, scenario: Scenario, negotiation: Negotiation, level: Level | None, say: Language
) -> RenderableType:
    """Return the trades open from an outcome."""
    wording = wording_of(negotiation, say)
    title = (Heading(scenario.name),) if level is None else ()
    return page(wording, level, (*title, *trades_told(wording, found, scenario)))
