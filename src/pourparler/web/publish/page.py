"""One page of the desk as a file: nothing on it writes, asks a server, or leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from html import escape
from html.parser import HTMLParser

from msgspec import Struct

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_ASKING = frozenset(("form", "button", "input", "select", "textarea", "datalist", "dialog", "script", "template"))
"""What needs somebody to answer it."""
_LIVE = frozenset(("news",))
"""The ids of what tells that something changed."""


class Fate(Enum):
    """What becomes of a link that leads nowhere: its words stay, or it goes with them."""

    WORDS = "words"
    NOTHING = "nothing"


class Reference(Struct, frozen=True):
    """A link as it stands on a page: on what tag, where to, where to instead on a published page, in the bar or not."""

    tag: str
    address: str
    still: str
    button: bool
    in_nav: bool


Resolve = Callable[[Reference], str | Fate]


class _Rewriter(HTMLParser):
    """Writes a page anew as it is read, without what cannot work in a file."""

    def __init__(self, resolve: Resolve, foreign: str, head: str) -> None:
        super().__init__(convert_charrefs=False)
        self._resolve, self._foreign, self._head = resolve, foreign, head
        self.out: list[str] = []
        self.ids: set[str] = set()
        self.policy = False
        self._gone: list[str] = []
        self._open: list[str] = []
        self._kept = 0
        self._bare: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag; leave it out, with all in it, where it asks for an answer or leads where nothing is."""
        if self._gone:
            if tag not in _VOID:
                self._gone.append(tag)
            return
        named = {name: value or "" for name, value in attrs}
        if self._is_live(tag, named) or (fate := self._fate(tag, named)) is Fate.NOTHING:
            if tag not in _VOID:
                self._gone.append(tag)
            return
        if tag not in _VOID:
            self._open.append(tag)
            if "data-here" in named or self._kept:
                self._kept += 1
        if tag == "a":
            self._bare.append(fate is Fate.WORDS)
            if fate is Fate.WORDS:
                return
        self.ids.update(filter(None, (named.get("id"),)))
        self.policy |= named.get("http-equiv", "").lower() == "content-security-policy"
        self.out.append(self._written(tag, named, fate))

    def _is_live(self, tag: str, named: dict[str, str]) -> bool:
        still = tag == "form" and "data-still" in named
        return named.get("id") in _LIVE or (tag in _ASKING and not self._kept and not still)

    def _fate(self, tag: str, named: dict[str, str]) -> str | Fate | None:
        for name in ("href", "src"):
            if named.get(name):
                button = bool({"btn", "stepper"} & set(named.get("class", "").split()))
                nav = "nav" in self._open
                return self._resolve(Reference(tag, named[name], named.get("data-still", ""), button, nav))
        return None

    def _written(self, tag: str, named: dict[str, str], address: str | Fate | None) -> str:
        if tag == "form" and not self._kept:
            return "<div>"
        words = []
        for name, value in named.items():
            if name.startswith(("hx-", "on")) or name in ("data-still", "data-here"):
                continue
            if name in ("href", "src") and isinstance(address, str):
                value = address  # noqa: PLW2901
            elif self._foreign in value:
                continue
            words.append(f' {name}="{escape(value)}"' if value else f" {name}")
        if tag == "a" and isinstance(address, str) and "://" in address and "rel" not in named:
            words.append(' rel="noreferrer"')
        return f"<{tag}{''.join(words)}>"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag that closes itself, as drawings have them."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if self._gone:
            while self._gone and self._gone.pop() != tag:
                pass
            return
        if tag == "head":
            self.out.append(self._head)
        form = tag == "form" and not self._kept
        while self._open and tag in self._open:
            self._kept = max(0, self._kept - 1)
            if self._open.pop() == tag:
                break
        if tag == "a" and self._bare and self._bare.pop():
            return
        self.out.append("</div>" if form else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write words."""
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        """Write a character by its name."""
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a character by its number."""
        self._write(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        """Write the first line."""
        self._write(f"<!{decl}>")

    def _write(self, words: str) -> None:
        if not self._gone:
            self.out.append(words)


class Rewritten(Struct, frozen=True):
    """A page as it is published, and the ids on it."""

    text: str
    ids: frozenset[str]


def rewritten(text: str, resolve: Resolve, foreign: str, head: str = "", policy: str = "") -> Rewritten:
    """Return a page without what cannot work in a file, its links resolved.

    Parameters
    ----------
    text : str
        As the desk shows it.
    resolve : callable
        Given a link as it stands, returns where it leads, or what becomes of it.
    foreign : str
        Words that may stand nowhere on it: an attribute that holds them is left out.
    head : str
        What its head says besides.
    policy : str
        What else, where the page states no policy of its own about what it may load.

    Examples
    --------
    >>> page = '<p>See <a href="/gone">there</a> <form><button>Do it</button></form><a id="x" href="/here">here</a></p>'
    >>> rewritten(page, lambda link: "here.html" if "here" in link.address else Fate.WORDS, "key").text
    '<p>See there <a id="x" href="here.html">here</a></p>'
    """
    rewriter = _Rewriter(resolve, foreign, head)
    rewriter.feed(text)
    rewriter.close()
    whole = "".join(rewriter.out)
    if policy and not rewriter.policy:
        whole = whole.replace('<meta charset="utf-8">', f'<meta charset="utf-8">\n{policy}', 1)
    return Rewritten(whole, frozenset(rewriter.ids))
