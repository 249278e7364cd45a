"""What is wrong with a page, for whoever cannot see it, and for the policy under which it is served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

_TYPED = {"input", "select", "textarea"}
_NAMELESS = {"hidden", "submit", "button", "reset"}
_REFERRING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "headers")


def faults(tree: Any) -> list[str]:
    """Return what is wrong with a page, in words; nothing where it is sound."""
    return [*_headings(tree), *_ids(tree), *_names(tree), *_inline(tree), *_landmarks(tree)]


def _headings(tree: Any) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} first headings"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} after one of level {before}"
    for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "title"):
        if not one.text_content().strip():
            yield f"an empty {one.tag}"


def _ids(tree: Any) -> Iterator[str]:
    ids = Counter(tree.xpath("//@id"))
    yield from (f"the id {name} {many} times" for name, many in ids.items() if many > 1)
    for name in _REFERRING:
        for value in tree.xpath(f"//@{name}"):
            yield from (f"{name} names {one}, which is not there" for one in value.split() if one not in ids)
    for target in tree.xpath("//a/@href[starts-with(., '#')]"):
        if target[1:] not in ids:
            yield f"a link to {target}, which is not there"


def _names(tree: Any) -> Iterator[str]:
    labels = {one.get("for") for one in tree.iter("label") if one.text_content().strip()}
    for field in tree.iter(*_TYPED):
        if field.get("type") in _NAMELESS or field.get("aria-label") or field.get("aria-labelledby"):
            continue
        if field.get("id") not in labels and not any(one.tag == "label" for one in field.iterancestors()):
            yield f"{field.tag} {field.get('name')} has no label"
    for one in tree.iter("a", "button", "summary", "legend", "caption"):
        named = one.text_content().strip() or one.get("aria-label") or one.xpath(".//img/@alt|.//svg/@aria-label")
        if not named:
            yield f"{one.tag} {one.get('href', '')} without words"
    for image in tree.iter("img"):
        if image.get("alt") is None:
            yield f"an image without words: {image.get('src')}"


def _inline(tree: Any) -> Iterator[str]:
    for one in tree.iter():
        if not isinstance(one.tag, str):
            continue
        if one.tag == "style" or (one.tag == "script" and (not one.get("src") or (one.text or "").strip())):
            yield f"{one.tag} within the page"
        for name, value in one.attrib.items():
            if name == "style" or name.startswith(("on", "hx-on")) or value.strip().lower().startswith("javascript:"):
                yield f"{name} of {one.tag} within the page"


def _landmarks(tree: Any) -> Iterator[str]:
    if not tree.get("lang"):
        yield "no language"
    if len(list(tree.iter("main"))) != 1:
        yield f"{len(list(tree.iter('main')))} main parts"
