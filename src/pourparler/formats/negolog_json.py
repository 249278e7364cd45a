"""NegoLog scenarios: one JSON profile per party; their issues are the domain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pourparler.domain.scenario import Estimate, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.exact import fields, number
from pourparler.formats.located import Located, read_located
from pourparler.formats.profile import Issues, Profile, assembled

_KEYS = {"reservationValue", "issueWeights", "issues"}


def read_negolog_json(paths: Sequence[Path]) -> Scenario:
    """Return the scenario of some profiles; files of other kinds are ignored.

    An outcome is worth the sum over issues of weight x value, as written. The scenario is called after the folder.

    Parameters
    ----------
    paths : sequence of Path
        The files, in the order of the parties.

    Raises
    ------
    ScenarioError
        If the profiles do not have the same issues and options.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> profile = '{"reservationValue": 0.2, "issueWeights": {"army": 0.5}, "issues": {"army": {"small": 0.1}}}'
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "profileA.json")
    ...     _ = path.write_text(profile)
    ...     estimate = read_negolog_json([path]).estimates["profileA"]
    >>> estimate.worth({"army": "small"}), estimate.reservation
    (Fraction(1, 20), Fraction(1, 5))
    """
    tops = {path: top for path in paths for top in [read_located(path)] if is_profile(top)}
    if not tops:
        raise ScenarioError("no NegoLog profile", where=", ".join(map(str, paths)), mend="name its files")
    read = [_profile(path, top) for path, top in tops.items()]
    issues = read[0][1]
    for profile, own in read[1:]:
        for issue in {**issues, **own}:
            if set(own.get(issue, ())) != set(issues.get(issue, ())):
                raise ScenarioError(
                    "its options of {issue} differ from those of {other}",
                    where=str(profile.path),
                    mend="make them the same",
                    issue=issue,
                    other=read[0][0].path.name,
                )
    first = read[0][0].path
    return assembled(first.absolute().parent.name, issues, [profile for profile, _ in read], str(first))


def is_profile(top: Located) -> bool:
    """Return whether a file is a profile."""
    return top.kind == "mapping" and fields(top, "a file").keys() >= _KEYS


def _profile(path: Path, top: Located) -> tuple[Profile, Issues]:
    part = fields(top, "a profile")
    values = {
        issue: {option: number(value) for option, value in fields(at, "an issue").items()}
        for issue, at in fields(part["issues"], "the issues").items()
    }
    weights = {issue: number(value) for issue, value in fields(part["issueWeights"], "the weights").items()}
    for issue in {**values, **weights}:
        if not values.get(issue) or issue not in weights:
            raise ScenarioError(
                "the issue {issue} needs a weight and at least one option",
                where=top.where,
                mend="add them",
                issue=issue,
            )
    estimate = Estimate(weights, values, reservation=number(part["reservationValue"]))
    return Profile(path, "", estimate), {issue: tuple(options) for issue, options in values.items()}
