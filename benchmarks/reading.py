"""Reading reports, held against gold, beside two peers: ``python -m benchmarks.reading``.

It prints its section of ``docs/benchmarks.md``; ``--write FILE`` replaces that section there. What it is not told of is
left out: PolNeAR, the report, the French texts, the peers' environment.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks import french_gold, ours, polnear
from benchmarks.attributions import Attribution, Tally, tally
from benchmarks.measure import in_a_process, machine
from benchmarks.peers import PEERS, Answers, Environment, answers
from benchmarks.reading_tables import (
    compared,
    conditional_table,
    kept_hearsay,
    meeting_table,
    speed_table,
)
from pourparler.reading.models import MODELS

HEADING = "## Reading reports"


def everyone(
    texts: Sequence[str], language: str, at: Environment, found: Sequence[Sequence[Attribution]]
) -> list[Answers]:
    """Return what we found and what the peers find in the same texts."""
    model = MODELS[language]
    own = Answers("Pourparler", f"{model.package} {model.version}", tuple(map(tuple, found)))
    return [own, *(answers(peer, language, texts, at) for peer in PEERS)]


def as_found(found: Sequence[Attribution], _: str) -> Sequence[Attribution]:
    """Return attributions as they are: the French gold has one for each cue, and one for each quotation without."""
    return found


def in_polnear(folder: Path, split: str, at: Environment) -> list[str]:
    """Return the part about PolNeAR."""
    every = polnear.articles(folder, split)
    texts = [one.text for one in every]
    found = [ours.attributions(ours.reading(text, "en")) for text in texts]
    named = "test" if split == "test" else "development"
    return [
        f"### English: PolNeAR's {named} set",
        "",
        f"{len(every)} articles, {sum(len(one.gold) for one in every):,} attributions with content. The same treatment for "
        "all three: what lies within another's",
        "content is left out; a quotation without a cue, or with the same cue, is joined to the one before in its paragraph,",
        "as the corpus does.",
        "",
        *compared(
            texts, [one.gold for one in every], everybody=everyone(texts, "en", at, found), manner=polnear.as_there
        ),
        "",
    ]


def in_report(text: Path, gold: Path, at: Environment) -> list[str]:
    """Return the part about the one report."""
    one = french_gold.report(text, gold)
    found = ours.reading(one.text, "fr")
    said = ours.attributions(found)
    return [
        "### French: one report",
        "",
        f"{len(one.statements)} statements and {len(one.meetings)} meetings marked by one person; the report was known while "
        "the reader was built.",
        "",
        *compared([one.text], [one.statements], everyone([one.text], "fr", at, [said]), as_found),
        "",
        kept_hearsay(tally(said, one.statements)),
        "",
        *meeting_table({"the report": [(ours.meetings(found), one.meetings, one.text)]}),
        "",
    ]


def in_french(texts: Path, at: Environment, gold: Path) -> list[str]:
    """Return the part about the French gold."""
    marked = french_gold.load(texts, gold)
    lines = [
        "### French: reports of many outlets",
        "",
        f"{len(marked.reports)} reports and {len(marked.conditionals)} excerpts with conditionals, marked without a look "
        f"at what the reader finds; {len(marked.missing)} texts of the gold are missing here.",
        "",
    ]
    meetings = {}
    for split in ("test", "dev"):
        reports = [one for one in marked.reports if one.split == split]
        if not reports:
            continue
        read = [ours.reading(one.text, "fr") for one in reports]
        said = [ours.attributions(one) for one in read]
        bodies, wanted = [one.text for one in reports], [one.statements for one in reports]
        lines += [
            f"Statements, {split}: {sum(map(len, wanted))} in {len(reports)} reports.",
            "",
            *compared(bodies, wanted, everyone(bodies, "fr", at, said), as_found),
            "",
            kept_hearsay(sum(map(tally, said, wanted), Tally())),
            "",
        ]
        meetings[split] = [(ours.meetings(a), b.meetings, b.text) for a, b in zip(read, reports, strict=True)]
    if meetings:
        lines += [*meeting_table(meetings), ""]
    if marked.conditionals:
        lines += [*conditional_table(marked.conditionals, lambda text: ours.hearsay(ours.reading(text, "fr"))), ""]
    return lines


def speed(folder: Path | None, text: Path | None) -> list[str]:
    """Return the part about speed and memory, each measured in a process of its own."""
    report = in_a_process("benchmarks.reading_speed", "report", str(text.resolve())) if text else None
    articles = in_a_process("benchmarks.reading_speed", "articles", str(folder.resolve())) if folder else None
    return speed_table(report, articles) if report or articles else []


def section(asked: argparse.Namespace) -> list[str]:
    """Return the section."""
    at = Environment(asked.peers_python, asked.ggt, asked.peers_model)
    quick = speed(
        asked.polnear, asked.report[0] if asked.report else None
    )  # first: Linux hands a large parent's peak of memory on to its children
    lines = [
        HEADING,
        "",
        "Printed by `python -m benchmarks.reading`; `--write` replaces this section. Taken on:",
        f"{machine()}.",
        "",
        "A statement found is one of the gold where the characters of their contents overlap by half or more (intersection",
        "over union), one to one. *Source*: the share of these whose source overlaps the gold's, where it names one.",
        "*Touched*: the share of the gold that anything found overlaps. *Direct*: F of those alone that begin with a",
        "quotation mark. In brackets 95 % intervals: bootstrap over whole texts, 1,000 draws; of shares of forms, Wilson's.",
        "The peers have an environment of their own, see the same texts in the same run, and are scored by the same code:",
        "textacy's `direct_quotations`, which finds only direct ones, asked paragraph by paragraph; and the Gender Gap",
        "Tracker's `quote_extractor.py`.",
        "",
    ]
    if asked.polnear:
        lines += in_polnear(asked.polnear, asked.split, at)
    if asked.report:
        text, gold = asked.report
        lines += in_report(text, gold, at)
    if asked.french_texts:
        lines += in_french(asked.french_texts, at, asked.french_gold)
    return [*lines, *quick]


def replaced(page: str, lines: Sequence[str]) -> str:
    """Return a page with its section replaced; at its end where it has none yet."""
    before, _, after = page.partition(f"{HEADING}\n")
    _, mark, rest = after.partition("\n## ")
    return "\n".join([before.rstrip("\n"), "", *lines]).rstrip("\n") + "\n" + (f"\n## {rest}" if mark else "")


def main(words: Sequence[str] | None = None) -> None:
    """Print the section, or write it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--polnear", type=Path, metavar="DIR", help="the corpus's folder `data`")
    parser.add_argument("--split", choices=("test", "dev"), default="test", help="which part of the corpus")
    parser.add_argument("--report", type=Path, nargs=2, metavar=("TEXT", "GOLD"), help="one report and its gold")
    parser.add_argument("--french-texts", type=Path, metavar="DIR", help="the texts of the French gold")
    parser.add_argument("--french-gold", type=Path, metavar="DIR", default=french_gold.GOLD, help="the French gold")
    parser.add_argument(
        "--peers-python", default="", metavar="PYTHON", help="the interpreter of the peers' environment"
    )
    parser.add_argument("--ggt", default="", metavar="DIR", help="the Gender Gap Tracker's folder `nlp`")
    parser.add_argument(
        "--peers-model", default="", metavar="NAME", help="the peers' English model; else their largest"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="the page to write to, such as docs/benchmarks.md")
    asked = parser.parse_args(words)
    lines = section(asked)
    if asked.write:
        asked.write.write_text(replaced(asked.write.read_text("utf-8"), lines), "utf-8")
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
