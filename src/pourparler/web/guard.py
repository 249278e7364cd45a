"""What every request passes before a page is made, and what every answer bears: nothing foreign comes in."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer bears, pages and refusals alike."""


class Guard:
    """Lets in only requests of this desk's own pages, by the names under which it listens.

    Parameters
    ----------
    app : ASGI application
        What is guarded.
    hosts : iterable of str
        The names, with the port, under which the desk may be called.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what is foreign; else pass it on, and give the answer its headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refused = self._refused(Headers(scope=scope), scope["method"])
        if refused:
            await PlainTextResponse(refused, 403)(scope, receive, sent)
        else:
            await self.app(scope, receive, sent)

    def _refused(self, headers: Headers, method: str) -> str:
        """Return why a request is refused; empty where it is not."""
        host, origin, site = (headers.get(name, "") for name in ("host", "origin", "sec-fetch-site"))
        if host not in self.hosts:
            return "The desk is not called so."
        if site not in ("", "none", "same-origin"):
            return "Another page asked for this."
        # A page without a referrer posts its forms with the origin `null`: then the browser's own word must stand.
        own = {f"http://{host}", ""} | ({"null"} if site == "same-origin" else set())
        if origin not in own:
            return "Another page asked for this."
        return ""
