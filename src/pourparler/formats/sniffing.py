"""Which tool's scenario a folder or a file holds, told by its content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pourparler.domain.scenario import Scenario
from pourparler.errors import ScenarioError
from pourparler.formats import genius_xml, geniusweb_json, negmas, negolog_json
from pourparler.formats.located import LARGEST
from pourparler.formats.tree import read_tree
from pourparler.formats.xml_tree import read_xml

_SUFFIXES = (".xml", ".json", ".yaml", ".yml")
_MARKS = (b"issuesValues", b"issueUtilities", b"issueWeights", b"OutcomeSpace", b"UtilityFunction", b'"domain"')
Reader = Callable[[Sequence[Path]], Scenario]
_READERS: dict[str, Reader] = {
    "Genius": genius_xml.read_genius_xml,
    "GeniusWeb": geniusweb_json.read_geniusweb_json,
    "NegoLog": negolog_json.read_negolog_json,
    "NegMAS": negmas.read_negmas,
}
_NEITHER = ("", "")


def read_foreign(path: Path) -> Scenario | None:
    """Return the scenario of another tool that a folder or a file holds.

    Of a folder, the domain and all profiles are read, in the order of their names. A file that is a domain stands for
    its folder; one that is a profile is read as a scenario of one party.

    Parameters
    ----------
    path : Path
        The folder or the file.

    Returns
    -------
    Scenario or None
        None where it holds nothing of the kind, such as a scenario file of Pourparler's own, a dossier or a record.

    Raises
    ------
    ScenarioError
        If it holds several domains, scenarios of several tools, or profiles that do not fit or cannot be read.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     print(read_foreign(Path(folder)))
    None
    """
    if path.is_dir():
        return _folder(path)
    if not path.is_file():
        return None
    tool, part = _told(path)
    if part == "domain":
        return _folder(path.parent, path)
    if tool == "NegMAS":
        return _READERS[tool]([*_domains(path.parent, tool), path])
    return _READERS[tool]([path]) if part else None


def _folder(folder: Path, domain: Path | None = None) -> Scenario | None:
    """Return the scenario of a folder; where a domain is named, others are left aside."""
    if (folder / "dossier.yaml").exists():
        return None
    by_tool: dict[str, list[Path]] = {}
    domains: list[Path] = []
    broken: list[ScenarioError] = []
    for path in _candidates(folder):
        try:
            tool, part = _told(path)
        except ScenarioError as error:
            broken.append(error)
            continue
        if part == "domain" and domain and path.name != domain.name:
            continue
        if part:
            by_tool.setdefault(tool, []).append(path)
        if part == "domain":
            domains.append(path)
    if domain:
        by_tool = {tool: paths for tool, paths in by_tool.items() if any(path.name == domain.name for path in paths)}
    if broken and (by_tool or any(_text(path).startswith(b"<") for path in _candidates(folder))):
        raise broken[0]
    if len(by_tool) > 1 or len(domains) > 1:
        names = [path.name for path in domains] if len(domains) > 1 else list(by_tool)
        raise ScenarioError(
            "holds more than one scenario: {names}",
            where=str(folder),
            mend="name one domain, or put each into a folder of its own",
            names=", ".join(names),
        )
    return next((_READERS[tool](paths) for tool, paths in by_tool.items()), None)


def _candidates(folder: Path) -> list[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        raise ScenarioError(
            "cannot be read ({why})",
            where=str(folder),
            mend="name a folder that can",
            why=error.strerror or type(error).__name__,
        ) from None
    return [p for p in paths if p.suffix.lower() in _SUFFIXES and not p.name.startswith(".") and p.is_file()]


def _domains(folder: Path, tool: str) -> list[Path]:
    return [path for path in _candidates(folder) if _told(path) == (tool, "domain")]


def _text(path: Path) -> bytes:
    """Return a file's text without what may stand before it; nothing of one too large to be a scenario."""
    try:
        if path.stat().st_size > LARGEST and path.suffix.lower() not in _SUFFIXES:
            return b""
        with path.open("rb") as file:
            return file.read(LARGEST).removeprefix(b"\xef\xbb\xbf").lstrip()
    except OSError as error:
        raise ScenarioError(
            "cannot be read ({why})",
            where=str(path),
            mend="name a scenario file",
            why=error.strerror or type(error).__name__,
        ) from None


def _told(path: Path) -> tuple[str, str]:
    """Return whose file it is and whether it is a domain or a profile; two empty words for any other file."""
    text = _text(path)
    if text.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        root = read_xml(path)
        is_part = genius_xml.is_domain(root) or genius_xml.is_profile(root)
        return ("Genius", "domain" if genius_xml.is_domain(root) else "profile") if is_part else _NEITHER
    if b"\0" in text[:4096] or not any(mark in text for mark in _MARKS):
        return _NEITHER
    top = read_tree(path)
    for tool, module in (("GeniusWeb", geniusweb_json), ("NegMAS", negmas)):
        if module.is_domain(top):
            return tool, "domain"
        if module.is_profile(top):
            return tool, "profile"
    return ("NegoLog", "profile") if negolog_json.is_profile(top) else _NEITHER
