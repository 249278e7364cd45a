"""The records at hand: the files that were named, or those of a folder; and one more where a record is begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from pourparler.errors import PourparlerError
from pourparler.workbench.records import record_ids
from pourparler.workbench.touched import touched

ENDING = ".pourparler"


class Place(Struct, frozen=True):
    """Where a record stands: its word in addresses, its location, its id; or why it cannot be opened."""

    word: str
    location: str
    record: str
    error: PourparlerError | None = None


class Shelf:
    """The records that the desk shows.

    Parameters
    ----------
    locations : sequence of str
        Files, folders of dossiers, databases. None: the record files of the folder.
    folder : Path
        Where a new record is put.
    """

    def __init__(self, locations: Sequence[str], folder: Path) -> None:
        self.locations, self.folder = tuple(locations), folder
        self.begun: list[str] = []
        self._known: dict[str, tuple[tuple[int, ...] | None, list[tuple[str, PourparlerError | None]]]] = {}

    def places(self) -> dict[str, Place]:
        """Return where every record stands, by its word in addresses; those that cannot be opened, too."""
        places: dict[str, Place] = {}
        for location in self._all():
            for record, error in self._records(location):
                word = _free(record, places)
                places[word] = Place(word, location, record, error)
        return places

    def place(self, word: str) -> Place | None:
        """Return where a record stands; none where there is none of that word."""
        return self.places().get(word)

    def file(self, name: str) -> str:
        """Return where a new record of a name is put."""
        return str(self.folder / f"{name}{ENDING}")

    def _records(self, location: str) -> list[tuple[str, PourparlerError | None]]:
        """Return the records at a place, or why it cannot be opened; a file that is as it was is not opened again."""
        now = touched(location)
        known = self._known.get(location)
        if known is not None and now is not None and known[0] == now:
            return known[1]
        try:
            records: list[tuple[str, PourparlerError | None]] = [(record, None) for record in record_ids(location)]
        except PourparlerError as error:
            return [(Path(location).name.partition(".")[0], error)]
        self._known[location] = now, records
        return records

    def _all(self) -> Iterator[str]:
        named = self.locations or tuple(str(path) for path in sorted(self.folder.glob(f"*{ENDING}")))
        yield from dict.fromkeys((*named, *self.begun))


def _free(word: str, taken: dict[str, Place]) -> str:
    number, free = 1, word
    while free in taken:
        number += 1
        free = f"{word}-{number}"
    return free
