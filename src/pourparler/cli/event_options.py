"""The options of ``pourparler add KIND``, read off the kind's own fields: nothing here lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import click
import msgspec
from msgspec import NODEFAULT, inspect

from pourparler.brief.words.language import spoken
from pourparler.brief.words.stance import meaning
from pourparler.cli.options import Days, Near
from pourparler.domain.evidence import Voice
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.domain.words import Words
from pourparler.record.event import Event, kinds

say = spoken()

_COMMON = ("happened_on", "known_on", "passages", "note")
_NOUN_ENDINGS = re.compile(
    r"-(added|named|stated|given|opened|held|tabled|made|noted|taken|announced|set|estimated|reached|continued)$"
)


@cache
def verbs() -> dict[str, type[Event]]:
    """Return the kinds that can be added by hand, by the word they are added with.

    A kind that puts a noun on record is added by the noun: ``add position``. The others bear their own name:
    ``add mandate-withdrawn``.
    """
    events: dict[str, type[Event]] = {}
    for kind, event in kinds().items():
        if not event.about_record and not kind.startswith("negotiation-"):
            events[_NOUN_ENDINGS.sub("", kind)] = event
    return dict(sorted(events.items()))


def content(event: type[Event]) -> list[msgspec.structs.FieldInfo]:
    """Return the fields that are a kind's own."""
    return [field for field in msgspec.structs.fields(event) if field.name not in _COMMON]


def options_of(event: type[Event], complete: Callable[[str], Any]) -> Iterator[click.Option]:
    """Yield the options for a kind's own fields.

    Parameters
    ----------
    event : type of Event
        The kind.
    complete : callable
        Given a collection, returns a function for shell completion of its ids.
    """
    info = inspect.type_info(event)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        if field.name not in _COMMON:
            nested = field.type
            if isinstance(nested, inspect.StructType):
                yield from _of_struct(nested, complete)
                if _is_part(nested):
                    cleared = say("put this field back to what it is without being named; may be repeated")
                    yield click.Option(["--clear"], multiple=True, metavar="FIELD", help=cleared)
            else:
                yield _option(field, complete)


def _of_struct(struct: inspect.StructType, complete: Callable[[str], Any]) -> Iterator[click.Option]:
    for field in struct.fields:
        inner = field.type
        if isinstance(inner, inspect.StructType) and inner.cls is Voice:
            yield from _of_struct(inner, complete)
        else:
            yield _option(field, complete, _word(field, struct), struct)


def _word(field: inspect.Field, struct: inspect.StructType) -> str:
    """Return the option's word: a speaker's own party and delegate are told from the noun's."""
    return f"speaker_{field.name}" if struct.cls is Voice and field.name in ("party", "delegate") else field.name


def _is_part(struct: inspect.StructType | None) -> bool:
    """Return whether a type names only what changes of a noun; see :mod:`pourparler.record.part`."""
    return struct is not None and any(
        not f.required and f.default is NODEFAULT and f.default_factory is NODEFAULT for f in struct.fields
    )


def _option(
    field: inspect.Field,
    complete: Callable[[str], Any],
    word: str = "",
    struct: inspect.StructType | None = None,
) -> click.Option:
    name = f"--{(word or field.name).replace('_', '-')}"
    plain, names = _plain(field.type)
    # Who changes something says what; who adds something may leave the id to be made.
    required = field.required and (field.name != "id" or _is_part(struct))
    settings: dict[str, Any] = {"required": required, "help": _help(field.type, names)}
    if _in_languages(field.type):
        settings["help"] = say("words, or LANGUAGE=WORDS once for each language, such as fr=Eau")
        return click.Option([name], multiple=True, **settings)
    if isinstance(plain, inspect.BoolType) and _is_part(struct):
        return click.Option([f"{name}/--no-{name[2:]}"], default=None, help=settings["help"])
    if isinstance(plain, inspect.BoolType):
        return click.Option([name], is_flag=True, default=False, help=settings["help"])
    if isinstance(plain, inspect.EnumType):
        settings["help"] = _stances() if plain.cls is Stance else settings["help"]
        return click.Option([name], type=Near([str(m.value) for m in plain.cls]), **settings)
    if isinstance(plain, inspect.VarTupleType):
        inner, names = _plain(plain.item_type)
        if isinstance(inner, inspect.EnumType):
            settings["type"] = Near([str(m.value) for m in inner.cls])
        settings["help"] = _help(plain.item_type, names) or say("may be given several times")
        settings["multiple"] = True
    if isinstance(plain, inspect.StructType) and plain.cls is Interval:
        settings["type"] = Days()
    if names:
        settings["shell_complete"] = complete(names)
    return click.Option([name], **settings)


def _stances() -> str:
    """Return what each stance means, a paragraph each: the word alone does not say what it rules out."""
    return "\n\n".join(f"{stance.value}{say.colon}{meaning(say, stance)}" for stance in Stance)


def _in_languages(info: Any) -> bool:
    """Return whether a type is :data:`pourparler.domain.words.Words`: plain, or one text per language."""
    members = {type(member) for member in info.types} if isinstance(info, inspect.UnionType) else set()
    return {inspect.StrType, inspect.DictType} <= members


def _plain(info: Any) -> tuple[Any, str]:
    """Return a type without its wrapping, and the collection whose ids it names; empty where none."""
    names = ""
    while True:
        if isinstance(info, inspect.Metadata):
            names = (info.extra or {}).get("names", names)
            info = info.type
        elif isinstance(info, inspect.UnionType):
            members = [t for t in info.types if not isinstance(t, inspect.NoneType)]
            info = next((t for t in members if isinstance(t, inspect.StrType)), members[0])
        else:
            return info, names


def _help(info: Any, names: str) -> str:
    if names:
        return say("an id among the {names} on record", names=names.replace("_", " "))
    plain, _ = _plain(info)
    if isinstance(plain, inspect.StructType) and plain.cls is not Interval:
        fields = ", ".join(field.name for field in plain.fields)
        return say("a mapping in YAML: {{{fields}}}", fields=fields)
    return ""


def body_of(event: type[Event], arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the options given as an event's own fields."""
    body: dict[str, Any] = {}
    info = inspect.type_info(event)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        if field.name in _COMMON:
            continue
        if isinstance(field.type, inspect.StructType):
            body[field.name] = _struct_body(field.type, arguments)
        else:
            body[field.name] = arguments.get(field.name)
    return body


def _struct_body(struct: inspect.StructType, arguments: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for field in struct.fields:
        if isinstance(field.type, inspect.StructType) and field.type.cls is Voice:
            body[field.name] = _struct_body(field.type, arguments)
        elif _is_given(arguments.get(_word(field, struct)), field):
            body[field.name] = _value(field.type, arguments[_word(field, struct)])
    return body | _cleared(struct, arguments)


def _cleared(struct: inspect.StructType, arguments: dict[str, Any]) -> dict[str, None]:
    from pourparler.errors import InputError

    names = [field.name for field in struct.fields if field.name != "id"]
    for word in arguments.get("clear") or ():
        if word.replace("-", "_") not in names:
            raise InputError("no field is called {word}", mend="name one of {names}", word=word, names=", ".join(names))
    return {word.replace("-", "_"): None for word in arguments.get("clear") or ()}


def _is_given(value: Any, field: inspect.Field) -> bool:
    has_default = field.default is not NODEFAULT or field.default_factory is not NODEFAULT
    return value not in (None, (), "") and not (value is False and has_default)


def _value(info: Any, value: Any) -> Any:
    plain, _ = _plain(info)
    if isinstance(value, Interval):
        return [str(value.earliest), str(value.latest)]
    if _in_languages(info):
        return typed_words(value)
    if isinstance(value, tuple):
        assert isinstance(plain, inspect.VarTupleType)
        return [_value(plain.item_type, item) for item in value]
    if isinstance(plain, inspect.StructType | inspect.DictType) and isinstance(value, str):
        return _mapping(value)
    return value


_OF_LANGUAGE = re.compile(r"([a-z]{2})=(.+)", re.DOTALL)


def typed_words(texts: Sequence[str]) -> Words:
    """Read words as they were typed: one plain text, or ``LANGUAGE=WORDS`` once for each language.

    A plain text that itself begins with two small letters and an equals sign is given with its language before it.

    Raises
    ------
    InputError
        If some have a language and some none, or a language stands twice.

    Examples
    --------
    >>> typed_words(["en=Land", "fr=Territoires"])
    {'en': 'Land', 'fr': 'Territoires'}
    >>> typed_words(["Land"]), typed_words(["en=pi=3"])
    ('Land', {'en': 'pi=3'})
    """
    from pourparler.errors import InputError

    matches = [match for one in texts if (match := _OF_LANGUAGE.fullmatch(one))]
    if len(texts) == 1 and not matches:
        return texts[0]
    several = {match[1]: match[2] for match in matches}
    if len(several) < len(texts):
        raise InputError(
            "each of several texts needs a language of its own",
            mend="write LANGUAGE=WORDS once for each, such as en=Water fr=Eau",
        )
    return several


def _mapping(words: str) -> Any:
    """Read ``party: Name (capacity)``, or a mapping in YAML."""
    from pourparler.errors import InputError
    from pourparler.record.dossier_yaml import read_value
    from pourparler.record.spreadsheet import participant

    if not words.lstrip().startswith("{"):
        return participant(words)
    mapping = read_value(words)
    if not isinstance(mapping, dict):
        raise InputError("not a mapping: {words}", mend="write it as {{key: value, …}}", words=words)
    return mapping
