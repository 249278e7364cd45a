"""What is written when a candidate is accepted: the events that its form makes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pourparler.brief.words.language import Language
from pourparler.domain.candidate import Candidate
from pourparler.domain.ids import slug
from pourparler.domain.interval import Interval
from pourparler.domain.negotiation import Negotiation
from pourparler.domain.provenance import Provenance
from pourparler.domain.source import Passage
from pourparler.record.spreadsheet import participant
from pourparler.workbench.add import named
from pourparler.workbench.form import YES, days, several

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_WHO = {
    "statement": ("speaker", "party", "delegate"),
    "stance": ("party",),
    "session": ("participants",),
    "next-step": ("by",),
    "claim": ("speaker",),
    "actor": ("name", "party"),
}


def passages(candidate: Candidate, source: str) -> tuple[Passage, ...]:
    """Return a candidate's passages as evidence, in the order of the text, each once."""
    spans = sorted({(span.start, span.end, span.quote) for span in candidate.passages})
    return tuple(
        Passage(source, start, end, "" if _CONTROL.search(quote) else quote)
        for start, end, quote in spans
        if end > start
    )


def note(
    candidate: Candidate, form: str, proposed: Mapping[str, str], accepted: Mapping[str, str], say: Language
) -> str:
    """Return the remark that an event bears: which reader proposed it, and what of it is inferred."""
    changed = {name for name, value in accepted.items() if proposed.get(name, "") != value}
    inferred = [name for name in candidate.inferred if _field(form, name) not in changed]
    words = say("read by the reader “{reader}”, accepted by a person", reader=candidate.reader)
    return f"{words}; {say('inferred: {fields}', fields=', '.join(inferred))}" if inferred else words


def who_stands(form: str, proposed: Mapping[str, str], accepted: Mapping[str, str]) -> bool:
    """Return whether everybody who was proposed was accepted; to name somebody where nobody was proposed is no change.

    Examples
    --------
    >>> who_stands("stance", {"party": "upper"}, {"party": "lower"})
    False
    >>> who_stands("stance", {"party": ""}, {"party": "lower"})
    True
    """
    return all(not proposed.get(name) or proposed[name] == accepted.get(name) for name in _WHO.get(form, ()))


def source_body(found: Provenance, name: str, sha256: str, published: Interval) -> dict[str, Any]:
    """Return the event that adds the report as a source, as far as the report prints where it comes from."""
    key = slug(f"{found.publisher or found.title or name} {published.latest}", 80)
    days = [str(published.earliest), str(published.latest)]
    original = ", ".join(filter(None, (found.original, found.original_publisher)))
    return {
        "kind": "source-added",
        "happened_on": days,
        "source": {
            "id": key,
            "title": found.title or name,
            "publisher": found.publisher,
            "locator": found.locator or name,
            "kind": "report",
            "published": days,
            "language": "" if found.language == "und" else found.language,
            "author": found.author,
            "translator": found.translator,
            "original": original,
            "sha256": sha256,
        },
    }


def body(form: str, values: Mapping[str, str], on_record: Negotiation) -> dict[str, Any] | None:
    """Return the event that a filled form makes, without its passages; none where it makes none."""
    if form == "date" or values.get("as") == "neither":
        return None
    day = days("on", values["on"])
    whole = {"happened_on": [str(day.earliest), str(day.latest)], **_noun(form, values, on_record)}
    word = str(whole["kind"]).rpartition("-")[0]
    return named(whole, word, str(day.latest))


def _noun(form: str, values: Mapping[str, str], on_record: Negotiation) -> dict[str, Any]:
    if form == "actor":
        return _actor(values)
    if form == "session":
        people = [_person(words, on_record) for words in values["participants"].split(";") if words.strip()]
        session = {name: values[name] for name in ("place", "duration", "about")}
        return {"kind": "session-held", "session": {**session, "participants": people}}
    said = _voice(values, "speaker-party" if form == "stance" else "party")
    if form == "statement":
        return {"kind": "statement-noted", "statement": {"content": values["content"], "said": said}}
    if form == "claim":
        claim = {name: values[name] for name in ("topic", "content", "figure")}
        return {"kind": "claim-made", "claim": {**claim, "draft": values["draft"] or None, "said": said}}
    if form == "next-step":
        due = days("due", values["due"]) if values["due"] else None
        step = {
            "what": values["what"],
            "by": several(values["by"]),
            "said": said,
            "due": [str(due.earliest), str(due.latest)] if due else None,
        }
        return {"kind": "next-step-announced", "next_step": step}
    position = {
        "party": values["party"],
        "issue": values["issue"],
        "stance": values["stance"],
        "options": several(values["options"]),
        "paraphrase": values["content"],
        "said": said,
    }
    return {"kind": "position-taken", "position": position}


def _voice(values: Mapping[str, str], party: str) -> dict[str, Any]:
    return {
        "speaker": values["speaker"],
        "attribution": values["attribution"],
        "delegate": values["delegate"] or None,
        "party": values[party] or None,
        "via": values["via"],
        "hearsay": values["hearsay"].lower() in YES,
    }


def _person(words: str, on_record: Negotiation) -> dict[str, Any]:
    person = participant(words.strip())
    party = person.get("party") or None
    known = [key for key, one in on_record.delegates.items() if one.value.name == person["name"]]
    delegate = known[0] if len(known) == 1 and on_record.delegates[known[0]].value.party == party else None
    return {**person, "party": party, "delegate": delegate}


def _actor(values: Mapping[str, str]) -> dict[str, Any]:
    own = {"id": values["id"] or slug(values["name"], 48), "name": values["name"]}
    if values["as"] == "party":
        return {"kind": "party-added", "party": own}
    return {"kind": "delegate-named", "delegate": {**own, "party": values["party"], "office": values["office"]}}


def new_body(collection: str, key: str, words: str, issue: str = "", party: str = "") -> dict[str, Any]:
    """Return the event that puts a noun on record which a form names and the record lacks, without its day.

    Parameters
    ----------
    collection : str
        ``parties``, ``delegates``, ``issues`` or ``options``.
    key, words : str
        Its id, and its name in words.
    issue, party : str
        The issue that an option answers; the party that a delegate speaks for, or that named an option.
    """
    if collection == "parties":
        return {"kind": "party-added", "party": {"id": key, "name": words}}
    if collection == "delegates":
        return {"kind": "delegate-named", "delegate": {"id": key, "name": words, "party": party}}
    if collection == "issues":
        return {"kind": "issue-added", "issue": {"id": key, "title": words}}
    return {"kind": "option-named", "option": {"id": key, "issue": issue, "label": words, "named_by": party}}


def free(whole: dict[str, Any], taken: Collection[str], tail: str) -> dict[str, Any]:
    """Return an event whose noun has an id that nobody has taken, with the ending that its audience calls for."""
    done = dict(whole)
    for name, noun in whole.items():
        if isinstance(noun, dict) and "id" in noun:
            stem = str(noun["id"]).partition("@")[0]
            done[name] = {**noun, "id": next(key for key in _numbered(stem, tail) if key not in taken)}
    return done


def _numbered(stem: str, tail: str) -> Iterable[str]:
    yield f"{stem}{tail}"
    number = 2
    while True:
        yield f"{stem}-{number}{tail}"
        number += 1


def _field(form: str, inferred: str) -> str:
    """Return the field of a form that an inferred field of a candidate fills."""
    who = "party" if form == "stance" else "speaker"
    return {"actor": who, "source": who, "date": "on"}.get(inferred, inferred)
