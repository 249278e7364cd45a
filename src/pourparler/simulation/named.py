"""Protocols, strategies and acceptance conditions by name: shipped ones, or strategies in a file of the user's own."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from msgspec import Struct

from pourparler.errors import InputError
from pourparler.simulation import acceptance, protocols, strategies
from pourparler.simulation.accepting import Accepting
from pourparler.simulation.names import names
from pourparler.simulation.protocol import Protocol
from pourparler.simulation.seat import Seat, Strategy

Arguments = dict[str, float]


class Part(Struct, frozen=True):
    """A class by its name, with arguments: ``boulware:end=0.5``.

    Parameters
    ----------
    name : str
        A file's name in `strategies` or `acceptance`; or a file of one's own and the class in it: ``mine.py:Mine``.
    arguments : dict of str to float
        For the class.
    """

    name: str
    arguments: Arguments = {}


def protocol(name: str) -> Protocol:
    """Return a protocol.

    Raises
    ------
    InputError
        If there is no such protocol.

    Examples
    --------
    >>> protocol("alternating_offers").usual
    'boulware'
    """
    options = names(protocols)
    if name not in options:
        raise InputError("no such protocol: {name}", mend="known are: {known}", name=name, known=", ".join(options))
    procedure: Protocol = importlib.import_module(f"{protocols.__name__}.{name}").PROTOCOL
    return procedure


def strategy(spec: str) -> Callable[[Seat], Strategy]:
    """Return what makes a strategy for a seat.

    Parameters
    ----------
    spec : str
        ``NAME``, ``NAME:argument=number,…``, and after a plus sign an acceptance condition in the same form.

    Raises
    ------
    InputError
        If there is no such strategy, condition or argument.

    Examples
    --------
    >>> strategy("boulware:end=0.5+ac_const:level=0.9").__name__
    'boulware:end=0.5+ac_const:level=0.9'
    """
    main, _, condition = spec.partition("+")
    maker = _class(_part(main, spec), strategies, spec, seated=True)
    accepts = _class(_part(condition, spec), acceptance, spec, seated=False) if condition else None

    def seated(seat: Seat) -> Strategy:
        plain: Strategy = maker(seat)
        for method in ("offer", "accepts"):
            if not callable(getattr(plain, method, None)):
                raise InputError(
                    "it has no method {method}", where=spec, mend="a strategy has offer and accepts", method=method
                )
        return Accepting(seat, plain, accepts()) if accepts else plain

    seated.__name__ = spec
    return seated


def _part(text: str, spec: str) -> Part:
    head, _, tail = text.strip().partition(":")
    if head.endswith(".py"):
        own, _, tail = tail.partition(":")
        head = f"{head}:{own}"
    pairs = [pair.partition("=") for pair in tail.split(",") if pair.strip()]
    try:
        return Part(head, {key.strip(): float(value) for key, _, value in pairs})
    except ValueError:
        raise InputError(
            "an argument is no number: {tail}", where=spec, mend="write NAME:argument=number", tail=tail
        ) from None


def _class(part: Part, package: ModuleType, spec: str, *, seated: bool) -> Callable[..., Any]:
    maker = _own(part.name) if ".py:" in part.name else _shipped(part.name, package)
    if maker is None:
        raise InputError(
            "no such strategy or condition: {name}",
            where=spec,
            mend="known are: {known}",
            name=part.name,
            known=", ".join(names(package)),
        )
    parameters = list(inspect.signature(maker).parameters)[int(seated) :]
    for name in part.arguments:
        if name not in parameters:
            raise InputError(
                "{name} is no argument of {strategy}",
                where=spec,
                mend="known are: {known}" if parameters else "it takes none",
                name=name,
                strategy=part.name,
                known=", ".join(parameters),
            )
    arguments = {n: int(v) if v == int(v) and _whole(maker, n) else v for n, v in part.arguments.items()}
    return lambda *seat: maker(*seat, **arguments)


def _whole(maker: Callable[..., Any], name: str) -> bool:
    return "int" in str(inspect.signature(maker).parameters[name].annotation)


@cache
def _shipped(name: str, package: ModuleType) -> Callable[..., Any] | None:
    if name not in names(package):
        return None
    module = importlib.import_module(f"{package.__name__}.{name}")
    maker: Callable[..., Any] = getattr(module, "".join(word.capitalize() for word in name.split("_")))
    return maker


def _own(name: str) -> Callable[..., Any]:
    """Return a class from a file of the user's own."""
    file, _, own = name.rpartition(":")
    path = Path(file)
    if not path.is_file():
        raise InputError("there is no such file", where=file, mend="name a Python file that holds the strategy")
    spec = importlib.util.spec_from_file_location(f"own_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # The user's own code may fail in any way; it is said where.
        raise InputError(
            "the file cannot be run: {error}",
            where=file,
            mend="mend it and try again",
            error=f"{type(error).__name__}: {error}",
        ) from None
    attribute = getattr(module, own, None)
    if not callable(attribute):
        classes = [n for n, v in vars(module).items() if inspect.isclass(v) and v.__module__ == module.__name__]
        raise InputError(
            "there is no class {name} in it",
            where=file,
            mend="known are: {known}",
            name=own,
            known=", ".join(classes) or "none",
        )
    maker: Callable[..., Any] = attribute
    return maker
