"""How a location is told to people: a database's URL without what would open the database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

HIDDEN = "***"
"""What is printed where a password stood."""

_SCHEME = re.compile(r"[^:/@?]*://|[A-Za-z][A-Za-z0-9+.\-]+:/?(?!\\)")
_PLAIN_KEYS = frozenset(
    {
        "application_name",
        "charset",
        "client_encoding",
        "connect_timeout",
        "dbname",
        "host",
        "hostaddr",
        "port",
        "sslmode",
        "target_session_attrs",
        "user",
    }
)
_STATED = re.compile(r"(?i)\b(\w*(?:pass|pwd|secret|token)\w*\s*=\s*)('[^']*'|[^\s&;]+)")


def shown(location: str) -> str:
    """Return a location as it may be printed: whatever may be a password in it is hidden, malformed URLs included.

    Parameters
    ----------
    location : str
        A path stays as it is. Of a URL is hidden what stands between the user's name and the last ``@``, and the
        value of every parameter that is not known to be harmless.

    Examples
    --------
    >>> shown("postgresql://keeper:secret@host/talks?sslmode=require&sslpassword=too")
    'postgresql://keeper:***@host/talks?sslmode=require&sslpassword=***'
    >>> shown("postgresql:/keeper:se:cr@et@host"), shown("talks.pourparler")
    ('postgresql:/keeper:***@host', 'talks.pourparler')
    """
    scheme = _SCHEME.match(location)
    if scheme is None or ("://" not in location and "@" not in location):
        return _STATED.sub(rf"\1{HIDDEN}", location)
    whole = location[scheme.end() :]
    # A password may itself hold any mark: all up to the last @ is taken for it, and all behind a ? before that.
    who, at, rest = whole.rpartition("@")
    if "?" in who:
        return f"{scheme[0]}{re.split('[:?]', who)[0]}:{HIDDEN}"
    user, colon, password = who.partition(":")
    head, mark, query = rest.partition("?")
    userinfo = f"{user}{colon}{HIDDEN if password else ''}{at}"
    return f"{scheme[0]}{userinfo}{head}{mark}{'&'.join(map(_parameter, _parameters(query)))}"


def masked(sentence: str, location: str) -> str:
    """Return a sentence in which neither a location nor anything out of its hidden parts can be read.

    Examples
    --------
    >>> masked('could not translate host name "ret" to address', "postgresql://me:sec@ret@host/db")
    'could not translate host name "***" to address'
    """
    words = sentence.replace(location, shown(location))
    for secret in sorted(set(_secrets(location)), key=len, reverse=True):
        words = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", HIDDEN, words)
    return words


def _secrets(location: str) -> Iterator[str]:
    """Yield what is hidden in a location, decoded too, and the pieces into which a driver may take it apart."""
    public = shown(location)
    if public == location:
        return
    scheme = _SCHEME.match(location)
    who, _, rest = location[scheme.end() if scheme else 0 :].rpartition("@")
    secrets = [match[2] for match in _STATED.finditer(location)]
    secrets += [who.partition(":")[2]] if scheme else []
    secrets += [one.partition("=")[2] for one in _parameters(rest.partition("?")[2]) if _parameter(one) != one]
    secrets += [f"{who.partition('?')[2]}@{rest}"] if "?" in who else []
    for words in secrets:
        for form in (words, unquote(words), unquote_plus(words)):
            yield from (part for part in (form, *re.split(r"[@:/?#&=\s'\"]+", form)) if part)


def _parameters(query: str) -> list[str]:
    return query.split("&") if query else []


def _parameter(one: str) -> str:
    key, equals, value = one.partition("=")
    return f"{key}{equals}{HIDDEN}" if value and unquote_plus(key).strip().lower() not in _PLAIN_KEYS else one
