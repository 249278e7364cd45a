"""Estimates in words: in which order a party's options stand, what they are worth to it, by whose judgement."""

from __future__ import annotations

from collections.abc import Iterator

from pourparler.brief.document import Block, Bullets, Line
from pourparler.brief.sections.deal import estimates_told
from pourparler.brief.words.solution import number
from pourparler.brief.words.wording import Wording
from pourparler.domain.scenario import Estimate, Scenario


def estimate_told(wording: Wording, scenario: Scenario, party: str) -> Iterator[Block]:
    """Yield whose estimate of a party it is, then issue after issue what it holds; nothing where there is none."""
    estimate = scenario.estimates.get(party)
    if estimate is None:
        return
    for line in estimates_told(wording, scenario):
        if line.head == wording.party(party):
            yield line
    lines = [
        Line(words, "", "", wording.issue(issue))
        for issue in scenario.issues
        if (words := wording.say.semicolon.join(_of_issue(wording, estimate, scenario, issue)))
    ]
    if lines:
        yield Bullets(tuple(lines))


def _of_issue(wording: Wording, estimate: Estimate, scenario: Scenario, issue: str) -> Iterator[str]:
    say = wording.say
    if issue in estimate.weights:
        yield say("weight {number}", number=number(wording, estimate.weights[issue]))
    for option in scenario.issues[issue]:
        if option in estimate.values.get(issue, {}):
            value = number(wording, estimate.values[issue][option])
            yield f"{wording.quoted(wording.option(option))} {value}"
    for better, *worse in estimate.option_order.get(issue, ()):
        yield say(
            "{better} before {worse}", better=wording.quoted(wording.option(better)), worse=wording.options(worse)
        )
