"""The tables of ``python -m benchmarks.reading``."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from benchmarks.attributions import Attribution, Extent, Tally, interval, resampled, share, tally, wilson
from benchmarks.counts import Count, Meeting, hearsay, meetings
from benchmarks.french_gold import Marked
from benchmarks.peers import Answers
from benchmarks.polnear import direct

FIGURES = (Tally.precision, Tally.recall, Tally.f, Tally.source, Tally.touching)

Manner = Callable[[Sequence[Attribution], str], Sequence[Attribution]]
"""How attributions found in a text are taken before they are scored."""

Row = tuple[Answers, list[Tally], list[Tally]]
"""A reader, its tallies, and those of direct attributions; empty where it was not run."""


def number(value: float) -> str:
    """Return a share to two places; a dash where there is none.

    Examples
    --------
    >>> number(2 / 3), number(math.nan)
    ('0.67', '–')
    """
    return "–" if math.isnan(value) else f"{value:.2f}"


def between(value: float, bounds: tuple[float, float]) -> str:
    """Return a share with its interval; alone where it has none.

    Examples
    --------
    >>> between(0.5, (0.25, 0.75)), between(0.5, (math.nan, math.nan))
    ('0.50 (0.25–0.75)', '0.50')
    """
    if math.isnan(bounds[0]):
        return number(value)
    return f"{number(value)} ({number(bounds[0])}–{number(bounds[1])})"


def tallies(
    one: Answers, gold: Sequence[Sequence[Attribution]], texts: Sequence[str], manner: Manner
) -> tuple[list[Tally], list[Tally]]:
    """Return one tally a text, of all attributions and of direct ones alone; empty where the reader was not run."""
    every, quoted = [], []
    for found, wanted, text in zip(one.found, gold, texts, strict=False):
        taken = manner(found, text)
        every.append(tally(taken, wanted))
        quoted.append(tally(direct(taken, text), direct(wanted, text)))
    return every, quoted


def compared(
    texts: Sequence[str], gold: Sequence[Sequence[Attribution]], everybody: Sequence[Answers], manner: Manner
) -> list[str]:
    """Return the table of all readers on the same gold, and what is to be known about it."""
    rows = [(one, *tallies(one, gold, texts, manner)) for one in everybody]
    return [*attribution_table(rows), *notes(everybody)]


def attribution_table(rows: Sequence[Row]) -> list[str]:
    """Return a row a reader; the last column takes its F from the first reader's, draw by draw."""
    lines = [
        "| reader | found | precision | recall | F | source | touched | direct, F | ours less it, F |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    first = draws(rows[0][1])
    for at, (one, every, quoted) in enumerate(rows):
        if not every:
            lines.append(f"| {one.name} | {one.note} |" + " |" * 7)
            continue
        drawn, whole = draws(every), sum(every, Tally())
        cells = [f"{whole.found:,}", *(between(of(whole), interval(map(of, drawn))) for of in FIGURES)]
        cells.append(between(sum(quoted, Tally()).f(), interval(map(Tally.f, draws(quoted)))))
        apart = [a.f() - b.f() for a, b in zip(first, drawn, strict=True)]
        ahead = sum(rows[0][1], Tally()).f() - whole.f()
        cells.append(between(ahead, interval(apart)) if at else "")
        lines.append(f"| {one.name} | " + " | ".join(cells) + " |")
    return lines


def draws(tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """Return draws of texts; none of fewer than two, which draw nothing but themselves."""
    return resampled(tallies) if len(tallies) > 1 else ()


def notes(everybody: Sequence[Answers]) -> list[str]:
    """Return the models, and what went wrong on some texts."""
    models = "; ".join(f"{one.name}: {one.model}" for one in everybody if one.model)
    failed = [f"{one.name} {one.note}." for one in everybody if one.found and one.note]
    return ["", f"Models: {models}.", *failed]


def kept_hearsay(whole: Tally) -> str:
    """Return a sentence about hearsay on the statements that were matched."""
    return (
        f"Hearsay, on the {whole.matched} statements matched: {whole.kept} of {whole.marked} marked in the gold are marked; "
        f"{whole.claimed - whole.kept} of {whole.matched - whole.marked} others are too."
    )


def meeting_table(found: Mapping[str, Sequence[tuple[Sequence[Meeting], Sequence[Meeting], str]]]) -> list[str]:
    """Return a row a set of texts: each text's meetings found, its gold, and the text itself."""
    lines = [
        "A meeting is found where its words of meeting overlap those of the gold, or of another telling. *Participants*: the",
        "share of the meetings found whose participants are exactly the gold's.",
        "",
        "| meetings | gold | found | right | precision | recall | participants |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, texts in found.items():
        one = sum((meetings(*text) for text in texts), Count())
        cells = (_wilson(one.right, one.found), _wilson(one.right, one.gold), _wilson(one.exact, one.right))
        lines.append(f"| {name} | {one.gold} | {one.found} | {one.right} | " + " | ".join(cells) + " |")
    return lines


def conditional_table(marked: Sequence[Marked], marks: Callable[[str], Sequence[Extent]]) -> list[str]:
    """Return a row a split: conditionals that are taken for hearsay, by the marks found in each text."""
    lines = [
        "Conditionals taken for hearsay: those that a cue or a marker of a statement of hearsay overlaps.",
        "",
        "| conditionals | forms | of hearsay | taken for it | rightly | precision | recall |",
        "|---|---|---|---|---|---|---|",
    ]
    for split in ("test", "dev"):
        texts = [one for one in marked if one.split == split]
        one = sum((hearsay(marks(text.text), text.conditionals) for text in texts), Count())
        forms = sum(len(text.conditionals) for text in texts)
        cells = (_wilson(one.right, one.found), _wilson(one.right, one.gold))
        lines.append(f"| {split} | {forms} | {one.gold} | {one.found} | {one.right} | " + " | ".join(cells) + " |")
    return lines


def speed_table(report: dict[str, float] | None, articles: dict[str, float] | None) -> list[str]:
    """Return the figures of `benchmarks.reading_speed`; no row for what was not measured."""
    lines = ["### Speed and memory of reading", "", "| what | time | peak memory, MB |", "|---|---|---|"]
    if report:
        size = f"{report['characters']:,.0f} characters, {report['sentences']:.0f} sentences"
        lines += [
            f"| the French report ({size}), warm: median of 20 | {report['median']:.2f} s "
            f"({report['least']:.2f}–{report['most']:.2f}) | {report['memory']:.0f} |",
            f"| the same, first: the model is checked and loaded | {report['cold']:.2f} s | |",
        ]
    if articles:
        lines.append(
            f"| {articles['articles']:.0f} articles of PolNeAR's development set ({articles['sentences']:,.0f} sentences), warm "
            f"| {articles['seconds']:.2f} s: {articles['per_second']:,.0f} sentences a second | {articles['memory']:.0f} |"
        )
    return lines


def _wilson(part: int, whole: int) -> str:
    return between(share(part, whole), wilson(part, whole)) if whole else "–"
