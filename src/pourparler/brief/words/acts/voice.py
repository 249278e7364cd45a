"""On whose word something is known, as a clause of a sentence."""

from __future__ import annotations

from pourparler.brief.words.wording import Wording
from pourparler.domain.entitlement import speaks_for
from pourparler.domain.evidence import Attribution, EvidenceClass, Voice, evidence_class


def weight(wording: Wording, voice: Voice, party: str | None) -> EvidenceClass:
    """Return how strong a voice is as evidence of what a party holds; of what the speaker said, where none is named.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> words = Wording(Negotiation(record="toy", viewer="everyone"), language("en"))
    >>> weight(words, Voice("A", Attribution.ON_RECORD, party="south"), "north").name
    'SECOND_HAND'
    """
    return evidence_class(voice, party is None or speaks_for(voice, party, wording.negotiation))


def heard(wording: Wording, voice: Voice, party: str | None = None) -> str:
    """Return on whose word something is known: ``as E. Macron (President) said on record``.

    Parameters
    ----------
    wording : Wording
        In whose words.
    voice : Voice
        Who is heard, and how.
    party : str, optional
        Of whom it tells: a speaker of another party is then named with the party.
    """
    say = wording.say
    parts = [_clause(wording, voice, party)]
    if voice.hearsay:
        parts.append(say("told at second hand"))
    if voice.authority is not None:
        parts.append(say("counted as {authority}", authority=wording.authority(voice.authority)))
    return ", ".join(parts)


def _clause(wording: Wording, voice: Voice, party: str | None) -> str:
    say, who = wording.say, speaker(wording, voice, party)
    through = f" ({voice.via})" if voice.via else ""
    named, *details = _parts(wording, voice, party)
    both = say.semicolon.join(filter(None, (", ".join((named, *details)), voice.via)))
    on_record = say("as {who} said on record", who=who)
    reported = say("as {who} is reported to have said", who=who)
    if voice.hearsay:
        # Whoever only heard of it cannot say that it was said.
        on_record = say("according to {who}, on record", who=who)
    return {
        Attribution.OFFICIAL_TEXT: say("as an official text says ({who})", who=both),
        Attribution.ON_RECORD: f"{on_record}{through}",
        Attribution.OFFICIAL_READOUT: say("as an official readout says ({who})", who=both),
        Attribution.INDIRECT_SPEECH: f"{reported}{through}",
        Attribution.STATE_MEDIA: say("as state media report ({who})", who=both),
        Attribution.BACKGROUND: f"{say('according to {who}, on background', who=who)}{through}",
        Attribution.ANONYMOUS: f"{say('according to {who}, anonymous', who=who)}{through}",
        Attribution.LEAK: say("as a leak has it ({who})", who=both),
        Attribution.CLAIM_BY_OTHER_SIDE: f"{say('as {who} claims of another side', who=who)}{through}",
        Attribution.AUTHORS_INFERENCE: say("as an author infers ({who})", who=both),
        Attribution.ANALYSTS_INFERENCE: say("as an analyst infers ({who})", who=both),
    }[voice.attribution]


def speaker(wording: Wording, voice: Voice, party: str | None = None) -> str:
    """Return who is heard, with the capacity; of another party than the one it is about, with that party."""
    named, *details = _parts(wording, voice, party)
    return f"{named} ({', '.join(details)})" if details else named


def _parts(wording: Wording, voice: Voice, party: str | None) -> list[str]:
    name = wording.speaker(voice) if voice.speaker else wording.say("somebody not named")
    delegate = wording.negotiation.delegates.get(voice.delegate or "")
    own = delegate.value.party if delegate else voice.party
    other = wording.party(own) if own and own != party and party is not None else ""
    return [name, *filter(None, (voice.capacity, other))]


def reports(wording: Wording, voice: Voice, words: str) -> str:
    """Return what somebody said, with who said it and how that is known: hearsay is said to have been said."""
    say = wording.say
    if weight(wording, voice, None) is EvidenceClass.SECOND_HAND and voice.hearsay:
        who = speaker(wording, voice)
        said = say("{who} is said to have said", who=who)
        return f"{said}, {heard(wording, voice)}{say.colon}{words}"
    return f"{heard(wording, voice)}{say.colon}{words}"
