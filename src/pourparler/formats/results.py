"""Results of a tournament: a journal that survives a kill, and Parquet tables for any tool."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from pourparler.domain.tournament import Result
from pourparler.errors import InputError, MissingExtra
from pourparler.regular_file import read_regular

JOURNAL = "journal.jsonl"
"""The file to which every result is added as it comes; its first line holds the plan's digest."""


class _Head(msgspec.Struct, frozen=True):
    plan: str
    runs: int


def read_journal(folder: Path, digest: str) -> list[Result]:
    """Return the results that a folder's journal holds; none where there is no journal.

    A last line that was cut off in the middle, as by a kill, is left out.

    Raises
    ------
    InputError
        If the journal is another plan's, or is not a journal.
    """
    path = folder / JOURNAL
    if not path.exists() or not path.stat().st_size:
        return []
    lines = read_regular(path).split(b"\n")
    try:
        head = msgspec.json.decode(lines[0], type=_Head)
    except msgspec.DecodeError:
        raise InputError("is not the journal of a tournament", where=str(path), mend="name another folder") from None
    if head.plan != digest:
        raise InputError(
            "holds the results of another tournament",
            where=str(folder),
            mend="name another folder, or ask for what was asked there",
        )
    results = []
    for line in lines[1:-1]:
        try:
            results.append(msgspec.json.decode(line, type=Result))
        except msgspec.DecodeError:
            break
    return results


@contextmanager
def journal(folder: Path, digest: str, runs: int, results: list[Result]) -> Iterator[IO[bytes]]:
    """Yield a journal to add results to; what was cut off is left out first.

    Raises
    ------
    InputError
        If the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        whole = b"".join(msgspec.json.encode(one) + b"\n" for one in results)
        beside = folder / f"{JOURNAL}.new"
        beside.write_bytes(msgspec.json.encode(_Head(digest, runs)) + b"\n" + whole)
        beside.replace(folder / JOURNAL)
        stream = (folder / JOURNAL).open("ab", buffering=0)
    except OSError as error:
        raise InputError(
            "cannot be written to: {error}", where=str(folder), mend="name another folder", error=error.strerror or ""
        ) from None
    with stream:
        yield stream


def add(stream: IO[bytes], result: Result) -> None:
    """Add one result, whole, so that a kill loses none that was added."""
    stream.write(msgspec.json.encode(result) + b"\n")


def parquet(results: tuple[Result, ...]) -> bytes:
    """Return results as a Parquet table: one row a party of every run.

    Raises
    ------
    MissingExtra
        If Polars is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtra("Parquet needs Polars", mend="install pourparler[frames]") from None
    buffer = io.BytesIO()
    pl.DataFrame(list(rows(results)), schema=_schema(pl, results)).write_parquet(buffer)
    return buffer.getvalue()


def rows(results: tuple[Result, ...]) -> Iterator[dict[str, Any]]:
    """Yield one row a party of every run, in the order of the plan."""
    measured = _measured(results)
    for one in sorted(results, key=lambda one: one.trial):
        for place, (party, strategy) in enumerate(zip(one.parties, one.strategies, strict=True)):
            yield {
                "run": one.trial,
                "scenario": one.scenario,
                "repetition": one.repetition,
                "seed": one.seed,
                "party": party,
                "strategy": strategy,
                "others": ", ".join(s for n, s in enumerate(one.strategies) if n != place),
                "ending": one.ending,
                "round": one.round,
                "offers": one.offers,
                "by": one.by,
                "utility": one.utilities[place] if one.utilities else None,
                "payoff": one.payoffs[place] if one.payoffs else None,
                "welfare": sum(one.utilities) if one.utilities else None,
                **{f"distance_{name}": one.distances.get(name) for name in measured},
                "said": one.said,
            }


def _measured(results: tuple[Result, ...]) -> list[str]:
    return sorted({name for one in results for name in one.distances})


def _schema(pl: Any, results: tuple[Result, ...]) -> dict[str, Any]:
    whole = {"run", "repetition", "seed", "round", "offers"}
    real = {"utility", "payoff", "welfare", *(f"distance_{name}" for name in _measured(results))}
    names = list(next(rows(results), {}))
    return {n: pl.Int64 if n in whole else pl.Float64 if n in real else pl.String for n in names}
