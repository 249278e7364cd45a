"""Events are erased: their words are gone, that they were there is not."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, ClassVar

from msgspec import Meta

from pourparler.record.event import Event


class Ground(Enum):
    """Why words were erased: one of a fixed list, so that the reason cannot carry them on."""

    PROTECTED_PERSON = "protected-person"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    RECORDED_BY_MISTAKE = "recorded-by-mistake"
    DUTY_TO_ERASE = "duty-to-erase"


class EventErased(Event, frozen=True, kw_only=True):
    """The words of events were erased; it is neither corrected, retracted nor erased itself."""

    framed: ClassVar[bool] = True
    about_record: ClassVar[bool] = True

    events: Annotated[tuple[Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")], ...], Meta(min_length=1)]
    ground: Ground
