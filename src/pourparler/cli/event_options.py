"""The options of ``pourparler add KIND``, read off the kind's own fields: nothing here lists them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from pourparler.brief.words.language import spoken
from pourparler.brief.words.stance import meaning
from pourparler.cli.options import Days, Near
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.domain.words import Words
from pourparler.record.event import Event
from pourparler.workbench.fields import Field, Sort, own_fields, verbs

__all__ = ["body_of", "options_of", "typed_words", "verbs"]

say = spoken()


def options_of(event: type[Event], complete: Callable[[str], Any]) -> Iterator[click.Option]:
    """Yield the options for a kind's own fields.

    Parameters
    ----------
    event : type of Event
        The kind.
    complete : callable
        Given a collection, returns a function for shell completion of its ids.
    """
    for field in own_fields(event):
        if field.sort is Sort.GROUP and field.fixed:
            yield from _of_group(field, complete)
            if field.part:
                cleared = say("put this field back to what it is without being named; may be repeated")
                yield click.Option(["--clear"], multiple=True, metavar="FIELD", help=cleared)
        else:
            yield _option(field, complete)


def _of_group(group: Field, complete: Callable[[str], Any]) -> Iterator[click.Option]:
    for field in group.fields:
        if _is_voice(field):
            yield from _of_group(field, complete)
        else:
            yield _option(field, complete, group)


def _is_voice(field: Field) -> bool:
    return field.of == "Voice" and field.fixed


def _word(field: Field, group: Field) -> str:
    """Return the option's word.

    A speaker's own party and delegate are told from the noun's; who moves or estimates, from who records (``--by``).
    """
    if field.name == "by":
        return "whose_move" if field.several else "estimated_by"
    return f"speaker_{field.name}" if group.of == "Voice" and field.name in ("party", "delegate") else field.name


def _option(field: Field, complete: Callable[[str], Any], group: Field | None = None) -> click.Option:
    word, part = (_word(field, group), group.part) if group else (field.name, False)
    name = f"--{word.replace('_', '-')}"
    # Who changes something says what; who adds something may leave the id to be made.
    required = field.required and (field.name != "id" or part)
    settings: dict[str, Any] = {"required": required, "help": _help(field)}
    if field.sort is Sort.WORDS:
        settings["help"] = say("words, or LANGUAGE=WORDS once for each language, such as fr=Eau")
        return click.Option([name], multiple=True, **settings)
    if field.sort is Sort.FLAG and part:
        return click.Option([f"{name}/--no-{name[2:]}"], default=None, help=settings["help"])
    if field.sort is Sort.FLAG:
        return click.Option([name], is_flag=True, default=False, help=settings["help"])
    if field.choices is not None:
        settings["help"] = _stances() if field.choices is Stance else settings["help"]
        settings["type"] = Near([str(member.value) for member in field.choices])
    if field.several and field.sort is not Sort.PAIRS:
        settings["help"] = settings["help"] or say("may be given several times")
        settings["multiple"] = True
    if field.sort is Sort.DAYS:
        settings["type"] = Days()
    if field.names:
        settings["shell_complete"] = complete(field.names)
    return click.Option([name], **settings)


def _stances() -> str:
    """Return what each stance means, a paragraph each: the word alone does not say what it rules out."""
    return "\n\n".join(f"{stance.value}{say.colon}{meaning(say, stance)}" for stance in Stance)


def _help(field: Field) -> str:
    if field.names:
        return say("an id among the {names} on record", names=field.names.replace("_", " "))
    if field.sort is Sort.GROUP:
        fields = ", ".join(one.name for one in field.fields)
        return say("a mapping in YAML: {{{fields}}}", fields=fields)
    return ""


def body_of(event: type[Event], arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the options given as an event's own fields."""
    body: dict[str, Any] = {}
    for field in own_fields(event):
        if field.sort is Sort.GROUP and field.fixed:
            body[field.name] = _group_body(field, arguments)
        else:
            body[field.name] = arguments.get(field.name)
    return body


def _group_body(group: Field, arguments: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for field in group.fields:
        if _is_voice(field):
            body[field.name] = _group_body(field, arguments)
        elif _is_given(arguments.get(_word(field, group)), field):
            body[field.name] = _value(field, arguments[_word(field, group)])
    return body | _cleared(group, arguments)


def _cleared(group: Field, arguments: dict[str, Any]) -> dict[str, None]:
    from pourparler.errors import InputError

    names = [field.name for field in group.fields if field.name != "id"]
    for word in arguments.get("clear") or ():
        if word.replace("-", "_") not in names:
            raise InputError("no field is called {word}", mend="name one of {names}", word=word, names=", ".join(names))
    return {word.replace("-", "_"): None for word in arguments.get("clear") or ()}


def _is_given(value: Any, field: Field) -> bool:
    return value not in (None, (), "") and not (value is False and field.defaulted)


def _value(field: Field, value: Any) -> Any:
    if isinstance(value, Interval):
        return [str(value.earliest), str(value.latest)]
    if field.sort is Sort.WORDS:
        return typed_words(value)
    if isinstance(value, tuple):
        return [_value(field, item) for item in value]
    if field.sort in (Sort.GROUP, Sort.PAIRS) and isinstance(value, str):
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
