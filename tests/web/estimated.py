"""Records with estimates on them: the river of the exercise, and the shipped case with numbers that nobody meant."""

from __future__ import annotations

from pathlib import Path

from pourparler.domain.issue import Issue, Option
from pourparler.domain.preference import Preference, Reservation
from pourparler.record.event import Event
from pourparler.record.events.issue import IssueAdded
from pourparler.record.events.option import OptionNamed
from pourparler.record.events.preference import PreferenceEstimated, ReservationEstimated
from pourparler.record.opening import open_store
from pourparler.workbench.scenario import read_scenario
from tests.conftest import ROOT
from tests.making import day, opened, party, source
from tests.web.visit import kept

RIVER = ROOT / "examples" / "river-talks"


def river(folder: Path) -> Path:
    """The river talks as a record: two parties, four issues, both estimated by the teacher."""
    setting = read_scenario(RIVER / "scenario.yaml", estimates=RIVER / "estimates.yaml")
    told: list[Event] = [opened(), source(), *(party(name) for name in setting.parties)]
    for issue, options in setting.issues.items():
        told.append(IssueAdded(happened_on=day(), issue=Issue(issue, issue.title(), f"What about {issue}?")))
        for option in options:
            named = Option(f"{issue}.{option}", issue, option.replace("-", " "), "a draft")
            told.append(OptionNamed(happened_on=day(), option=named))
    for name, held in setting.estimates.items():
        values = {f"{i}.{o}": float(value) for i, options in held.values.items() for o, value in options.items()}
        weights = {issue: float(weight) for issue, weight in held.weights.items()}
        told.append(_estimated(name, weights, values))
        told.append(_reserved(name, float(held.reservation or 0)))
    return kept(folder, *told)


def shipped_with_estimates(file: Path) -> Path:
    """The shipped case with made-up numbers for three parties on every issue: for its size alone."""
    from pourparler.domain.request import Request
    from pourparler.workbench.scenario import taken

    setting = taken(Request(str(file), "everyone")).scenario
    told: list[Event] = []
    for n, name in enumerate(setting.parties[:3]):
        values, weights = {}, {}
        for k, (issue, options) in enumerate(setting.issues.items()):
            weights[issue] = float(1 + (k * (n + 2)) % 5)
            for m, option in enumerate(options):
                place = m if n == 0 else len(options) - 1 - m if n == 1 else (m * 2 + k) % len(options)
                values[option] = round(place / max(1, len(options) - 1), 3)
        told.append(_estimated(name, weights, values))
    with open_store(str(file)) as store:
        (record,) = (one.id for one in store.records())
        store.append(record, [("everyone", event) for event in told])
    return file


def _estimated(name: str, weights: dict[str, float], values: dict[str, float]) -> Event:
    made = Preference(f"of-{name}", name, "the teacher", "assumed for an exercise; nobody was asked", weights, values)
    return PreferenceEstimated(happened_on=day(), preference=made)


def _reserved(name: str, worth: float) -> Event:
    made = Reservation(f"least-{name}", name, worth, "the teacher", "assumed for an exercise; nobody was asked")
    return ReservationEstimated(happened_on=day(), reservation=made)
