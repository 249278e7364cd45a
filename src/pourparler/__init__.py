"""Pourparler: a workbench for real negotiations.

It answers three questions, each from the one before: what has been said, what could be agreed, what would happen if.
The names below are all that a library user types; each is loaded when it is first used.

**Begin a record, and add to it.** ``new`` begins one; ``with open(…) as record:`` adds to it, all of a block or
nothing. What is added are values: ``Party`` (with its ``Role``), ``Delegate``, ``Issue``, ``Option``, ``Required``;
``Source`` and ``Passage``; ``Session`` and ``Participant``; ``Statement`` and ``Position``, with a ``Stance``, and a
``Voice`` that says who spoke and by which ``Attribution`` it is known; ``Draft`` and ``Point``; ``NextStep``.
``Interval`` is when.

**Read a record.** ``negotiation`` gives what is on record (a ``Negotiation``), ``state`` where everything stands (a
``StateOfPlay``), at a ``Level`` of evidence. Who looks is always said: a party or a mediator by name, or ``KEEPER``,
whoever keeps this copy. Functions of ``pourparler.workbench`` take the same as one value, a ``Request``.

**What could be agreed.** ``scenario`` makes a ``Scenario`` of a record, ``read_scenario`` reads one from a file.
``zone`` counts the outcomes that nobody refuses; ``blocking`` gives the red lines that together leave none,
``opening`` the fewest to lift; ``key_questions`` what to ask next; ``draft_reading`` a draft against the stances.
``possibilities`` gives all of these at once.

**The best deals, on somebody's estimates.** ``pareto`` gives the frontier; ``nash_bargaining``,
``kalai_smorodinsky``, ``egalitarian``, ``leximin``, ``utilitarian`` and ``equal_gain`` each choose from it by a rule;
``deals`` gives several of these at once. ``improvement`` starts from a baseline, ``trades`` gives one issue for
another, ``acceptability`` says how likely a party is to accept where its preferences are uncertain.

**Rehearse the talks.** ``rehearse`` holds runs under a ``Setup``, ``tournament`` strategies against one another by a
``Plan``.

**Check, and go on elsewhere.** ``verify`` checks a record's hashes, ``frame`` gives a result as a data frame. Every
error is a ``PourparlerError``, whose text is one sentence.

Examples
--------
>>> import pourparler
>>> pourparler.Level.REPORTED.value
'reported'
"""

from __future__ import annotations

import sys

import lazy_loader

__version__ = "0.1.0"

# The names stand in __init__.pyi, which type checkers read too.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

if "IPython" in sys.modules:
    from pourparler.notebook import register

    register()
