"""The words for what is counted and classed, the same in every rendering."""

from __future__ import annotations

from pourparler.brief.words.language import Language
from pourparler.domain.cell import Verdict
from pourparler.domain.draft import TextStatus
from pourparler.domain.evidence import Attribution, Authority, EvidenceClass, Level
from pourparler.domain.issue_standing import Standing
from pourparler.domain.lineage import PointChange
from pourparler.domain.party import Role
from pourparler.domain.position import Stance
from pourparler.domain.session import Presence
from pourparler.domain.source import Release
from pourparler.domain.state_of_play import StepState


class Labels:
    """Words for classes, stances, verdicts and the like in one language.

    Parameters
    ----------
    say : Language
        The language.
    """

    def __init__(self, say: Language) -> None:
        self.say = say

    def standing(self, standing: Standing, number: int = 1) -> str:
        """Return the word for where an issue stands, or where several do: some languages make it agree."""
        say = self.say
        return {
            Standing.AGREED: say.count("agreed", "agreed", number),
            Standing.DEADLOCKED: say.count("deadlocked", "deadlocked", number),
            Standing.CONVERGENT: say.count("convergent", "convergent", number),
            Standing.CONTESTED: say.count("contested", "contested", number),
            Standing.UNKNOWN: say.count("unknown", "unknown", number),
        }[standing]

    def standing_meaning(self, standing: Standing) -> str:
        """Return what a class means, in a line."""
        say = self.say
        return {
            Standing.AGREED: say("the text status says so"),
            Standing.DEADLOCKED: say("every option on record is refused by some required party"),
            Standing.CONVERGENT: say("some option is acceptable to every required party; not an agreement"),
            Standing.CONTESTED: say("a required party insists on or demands what another does not accept"),
            Standing.UNKNOWN: say("the record does not say enough; silence is not consent"),
        }[standing]

    def stance(self, stance: Stance, number: int = 1) -> str:
        """Return the verb for a stance; `number` is how many the party's name counts for, two or more: the plural."""
        say = self.say
        return {
            Stance.INSISTS: say.count("insists on", "insist on", number),
            Stance.DEMANDS: say.count("demands", "demand", number),
            Stance.SUPPORTS: say.count("supports", "support", number),
            Stance.ACCEPTS: say.count("accepts", "accept", number),
            Stance.CONDITIONAL: say.count("accepts on a condition", "accept on a condition", number),
            Stance.OPPOSES: say.count("opposes", "oppose", number),
            Stance.REFUSES: say.count("refuses", "refuse", number),
            Stance.RESERVES: say.count("reserves its position on", "reserve their position on", number),
        }[stance]

    def said_stance(self, stance: Stance, number: int = 1) -> str:
        """Return the verb for a stance that a party is only said to take."""
        say = self.say
        return {
            Stance.INSISTS: say.count("is said to insist on", "are said to insist on", number),
            Stance.DEMANDS: say.count("is said to demand", "are said to demand", number),
            Stance.SUPPORTS: say.count("is said to support", "are said to support", number),
            Stance.ACCEPTS: say.count("is said to accept", "are said to accept", number),
            Stance.CONDITIONAL: say.count(
                "is said to accept on a condition", "are said to accept on a condition", number
            ),
            Stance.OPPOSES: say.count("is said to oppose", "are said to oppose", number),
            Stance.REFUSES: say.count("is said to refuse", "are said to refuse", number),
            Stance.RESERVES: say.count(
                "is said to reserve its position on", "are said to reserve their position on", number
            ),
        }[stance]

    def inferred_stance(self, stance: Stance, number: int = 1) -> str:
        """Return the verb for a stance that somebody infers, be it an author or the analyst."""
        say = self.say
        return {
            Stance.INSISTS: say.count("is inferred to insist on", "are inferred to insist on", number),
            Stance.DEMANDS: say.count("is inferred to demand", "are inferred to demand", number),
            Stance.SUPPORTS: say.count("is inferred to support", "are inferred to support", number),
            Stance.ACCEPTS: say.count("is inferred to accept", "are inferred to accept", number),
            Stance.CONDITIONAL: say.count(
                "is inferred to accept on a condition", "are inferred to accept on a condition", number
            ),
            Stance.OPPOSES: say.count("is inferred to oppose", "are inferred to oppose", number),
            Stance.REFUSES: say.count("is inferred to refuse", "are inferred to refuse", number),
            Stance.RESERVES: say.count(
                "is inferred to reserve its position on", "are inferred to reserve their position on", number
            ),
        }[stance]

    def stance_word(self, stance: Stance) -> str:
        """Return the name of a stance, where no option follows."""
        say = self.say
        return {
            Stance.INSISTS: say("insistence"),
            Stance.DEMANDS: say("demand"),
            Stance.SUPPORTS: say("support"),
            Stance.ACCEPTS: say("acceptance"),
            Stance.CONDITIONAL: say("conditional"),
            Stance.OPPOSES: say("opposition"),
            Stance.REFUSES: say("refusal"),
            Stance.RESERVES: say("reserve"),
        }[stance]

    def stance_on(self, stance: Stance) -> str:
        """Return the noun for a stance that others follow from, with its preposition: an option comes after it."""
        say = self.say
        nouns = {Stance.INSISTS: say("insistence on"), Stance.DEMANDS: say("demand for")}
        return nouns.get(stance, say("refusal of"))

    def verdict(self, verdict: Verdict) -> str:
        """Return the word for what an option is to a party."""
        say = self.say
        return {
            Verdict.ACCEPTABLE: say("acceptable"),
            Verdict.CONDITIONAL: say("acceptable on a condition"),
            Verdict.OBJECTED: say("objected to"),
            Verdict.REFUSED: say("refused"),
            Verdict.UNKNOWN: say.count("unknown", "unknown", 1),
        }[verdict]

    def evidence(self, evidence: EvidenceClass) -> str:
        """Return the word for a class of evidence."""
        say = self.say
        return {
            EvidenceClass.OWN_WORD: say("own word"),
            EvidenceClass.REPORTED: say("reported"),
            EvidenceClass.SECOND_HAND: say("second-hand"),
            EvidenceClass.INFERENCE: say("inference"),
        }[evidence]

    def level(self, level: Level) -> str:
        """Return what a level of evidence lets count."""
        say = self.say
        return {
            Level.OFFICIAL: say("official (own word only)"),
            Level.REPORTED: say("reported (own word and reports)"),
            Level.ANY: say("any (hearsay and inference too, marked)"),
        }[level]

    def attribution(self, attribution: Attribution) -> str:
        """Return the words for how a source attributes."""
        say = self.say
        return {
            Attribution.OFFICIAL_TEXT: say("official text"),
            Attribution.ON_RECORD: say("on record"),
            Attribution.OFFICIAL_READOUT: say("official readout"),
            Attribution.INDIRECT_SPEECH: say("indirect speech"),
            Attribution.STATE_MEDIA: say("state media"),
            Attribution.BACKGROUND: say("background"),
            Attribution.ANONYMOUS: say("anonymous"),
            Attribution.LEAK: say("leak"),
            Attribution.CLAIM_BY_OTHER_SIDE: say("claimed by another side"),
            Attribution.AUTHORS_INFERENCE: say("the author's inference"),
            Attribution.ANALYSTS_INFERENCE: say("the analyst's inference"),
        }[attribution]

    def authority(self, authority: Authority | None) -> str:
        """Return the words for a speaker's authority; empty for nobody on record."""
        say = self.say
        return {
            Authority.PRINCIPAL: say("principal"),
            Authority.DELEGATE: say("delegate"),
            Authority.SPOKESPERSON: say("spokesperson"),
            Authority.UNNAMED: say("unnamed"),
            None: "",
        }[authority]

    def text_status(self, status: TextStatus) -> str:
        """Return the words for a text status."""
        say = self.say
        return {
            TextStatus.NOT_DISCUSSED: say("not discussed"),
            TextStatus.BRACKETED: say("bracketed"),
            TextStatus.AGREED_IN_PRINCIPLE: say("agreed in principle"),
            TextStatus.AGREED_AD_REFERENDUM: say("agreed ad referendum"),
            TextStatus.AGREED: say("agreed (text)"),
            TextStatus.CLOSED: say("closed"),
            TextStatus.REOPENED: say("reopened"),
        }[status]

    def point_change(self, change: PointChange) -> str:
        """Return the word for what became of a point."""
        say = self.say
        return {
            PointChange.KEPT: say("kept"),
            PointChange.AMENDED: say("amended"),
            PointChange.RENUMBERED: say("renumbered"),
            PointChange.SPLIT: say("split"),
            PointChange.MERGED: say("merged"),
            PointChange.MOVED: say("moved"),
            PointChange.DELETED: say("deleted"),
            PointChange.NEW: say("new"),
            PointChange.BRACKETED: say("in brackets"),
            PointChange.UNLINKED: say("no link on record"),
        }[change]

    def step_state(self, state: StepState) -> str:
        """Return the words for what became of a step."""
        say = self.say
        return {
            StepState.MET: say("took place"),
            StepState.MISSED: say("did not take place as announced"),
            StepState.OPEN: say("open"),
            StepState.OVERDUE: say("due day passed, nothing on record"),
            StepState.DENIED: say("denied by those of whom it was told"),
        }[state]

    def presence(self, presence: Presence) -> str:
        """Return the words for how somebody took part; empty for plain presence."""
        say = self.say
        return {
            Presence.PRESENT: "",
            Presence.REMOTE: say("by telephone or video"),
            Presence.APART: say("apart"),
            Presence.REPORTED: say("reported, not confirmed"),
        }[presence]

    def release(self, release: Release) -> str:
        """Return the words for terms of release; empty for what may be quoted."""
        say = self.say
        return {
            Release.QUOTABLE: "",
            Release.UNATTRIBUTED: say("not for attribution"),
            Release.INTERNAL: say("not to be used outside"),
        }[release]

    def role(self, role: Role) -> str:
        """Return the words for a party's role."""
        say = self.say
        return {
            Role.CONFLICT_PARTY: say("conflict party"),
            Role.MEDIATOR: say("mediator"),
            Role.GUARANTOR: say("guarantor"),
            Role.IMPLEMENTER: say("implementer"),
            Role.OBSERVER: say("observer"),
        }[role]
