"""Serve the desk on this machine, until it is stopped."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from socket import IPPROTO_TCP, TCP_NODELAY

import uvicorn

from pourparler.errors import Unavailable
from pourparler.web.access import Laptop
from pourparler.web.desk import Desk
from pourparler.web.looked import Looked, usual
from pourparler.web.shelf import Shelf


def serve(shelf: Shelf, *, viewer: str, port: int, by: str, ready: Callable[[str], None]) -> None:
    """Serve the desk on localhost, until the process is told to stop.

    Parameters
    ----------
    shelf : Shelf
        The records at hand.
    viewer : str
        With whose eyes it opens.
    port : int
        Where it listens; 0: wherever there is room.
    by : str
        Who records here; told within the team. Empty: nobody is told.
    ready : callable
        Given the address that lets one in, once, when the desk listens.

    Raises
    ------
    Unavailable
        If something listens there already.
    """
    config = uvicorn.Config("", host="127.0.0.1", port=port, log_level="error", access_log=False, lifespan="off")
    try:
        socket = config.bind_socket()
    except SystemExit:
        raise Unavailable("something listens at port {port} already", mend="name another", port=port) from None
    # Headers and page go out as they come: a small page would wait 40 ms for word that its headers arrived.
    socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    socket.listen()  # Who comes at once waits, and is not refused.
    there = socket.getsockname()[1]
    access = Laptop()
    desk = Desk(shelf, access, viewer, there, by, Looked(usual()))
    config = uvicorn.Config(
        desk.app(),
        log_level="error",
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    # The server hands a signal on when it has stopped: then there is nothing left to do.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    ready(f"http://localhost:{there}/?token={access.token}")
    try:
        asyncio.run(server.serve(sockets=[socket]))
    finally:
        desk.jobs.close()
