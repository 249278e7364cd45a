"""How each reader's proposals held on texts that it was not tuned on."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


def measured(reader: str, language: str) -> float | None:
    """Return the measured precision of a reader in a language.

    Parameters
    ----------
    reader : str
        Its name, such as ``statement``.
    language : str
        ``en`` or ``fr``.

    Returns
    -------
    float or None
        The share of its proposals that held, 0 to 1; none where it was not measured.

    Examples
    --------
    >>> measured("statement", "la") is None
    True
    """
    return _shares().get(reader, {}).get(language)


@cache
def _shares() -> dict[str, dict[str, float]]:
    text = files("pourparler.reading").joinpath("measured.yaml").read_text(encoding="utf-8")
    shares: dict[str, dict[str, float]] = yaml.safe_load(text)
    return shares
