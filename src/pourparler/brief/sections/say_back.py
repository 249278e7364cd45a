"""A sheet that is read back to one party: its own words first, what others say of it told apart, and room to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pourparler.brief.document import Block, Heading, Line, Section, Sheet, Table, TableRow, cell, row
from pourparler.brief.sections.set_aside import checked_only
from pourparler.brief.words.citation import Citing
from pourparler.brief.words.language import Language
from pourparler.brief.words.party import Case, capital
from pourparler.brief.words.references import References
from pourparler.brief.words.say_back import Ground, line_told, reply_word
from pourparler.brief.words.wording import Wording
from pourparler.domain.evidence import EvidenceClass
from pourparler.domain.negotiation import Recorded
from pourparler.domain.say_back import Reply, SayBack, Understood
from pourparler.domain.source import NOT_NAMED, Source

_BOX, _BLANK = "☐", "_" * 22


def sheet_of(told: SayBack, say: Language) -> Sheet:
    """Return a sheet in a language.

    Parameters
    ----------
    told : SayBack
        What is read back.
    say : Language
        In which language.

    Examples
    --------
    >>> from pourparler.brief.words.language import language
    >>> from pourparler.domain.negotiation import Negotiation
    >>> sheet_of(SayBack(Negotiation(record="toy", viewer="everyone"), "north", (), True), language("en")).title
    'We understood north thus'
    """
    references = References(told.negotiation)
    wording = Citing(told.negotiation, say, references)
    opening = told.negotiation.opening()
    sections = tuple(_sections(wording, told))
    return Sheet(
        kind=say.of(opening.title),
        title=title_of(wording, told.party),
        language=say.code,
        record_language=opening.language or "en",
        facts=sheet_facts(wording),
        cautions=cautions_of(wording, told),
        intro=intro_of(wording) if told.lines else (),
        sections=(*sections, _signed(wording, told.party)) if told.lines else (nothing(wording),),
        sources=_sources(wording, references),
        cited=len(references.cited()),
        footer=" · ".join(
            (title_of(wording, told.party), *(f"{name}{say.colon}{v}" for name, v in sheet_facts(wording)))
        ),
    )


def title_of(wording: Wording, party: str) -> str:
    """Return what stands at the head of a sheet."""
    return wording.say("We understood {party} thus", party=wording.party(party, Case.NOUN))


def sheet_facts(wording: Wording) -> tuple[tuple[str, str], ...]:
    """Return as of when a sheet is made, and for whose eyes."""
    say, negotiation = wording.say, wording.negotiation
    day = negotiation.counted_to()
    facts = [(say("As of"), say.day(day) if day else say("nothing on record"))]
    if negotiation.known_at:
        facts.append((say("As could be known on"), say.day(negotiation.known_at)))
    return (*facts, (say("Seen by"), wording.viewer()))


def cautions_of(wording: Wording, told: SayBack) -> tuple[str, ...]:
    """Return that checked events alone count; that a sheet is not to be handed out, and how to make one that is."""
    checked = (checked_only(wording),) if told.negotiation.checked else ()
    if told.for_party:
        return checked
    viewer = told.party.partition("@")[0]
    words = wording.say(
        "For the team only: not to be handed out. It shows what {viewer} may see, and not only what the party may. "
        "What can be handed out is made with the eyes of {party}, or of everyone.",
        viewer=wording.viewer(),
        party=viewer,
    )
    return (*checked, words)


def intro_of(wording: Wording) -> tuple[str, ...]:
    """Return what the party is asked to do, and what follows from its answers and from none."""
    say = wording.say
    return (
        say("For each line please say whether it is correct, amend it, or say that it is not yours."),
        say("What you answer is recorded as your own word. What is left without an answer is not taken for a yes."),
    )


def part_title(wording: Wording, evidence: EvidenceClass) -> str:
    """Return the heading under which a line stands: its own word, what is reported, what others say."""
    say = wording.say
    if evidence is EvidenceClass.OWN_WORD:
        return say("In your own words, as we have them")
    if evidence is EvidenceClass.REPORTED:
        return say("As your side is reported to have said")
    return say("What others say of you; we do not take it for your word")


def nothing(wording: Wording) -> Section:
    """Return what is said where nothing on record can be read back."""
    words = wording.say("Nothing that could be read back is on record. Silence is not consent.")
    return Section("lines", "", (Line(words, "muted"),))


def parts(told: SayBack) -> list[tuple[EvidenceClass, list[Understood]]]:
    """Return the lines of a sheet by the part in which they stand, in order; parts without a line are not there."""
    groups: dict[EvidenceClass, list[Understood]] = {}
    for line in told.lines:
        groups.setdefault(min(line.evidence, EvidenceClass.SECOND_HAND), []).append(line)
    return list(groups.items())


def _sections(wording: Wording, told: SayBack) -> Iterator[Section]:
    say = wording.say
    for evidence, lines in parts(told):
        blocks: list[Block] = []
        by_issue: dict[str, list[Understood]] = {}
        for line in lines:
            by_issue.setdefault(line.issue, []).append(line)
        for issue, some in by_issue.items():
            title = wording.issue(issue) if issue else say("Beside the issues")
            rows = tuple(_row(wording, told.party, line) for line in some)
            head = (say("No."), say("We understood you thus"), say("Your answer"))
            blocks += [Heading(title), Table("", head, rows, (9, 58, 33), "say-back")]
        yield Section(f"part-{evidence.name.lower().replace('_', '-')}", part_title(wording, evidence), tuple(blocks))


def _row(wording: Wording, party: str, line: Understood) -> TableRow:
    say, told = wording.say, line_told(wording, party, line)
    lines = [Line(told.sentence, "strong")]
    lines += [_grounds(ground) for ground in told.own]
    lines += _apart(say("As reported:"), told.reported, bool(told.own))
    lines += _apart(say("To the same effect, at second hand:"), told.others, bool(told.own or told.reported))
    lines += [Line(told.more, "small")] if told.more else []
    boxes = (
        f"{_BOX} {correct_words(wording, line)}",
        f"{_BOX} {reply_word(wording, Reply.AMENDED)}{say.colon}".rstrip(),
        Line(_BLANK, "blank"),
        Line(_BLANK, "blank"),
        f"{_BOX} {reply_word(wording, Reply.NOT_OURS)}",
    )
    return row(Line(line.number, "strong"), cell(*lines), cell(*boxes, kind="answer"), key=f"line-{line.number}")


def correct_words(wording: Wording, line: Understood) -> str:
    """Return what is ticked where a line is correct: of what others say, that it is so, and not that they say it."""
    if line.evidence.may_accept():
        return reply_word(wording, Reply.CORRECT)
    return wording.say("correct: we say so ourselves")


def _apart(head: str, grounds: Iterable[Ground], beside: bool) -> list[Line]:
    """Return words of one kind, under a head where they stand beside stronger ones."""
    lines = [_grounds(ground) for ground in grounds]
    return [Line(head, "small"), *lines] if lines and beside else lines


def _grounds(ground: Ground) -> Line:
    quote = f" — {ground.quote}" if ground.quote else ""
    return Line(f"{ground.who}{quote} {ground.cites}".strip(), "small")


def _signed(wording: Wording, party: str) -> Section:
    """Return where whoever answers puts down for whom and when."""
    say = wording.say
    labels = (
        say("Answered for {party} by", party=wording.party(party, Case.NOUN)),
        say("In what capacity"),
        say("On what day"),
    )
    rows = tuple(row(label, Line(_BLANK * 2, "blank")) for label in labels)
    return Section("signed", say("Who answers"), (Table("", (), rows, (35, 65), "signed"),))


def _sources(wording: Wording, references: References) -> Section:
    """Return the sources that are cited, as a reader outside needs them: without what the team holds of them."""
    rows = tuple(
        row(str(number), cell(*_source(wording, key, recorded)), key=f"source-{number}")
        for number, key, recorded in references.cited()
    )
    say = wording.say
    blocks: tuple[Block, ...] = (Table("", (say("No."), say("Source")), rows, (9, 91), "sources"),) if rows else ()
    return Section("sources", say("Sources"), blocks)


def _source(wording: Wording, key: str, recorded: Recorded[Source] | None) -> Iterator[Line]:
    say = wording.say
    if recorded is None or recorded.value.title == NOT_NAMED:
        yield Line(say("a source that may not be named") if recorded else key)
        return
    source = recorded.value
    day = say.days(source.published) if source.published else say("undated")
    yield Line(capital(", ".join(part for part in (source.title, source.author, source.publisher, day) if part)))
    yield Line(source.locator, "locator")
