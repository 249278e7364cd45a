"""Pictures drawn with matplotlib: the same bytes for the same things drawn."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pourparler.errors import MissingExtra


def picture(size: tuple[float, float], draw: Callable[[Any], None], kind: str) -> bytes:
    """Return a picture.

    Parameters
    ----------
    size : tuple of float
        Width and height in inches.
    draw : callable
        Draws on a matplotlib figure.
    kind : str
        ``svg`` or ``png``.

    Raises
    ------
    MissingExtra
        If matplotlib is not installed.
    """
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra, and slow to load

        mpl.use("agg")
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("drawing needs matplotlib", mend="install pourparler[plot]") from None
    with mpl.rc_context({"svg.hashsalt": "pourparler", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=size, layout="constrained")
        draw(figure)
        buffer = io.BytesIO()
        figure.savefig(buffer, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return buffer.getvalue()
