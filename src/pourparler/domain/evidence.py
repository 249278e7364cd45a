"""How a thing is known: attribution, evidence class, level of evidence, authority."""

from __future__ import annotations

from enum import Enum, IntEnum

from msgspec import Struct

from pourparler.domain.ids import DelegateId, PartyId


class Attribution(Enum):
    """How a source attributes what it reports."""

    OFFICIAL_TEXT = "official-text"
    ON_RECORD = "on-record"
    OFFICIAL_READOUT = "official-readout"
    INDIRECT_SPEECH = "indirect-speech"
    STATE_MEDIA = "state-media"
    BACKGROUND = "background"
    ANONYMOUS = "anonymous"
    LEAK = "leak"
    CLAIM_BY_OTHER_SIDE = "claim-by-other-side"
    AUTHORS_INFERENCE = "authors-inference"
    ANALYSTS_INFERENCE = "analysts-inference"


class EvidenceClass(IntEnum):
    """How strong the evidence is; 1 is the strongest."""

    OWN_WORD = 1
    REPORTED = 2
    SECOND_HAND = 3
    INFERENCE = 4

    def may_accept(self) -> bool:
        """Return whether such evidence can make an option acceptable: only the first two classes can."""
        return self <= EvidenceClass.REPORTED


class Level(Enum):
    """The weakest evidence that a user lets count."""

    OFFICIAL = "official"
    REPORTED = "reported"
    ANY = "any"

    def admits(self, evidence: EvidenceClass) -> bool:
        """Return whether evidence of this class counts at this level.

        Examples
        --------
        >>> Level.REPORTED.admits(EvidenceClass.REPORTED), Level.REPORTED.admits(EvidenceClass.SECOND_HAND)
        (True, False)
        """
        return evidence <= _WEAKEST[self]


_WEAKEST = {
    Level.OFFICIAL: EvidenceClass.OWN_WORD,
    Level.REPORTED: EvidenceClass.REPORTED,
    Level.ANY: EvidenceClass.INFERENCE,
}


class Authority(Enum):
    """How far a speaker can speak for a party."""

    UNNAMED = "unnamed"
    SPOKESPERSON = "spokesperson"
    DELEGATE = "delegate"
    PRINCIPAL = "principal"

    def rank(self) -> int:
        """Return a number that is greater for a greater authority.

        Examples
        --------
        >>> Authority.PRINCIPAL.rank() > Authority.SPOKESPERSON.rank()
        True
        """
        return list(Authority).index(self)


class Voice(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """Who is heard, in what capacity, through whom, and how it is attributed.

    Parameters
    ----------
    speaker : str
        The speaker as the source names them; empty where nobody is named.
    attribution : Attribution
        How the source attributes the words.
    delegate : str, optional
        The delegate on record who is meant; none where it is nobody on record or not known.
    party : str, optional
        The party the speaker belongs to, where no delegate says it.
    capacity, via : str
        In what capacity, and through what outlet or occasion.
    hearsay : bool
        Whether the source did not itself hear or hold it, or words it as unconfirmed.
    authority : Authority, optional
        Overrides the authority that follows from the delegate.
    """

    speaker: str
    attribution: Attribution
    delegate: DelegateId | None = None
    party: PartyId | None = None
    capacity: str = ""
    via: str = ""
    hearsay: bool = False
    authority: Authority | None = None


_OWN = {Attribution.OFFICIAL_TEXT, Attribution.ON_RECORD, Attribution.OFFICIAL_READOUT}
_INFERRED = {Attribution.AUTHORS_INFERENCE, Attribution.ANALYSTS_INFERENCE}


def evidence_class(voice: Voice, entitled: bool) -> EvidenceClass:
    """Return how strong a voice is as evidence of what a party holds.

    Parameters
    ----------
    voice : Voice
        Who is heard and how.
    entitled : bool
        Whether the speaker may speak for the party concerned. A speaker of another party may not.

    Returns
    -------
    EvidenceClass
        Inference first, then second-hand (a claim by another side, hearsay, a speaker who may not speak
        for the party), then own word, then reported.

    Examples
    --------
    >>> evidence_class(Voice("V. Putin", Attribution.ON_RECORD), entitled=True).name
    'OWN_WORD'
    >>> evidence_class(Voice("media", Attribution.ANONYMOUS, hearsay=True), entitled=True).name
    'SECOND_HAND'
    """
    if voice.attribution in _INFERRED:
        return EvidenceClass.INFERENCE
    if voice.hearsay or not entitled or voice.attribution is Attribution.CLAIM_BY_OTHER_SIDE:
        return EvidenceClass.SECOND_HAND
    if voice.attribution in _OWN:
        return EvidenceClass.OWN_WORD
    return EvidenceClass.REPORTED
