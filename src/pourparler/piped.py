"""Values that go between this process and those it starts: each as a pickle behind its length."""

from __future__ import annotations

import pickle
import struct
import subprocess
from contextlib import suppress
from typing import IO, Any

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


def ended(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it does, and close what led to it and from it."""
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.wait()
