"""The words for what a state of play holds, the same in every rendering."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from pourparler.brief.words.labels import Labels
from pourparler.brief.words.language import Language
from pourparler.brief.words.party import Case, Name, capital, name_of, named
from pourparler.brief.words.references import References
from pourparler.domain.cell import Cell, Held, OptionCell, Verdict
from pourparler.domain.evidence import EvidenceClass, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.issue_standing import IssueStanding, Standing
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.position import Stance
from pourparler.domain.source import NOT_NAMED
from pourparler.domain.supposition import SUPPOSED


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
        self._counted_to = negotiation.counted_to()

    def party(self, key: str, case: Case = Case.ALONE) -> str:
        """Return a party's name as a sentence needs it; its id where it is not on record."""
        return self.parties((key,), case)

    def parties(self, keys: Iterable[str], case: Case = Case.ALONE) -> str:
        """Return parties' names as a list in a sentence."""
        return named([self.name(key) for key in keys], case, self.say)

    def name(self, key: str) -> Name:
        """Return a party's name with its article and number."""
        party = self._noun("parties", key)
        return name_of(party, self.say.code) if party else Name(key)

    def number(self, key: str) -> int:
        """Return the number in which a verb goes with a party's name: one, or two for the plural."""
        return 2 if self.name(key).plural else 1

    def issue(self, key: str) -> str:
        """Return an issue's title."""
        issue = self._noun("issues", key)
        return self.say.of(issue.title) if issue else key

    def option(self, key: str) -> str:
        """Return an option's label."""
        option = self._noun("options", key)
        return self.say.of(option.label) if option else key

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
        draft = self._noun("drafts", key)
        return self.say.of(draft.title) if draft else key

    def _noun(self, collection: str, key: str) -> Any:
        """Return a noun on record, or as it stood before it was taken away; none where its words are not held."""
        recorded = getattr(self.negotiation, collection).get(key)
        return recorded.value if recorded else self.negotiation.gone(collection, key)

    def delegate(self, key: str) -> str:
        """Return a delegate's name."""
        recorded = self.negotiation.delegates.get(key)
        return recorded.value.name if recorded else key

    def voice(self, voice: Voice) -> str:
        """Return who is heard and how: ``V. Putin, President, on record``."""
        hearsay = self.say("hearsay") if voice.hearsay else ""
        parts = (
            self.speaker(voice),
            voice.capacity,
            self.attribution(voice.attribution),
            hearsay,
        )
        return ", ".join(part for part in parts if part)

    def cite(self, passages: Iterable[object]) -> str:
        """Return the numbers of the sources cited: ``[3][7]``; empty where nothing is cited."""
        if self.references is None:
            return ""
        cited = dict.fromkeys(getattr(p, "source", "") for p in passages)
        return "".join(f"[{self.references.number(key)}]{self.terms(key)}" for key in cited)

    def terms(self, source: str) -> str:
        """Return the terms of release of a source, behind its citation on the team's own pages; mostly empty."""
        recorded = self.negotiation.sources.get(source)
        if recorded is None or recorded.value.title == NOT_NAMED:
            return ""
        words = self.release(recorded.value.release)
        return f" ({words})" if words else ""

    def held(self, held: Held) -> str:
        """Return a position as a clause: ``demands “…” (V. Putin, 27 November 2025, 6 days ago, own word) [3]``."""
        position = held.position
        draft = f"{self.say('on')} {self.quoted(self.draft(position.draft))}" if position.draft else ""
        parts = (
            self.speaker(position.said),
            self.say.days(held.happened_on),
            self.age(held.happened_on.latest),
            self.evidence(held.evidence),
            draft,
        )
        ground = f"({', '.join(part for part in parts if part)})"
        return f"{self.declared(held)} {ground} {self.cite(held.passages)}".strip()

    def declared(self, held: Held) -> str:
        """Return a position as a clause without on whose word it is known: ``demands “…”``."""
        what = self.options(held.position.options) or self.stance_word(held.position.stance)
        return f"{self.verb(held)} {what}{self.condition(held)}{self.red_line_words(held)}"

    def verb(self, held: Held) -> str:
        """Return the verb of a position, in the number of its party; another where it is hearsay, or inferred."""
        number = self.number(held.position.party)
        if not held.position.options:
            return self._without_option(held, number)
        words = {EvidenceClass.SECOND_HAND: self.said_stance, EvidenceClass.INFERENCE: self.inferred_stance}
        return words.get(held.evidence, self.stance)(held.position.stance, number)

    def _without_option(self, held: Held, number: int) -> str:
        """Return the verb for a position on an issue as such; its stance follows as a noun."""
        count = self.say.count
        if held.evidence is EvidenceClass.SECOND_HAND:
            words = count(
                "is said to take a position without naming an option",
                "are said to take a position without naming an option",
                number,
            )
        elif held.evidence is EvidenceClass.INFERENCE:
            words = count(
                "is inferred to take a position without naming an option",
                "are inferred to take a position without naming an option",
                number,
            )
        else:
            words = count(
                "takes a position without naming an option", "take a position without naming an option", number
            )
        return f"{words}{self.say.colon.rstrip()}"

    def red_line_words(self, held: Held) -> str:
        """Return who calls a position a red line, as a clause: its speaker, or an analyst on a ground; else nothing."""
        position = held.position
        if position.red_line:
            number, words = self.number(position.party), self.quoted(position.red_line)
            if held.said_to_be():
                clause = self.say.count("is said to call it a red line", "are said to call it a red line", number)
            else:
                clause = self.say.count("calls it a red line", "call it a red line", number)
            return f", {clause}{self.say.colon}{words}"
        if position.red_line_ground:
            return f", {self.say('a red line, an analyst holds: {ground}', ground=position.red_line_ground)}"
        return ""

    def age(self, day: date) -> str:
        """Return how long ago a day was (see :meth:`Negotiation.counted_to`); empty for that day itself."""
        return self.say.days_ago((self._counted_to - day).days) if self._counted_to else ""

    def when(self, days: Interval) -> str:
        """Return an interval in few words: without the year where it is that of the day to which ages are counted."""
        first, last = days.earliest, days.latest
        if self._counted_to is None or {first.year, last.year} != {self._counted_to.year}:
            return self.say.days(days)
        if first == last:
            return self.say.short_day(last)
        if first.month == last.month:
            return f"{first.day}–{self.say.short_day(last)}"
        return f"{self.say.short_day(first)} – {self.say.short_day(last)}"

    def last_heard(self, cell: Cell) -> str:
        """Return when a party was last heard on an issue; empty where it was not."""
        if cell.last_heard is None:
            return ""
        age = self.age(cell.last_heard) or self.say.day(cell.last_heard)
        return self.say("last heard {when}", when=age)

    def briefly(self, held: Held) -> str:
        """Return a position in few words: ``demands “…” (V. Putin, 27 Nov, 6 days ago) [3]``."""
        options = [self.quoted(shortened(self.option(o), 80)) for o in held.position.options]
        if len(options) > 2:
            more = self.say.count("{n} other option", "{n} other options", len(options) - 1)
            options = [options[0], more]
        what = self.say.list(options) or self.stance_word(held.position.stance)
        who = self.speaker(held.position.said)
        age = self.age(held.happened_on.latest)
        ground = f"({who}, {self.say.short_day(held.happened_on.latest)}{', ' if age else ''}{age})"
        stance = f"{self.verb(held)} {what}{self.condition(held)}{self.red_line_words(held)}"
        return f"{stance} {ground} {self.cite(held.passages)}".strip()

    def of(self, party: str, clause: str) -> str:
        """Return a clause with whose it is: ``Ukraine refuses “…”``."""
        return self.say("{party} {clause}", party=self.party(party, Case.NOUN), clause=clause)

    def viewer(self) -> str:
        """Return who the record is seen by."""
        viewer = self.negotiation.viewer
        name = self.say("everyone") if viewer == "everyone" else viewer
        if self.negotiation.for_others:
            return self.say("{viewer}; made for others, under the terms of release", viewer=name)
        return name

    def left_out(self) -> str:
        """Return how much the terms of release leave out, as a sentence; empty where they leave out nothing."""
        if not self.negotiation.left_out:
            return ""
        return self.say.count(
            "{n} thing on record is left out under the terms of release: that something is not shown is no consent.",
            "{n} things on record are left out under the terms of release: that something is not shown is no consent.",
            self.negotiation.left_out,
        )

    def speaker(self, voice: Voice) -> str:
        """Return who is heard, in few words."""
        return self.speaker_name(voice.speaker)

    def speaker_name(self, name: str) -> str:
        """Return a speaker's name, or why there is none."""
        if name == NOT_NAMED:
            return self.say("somebody who may not be named")
        if name == SUPPOSED:
            return self.say("supposed, not on record")
        return name or self.say("nobody named")

    def condition(self, held: Held) -> str:
        """Return the condition of a stance as a clause; empty where it has none."""
        condition = held.position.condition
        if condition is None:
            return ""
        word = self.say("only if") if condition.only else self.say("if")
        by_issue: dict[str, list[str]] = {}
        for option in condition.options:
            recorded = self.negotiation.options.get(option)
            by_issue.setdefault(recorded.value.issue if recorded else option, []).append(
                self.quoted(self.option(option))
            )
        # Of one issue any option will do; every issue named must be met.
        parts = [f" {self.say('or')} ".join(options) for options in by_issue.values()]
        return f", {word} {self.say.list([*parts, *([condition.event] if condition.event else [])])}"

    def cell(self, cell: Cell) -> list[str]:
        """Return the clauses for a cell: what counts, then what contradicts or challenges it."""
        say = self.say
        clauses = [f"{self.held(h)}{self.follows(cell, h)}" for h in cell.effective]
        own = dict.fromkeys(o.rests_on for o in cell.options if o.effective and o.effective.said_to_be() and o.rests_on)
        clauses += [f"{say('in its own word:')} {self.held(h)}" for h in own if not h.said_to_be()]
        clauses += [self.held(h) for h in cell.unspecified]
        if cell.contradictory():
            both = self.say.semicolon.join(self.held(h) for h in cell.contradictory())
            clauses.append(f"{say('contradictory, so unknown:')} {both}")
        clauses += [f"{say('challenged by:')} {self.held(h)}" for h in cell.challenges()]
        doubted = [o.option for o in cell.options if o.later_set_aside]
        if doubted:
            caution = say("a later position on it is set aside or denied, so it is unknown whether this still holds")
            clauses.append(f"{self.options(doubted)}{say.colon}{caution}")
        return clauses or [say("nothing on record")]

    def reasons(self, issue: IssueStanding, tell: Callable[[Held], str] | None = None) -> list[str]:
        """Return why an issue stands where it does, one sentence each; `tell` puts a position into words.

        By default with on whose word it is known.
        """
        say, tell = self.say, tell or self.held
        sentences = []
        if issue.standing is Standing.AGREED:
            sentences.append(say("Its text is agreed or closed in {draft}.", draft=self.draft(issue.text[0][0])))
        if issue.standing is Standing.DEADLOCKED:
            sentences += (
                [self._refused(issue, option.option) for option in issue.cells[0].options] if issue.cells else []
            )
        if issue.standing is Standing.CONVERGENT:
            sentences.append(
                say(
                    "Acceptable to all required, on their word: {options}. Not an agreement.",
                    options=self.options(issue.acceptable),
                )
            )
        seen = set()
        for conflict in issue.conflicts:
            pair = (conflict.claim, conflict.against)
            if issue.standing in (Standing.CONTESTED, Standing.DEADLOCKED) and pair not in seen:
                seen.add(pair)
                answer = self.say.semicolon.join(tell(h) for h in conflict.answer)
                claim = capital(self.of(conflict.claim.position.party, tell(conflict.claim)))
                sentences.append(f"{claim}{self.say.semicolon}{self.of(conflict.against, answer)}.")
        if issue.said_to_be_deadlocked:
            sentences.append(
                say(
                    "Said to be deadlocked: every option is refused, one or more only on second-hand word or inference."
                )
            )
        return sentences

    def _refused(self, issue: IssueStanding, option: str) -> str:
        """Return who refuses an option: in its own words, or because of what else it insists on or refuses."""
        cells = [cell for cell in issue.cells if cell.option(option).verdict is Verdict.REFUSED]
        own = [cell.party for cell in cells if cell.option(option).implied_by is None]
        by = [self.say("refused by {who}", who=self.parties(own, Case.NOUN))] if own else []
        for cell in cells:
            if cell.option(option).implied_by is not None:
                who = self.party(cell.party, Case.NOUN)
                clause = self.say("refused by {who}", who=who)
                by.append(f"{clause}, {self.implied(cell.option(option))}")
        return f"{self.quoted(self.option(option))}{self.say.colon}{self.say.semicolon.join(by)}."

    def implied(self, option: OptionCell) -> str:
        """Return from what a verdict follows, as a clause: ``as it insists on “…”``; empty where it is the party's own.

        A refusal that follows from another refusal does so because an analyst holds the one to be as bad.
        """
        held = option.implied_by
        if held is None:
            return ""
        hearsay = {
            EvidenceClass.SECOND_HAND: self.say(", it is said,"),
            EvidenceClass.INFERENCE: self.say(", by inference,"),
        }
        clause = self.say.count(
            "as it {verb} {options}",
            "as they {verb} {options}",
            self.number(held.position.party),
            verb=self.verb(held),
            options=self.options(held.position.options),
            noun=self.stance_on(held.position.stance),
            said=hearsay.get(held.evidence, ""),
        )
        if held.position.stance is Stance.REFUSES:
            return (
                f"{clause}{self.say.semicolon}{self.say('an analyst holds the one to be at least as bad as the other')}"
            )
        return clause

    def follows(self, cell: Cell, held: Held) -> str:
        """Return what an insistence rules out, as a clause behind it; it follows, and is no refusal of its own."""
        ruled = [o.option for o in cell.options if o.implied_by == held and o.verdict is Verdict.REFUSED]
        if not ruled or held.position.stance is not Stance.INSISTS:
            return ""
        options = self.options(ruled)
        if held.said_to_be():
            return f", {self.say('which would rule out {options}', options=options)}"
        return f", {self.say('which rules out {options}', options=options)}"

    def mark(self, option: OptionCell) -> str:
        """Return the sign for a verdict, so that colour is never the only one; a tilde marks *said to be*."""
        sign = {
            Verdict.ACCEPTABLE: "✓",
            Verdict.CONDITIONAL: "◐",
            Verdict.OBJECTED: "✗",
            Verdict.REFUSED: "⊘",
            Verdict.UNKNOWN: "?",
        }[option.verdict]
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
