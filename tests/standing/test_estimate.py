"""Estimates on record: whose counts, and what an order of options adds to them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.domain.interval import Interval
from pourparler.domain.issue import Issue, Option
from pourparler.domain.negotiation import Negotiation, Recorded
from pourparler.domain.party import Party
from pourparler.domain.preference import OptionOrder, Preference
from pourparler.domain.scenario import Scenario
from pourparler.solvers.preference import partial_preferences
from pourparler.standing.estimate import estimates, orders

OPTIONS = ("army.small", "army.middle", "army.large")


def recorded(value: object) -> Recorded[object]:
    return Recorded(value, Interval.of("2025-11-20"), Interval.of("2025-11-20").latest, (), "", "everyone")


def talks(*nouns: OptionOrder | Preference) -> Negotiation:
    there = Negotiation(record="toy", viewer="everyone")
    there.parties["north"] = recorded(Party("north", "North"))  # type: ignore[assignment]
    for issue in ("army", "fleet"):
        there.issues[issue] = recorded(Issue(issue, issue, "What about it?"))  # type: ignore[assignment]
    for key in (*OPTIONS, "fleet.none", "fleet.some"):
        there.options[key] = recorded(Option(key, key.partition(".")[0], key, "a draft"))  # type: ignore[assignment]
    for noun in nouns:
        kept = there.option_orders if isinstance(noun, OptionOrder) else there.preferences
        kept[noun.id] = recorded(noun)  # type: ignore[assignment,index]
    return there


def order(than: str, worse: str, by: str = "ana", key: str = "") -> OptionOrder:
    return OptionOrder(key or f"{worse} below {than} by {by}", "north", worse, than, by, "interviews")


def test_an_order_alone_is_an_estimate_without_a_number() -> None:
    (estimate,) = estimates(talks(order("army.small", "army.middle"), order("army.middle", "army.large"))).values()
    assert not estimate.numeric()
    assert estimate.option_order == {"army": (("army.small", "army.middle"), ("army.middle", "army.large"))}
    assert (estimate.by, estimate.ground) == ("ana", "interviews")


def test_numbers_of_an_issue_go_before_its_order_and_leave_those_of_other_issues() -> None:
    numbers = Preference("p", "north", "ben", "a letter", {"army": 1.0, "fleet": 2.0}, {"army.small": 1.0})
    held = estimates(talks(numbers, order("army.large", "army.small"), order("fleet.none", "fleet.some")))["north"]
    assert held.values == {"army": {"army.small": Fraction(1)}}
    assert held.option_order == {"fleet": (("fleet.none", "fleet.some"),)}
    assert held.by == "ben, ana"


def test_of_two_who_order_an_issue_whoever_spoke_last_counts_alone() -> None:
    there = talks(order("army.small", "army.large"), order("army.large", "army.middle", by="ben"))
    assert orders(there)["north"]["army"].pairs == (("army.large", "army.middle"),)
    assert estimates(there)["north"].by == "ben"


def test_options_of_two_issues_are_no_order_of_either() -> None:
    assert estimates(talks(order("army.small", "fleet.none"))) == {}


@given(pairs=st.lists(st.permutations(OPTIONS).map(lambda p: (p[0], p[1])), max_size=8))
@settings(max_examples=80)
def test_what_goes_round_in_a_circle_breaks_nothing_and_the_newest_step_counts(pairs: list[tuple[str, str]]) -> None:
    there = talks(*(order(than, worse, key=f"o{n}") for n, (than, worse) in enumerate(pairs)))
    held = estimates(there)
    assert bool(held) == bool(pairs)
    if pairs:
        assert pairs[-1] in held["north"].option_order["army"]
        whole = Scenario("toy", ("north",), {"army": OPTIONS}, estimates=held)
        # It is refused where an order goes round in a circle.
        assert partial_preferences(whole)["north"].options_above["army"]
