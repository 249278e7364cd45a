"""The office that stands beside a name: before it, or behind it between commas."""

from __future__ import annotations

import re
from functools import cache

from pourparler.reading.lexicon import lexicon


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicon(language, "roles")
    role = "|".join(sorted(map(re.escape, words["roles"].split()), key=len, reverse=True))
    article = r"(?:[Ll]['’]|[Ll]e |[Ll]a |[Uu]n |[Uu]ne |[Ss]on |[Tt]he |[Hh]is |[Hh]er |[Aa]n? )?"
    lead = r"(?:[\w.-]+ ){0,3}?" if language == "en" else ""
    before = rf"{article}(?P<office>{lead}\b(?i:{role})\b(?: [^,.;:()«»\"]{{1,60}}?)?),? ?$"
    behind = rf"^, {article}(?P<office>(?:[\w.-]+ ){{0,3}}?(?i:{role})\b[^,.;:()«»\"]{{0,60}})(?=[,.;])"
    return re.compile(before), re.compile(behind)


@cache
def _roles(language: str) -> re.Pattern[str]:
    words = lexicon(language, "roles")["roles"].split()
    return re.compile(r"(?<![\w-])(?i:" + "|".join(map(re.escape, words)) + r")(?![\w-])")


def _leads_on(office: str) -> bool:
    """Return whether the name behind an office only belongs to it: "the envoy of X" is no office of X."""
    return (
        office.rstrip()
        .casefold()
        .endswith((" de", " du", " des", " d'", " d’", " of", " of the", " to", " à", " et", " and"))
    )


def office_at(text: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Return where the office of a name stands; none where none is written beside it.

    Examples
    --------
    >>> office_at("Odile Marchal, the northern envoy, came.", 0, 13, "en")
    (19, 33)
    """
    before, behind = _patterns(language)
    left = max(0, start - 90)
    match = before.search(text[left:start])
    if match is not None and not _leads_on(match["office"]):
        inner = list(_roles(language).finditer(match["office"])) if not match[0].rstrip().endswith(",") else []
        at = match.start("office") + (inner[-1].start() if language == "fr" and inner else 0)
        return left + at, left + match.end("office")
    match = behind.search(text[end : end + 110])
    return (end + match.start("office"), end + match.end("office")) if match is not None else None
