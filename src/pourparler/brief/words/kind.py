"""The words for the kinds of event, as lists and headings name them."""

from __future__ import annotations

from pourparler.brief.words.language import Language


def kind_name(say: Language, kind: str) -> str:
    """Return the words for a kind of event; its own name, in plain words, where it has none yet.

    Parameters
    ----------
    say : Language
        The language of the reader.
    kind : str
        As records spell it.

    Examples
    --------
    >>> kind_name(Language("en"), "next-step-announced"), kind_name(Language("en"), "flag-raised")
    ('announced step', 'flag raised')
    """
    return next((words[kind] for words in _all(say) if kind in words), kind.replace("-", " "))


def is_named(kind: str) -> bool:
    """Return whether a kind has words of its own.

    Examples
    --------
    >>> is_named("position-taken"), is_named("flag-raised")
    (True, False)
    """
    return any(kind in words for words in _all(Language("en")))


def _all(say: Language) -> tuple[dict[str, str], ...]:
    return _talks(say), _frame(say), _estimates(say), _record(say)


def _talks(say: Language) -> dict[str, str]:
    return {
        "position-taken": say("position"),
        "position-withdrawn": say("withdrawal of a position"),
        "statement-noted": say("statement"),
        "statement-changed": say("change to a statement"),
        "session-held": say("session"),
        "draft-tabled": say("draft"),
        "points-continued": say("points continued in a later draft"),
        "point-status-changed": say("text status of a point"),
        "next-step-announced": say("announced step"),
        "next-step-met": say("step that took place"),
        "next-step-missed": say("step that did not take place as announced"),
        "precondition-set": say("precondition"),
        "precondition-met": say("precondition met"),
        "claim-made": say("contested claim"),
        "characterisation-noted": say("what the talks were called"),
        "context-noted": say("event outside the room"),
        "mandate-given": say("mandate"),
        "mandate-limited": say("new terms of a mandate"),
        "mandate-withdrawn": say("end of a mandate"),
        "proposal-made": say("proposal"),
        "agreement-reached": say("agreement"),
        "agreement-advanced": say("stage of an agreement"),
    }


def _frame(say: Language) -> dict[str, str]:
    return {
        "negotiation-opened": say("beginning of the record"),
        "source-added": say("source"),
        "source-changed": say("change to a source"),
        "party-added": say("party"),
        "party-changed": say("change to a party"),
        "delegate-named": say("delegate"),
        "delegate-changed": say("change to a delegate"),
        "issue-added": say("issue"),
        "issue-changed": say("change to an issue"),
        "option-named": say("option"),
        "option-changed": say("change to an option"),
        "channel-opened": say("line of talks"),
        "required-parties-stated": say("who must agree"),
        "ratifier-named": say("ratifier"),
        "ratifier-changed": say("change to a ratifier"),
        "constraint-stated": say("constraint between options"),
        "constraint-changed": say("change to a constraint"),
    }


def _estimates(say: Language) -> dict[str, str]:
    return {
        "preference-estimated": say("estimate of what a party values"),
        "alternative-estimated": say("estimate of what a party does without agreement"),
        "reservation-estimated": say("estimate of what that is worth"),
        "option-order-estimated": say("estimate that one option is as bad as another"),
    }


def _record(say: Language) -> dict[str, str]:
    return {
        "event-corrected": say("correction"),
        "event-retracted": say("retraction"),
        "event-disclosed": say("disclosure"),
        "event-opened": say("note of a disclosure"),
        "event-erased": say("erasure"),
        "event-recorded": say("who recorded"),
        "event-checked": say("check by a second reader"),
        "passed-on": say("export handed on"),
        "id-settled": say("settlement of an id"),
    }
