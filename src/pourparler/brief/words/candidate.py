"""What a reader proposes, in a few words: what kind, who, what, and what to be wary of."""

from __future__ import annotations

from pourparler.brief.words.labels import Labels
from pourparler.brief.words.language import Language
from pourparler.domain.candidate import (
    Candidate,
    FoundActor,
    FoundClaim,
    FoundDate,
    FoundMeeting,
    FoundNextStep,
    FoundStance,
    FoundStatement,
    Happening,
)

KINDS = ("statement", "stance", "meeting", "next-step", "claim", "actor", "date")
"""The kinds of candidates, those that matter most first."""


class Proposal:
    """A candidate in words.

    Parameters
    ----------
    candidate : Candidate
        What a reader proposes.
    say : Language
        In which language.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.candidate import Span
    >>> claim = FoundClaim("points", "9", "12")
    >>> Proposal(Candidate("claim", claim, (Span("content", 0, 1, "9"),)), language("en")).what()
    '12 → 9 points'
    """

    def __init__(self, candidate: Candidate, say: Language) -> None:
        self.candidate, self.say = candidate, say

    def kind(self) -> str:
        """Return the word for its kind."""
        return kind_word(self.candidate.kind, self.say)

    def who(self) -> str:
        """Return whose words or deeds it is about; empty where nobody is named."""
        match self.candidate.found:
            case FoundStatement(source=source, actor=actor):
                return actor or source
            case FoundActor(name=name):
                return name
            case FoundMeeting(participants=names) | FoundNextStep(by=names):
                return ", ".join(names)
            case FoundStance(actor=actor):
                return actor
            case _:
                return ""

    def what(self) -> str:
        """Return what is proposed."""
        finding = self.candidate.found
        if isinstance(finding, FoundStatement):
            return finding.content
        if isinstance(finding, FoundDate):
            return _joined(finding.words, self.say.days(finding.date) if finding.date else "", " → ")
        if isinstance(finding, FoundClaim):
            return _joined(_joined(finding.earlier, finding.figure, " → "), finding.topic, " ") + _bracketed(
                finding.draft
            )
        if isinstance(finding, FoundNextStep):
            return finding.what + _bracketed(self.say.days(finding.due) if finding.due else "")
        if isinstance(finding, FoundActor):
            return ", ".join(
                dict.fromkeys(filter(None, (finding.office, finding.affiliation or str(finding.party or ""))))
            )
        return self._stance(finding) if isinstance(finding, FoundStance) else self._meeting(finding)

    def _stance(self, stance: FoundStance) -> str:
        about = ", ".join(stance.options) or str(stance.issue or "")
        return f"{Labels(self.say).stance(stance.stance)} {_joined(stance.subject, about, ' → ')}"

    def _meeting(self, meeting: FoundMeeting) -> str:
        day = self.say.days(meeting.date) if meeting.date else meeting.when
        details = ", ".join(filter(None, (meeting.place, day, meeting.duration)))
        return _joined(happening_word(meeting.happening, self.say), details, self.say.colon)

    def marks(self) -> tuple[str, ...]:
        """Return what to be wary of: hearsay, and what the reader inferred."""
        finding, say = self.candidate.found, self.say
        marked = [say("hearsay")] if getattr(finding, "hearsay", False) else []
        if isinstance(finding, FoundStatement) and finding.via:
            marked.append(say("via {name}", name=finding.via))
        marked += [say("inferred: {fields}", fields=", ".join(self.candidate.inferred))] * bool(self.candidate.inferred)
        return tuple(marked)


def kind_word(kind: str, say: Language) -> str:
    """Return the word for a kind of candidate."""
    return {
        "statement": say("statement"),
        "stance": say("stance"),
        "meeting": say("meeting"),
        "next-step": say("next step"),
        "claim": say("claim"),
        "actor": say("actor"),
        "date": say("date"),
    }.get(kind, kind)


def happening_word(happening: Happening, say: Language) -> str:
    """Return the word for whether a meeting took place."""
    return {
        Happening.HELD: say("held"),
        Happening.PLANNED: say("planned"),
        Happening.POTENTIAL: say("only possible"),
    }[happening]


def role_word(role: str, say: Language) -> str:
    """Return the word for what a passage is for its candidate."""
    return {
        "source": say("who"),
        "cue": say("words of attribution"),
        "content": say("what was said"),
        "marker": say("sign"),
        "participant": say("participant"),
        "place": say("place"),
        "date": say("date"),
    }.get(role, role)


def _joined(first: str, second: str, between: str) -> str:
    return between.join(filter(None, (first, second)))


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""
