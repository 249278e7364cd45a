"""Run as a process of its own: tries inputs on one reader until a time or a number is reached, within limits.

Arguments: the reader, a seed, how many seconds, how many inputs at most, the folder for what is found. What was reached is
printed as JSON: ``{"inputs": n, "read": n, "seconds": s, "crashes": [[file, what], …]}``. The input that is being read stands in the
file ``READER-reading`` in that folder, after four bytes with its length, so that it is known even where the process dies.
"""

from __future__ import annotations

import hashlib
import json
import logging
import mmap
import os
import random
import resource
import signal
import sys
import tempfile
import time
import warnings
from pathlib import Path
from types import FrameType
from typing import Any

from pourparler.errors import PourparlerError
from tests.database_server import quick
from tests.fuzz.targets import Target, targets

MEMORY = 2 * 2**30
SECONDS = 10
REFUSED = "refused"
_MOST_CRASHES = 20
_MOST_READ = 40
_LONGEST = 2**22


class TooLong(BaseException):
    """Reading took longer than it may."""


def _stopped(_: int, __: FrameType | None) -> None:
    raise TooLong(f"took longer than {SECONDS} s")


def limited() -> None:
    """Let this process have two gigabytes more than it has, and no longer than ten seconds for an input."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, resource.RLIM_INFINITY))
    for one in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(one, _stopped)


def tried(target: Target, data: bytes) -> str:
    """Read an input; return what went wrong: nothing where it was read, :data:`REFUSED` where that was said so."""
    # Time of its own, so that a busy machine finds nothing; and a wider limit for what only waits.
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, 8 * SECONDS)
    try:
        target.read(data)
    except PourparlerError as error:
        return REFUSED if str(error).strip() else "an error without a sentence"
    except MemoryError:
        return "MemoryError: needs more than 2 GB"
    except (Exception, TooLong) as error:
        where = _innermost(error)
        return f"{type(error).__name__}: {str(error)[:200]} ({where})"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
    return ""


def _innermost(error: BaseException) -> str:
    """Return the last place of the program that an error went through."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if "pourparler/" in file:
            place = f"{file.rpartition('pourparler/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def fuzz(target: Target, seed: int, seconds: float, most: int, found: Path) -> dict[str, Any]:
    """Try inputs made of the seeds, and of one another."""
    chance = random.Random(f"{target.name} {seed}")
    seeds = target.seeds()
    pool, crashes, kinds = list(seeds), [], set()
    reading = _shared(found / f"{target.name}-reading")
    limited()
    tried(target, seeds[0])  # what is loaded for the first input is not counted
    begun, inputs, read = time.monotonic(), 0, 0
    while inputs < most and time.monotonic() - begun < seconds:
        data = (
            seeds[inputs] if inputs < len(seeds) else target.mutate(chance.choice(pool), chance, pool)[: _LONGEST - 4]
        )
        inputs += 1
        reading[: 4 + len(data)] = len(data).to_bytes(4, "big") + data
        wrong = tried(target, data)
        read += not wrong
        if wrong not in ("", REFUSED) and (kind := wrong.partition(": ")[0] + wrong.rpartition("(")[2]) not in kinds:
            kinds.add(kind)
            kept = found / f"{target.name}-{hashlib.sha256(data).hexdigest()[:12]}"
            kept.write_bytes(data)
            crashes.append([str(kept), wrong])
            if len(crashes) >= _MOST_CRASHES:
                break
        # A strange input that is read is made stranger still.
        if not wrong and inputs > len(seeds):
            pool[len(seeds) :] = [*pool[len(seeds) :], data][-_MOST_READ:]
    (found / f"{target.name}-reading").unlink()
    return {"inputs": inputs, "read": read, "seconds": time.monotonic() - begun, "crashes": crashes}


def _shared(file: Path) -> mmap.mmap:
    """Return a file's bytes as memory: what is written there outlives the process, and costs no call."""
    file.write_bytes(bytes(_LONGEST))
    with file.open("r+b") as handle:
        return mmap.mmap(handle.fileno(), _LONGEST)


def main() -> None:
    """Fuzz one reader in a folder of its own."""
    name, seed, seconds, most, found = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
    warnings.simplefilter("ignore")
    logging.disable()
    place = Path(found).absolute()
    place.mkdir(parents=True, exist_ok=True)
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with tempfile.TemporaryDirectory(prefix="pourparler-fuzz-", dir=quick()) as folder:
        os.chdir(folder)
        answer.write(json.dumps(fuzz(targets()[name], seed, seconds, most, place)))
        os.chdir("/")


if __name__ == "__main__":
    main()
