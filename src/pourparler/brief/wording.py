"""The words for what a state of play holds, the same in every rendering."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pourparler.brief.labels import Labels
from pourparler.brief.language import Language
from pourparler.brief.references import References
from pourparler.domain.cell import Cell, Held, OptionCell, Verdict
from pourparler.domain.evidence import Voice
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.negotiation import Negotiation


class Wording(Labels):
    """Words for the things of one negotiation in one language.

    Parameters
    ----------
    negotiation : Negotiation
        Where names and labels are read.
    say : Language
        The language.
    references : References, optional
        Numbers the sources as they are cited; none: nothing is cited.
    """

    def __init__(self, negotiation: Negotiation, say: Language, references: References | None = None) -> None:
        super().__init__(say)
        self.negotiation, self.references = negotiation, references

    def party(self, key: str) -> str:
        """Return a party's name; its id where it is not on record."""
        found = self.negotiation.parties.get(key)
        return self.say.of(found.value.name) if found else key

    def parties(self, keys: Iterable[str]) -> str:
        """Return parties' names as a list in a sentence."""
        return self.say.list([self.party(key) for key in keys])

    def issue(self, key: str) -> str:
        """Return an issue's title."""
        found = self.negotiation.issues.get(key)
        return self.say.of(found.value.title) if found else key

    def option(self, key: str) -> str:
        """Return an option's label."""
        found = self.negotiation.options.get(key)
        return self.say.of(found.value.label) if found else key

    def options(self, keys: Iterable[str]) -> str:
        """Return options' labels, each in quotation marks."""
        return self.say.list([self.quoted(self.option(key)) for key in keys])

    def quoted(self, words: str) -> str:
        """Return words in the language's quotation marks; those within become inner ones."""
        if self.say.code == "fr":
            inner = re.sub("«\\s*", "“", re.sub("\\s*»", "”", words))
            return f"«\u00a0{inner}\u00a0»"
        return f"“{words.replace('“', '‘').replace('”', '’')}”"

    def draft(self, key: str) -> str:
        """Return a draft's title."""
        found = self.negotiation.drafts.get(key)
        return self.say.of(found.value.title) if found else key

    def delegate(self, key: str) -> str:
        """Return a delegate's name."""
        found = self.negotiation.delegates.get(key)
        return found.value.name if found else key

    def voice(self, voice: Voice) -> str:
        """Return who is heard and how: ``V. Putin, President, on record``."""
        hearsay = self.say("hearsay") if voice.hearsay else ""
        parts = (
            voice.speaker or self.say("nobody named"),
            voice.capacity,
            self.attribution(voice.attribution),
            hearsay,
        )
        return ", ".join(part for part in parts if part)

    def cite(self, passages: Iterable[object]) -> str:
        """Return the numbers of the sources cited: ``[3][7]``; empty where nothing is cited."""
        if self.references is None:
            return ""
        numbers = dict.fromkeys(self.references.number(getattr(p, "source", "")) for p in passages)
        return "".join(f"[{number}]" for number in numbers)

    def held(self, held: Held) -> str:
        """Return a position as a clause: ``demands “…” (V. Putin, 27 November 2025, own word) [3]``."""
        position = held.position
        what = self.options(position.options) if position.options else self.say("(no option named)")
        said = f"{self.say('is said to hold:')} " if held.said_to_be() else ""
        draft = f", {self.say('on')} {self.draft(position.draft)}" if position.draft else ""
        who = position.said.speaker or self.say("nobody named")
        ground = f"({who}, {self.say.days(held.happened_on)}, {self.evidence(held.evidence)}{draft})"
        stance = f"{said}{self.stance(position.stance)} {what}{self.condition(held)}"
        return f"{stance} {ground} {self.cite(held.passages)}".strip()

    def briefly(self, held: Held) -> str:
        """Return a position in few words: ``demands “…” (V. Putin, 27 Nov) [3]``; a tilde marks *said to be*."""
        options = [self.quoted(shortened(self.option(o), 80)) for o in held.position.options]
        if len(options) > 2:
            more = self.say.count("{n} other option", "{n} other options", len(options) - 1)
            options = [options[0], more]
        what = self.say.list(options) or self.say("(no option named)")
        who = self.speaker(held.position.said)
        tilde = "~" if held.said_to_be() else ""
        ground = f"({who}, {self.say.short_day(held.happened_on.latest)})"
        stance = f"{tilde}{self.stance(held.position.stance)} {what}{self.condition(held)}"
        return f"{stance} {ground} {self.cite(held.passages)}".strip()

    def of(self, party: str, clause: str) -> str:
        """Return a clause with whose it is: ``Ukraine refuses “…”``."""
        return self.say("{party} {clause}", party=self.party(party), clause=clause)

    def viewer(self) -> str:
        """Return who the record is seen by."""
        viewer = self.negotiation.viewer
        return self.say("everyone") if viewer == "everyone" else viewer

    def speaker(self, voice: Voice) -> str:
        """Return who is heard, in few words."""
        return voice.speaker or self.say("nobody named")

    def condition(self, held: Held) -> str:
        """Return the condition of a stance as a clause; empty where it has none."""
        condition = held.position.condition
        if condition is None:
            return ""
        word = self.say("only if") if condition.only else self.say("if")
        by_issue: dict[str, list[str]] = {}
        for option in condition.options:
            found = self.negotiation.options.get(option)
            by_issue.setdefault(found.value.issue if found else option, []).append(self.quoted(self.option(option)))
        # Of one issue any option will do; every issue named must be met.
        parts = [f" {self.say('or')} ".join(options) for options in by_issue.values()]
        return f", {word} {self.say.list([*parts, *([condition.event] if condition.event else [])])}"

    def cell(self, cell: Cell) -> list[str]:
        """Return the clauses for a cell: what counts, then what contradicts or challenges it."""
        say = self.say
        clauses = [self.held(h) for h in cell.effective]
        own = dict.fromkeys(o.rests_on for o in cell.options if o.effective and o.effective.said_to_be() and o.rests_on)
        clauses += [f"{say('in its own word:')} {self.held(h)}" for h in own if not h.said_to_be()]
        clauses += [self.held(h) for h in cell.unspecified]
        if cell.contradictory():
            both = self.say.semicolon.join(self.held(h) for h in cell.contradictory())
            clauses.append(f"{say('contradictory, so unknown:')} {both}")
        clauses += [f"{say('challenged by:')} {self.held(h)}" for h in cell.challenges()]
        return clauses or [say("nothing on record")]

    def reasons(self, issue: IssueStanding) -> list[str]:
        """Return why an issue stands where it does, one sentence each."""
        say = self.say
        found = []
        if issue.standing is Standing.AGREED:
            found.append(say("Its text is agreed or closed in {draft}.", draft=self.draft(issue.text[0][0])))
        if issue.standing is Standing.DEADLOCKED:
            found += [self._refused(issue, option.option) for option in issue.cells[0].options] if issue.cells else []
        if issue.standing is Standing.CONVERGENT:
            found.append(say("Acceptable to all required, on their word: {options}. Not an agreement.",
                             options=self.options(issue.acceptable)))  # fmt: skip
        seen = set()
        for conflict in issue.conflicts:
            pair = (conflict.claim, conflict.against)
            if issue.standing in (Standing.CONTESTED, Standing.DEADLOCKED) and pair not in seen:
                seen.add(pair)
                answer = self.say.semicolon.join(self.held(h) for h in conflict.answer)
                claim = self.of(conflict.claim.position.party, self.held(conflict.claim))
                found.append(f"{claim}{self.say.semicolon}{self.of(conflict.against, answer)}.")
        if issue.said_to_be_deadlocked:
            found.append(say("Said to be deadlocked: every option is refused, one or more only on second-hand word "
                             "or inference."))  # fmt: skip
        return found

    def _refused(self, issue: IssueStanding, option: str) -> str:
        who = [cell for cell in issue.cells if cell.option(option).verdict is Verdict.REFUSED]
        names = self.parties(cell.party for cell in who)
        return self.say("{option}: refused by {who}.", option=self.quoted(self.option(option)), who=names)

    def mark(self, option: OptionCell) -> str:
        """Return the sign for a verdict, so that colour is never the only one; a tilde marks *said to be*."""
        sign = {Verdict.ACCEPTABLE: "✓", Verdict.CONDITIONAL: "◐", Verdict.OBJECTED: "✗", Verdict.REFUSED: "⊘",
                Verdict.UNKNOWN: "?"}[option.verdict]  # fmt: skip
        return f"~{sign}" if option.said_to_be else sign


def shortened(words: str, longest: int) -> str:
    """Return words cut at a word's end, with an ellipsis where something was cut.

    Examples
    --------
    >>> shortened("a line that runs on", 12)
    'a line that…'
    """
    if len(words) <= longest:
        return words
    head = words[: longest - 1]
    cut = head.rfind(" ") if words[longest - 1] != " " else len(head)
    return f"{head[: cut if cut > longest // 2 else len(head)].rstrip(' ,;:–-')}…"
