"""What is on record for somebody, kept for as long as nobody writes to the file: a long record takes long to replay."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from msgspec import Struct

from pourparler.domain.negotiation import Negotiation
from pourparler.record.entry import Entry
from pourparler.record.event import introduced
from pourparler.record.events.correction import content
from pourparler.record.replay import replay
from pourparler.record.store import Store
from pourparler.workbench.touched import touched

_MOST = 8
_lock = Lock()
_Place = tuple[str, str, str, str]


class View(Struct, frozen=True):
    """A record as somebody may see it.

    Parameters
    ----------
    negotiation : Negotiation
        What is on record.
    ids : frozenset of str
        Every id that was ever introduced.
    """

    negotiation: Negotiation
    ids: frozenset[str]


class _Kept(Struct, frozen=True):
    """A view, and what of the file it was made of."""

    touched: tuple[int, ...]
    extent: tuple[object, ...]
    view: View


_kept: OrderedDict[_Place, _Kept] = OrderedDict()


def shared_view(store: Store, record: str, audience: str) -> View:
    """Return a record as everybody in an audience may see it: what is written for them may name nothing else.

    Parameters
    ----------
    store : Store
        Where.
    record, audience : str
        Which record, seen by whom.
    """
    return _view(store, record, audience, "shared", lambda: store.shared(record, audience))


def own_view(store: Store, record: str, viewer: str) -> View:
    """Return a record as one viewer may see it."""
    return _view(store, record, viewer, "own", lambda: store.entries(record, viewer))


def _view(store: Store, record: str, whom: str, how: str, read: Callable[[], Sequence[Entry]]) -> View:
    place = (store.location, record, whom, how)
    now = touched(store.location)
    with _lock:
        known = _kept.get(place)
    if known is not None and now is not None:
        # A decision is written beside the entries: it leaves them as they are.
        extent = known.extent if known.touched == now else store.extent(record, whom)
        if extent == known.extent:
            with _lock:
                _kept[place] = _Kept(now, extent, known.view)
                _kept.move_to_end(place)
            return known.view
    extent = store.extent(record, whom)
    entries = read()
    ids = frozenset(
        key for entry in entries if entry.body is not None for (_, key), _ in introduced(content(entry.event()))
    )
    view = View(replay(entries, whom.partition("+")[0]), ids)
    if now is not None:
        with _lock:
            _kept[place] = _Kept(now, extent, view)
            while len(_kept) > _MOST:
                _kept.popitem(last=False)
    return view
