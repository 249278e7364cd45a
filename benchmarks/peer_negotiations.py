"""Negotiations of two peers, run by the interpreter of their own environments; it imports nothing of ours.

``python peer_negotiations.py negmas``, ``negmas-tournament`` or ``negolog FOLDER``; a plan as JSON in, figures as JSON
out: offers, negotiations, CPU seconds, for the same scenarios, the same pairs of strategies, the same number of rounds.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Held = Callable[[], int]
"""Holds one negotiation and returns how many offers were made."""


def negmas(asked: dict[str, Any]) -> tuple[str, list[Held]]:
    """Return NegMAS's version and its negotiations."""
    from negmas import LinearAdditiveUtilityFunction, SAOMechanism, make_issue  # noqa: PLC0415
    from negmas.preferences.value_fun import TableFun  # noqa: PLC0415
    from negmas.sao import (  # noqa: PLC0415
        BoulwareTBNegotiator,
        ConcederTBNegotiator,
        LinearTBNegotiator,
        MiCRONegotiator,
    )

    known = {
        "boulware": BoulwareTBNegotiator,
        "conceder": ConcederTBNegotiator,
        "linear": LinearTBNegotiator,
        "micro": MiCRONegotiator,
    }
    found: list[Held] = []
    for scenario in asked["scenarios"]:
        issues = [make_issue(options, name) for name, options in scenario["issues"].items()]
        parties = [
            LinearAdditiveUtilityFunction(
                values={n: TableFun(table) for n, table in party["values"].items()},
                weights=party["weights"],
                issues=issues,
                reserved_value=0.0,
            )
            for party in scenario["parties"]
        ]

        def held(names: tuple[str, str], issues: Any = issues, parties: Any = parties) -> int:
            mechanism = SAOMechanism(issues=issues, n_steps=asked["rounds"])
            for name, utility in zip(names, parties, strict=True):
                mechanism.add(known[name](), preferences=utility)
            mechanism.run()
            return len(mechanism.extended_trace)

        found += [lambda names=names, held=held: held(names) for names in asked["pairs"]]  # type: ignore[misc]
    return f"NegMAS {version('negmas')}", found


def negmas_tournament(asked: dict[str, Any]) -> dict[str, Any]:
    """Hold NegMAS's own tournament in one process, nothing saved or drawn; imports are part of it."""
    from negmas import LinearAdditiveUtilityFunction, make_issue  # noqa: PLC0415
    from negmas.inout import Scenario  # noqa: PLC0415
    from negmas.outcomes import make_os  # noqa: PLC0415
    from negmas.preferences.value_fun import TableFun  # noqa: PLC0415
    from negmas.tournaments.neg import cartesian_tournament  # noqa: PLC0415

    scenarios = []
    for one in asked["scenarios"]:
        space = make_os(
            [make_issue(options, name) for name, options in one["issues"].items()], name=f"s{one['number']}"
        )
        utilities = tuple(
            LinearAdditiveUtilityFunction(
                values={n: TableFun(t) for n, t in party["values"].items()},
                weights=party["weights"],
                outcome_space=space,
                reserved_value=0.0,
            )
            for party in one["parties"]
        )
        scenarios.append(Scenario(outcome_space=space, ufuns=utilities))
    names = [
        f"negmas.sao.{name}"
        for name in ("BoulwareTBNegotiator", "ConcederTBNegotiator", "LinearTBNegotiator", "MiCRONegotiator")
    ]
    found = cartesian_tournament(
        names,
        scenarios,
        n_repetitions=asked["repetitions"],
        n_steps=asked["rounds"],
        njobs=-1,
        path=None,
        verbosity=0,
        rotate_ufuns=False,
        save_stats=False,
        save_scenario_figs=False,
    )
    return {
        "name": f"NegMAS {version('negmas')}, its tournament",
        "runs": len(found.details),
        "cpu": time.process_time(),
        "offers": 0,
    }


def negolog(asked: dict[str, Any], folder: str) -> tuple[str, list[Held]]:
    """Return NegoLog's name and its negotiations; its Excel files are not written, which favours it."""
    os.chdir(folder)
    sys.path.insert(0, folder)
    from agents.boulware.Boulware import BoulwareAgent  # noqa: PLC0415
    from agents.conceder.Conceder import ConcederAgent  # noqa: PLC0415
    from agents.LinearAgent.LinearAgent import LinearAgent  # noqa: PLC0415
    from agents.MICRO.MICRO import MICROAgent  # noqa: PLC0415
    from nenv.SessionManager import SessionManager  # noqa: PLC0415
    from nenv.utils import ExcelLog  # noqa: PLC0415

    ExcelLog.save = lambda self, path: None
    known = {"boulware": BoulwareAgent, "conceder": ConcederAgent, "linear": LinearAgent, "micro": MICROAgent}
    found: list[Held] = []
    for scenario in asked["scenarios"]:
        for names in asked["pairs"]:

            def held(names: Any = names, number: str = str(scenario["number"])) -> int:
                manager = SessionManager(known[names[0]], known[names[1]], number, None, asked["rounds"], [], [])
                manager.run(tempfile.gettempdir())
                assert manager.session is not None
                return int(manager.session.get_number_of_offers())

            found.append(held)
    return "NegoLog", found


def main() -> None:
    """Hold all negotiations, after each was held once to warm up."""
    warnings.simplefilter("ignore")
    asked = json.load(sys.stdin)
    if sys.argv[1] == "negmas-tournament":
        json.dump(negmas_tournament(asked), sys.stdout)
        return
    name, negotiations = negmas(asked) if sys.argv[1] == "negmas" else negolog(asked, sys.argv[2])
    for held in negotiations[:2]:
        held()
    offers, begun = 0, time.process_time()
    for _ in range(asked["repetitions"]):
        offers += sum(held() for held in negotiations)
    used = time.process_time() - begun
    runs = asked["repetitions"] * len(negotiations)
    json.dump({"name": name, "offers": offers, "runs": runs, "cpu": used}, sys.stdout)


if __name__ == "__main__":
    main()
