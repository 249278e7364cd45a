"""A process that holds trials for another: ``python -m pourparler.simulation.worker``, never called by hand.

It reads a plan, then trials, from its standard input, and writes results to its standard output, each as a pickle
behind its length. What strategies print goes to standard error.
"""

from __future__ import annotations

import os
import sys

from pourparler.piped import receive, send
from pourparler.simulation.trial import Bench


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
