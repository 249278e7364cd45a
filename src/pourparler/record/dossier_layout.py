"""How an event is laid out in YAML, both ways.

An event's days, passages and remark stand first, then its kind with what it puts on record. Short forms:
a day for an interval of one day, a source's id for a passage without offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import MsgspecError, Raw, Struct, json, structs

from pourparler.errors import DossierError
from pourparler.record.event import Event, kinds

if TYPE_CHECKING:
    from pourparler.record.entry import Entry

FORMAT = "dossier/2"
OLDER = "dossier/1"
_NEWEST = 2
_COMMON = ("happened_on", "known_on", "passages", "note")
_ENVELOPE = ("recorded_at", "audience", "schema", "salt", "previous")
_RAW = ("instead", "body")
_INTERVALS = frozenset({"happened_on", "published", "due"})


class Laid(Struct, frozen=True):
    """One event as a dossier lays it out.

    Parameters
    ----------
    audience, recorded_at : str
        Empty where they are implied.
    schema : int
        By whose rules its hash is made; 0 where it was written by hand.
    salt : bytes, optional
        None where it was written by hand, and in schema 1.
    previous : tuple of str, optional
        None where implied.
    body : dict, optional
        For decoding; none where it was erased.
    exact : bytes, optional
        The body's own bytes, where no layout gives them back.
    commitment, hash : str
        What an erased entry keeps: the one in schema 2, the other in schema 1.
    """

    audience: str
    recorded_at: str
    schema: int = 0
    salt: bytes | None = None
    previous: tuple[str, ...] | None = None
    body: dict[str, Any] | None = None
    exact: bytes | None = None
    commitment: str = ""
    hash: str = ""


def event_layout(entry: Entry, audience: str = "", previous: Sequence[str] | None = None) -> dict[str, Any]:
    """Return an entry as plain values for YAML, from which its very bytes come back.

    Parameters
    ----------
    entry : Entry
        What to lay out.
    audience : str
        The audience that is implied; it is left out then.
    previous : sequence of str, optional
        What is implied to come before it; it is left out then.
    """
    head: dict[str, Any] = {"recorded_at": entry.recorded_at}
    head |= {} if entry.audience == audience else {"audience": entry.audience}
    head |= {"schema": entry.schema} if entry.schema != _NEWEST else {}
    head |= {"salt": entry.salt.hex()} if entry.salt is not None else {}
    if previous is not None and sorted(previous) != sorted(entry.previous):
        head["previous"] = list(entry.previous)
    if entry.body is None:
        stub = {"hash": entry.hash} if entry.schema < 2 else {"commitment": entry.commitment}
        return {**head, **stub, "erased": True}
    layout = body_layout(entry.body)
    return {**head, **(layout if layout is not None else {"exact": entry.body.decode("utf-8", "backslashreplace")})}


def body_layout(body: bytes) -> dict[str, Any] | None:
    """Return an event's body as plain values for YAML; none where its bytes would not come back from them."""
    try:
        data = json.decode(body)
        kind = data.pop("kind")
        own = {name: value for name, value in data.items() if name not in _COMMON}
        single = len(_own(kinds()[kind])) == 1
        laid = {name: _short(name, data[name]) for name in _COMMON if data.get(name)}
        laid[kind] = _short("", next(iter(own.values())) if single else own)
        again = plain_event(laid, "").body
        return laid if again is not None and _bytes(again) == body else None
    except (MsgspecError, DossierError, AttributeError, KeyError, TypeError, ValueError, StopIteration, RecursionError):
        return None


def _bytes(body: dict[str, Any]) -> bytes:
    return json.encode(body, order="sorted")


def _short(key: str, value: Any) -> Any:
    """Return a value in the short forms that a dossier is written in."""
    if key in _RAW:
        return value
    if isinstance(value, dict):
        return {name: _short(name, item) for name, item in value.items()}
    if isinstance(value, list) and key in _INTERVALS and len(value) == 2:
        first, last = value
        return first if first == last else f"{first}/{last}"
    if isinstance(value, list) and key == "passages":
        return [item["source"] if list(item) == ["source"] else _short("", item) for item in value]
    return [_short("", item) for item in value] if isinstance(value, list) else value


def _own(kind: type[Event]) -> list[str]:
    return [f.name for f in structs.fields(kind) if f.name not in _COMMON]


def plain_event(raw: Any, audience: str) -> Laid:
    """Return an event of a dossier, its short forms opened.

    Parameters
    ----------
    raw : object
        One item of the dossier's events.
    audience : str
        Whose it is where it names none.

    Raises
    ------
    DossierError
        If it names no kind of event, or several.
    """
    if not isinstance(raw, dict):
        raise DossierError(
            "an event must be a mapping, not {found}",
            mend="see the reference of the dossier format",
            found=type(raw).__name__,
        )
    by_name = kinds()
    head = _head(raw, audience)
    if raw.get("erased") is True:
        return structs.replace(head, commitment=str(raw.get("commitment") or ""), hash=str(raw.get("hash") or ""))
    if isinstance(raw.get("exact"), str):
        return structs.replace(head, exact=raw["exact"].encode())
    keys = [key for key in raw if key not in (*_COMMON, *_ENVELOPE)]
    if len(keys) != 1 or keys[0] not in by_name:
        strange = [str(key) for key in keys if key not in by_name] or keys
        raise DossierError(
            "an event names one kind; found: {found}",
            mend="the kinds are: {kinds}",
            found=", ".join(map(str, strange)) or "none",
            kinds=", ".join(by_name),
        )
    kind = keys[0]
    own = _own(by_name[kind])
    if len(own) > 1 and not isinstance(raw[kind], dict):
        raise DossierError("{kind} must be a mapping of {fields}", mend="write it so", kind=kind, fields=", ".join(own))
    content = {own[0]: raw[kind]} if len(own) == 1 else dict(raw[kind])
    for name in _RAW:
        if name in content:
            content[name] = Raw(_as_json(content[name]))
    body = {name: raw[name] for name in _COMMON if raw.get(name) is not None}
    return structs.replace(head, body={"kind": kind, **long_form(body, {}), **long_form(content, {})})


def _head(raw: dict[Any, Any], audience: str) -> Laid:
    salt, previous, schema = raw.get("salt"), raw.get("previous"), raw.get("schema", 0)
    if previous is not None and not (isinstance(previous, list) and all(isinstance(h, str) for h in previous)):
        raise DossierError("`previous` must be a list of hashes", mend="write it so, or leave it out")
    try:
        salted = None if salt is None else bytes.fromhex(str(salt))
    except ValueError:
        raise DossierError("`salt` must be hexadecimal digits", mend="put it back, or leave it out") from None
    if not isinstance(schema, int) or isinstance(schema, bool) or not 0 <= schema < 1000:
        raise DossierError("`schema` must be a whole number", mend="put it back, or leave it out")
    if raw.get("erased") is True and not schema:
        schema = _NEWEST
    return Laid(
        str(raw.get("audience") or audience),
        str(raw.get("recorded_at") or ""),
        _NEWEST if salted is not None and not schema else schema,
        salted,
        None if previous is None else tuple(previous),
    )


def _as_json(value: Any) -> bytes:
    try:
        return json.encode(value, order="sorted")
    except (MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise DossierError(
            "an event's body cannot be read ({why})", mend="write it with plain keys", why=str(error)
        ) from None


def long_form(value: Any, seen: dict[int, Any]) -> Any:
    """Return a value with its short forms opened."""
    if isinstance(value, dict | list):
        if id(value) in seen:
            raise DossierError("anchors and aliases (& and *) are not read", mend="write the content out")
        # The value is kept, so that its identity cannot pass to another while the event is read.
        seen[id(value)] = value
    if isinstance(value, dict):
        return {key: _field(key, item, seen) for key, item in value.items()}
    if isinstance(value, list):
        return [long_form(item, seen) for item in value]
    return value


def _field(key: Any, value: Any, seen: dict[int, Any]) -> Any:
    if key in _INTERVALS and isinstance(value, str):
        first, _, last = value.partition("/")
        return [first, last or first]
    if key == "passages" and isinstance(value, list):
        value = [{"source": item} if isinstance(item, str) else item for item in value]
    return long_form(value, seen)
