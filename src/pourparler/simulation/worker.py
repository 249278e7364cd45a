"""A process that holds trials for another: ``python -m pourparler.simulation.worker``, never called by hand.

It reads a plan, then trials, from its standard input, and writes results to its standard output, each as a pickle
behind its length. What strategies print goes to standard error.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from typing import IO, Any

from pourparler.simulation.trial import Bench

_LENGTH = struct.Struct(">Q")


def send(stream: IO[bytes], value: Any) -> None:
    """Write a value to a stream, behind its length."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Return the next value that stands in a stream.

    Raises
    ------
    EOFError
        If there is none.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Hold trials until there are no more."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    questions = sys.stdin.buffer
    bench = Bench(receive(questions))
    while True:
        try:
            trial = receive(questions)
        except EOFError:
            return
        send(answers, bench.result(trial))


if __name__ == "__main__":
    main()
