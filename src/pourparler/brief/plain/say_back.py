"""A sheet that is read back to a party as plain values for ``--json``, and as a table that takes its answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from pourparler.brief.plain.table import guarded
from pourparler.brief.plain.value import heading, plain
from pourparler.brief.sections.say_back import part_title
from pourparler.brief.sections.say_back_answers import Sentences
from pourparler.brief.words.language import Language
from pourparler.brief.words.say_back import understood
from pourparler.brief.words.wording import Wording
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.say_back import SayBack, Understood
from pourparler.domain.state_of_play import Change


def say_back(told: SayBack, say: Language) -> dict[str, Any]:
    """Return a sheet as plain values."""
    wording = Wording(told.negotiation, say)
    return {
        **heading(told.negotiation),
        "party": told.party,
        "for_party": told.for_party,
        "lines": [_line(wording, told.party, line) for line in told.lines],
    }


def _line(wording: Wording, party: str, line: Understood) -> dict[str, Any]:
    return {
        "number": line.number,
        "collection": line.collection,
        "issue": line.issue or None,
        "sentence": understood(wording, party, line),
        "evidence": plain(line.evidence),
        "heard": [plain(word) for word in line.heard],
    }


def answers_read_back(
    after: Negotiation,
    party: str,
    answers: Sentences,
    changes: Sequence[Change],
    recorded: Sequence[str],
    *,
    standing: Sequence[str],
    unanswered: int,
    audience: str,
) -> dict[str, Any]:
    """Return what a party's answers put on record as plain values.

    Parameters
    ----------
    after : Negotiation
        What is on record with them.
    party : str
        Whose answers.
    answers, changes, standing, unanswered, audience
        As for :func:`pourparler.brief.sections.say_back_answers.answers_told`.
    recorded : sequence of str
        The hashes of the entries; empty: nothing was written.
    """
    return {
        **heading(after),
        "party": party,
        "audience": audience,
        "answers": [
            {"number": number, "answer": reply.value, "sentences": list(sentences)}
            for number, reply, sentences in answers
        ],
        "unanswered": unanswered,
        "still_counting": list(standing),
        "changes": plain(tuple(changes)),
        "recorded": list(recorded),
    }


def say_back_csv(told: SayBack, say: Language, columns: tuple[str, ...]) -> str:
    """Return a sheet as comma-separated values, its column ``answer`` and those of amendments empty.

    Parameters
    ----------
    told : SayBack
        What to show.
    say : Language
        In which language the sentences are; the heads and ids stand as they are.
    columns : tuple of str
        The heads.
    """
    wording = Wording(told.negotiation, say)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for line in told.lines:
        filled = {
            "number": line.number,
            "understood": understood(wording, told.party, line),
            "known": part_title(wording, line.evidence),
            "may_name": " ".join(told.negotiation.options_of(line.issue)) if line.collection == "positions" else "",
        }
        writer.writerow([guarded(filled.get(name, "")) for name in columns])
    return buffer.getvalue()
