"""What each stance means and what it rules out, in words for whoever chooses one."""

from __future__ import annotations

from pourparler.brief.words.language import Language
from pourparler.domain.position import Stance


def meaning(say: Language, stance: Stance) -> str:
    """Return what a stance means, and what follows from it for the options it names and for the others.

    The rules are those of ``docs/theory/stances.md``, in short.

    Parameters
    ----------
    say : Language
        The language of the reader.
    stance : Stance
        The stance to explain.

    Examples
    --------
    >>> meaning(Language("en"), Stance.REFUSES)
    'the party rules the option out. Nothing follows for the others.'
    """
    return {
        Stance.INSISTS: say(
            "the party takes nothing else. Every other option of the issue that was on the table by that day is "
            "refused; one named later is unknown."
        ),
        Stance.DEMANDS: say(
            "the party asks for the option, and rules nothing out. It objects to every other option of the issue, "
            "later ones too, on which it has no stance of its own."
        ),
        Stance.SUPPORTS: say("the party speaks for the option. Nothing follows for the others."),
        Stance.ACCEPTS: say("the party can live with the option. Nothing follows for the others."),
        Stance.CONDITIONAL: say(
            "the party can live with the option on a condition. If the words say “only if”, it refuses the option "
            "wherever the condition is not met."
        ),
        Stance.OPPOSES: say("the party objects to the option, and does not rule it out."),
        Stance.REFUSES: say("the party rules the option out. Nothing follows for the others."),
        Stance.RESERVES: say("the party leaves open where it stands. The option counts as unknown."),
    }[stance]
