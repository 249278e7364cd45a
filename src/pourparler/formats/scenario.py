"""The native scenario file, in YAML or JSON: what it declares, every error with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import product
from math import prod
from pathlib import Path

from pourparler.domain.declared import DeclaredScenario, DeclaredStance
from pourparler.domain.outcome import Choice, Needs
from pourparler.domain.position import Stance
from pourparler.domain.scenario import Rule, Scenario
from pourparler.errors import ScenarioError
from pourparler.formats.estimate import read_estimate
from pourparler.formats.located import Located, read_located

FORMAT = "scenario/1"
_SUFFIXES = (".yaml", ".yml", ".json")
_KEYS = ("pourparler", "name", "parties", "issues", "required", "constraints", "stances", "preferences")
_MOST_RULES = 10_000

Issues = dict[str, tuple[str, ...]]


def is_scenario(path: Path) -> bool:
    """Return whether a file is to be read as a scenario: by its name, or by how its text begins."""
    if not path.is_file() or path.name == "dossier.yaml" or path.suffix == ".pourparler":
        return False
    if path.suffix.lower() in _SUFFIXES:
        return True
    with path.open("rb") as file:
        return b"scenario/" in file.read(4096).split(b"\n\n", 1)[0]


def read_scenario(path: Path) -> DeclaredScenario:
    """Return what a scenario file declares (``docs/reference/scenario-file.md``).

    Parameters
    ----------
    path : Path
        The file; names in it are text exactly as written.

    Raises
    ------
    ScenarioError
        If it does not follow the form; the sentence names the line.
    """
    whole = read_located(path)
    top = {key.text("a key"): (key, value) for key, value in whole.pairs("a scenario file")}
    if "pourparler" not in top:
        raise ScenarioError(
            "does not begin with `pourparler: {form}`", where=str(path), mend="write that line first", form=FORMAT
        )
    form = top["pourparler"][1]
    if form.text("the form") != FORMAT:
        raise ScenarioError(
            "is of the form {found}, which is not read here",
            where=form.where,
            mend="write `pourparler: {form}`",
            found=form.value,
            form=FORMAT,
        )
    for name, (key, _) in top.items():
        if name not in _KEYS:
            raise _unknown("no such key: {name}", key, name, _KEYS)
    part = {name: value for name, (_, value) in top.items()}
    nothing = Located("", str(path), "nothing")
    parties = _names(part.get("parties", nothing), "a party")
    issues = _issues(part.get("issues", nothing))
    estimates = {
        name: read_estimate(value, name, issues)
        for key, value in part.get("preferences", nothing).pairs("preferences")
        for name in (_known(key, "party", parties),)
    }
    return DeclaredScenario(
        Scenario(
            name=part["name"].text("the name") if "name" in part else path.stem,
            parties=parties,
            issues=issues,
            required=_required(part.get("required", nothing), parties, issues),
            rules=tuple(_rules(part.get("constraints", nothing), issues)),
            estimates={party: estimate for party, (estimate, _) in estimates.items()},
            notices=tuple(notice for _, notices in estimates.values() for notice in notices),
        ),
        tuple(_stances(part.get("stances", nothing), parties, issues)),
    )


def _unknown(what: str, at: Located, name: str, names: Sequence[str]) -> ScenarioError:
    near = get_close_matches(name, names, 1, 0.6)
    return ScenarioError(
        what,
        where=at.where,
        mend="did you mean {near}?" if near else "known are: {known}" if names else "none is named above",
        name=name,
        near=", ".join(near),
        known=", ".join([*names[:12], *(["…"] if len(names) > 12 else [])]),
    )


def _known(at: Located, kind: str, names: Sequence[str]) -> str:
    """Return a name that was introduced above."""
    name = at.text(f"a name of a {kind}")
    if name in names:
        return name
    raise _unknown("no party is called {name}" if kind == "party" else "no issue is called {name}", at, name, names)


def _option(at: Located, issue: str, issues: Issues) -> str:
    name = at.text("an option")
    if name in issues[issue]:
        return name
    error = _unknown("the issue {issue} has no option {name}", at, name, issues[issue])
    error.fields["issue"] = issue
    raise error


def _names(at: Located, what: str) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for item in at.items(f"{what}'s list"):
        name = item.text(what)
        if name in names:
            raise ScenarioError("{name} is listed twice", where=item.where, mend="keep one", name=name)
        names[name] = None
    return tuple(names)


def _issues(at: Located) -> Issues:
    issues: Issues = {}
    for key, value in at.pairs("issues"):
        options = _names(value, "an option")
        if not options:
            raise ScenarioError(
                "the issue {issue} has no option", where=key.where, mend="name at least one", issue=key.value
            )
        issues[key.text("an issue")] = options
    return issues


def _required(at: Located, parties: tuple[str, ...], issues: Issues) -> dict[str, tuple[str, ...]]:
    stated = {}
    for key, value in at.pairs("required"):
        names = [_known(item, "party", parties) for item in value.items("required")]
        stated[_known(key, "issue", tuple(issues))] = tuple(p for p in parties if p in names)
    return {issue: stated.get(issue, parties) for issue in issues}


def _package(at: Located, issues: Issues, what: str) -> Needs:
    """Return the issues of a package, each with the options any of which will do."""
    needs = []
    for key, value in at.pairs(what):
        issue = _known(key, "issue", tuple(issues))
        options = tuple(dict.fromkeys(_option(item, issue, issues) for item in value.items("options")))
        if not options:
            raise ScenarioError("no option of {issue} is named", where=key.where, mend="name one", issue=issue)
        needs.append((issue, options))
    if not needs:
        raise ScenarioError("{what} names no issue", where=at.where, mend="write it as {{issue: option}}", what=what)
    return tuple(needs)


def _rules(at: Located, issues: Issues) -> Iterator[Rule]:
    for number, item in enumerate(at.items("constraints"), 1):
        part = {key.text("a key"): value for key, value in item.pairs("a constraint")}
        strange = [name for name in part if name not in ("id", "why", "not", "if", "then")]
        if strange or ("not" in part) == ("if" in part) or ("if" in part) != ("then" in part):
            raise ScenarioError(
                "a constraint is either `not`, or `if` with `then`",
                where=item.where,
                mend="write it so, with `id` and `why` if you like",
            )
        name = part["id"].text("an id") if "id" in part else f"constraint {number}"
        line = item.where.rpartition(", ")[2]
        ground = part["why"].text("the reason") if "why" in part else line
        given = _package(part.get("not") or part["if"], issues, "a constraint")
        unless = _package(part["then"], issues, "`then`") if "then" in part else ()
        if {i for i, _ in given} & {i for i, _ in unless}:
            raise ScenarioError("`then` names an issue of `if`", where=item.where, mend="leave it out of one of them")
        if prod(len(options) for _, options in given) > _MOST_RULES:
            raise ScenarioError(
                "a constraint stands for more than {most} packages",
                where=item.where,
                mend="name fewer options",
                most=_MOST_RULES,
            )
        for choices in product(*([(issue, option) for option in options] for issue, options in given)):
            for rescue in _rescues(unless):
                yield Rule(name, choices, rescue, ground)


def _rescues(unless: Needs) -> list[tuple[Choice, ...]]:
    """Return the choices any of which meets a requirement; every issue required is a constraint of its own."""
    return [tuple((issue, option) for option in options) for issue, options in unless] or [()]


def _stances(at: Located, parties: tuple[str, ...], issues: Issues) -> Iterator[DeclaredStance]:
    for whom, about in at.pairs("stances"):
        party = _known(whom, "party", parties)
        for what, options in about.pairs("a party's stances"):
            issue = _known(what, "issue", tuple(issues))
            for key, value in options.pairs("an issue's stances"):
                option = _option(key, issue, issues)
                for one in value.items("stances") if value.kind == "list" else [value]:
                    yield _stance(one, party, issue, option, issues)


def _stance(at: Located, party: str, issue: str, option: str, issues: Issues) -> DeclaredStance:
    if at.kind != "mapping":
        return DeclaredStance(party, issue, option, _word(at))
    part = {key.text("a key"): value for key, value in at.pairs("a stance")}
    strange = [name for name in part if name not in ("stance", "if", "only_if", "event")]
    if strange or ("if" in part and "only_if" in part):
        raise ScenarioError(
            "a stance has `stance`, and `if` or `only_if`, and `event`", where=at.where, mend="write it so"
        )
    conditional = len(part) > ("stance" in part)
    stance = _word(part["stance"]) if "stance" in part else Stance.CONDITIONAL
    if conditional and stance is not Stance.CONDITIONAL:
        raise ScenarioError(
            "a condition goes with the stance `conditional`, not `{stance}`",
            where=at.where,
            mend="change the one or leave out the other",
            stance=stance.value,
        )
    stated = part.get("if") or part.get("only_if")
    needs = _package(stated, issues, "a condition") if stated else ()
    if stated and any(i == issue for i, _ in needs):
        raise ScenarioError(
            "a condition on its own issue, {issue}", where=stated.where, mend="name another issue", issue=issue
        )
    event = part["event"].text("an event") if "event" in part else ""
    return DeclaredStance(party, issue, option, stance, needs, "only_if" in part, event)


def _word(at: Located) -> Stance:
    word = at.text("a stance")
    words = [stance.value for stance in Stance]
    if word not in words:
        raise _unknown("no such stance: {name}", at, word, words)
    return Stance(word)
