"""The steps of adding by hand: what was typed is read, looked at, and recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, structs

from pourparler.brief.sections.change import change_line
from pourparler.brief.words.act import evidence_of, sentence
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.request import Request
from pourparler.errors import PourparlerError
from pourparler.web.asked import Asked
from pourparler.web.form.form import Wrong, complained, fields_of, refused
from pourparler.web.form.typed import Typed, read
from pourparler.workbench.add import digest, named
from pourparler.workbench.fields import Kind
from pourparler.workbench.preview import Preview, preview


class Looked(Struct, frozen=True):
    """An event before it is recorded: its sentence, how it is known, who would see it, what it would change."""

    sentence: str
    evidence: EvidenceClass | None
    audience: str
    changes: tuple[str, ...]


def whole_record(asked: Asked) -> Request:
    """Return what is asked for at the latest day: what is added is held against all that is on record."""
    return structs.replace(asked.request, as_of=None, known_at=None, since=None)


def wording_of(asked: Asked) -> Wording:
    """Return words for all that is on record."""
    return Wording(asked.desk.answers.state(whole_record(asked)).negotiation, asked.say)


def body_of(asked: Asked, kind: Kind, typed: Typed) -> tuple[dict[str, Any], list[Wrong]]:
    """Return what was typed as the event's plain values, and what is wrong with it."""
    reading = read(fields_of(kind), typed)
    wrong = complained(asked.say, reading.complaints)
    if wrong:
        return {}, wrong
    body = {"kind": kind.kind, "note": "", **reading.body}
    return named(body, kind.word, body["happened_on"][1]), []


def text_of(typed: Typed) -> str:
    """Return the text of a source that is added with it; empty where none is."""
    return "".join(typed.get("text", ())[:1]).replace("\r\n", "\n")


def with_text(body: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return a source with the digest of its text."""
    return {**body, "source": {**body["source"], "sha256": digest(text)}} if text and "source" in body else {**body}


def audience_in(typed: Typed) -> str:
    """Return who shall see it, as it was typed; empty: whoever the record's default names."""
    chosen = "".join(typed.get("who", ())[:1])
    names = "".join(typed.get("audience", ())[:1])
    return "+".join(names.replace("+", " ").replace(",", " ").split()) if chosen == "names" else ""


def looked_at(asked: Asked, kind: Kind, typed: Typed) -> tuple[Looked | None, list[Wrong]]:
    """Return the event that was typed as it would be recorded; else what is wrong with it."""
    body, wrong = body_of(asked, kind, typed)
    if wrong:
        return None, wrong
    text = text_of(typed)
    if chose_nobody(typed):
        return None, [Wrong(asked.say("name who will see it"), "audience")]
    try:
        seen = preview(whole_record(asked), with_text(body, text), audience=audience_in(typed), text=text)
    except PourparlerError as error:
        return None, [refused(asked.say, error, {**typed, **_names(typed)})]
    return in_words(asked, seen), []


def in_words(asked: Asked, seen: Preview) -> Looked:
    """Return what would be recorded in words, with what it would change."""
    wording = Wording(seen.after, asked.say)
    lines = tuple(change_line(wording, one).text for one in seen.changes)
    return Looked(sentence(seen.event, wording), evidence_of(seen.event, wording), seen.audience, lines)


def chose_nobody(typed: Typed) -> bool:
    """Return whether names were chosen for who shall see it, and none given: that is not everyone."""
    return typed.get("who") == ("names",) and not audience_in(typed)


def _names(typed: Typed) -> dict[str, object]:
    """Return the names of the groups in which something was typed: an error may concern one as a whole."""
    parts = [name.split(".") for name in typed]
    return {".".join(one[:length]): () for one in parts for length in range(1, len(one))}


def token(asked: Asked) -> str:
    """Return the id of a form: the same until something changes that whoever looks may see.

    What is drawn may not differ from one time to the next, or from one copy to another by what is hidden; and what is
    sent twice from two tabs of one moment is one thing.
    """
    held = asked.sent("request")
    told = "\0".join((asked.key, asked.here, asked.desk.answers.revision(whole_record(asked))))
    return held or hashlib.sha256(told.encode()).hexdigest()[:16]


def request_id(typed: Typed) -> str:
    """Return the id of a request to record: sent twice it is one; changed and sent again, another."""
    return f"{''.join(typed.get('request', ())[:1])}-{fingerprint(typed)}"


def fingerprint(typed: Typed) -> str:
    """Return a word that changes with what was typed.

    Examples
    --------
    >>> fingerprint({"how": ("so",), "really": ("yes",)}) == fingerprint({"how": ("so",)})
    True
    """
    told = hashlib.sha256()
    for name, values in sorted(typed.items()):
        if name not in _BESIDE and any(values):
            told.update(repr((name, [value.replace("\r\n", "\n") for value in values])).encode())
    return told.hexdigest()[:20]


_BESIDE = frozenset({"request", "really", "looked", "more", "look"})
"""What is sent with a form and is no part of what was typed."""
