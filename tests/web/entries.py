"""An entry of every kind that can be added by hand, in an order in which they can be recorded; nobody is real."""

from __future__ import annotations

from typing import Any

DAY = ["2025-12-01", "2025-12-01"]
SAID = {"speaker": "A. North", "attribution": "on-record", "delegate": "an", "capacity": "envoy", "via": "radio"}
RUMOUR = {"speaker": "media", "attribution": "anonymous", "party": "south", "hearsay": True}


def entry(kind: str, cited: bool = True, **body: Any) -> dict[str, Any]:
    """One entry as plain values, as a record holds them."""
    return {"kind": kind, "happened_on": DAY, **({"passages": [{"source": "letter"}]} if cited else {}), **body}


ENTRIES: list[dict[str, Any]] = [
    entry(
        "source-added",
        False,
        source={
            "id": "letter",
            "title": "A letter",
            "publisher": "The Gazette",
            "published": ["2025-11-30", "2025-12-01"],
            "redistributable": True,
        },
    ),
    entry(
        "party-added",
        False,
        party={
            "id": "north",
            "name": {"en": "The North", "fr": "Nord"},
            "roles": ["conflict-party", "guarantor"],
            "article": {"fr": "le"},
            "plural": ["en", "fr"],
        },
    ),
    entry("party-added", False, party={"id": "south", "name": "South", "roles": ["conflict-party"]}),
    entry(
        "delegate-named", False, delegate={"id": "an", "name": "A. North", "party": "north", "authority": "principal"}
    ),
    entry(
        "issue-added", False, issue={"id": "army", "title": "Army", "question": {"en": "How large?", "fr": "Combien ?"}}
    ),
    entry("issue-added", False, issue={"id": "money", "title": "Money"}),
    *(
        entry(
            "option-named", False, option={"id": key, "issue": key.partition(".")[0], "label": key, "named_by": "draft"}
        )
        for key in ("army.small", "army.large", "money.none", "money.some")
    ),
    entry("channel-opened", channel={"id": "line", "name": "The line", "parties": ["north", "south"]}),
    entry(
        "session-held",
        session={
            "id": "geneva",
            "place": "Geneva",
            "channel": "line",
            "participants": [
                {"name": "A. North", "party": "north", "delegate": "an", "capacity": "envoy"},
                {"name": "B", "party": "south", "presence": "reported"},
            ],
            "about": "a first\nmeeting",
        },
    ),
    entry(
        "draft-tabled",
        draft={
            "id": "one",
            "title": {"en": "First draft"},
            "tabled_by": ["north"],
            "extent": "partial",
            "points": [
                {
                    "number": "1",
                    "wording": "small",
                    "issues": ["army"],
                    "options": ["army.small"],
                    "passages": [{"source": "letter"}],
                },
                {
                    "number": "2",
                    "brackets": [
                        {"wording": "none", "proposed_by": ["south"], "options": ["money.none"]},
                        {"wording": "some"},
                    ],
                },
                {"number": "3", "deleted": True},
            ],
        },
    ),
    entry("draft-tabled", draft={"id": "two", "title": "Second", "parents": ["one"], "points": [{"number": "1"}]}),
    entry(
        "points-continued",
        False,
        continuation={
            "id": "one-to-two",
            "earlier": "one",
            "later": "two",
            "earlier_points": ["1", "2"],
            "later_points": ["1"],
        },
    ),
    entry("point-status-changed", status={"draft": "one", "status": "bracketed", "said": RUMOUR, "point": "2"}),
    entry(
        "position-taken",
        position={
            "id": "p1",
            "party": "north",
            "issue": "army",
            "stance": "refuses",
            "said": SAID,
            "options": ["army.small"],
            "paraphrase": "never",
            "draft": "one",
            "red_line": "a red line",
        },
    ),
    entry(
        "position-taken",
        position={
            "id": "p2",
            "party": "south",
            "issue": "army",
            "stance": "conditional",
            "said": {"speaker": "", "attribution": "leak"},
            "options": ["army.large", "army.small"],
            "condition": {"options": ["money.some"], "only": True, "event": "a treaty"},
        },
    ),
    entry("position-withdrawn", position="p1"),
    entry(
        "statement-noted",
        statement={
            "id": "s1",
            "said": RUMOUR,
            "content": "more is to come",
            "about": ["north"],
            "issues": ["army"],
            "session": "geneva",
        },
    ),
    entry("statement-changed", statement={"id": "s1", "said": SAID, "issues": ["army", "money"], "session": None}),
    entry("characterisation-noted", characterisation={"id": "c1", "said": SAID, "words": "constructive"}),
    entry(
        "claim-made",
        claim={
            "id": "k1",
            "topic": "how often",
            "content": "twice",
            "said": SAID,
            "figure": "2",
            "meetings_of": ["an"],
            "since": "2025-11-01",
        },
    ),
    entry("context-noted", context={"id": "storm", "what": "A storm", "kind": "weather"}),
    entry(
        "next-step-announced",
        next_step={
            "id": "again",
            "what": "they meet again",
            "said": SAID,
            "by": ["north", "south"],
            "due": ["2026-01-01", "2026-01-02"],
        },
    ),
    entry("next-step-announced", next_step={"id": "letter-due", "what": "a letter", "said": RUMOUR}),
    entry("next-step-met", step="again", how="they met"),
    entry("next-step-missed", step="letter-due", how="no letter came"),
    entry(
        "precondition-set",
        precondition={
            "id": "first",
            "party": "south",
            "what": "a halt",
            "said": RUMOUR,
            "options": ["army.large"],
            "gates_sessions": ["geneva"],
            "gates_issues": ["money"],
            "gates_steps": ["again"],
        },
    ),
    entry("precondition-met", outcome={"precondition": "first", "how": "a halt held"}),
    entry(
        "mandate-given",
        mandate={
            "id": "m1",
            "delegate": "an",
            "scope": "the army",
            "said": SAID,
            "issues": ["army"],
            "channels": ["line"],
            "designated_for_talks": True,
            "ad_referendum": True,
            "may_sign": True,
            "until": "2026-02-01",
            "limits": "no money",
        },
    ),
    entry("mandate-limited", mandate={"id": "m1", "delegate": "an", "scope": "to listen", "said": SAID}),
    entry("mandate-withdrawn", mandate="m1"),
    entry("required-parties-stated", False, required={"parties": ["north", "south"], "ground": "both are bound"}),
    entry(
        "ratifier-named",
        False,
        ratifier={"id": "senate", "name": {"en": "Senate"}, "party": "north", "scope": "all of it"},
    ),
    entry("ratifier-changed", False, ratifier={"id": "senate", "scope": None}),
    entry(
        "constraint-stated",
        False,
        constraint={
            "id": "x",
            "kind": "logical",
            "ground": "the same money",
            "excludes": ["army.large", "money.none"],
        },
    ),
    entry(
        "constraint-changed",
        False,
        constraint={
            "id": "x",
            "kind": "legal",
            "excludes": None,
            "given": ["army.large"],
            "requires_any": ["money.some"],
            "party": "north",
        },
    ),
    entry(
        "preference-estimated",
        False,
        preference={
            "id": "e1",
            "party": "north",
            "by": "analyst",
            "ground": "interviews",
            "weights": {"army": 2.5, "money": 1.0},
            "values": {"army.small": 0.25},
        },
    ),
    entry(
        "alternative-estimated",
        False,
        alternative={
            "id": "a1",
            "party": "north",
            "what": "wait",
            "by": "analyst",
            "ground": "interviews",
        },
    ),
    entry(
        "reservation-estimated",
        False,
        reservation={
            "id": "r1",
            "party": "north",
            "worth": 0.5,
            "by": "analyst",
            "ground": "interviews",
        },
    ),
    entry(
        "option-order-estimated",
        False,
        option_order={
            "id": "o1",
            "party": "north",
            "worse": "army.small",
            "than": "army.large",
            "by": "analyst",
            "ground": "smaller",
        },
    ),
    entry(
        "proposal-made",
        proposal={"id": "pack", "party": "north", "package": ["army.large", "money.some"], "note": "both"},
    ),
    entry(
        "agreement-reached",
        agreement={
            "id": "deal",
            "parties": ["north", "south"],
            "package": ["army.large"],
            "draft": "two",
            "ad_referendum": True,
        },
    ),
    entry("agreement-advanced", stage={"agreement": "deal", "stage": "signed"}),
    entry(
        "party-changed",
        False,
        party={"id": "south", "name": "The South", "principal": "the king", "note": None},
        note="renamed",
    ),
    entry("delegate-changed", False, delegate={"id": "an", "authority": "spokesperson", "office": "envoy"}),
    entry(
        "issue-changed", False, issue={"id": "money", "title": {"en": "Money", "fr": "Argent"}, "question": "Who pays?"}
    ),
    entry("option-changed", False, option={"id": "money.some", "label": "some of it"}),
    entry(
        "source-changed",
        False,
        source={"id": "letter", "redistributable": False, "origin": "a leak"},
    ),
]
