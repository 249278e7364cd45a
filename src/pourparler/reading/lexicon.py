"""The words that readers go by: small declared data, one file for each noun and language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def lexicon(language: str, noun: str) -> dict[str, Any]:
    """Return the words of a noun in a language.

    Examples
    --------
    >>> "according to" in lexicon("en", "cues")["according"]
    True
    """
    text = files("pourparler.reading").joinpath("words", language, f"{noun}.yaml").read_text(encoding="utf-8")
    listed: dict[str, Any] = yaml.safe_load(text)
    return listed
