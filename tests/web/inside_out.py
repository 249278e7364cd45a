"""What is sent by a form to a desk that is asked from inside."""

from __future__ import annotations

from tests.web.visit import Visit


def sent(visit: Visit, page: str, status: int = 200, **fields: str) -> str:
    """Send a form; return the page that answers, or where it leads."""
    address = page if page.startswith("/") else f"{visit.root}/{page}"
    answer = visit.inside.post(address, list(fields.items()))
    assert answer.status == status, answer.text[:2000]
    return answer.headers.get("location", answer.text)
