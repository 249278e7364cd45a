"""The words for what can be wrong with a record."""

from __future__ import annotations

from pourparler.brief.words.language import Language


def fault_words(say: Language) -> dict[str, str]:
    """Return the words for each kind of fault.

    Examples
    --------
    >>> fault_words(Language("en"))["altered"]
    'altered'
    """
    return {
        "altered": say("altered"),
        "missing-before": say("an event before it is missing"),
        "too-wide": say("stands on an event that its audience may not see"),
        "no-words": say("its words are gone, and no erasure names it"),
        "erased-words": say("was erased, and its words are there"),
        "cut": say("not found: the tail was cut or rewritten"),
        "unreadable": say("cannot be read"),
        "future": say("recorded at a time that has not come yet"),
        "twice": say("an id that was given before"),
        "stray": say("rows of no record that the file knows"),
        "text": say("the text of a source is not the one that its SHA-256 stands for"),
        "foreign": say("no part of a record file"),
        "missing": say("missing from the file"),
        "tables": say("made otherwise than a record file is"),
        "settings": say("settings that were changed"),
        "damaged": say("damaged"),
    }
