"""The desk's templates: what every page knows beside what its route gives it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from pourparler.brief.words.language import LANGUAGES
from pourparler.web.frame import frame

if TYPE_CHECKING:
    from pourparler.web.asked import Asked


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader([PackageLoader("pourparler.web"), PackageLoader("pourparler.brief.page")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(name: str, asked: Asked, values: Mapping[str, object]) -> str:
    """Return a page: the template of that name, filled with a route's values.

    Parameters
    ----------
    name : str
        The template's, without its ending.
    asked : Asked
        What was asked for.
    values : mapping
        What the page tells.
    """
    known: dict[str, Any] = {"asked": asked, "say": asked.say, "languages": LANGUAGES, "place": asked.place}
    around = {"lens": asked.lens, **frame(asked)} if asked.place and name != "error" else {}
    return _environment().get_template(f"{name}.html").render(known | around | dict(values))
