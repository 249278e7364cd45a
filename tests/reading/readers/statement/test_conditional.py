"""French conditionals: found by their endings, told apart from imperfects and by their use."""

from __future__ import annotations

import pytest

from pourparler.reading.body import Body
from pourparler.reading.models import model
from pourparler.reading.readers.statement.conditional import conditionals
from pourparler.reading.readers.statement.conditional_use import conditional_uses
from pourparler.reading.report import parsed


def groups(text: str) -> list[str]:
    doc = model("fr")(text)
    return [text[slice(*form.extent)] for form in conditionals(doc)]


def used(text: str) -> list[tuple[str, bool]]:
    (paragraph,) = parsed(Body(text, ((0, len(text)),)), model("fr"))
    return [(text[slice(*form.extent)], told) for form, told in conditional_uses(paragraph)]


@pytest.mark.parametrize(
    "group", ["aurait accepté", "aurait été blessée", "serait parvenue", "prévoirait", "n’aurait jamais signé"]
)
def test_the_whole_group_is_found_from_the_auxiliary_to_the_participle(group: str) -> None:
    assert groups(f"La délégation {group} à un accord.") == [group.removeprefix("n’")]


@pytest.mark.parametrize("verb", ["montrait", "espérait", "ouvrait", "rencontrait", "courait"])
def test_an_imperfect_in_rait_is_no_conditional(verb: str) -> None:
    assert groups(f"La délégation {verb} hier encore cette porte.") == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("La Haute-Vallée aurait accepté un comité.", "aurait accepté"),
        ("Les deux envoyés se seraient vus en secret à Roche-Basse.", "seraient vus"),
        ("Selon plusieurs sources, le texte prévoirait un péage.", "prévoirait"),
        ("Des rumeurs selon lesquelles la ministre démissionnerait circulent.", "démissionnerait"),
    ],
)
def test_a_conditional_that_reports_is_hearsay(text: str, group: str) -> None:
    assert (group, True) in used(text)


@pytest.mark.parametrize(
    "text",
    [
        "Si la pluie venait, le débit suffirait à tous.",  # counterfactual
        "La ministre a dit que la vallée garderait son eau.",  # the future seen from the past
        "Je voudrais remercier la commission.",  # polite
        "Les travaux devraient commencer lundi.",  # modal
        "En cas de sécheresse, le péage doublerait.",  # a case supposed
        "« La vallée aurait tout perdu », a dit Aline Fauvel.",  # within a quotation
    ],
)
def test_a_conditional_that_supposes_foresees_or_asks_is_not_hearsay(text: str) -> None:
    assert [told for _, told in used(text)] == [False]
