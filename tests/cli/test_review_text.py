"""What is typed for a value comes back as it is shown, and what means nothing is refused in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from pourparler.cli.review_field import typed
from pourparler.cli.review_text import shown
from pourparler.domain.evidence import Attribution, Voice
from pourparler.domain.interval import Interval
from pourparler.domain.position import Stance
from pourparler.domain.proposal import Proposal, ProposedActor, ProposedPosition, ProposedSession, missing
from pourparler.domain.session import Participant
from pourparler.errors import InvalidEvent
from pourparler.workbench.proposal_form import FORMS, Field

DAY = Interval.of("2026-03-02/2026-03-03")
VOICE = Voice("A. Fauvel", Attribution.LEAK, "fauvel", "upper", via="Le Héraut", hearsay=True)
POSITION = ProposedPosition(
    VOICE, "upper", "release", Stance.DEMANDS, ("release.half", "release.third"), "la moitié", DAY
)
SESSION = ProposedSession(
    "Roche-Basse", (Participant("A. Fauvel", "upper"), Participant("B. Corvol", capacity="négociateur")), on=DAY
)


@pytest.mark.parametrize("proposal", [POSITION, SESSION])
def test_what_is_shown_can_be_typed_again(proposal: Proposal) -> None:
    for field in FORMS[type(proposal)]:
        value = field.of(proposal)
        assert typed(field, shown(value)) == value
        assert field.mended(proposal, value) == proposal


def test_every_field_that_a_proposal_needs_stands_in_its_form() -> None:
    for kind, form in FORMS.items():
        assert {field.name for field in form} >= set(missing(_empty(kind)))


def _empty(kind: type) -> Any:
    values = {"said": VOICE, "content": "", "what": "", "topic": "", "name": ""}
    return kind(**{name: values[name] for name in kind.__struct_fields__ if name in values})  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field("on", FORMS[ProposedActor][-1].typed), "2 mars"),
        (FORMS[ProposedPosition][3], "refuse"),
        (next(one for one in FORMS[ProposedPosition] if one.name == "said.hearsay"), "perhaps"),
        (next(one for one in FORMS[ProposedPosition] if one.name == "said.attribution"), ""),
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(field: Field, words: str) -> None:
    with pytest.raises(InvalidEvent) as caught:
        typed(field, words)
    assert str(caught.value).startswith(field.name.rpartition(".")[2])
    assert str(caught.value).endswith(".")
