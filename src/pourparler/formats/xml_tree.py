"""XML as elements that know their line; document types and entities are refused before anything is expanded."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct

from pourparler.errors import ScenarioError
from pourparler.formats.exact import exact
from pourparler.formats.located import LARGEST
from pourparler.regular_file import read_regular

_DEEPEST = 40


class Element(Struct, frozen=True):
    """An element of a file.

    Parameters
    ----------
    tag : str
        Its name.
    attributes : dict of str to str
        As written.
    where : str
        The file and the line.
    children : list of Element
        In order.
    """

    tag: str
    attributes: dict[str, str]
    where: str
    children: list[Element]

    def all(self, tag: str) -> list[Element]:
        """Return the children of a name."""
        return [child for child in self.children if child.tag == tag]

    def first(self, tag: str) -> Element | None:
        """Return the first child of a name; none where there is none."""
        return next(iter(self.all(tag)), None)

    def text(self, name: str) -> str:
        """Return an attribute that must be there and say something."""
        words = self.attributes.get(name, "")
        if not words.strip() or any(ord(c) < 32 or ord(c) == 127 for c in words):
            raise ScenarioError(
                "<{tag}> has no {name}, or an empty one", where=self.where, mend="give it one", tag=self.tag, name=name
            )
        return words

    def number(self, name: str) -> Fraction:
        """Return an attribute that must be a number."""
        return exact(self.text(name), self.where)

    def whole(self, name: str) -> int:
        """Return an attribute that must be a whole number."""
        number = self.number(name)
        if number.denominator != 1:
            raise ScenarioError(
                "not a whole number: {words}", where=self.where, mend="write it as 4", words=self.text(name)
            )
        return int(number)


def read_xml(path: Path) -> Element:
    """Return a file's root.

    Raises
    ------
    ScenarioError
        If it cannot be read, is larger than 64 MB, is no XML, or declares a document type or entities.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.xml")
    ...     _ = path.write_text("<a><b value='0.5'/></a>")
    ...     read_xml(path).all("b")[0].number("value")
    Fraction(1, 2)
    """
    parser = expat.ParserCreate()
    top = Element("", {}, str(path), [])
    stack = [top]

    def where() -> str:
        return f"{path}, line {parser.CurrentLineNumber}"

    def refuse(*_: object) -> NoReturn:
        raise ScenarioError("document types and entities are not read", where=where(), mend="leave the DOCTYPE out")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise ScenarioError(
                "is nested more than {deepest} deep", where=where(), mend="flatten it", deepest=_DEEPEST
            )
        element = Element(tag, attributes, where(), [])
        stack[-1].children.append(element)
        stack.append(element)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    try:
        parser.Parse(_bytes(path), True)
    except expat.ExpatError as error:
        raise ScenarioError(
            "is not XML ({why})",
            where=f"{path}, line {error.lineno}",
            mend="mend that line",
            why=expat.ErrorString(error.code),
        ) from None
    except (LookupError, ValueError):
        raise ScenarioError("is in an encoding that is not read", where=str(path), mend="save it as UTF-8") from None
    return top.children[0]


def _bytes(path: Path) -> bytes:
    try:
        data = read_regular(path, LARGEST + 1)
        if len(data) > LARGEST:
            raise ScenarioError(
                "is larger than {largest} MB",
                where=str(path),
                mend="leave out what is not needed",
                largest=LARGEST // 2**20,
            )
        return data.lstrip(b" \t\r\n")
    except OSError as error:
        raise ScenarioError(
            "cannot be read ({why})",
            where=str(path),
            mend="name a scenario file",
            why=error.strerror or type(error).__name__,
        ) from None
