"""The words for the fields of events, as forms label them and sentences name them."""

from __future__ import annotations

from pourparler.brief.words.language import Language


def label(say: Language, name: str, of: str = "") -> str:
    """Return the words for a field.

    Parameters
    ----------
    say : Language
        The language of the reader.
    name : str
        The field's, as records spell it.
    of : str
        The type in which it stands: a voice's own party is another than a position's.

    Returns
    -------
    str
        The words; the name itself, in plain words, of a field that has none yet.

    Examples
    --------
    >>> label(Language("en"), "party"), label(Language("en"), "party", "Voice"), label(Language("en"), "new_field")
    ('Party', 'Speaker’s party', 'New field')
    """
    own = _of_voice(say) if of == "Voice" else _of_passage(say) if of == "Passage" else {}
    words = own.get(name) or next((kept[name] for kept in _all(say) if name in kept), "")
    return words or name.replace("_", " ").capitalize()


def is_worded(name: str) -> bool:
    """Return whether a field has words of its own.

    Examples
    --------
    >>> is_worded("party"), is_worded("new_field")
    (True, False)
    """
    say = Language("en")
    return any(name in kept for kept in (*_all(say), _of_voice(say), _of_passage(say)))


def hint(say: Language, name: str, of: str = "") -> str:
    """Return what is good to know before a field is filled; mostly empty.

    Examples
    --------
    >>> hint(Language("en"), "party")
    ''
    """
    own = {"speaker": say("Left empty: nobody is named.")} if of == "Voice" else {}
    return (own | _hints(say)).get(name, "")


def _all(say: Language) -> tuple[dict[str, str], ...]:
    return (
        _days(say),
        _nouns(say),
        _said(say),
        _texts(say),
        _drafts(say),
        _people(say),
        _estimates(say),
        _sources(say),
    )


def _of_voice(say: Language) -> dict[str, str]:
    return {
        "speaker": say("Who said it"),
        "attribution": say("How"),
        "delegate": say("Who that is on record"),
        "party": say("Speaker’s party"),
        "capacity": say("In what capacity"),
        "via": say("Where or through whom"),
        "hearsay": say("Told at second hand"),
        "authority": say("How far the speaker can speak for the party"),
    }


def _of_passage(say: Language) -> dict[str, str]:
    return {
        "source": say("Source"),
        "quote": say("Its words"),
        "start": say("From character"),
        "end": say("to character"),
        "locator": say("Page or paragraph"),
    }


def _days(say: Language) -> dict[str, str]:
    return {
        "happened_on": say("When it happened"),
        "known_on": say("From when it could be known"),
        "since": say("Since"),
        "until": say("Until"),
        "due": say("When it is due"),
        "published": say("When it was published"),
    }


def _nouns(say: Language) -> dict[str, str]:
    return {
        "id": say("Id"),
        "party": say("Party"),
        "parties": say("Parties"),
        "issue": say("Issue"),
        "issues": say("Issues"),
        "options": say("Options"),
        "package": say("The options together"),
        "draft": say("Draft"),
        "session": say("Session"),
        "channel": say("Line of talks"),
        "channels": say("Lines of talks"),
        "position": say("Position"),
        "precondition": say("Precondition"),
        "step": say("Announced step"),
        "mandate": say("Mandate"),
        "agreement": say("Agreement"),
        "delegate": say("Delegate"),
        "passages": say("Sources"),
        "note": say("Remark"),
        "ground": say("On what ground"),
        "kind": say("Kind"),
    }


def _said(say: Language) -> dict[str, str]:
    return {
        "said": say("On whose word"),
        "stance": say("Stance"),
        "paraphrase": say("In short"),
        "condition": say("Condition"),
        "only": say("The words say “only if”"),
        "event": say("An event outside the talks"),
        "widened": say("Why the options are more than the words name"),
        "red_line": say("The words in which the speaker calls it a red line"),
        "red_line_ground": say("Why an analyst holds that it is a red line"),
        "content": say("What was said, in short"),
        "words": say("What the talks were called"),
        "topic": say("What it is about"),
        "figure": say("The number asserted"),
        "meetings_of": say("Whose meetings are counted"),
        "about": say("About"),
        "denies_positions": say("Positions that it denies"),
        "denies_preconditions": say("Preconditions that it denies"),
        "denies_steps": say("Announced steps that it denies"),
        "denies_claims": say("Assertions that it denies"),
        "gates_sessions": say("Sessions that wait for it"),
        "gates_issues": say("Issues that wait for it"),
        "gates_steps": say("Steps that wait for it"),
        "what": say("What"),
        "how": say("How"),
        "place": say("Place"),
    }


def _texts(say: Language) -> dict[str, str]:
    return {
        "name": say("Name"),
        "title": say("Title"),
        "question": say("The question in full"),
        "label": say("The answer in words"),
        "named_by": say("Who first named it"),
        "scope": say("What it covers"),
        "limits": say("Limits"),
        "designated_for_talks": say("The words designate the delegate to negotiate"),
        "ad_referendum": say("What is agreed awaits the principal"),
        "may_sign": say("May sign"),
        "stage": say("Stage: signed, ratified, entered into force"),
        "track": say("Track"),
        "excludes": say("Options that may not go together"),
        "given": say("If all of these are chosen"),
        "requires_any": say("one of these must be"),
    }


def _drafts(say: Language) -> dict[str, str]:
    return {
        "tabled_by": say("Tabled by"),
        "tabled_by_words": say("Who tabled it, as reported"),
        "parents": say("Drafts that it continues"),
        "status": say("Status"),
        "extent": say("How much of its text is on record"),
        "points": say("Points"),
        "number": say("Number, as printed"),
        "wording": say("Wording"),
        "brackets": say("Wordings in square brackets"),
        "proposed_by": say("Proposed by"),
        "deleted": say("Struck out: the number stands empty"),
        "point": say("Point, by its number"),
        "earlier": say("Earlier draft"),
        "later": say("Later draft"),
        "earlier_points": say("Points of the earlier draft, one a line"),
        "later_points": say("Points of the later draft, one a line"),
    }


def _people(say: Language) -> dict[str, str]:
    return {
        "roles": say("Roles"),
        "principal": say("Who decides for it"),
        "article": say("Article of the name in a sentence"),
        "plural": say("Languages in which the name is plural, one a line"),
        "office": say("Office"),
        "authority": say("Authority"),
        "reports_to": say("Reports to"),
        "no_public_comment": say("Rule not to comment in public, as stated"),
        "participants": say("Who took part"),
        "capacity": say("In what capacity"),
        "presence": say("How"),
        "duration": say("How long, as reported"),
    }


def _estimates(say: Language) -> dict[str, str]:
    return {
        "by": say("By whom"),
        "weights": say("Weights of issues"),
        "values": say("Values of options"),
        "key": say("Of what"),
        "value": say("Number"),
        "worth": say("Worth"),
        "worse": say("At least as bad"),
        "than": say("as"),
    }


def _sources(say: Language) -> dict[str, str]:
    return {
        "publisher": say("Publisher"),
        "locator": say("Where it can be found"),
        "language": say("Language, as a code"),
        "author": say("Author"),
        "translator": say("Translator"),
        "original": say("What it translates or reprints"),
        "origin": say("The leak, briefing or interview that it relays"),
        "independence": say("What is known of its independence"),
        "sha256": say("SHA-256 of its text"),
        "redistributable": say("An export may carry its text"),
        "release": say("How it may be used outside the team"),
    }


def _hints(say: Language) -> dict[str, str]:
    return {
        "id": say("Left empty: one is made of its words."),
        "happened_on": say("A day, such as 2025-12-03, or two, such as 2025-12-02/2025-12-03."),
        "known_on": say("Left empty: when its source was published."),
        "published": say("A day, such as 2025-12-03, or two, such as 2025-12-02/2025-12-03."),
        "due": say("A day, such as 2025-12-03, or two, such as 2025-12-02/2025-12-03."),
        "since": say("A day, such as 2025-12-03."),
        "until": say("A day, such as 2025-12-03."),
        "hearsay": say("Hearsay makes nothing acceptable and nothing refused; it is kept, and marked."),
        "stance": say("What the words say, not what they may mean. Only “insists on” and “refuses” rule anything out."),
        "quote": say("As they stand there. Left empty: the source as a whole."),
        "origin": say("Sources of one origin are one witness. Left empty: the source is its own."),
        "only": say("Then the option is refused wherever the condition is not met."),
        "weights": say("Any number that is not negative."),
        "values": say("From 0 to 1 within an issue."),
    }
