"""The program, loaded once and standing by: each command is answered by a copy of it, at once.

The pages of the documentation hold some hundreds of commands; loading the program takes longer than most of them. What
answers is the program itself, in a process of its own, with the command's words, folder, environment and files.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ASKING = """#!{python} -IS
import json, os, socket, sys
os.environ.pop("LC_CTYPE", None)  # Python's own
if any(name.startswith(("LC_", "LANG")) for name in os.environ):
    os.execv({program!r}, [{program!r}, *sys.argv[1:]])  # its words were chosen when it was loaded
with socket.socket(socket.AF_UNIX) as asked:
    asked.connect({place!r})
    socket.send_fds(asked, [b"."], [0, 1, 2])
    asked.sendall(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode())
    asked.shutdown(socket.SHUT_WR)
    status = asked.recv(1)
sys.exit(status[0] if status else 70)
"""


@contextmanager
def standing_by(folder: Path, environment: dict[str, str]) -> Iterator[Path]:
    """Load the program; yield a folder whose ``pourparler`` asks it."""
    commands = folder / "bin"
    commands.mkdir()
    # The path of a socket has a hundred characters at most.
    with tempfile.TemporaryDirectory(prefix="asked") as short:
        place = Path(short) / "s"
        _write_asking(commands / "pourparler", place)
        words = [sys.executable, "-m", "tests.standing_by", str(place)]
        root = str(Path(__file__).parent.parent)
        with subprocess.Popen(words, cwd=root, env=environment, stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            try:
                yield commands
            finally:
                server.terminate()


def _write_asking(asking: Path, place: Path) -> None:
    program = str(Path(sys.executable).parent / "pourparler")
    asking.write_text(_ASKING.format(python=sys.executable, program=program, place=str(place)))
    asking.chmod(0o755)


def _serve(place: str) -> None:
    import pourparler

    for found in pkgutil.walk_packages(pourparler.__path__, "pourparler."):
        if not found.name.endswith("__main__"):
            with suppress(ImportError):  # an extra that is not installed
                importlib.import_module(found.name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            asked, _ = server.accept()
            _, files, _, _ = socket.recv_fds(asked, 1, 3)
            words, folder, environment = json.loads(asked.makefile("rb").read())
            if words[:1] in (["read"], ["review"]):
                _load_models()
            if not os.fork():
                server.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _answer(asked, files, words, folder, environment)
            for file in (asked.detach(), *files):
                os.close(file)


def _load_models() -> None:
    """Load, once, what a reader loads in each process of its own: seconds for some languages."""
    from pourparler.errors import PourparlerError
    from pourparler.reading.models import MODELS, model

    for language in MODELS:
        with suppress(PourparlerError):
            model(language)


def _answer(asked: socket.socket, files: list[int], words: list[str], folder: str, environment: dict[str, str]) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8")
    sys.stderr = io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8", line_buffering=True)
    status = 1
    try:
        from pourparler.cli.main import status as answered

        status = answered(words)
    finally:
        for told in (sys.stdout, sys.stderr):
            with suppress(OSError):
                told.flush()
        with suppress(OSError):
            asked.sendall(bytes([status]))
        os._exit(status)


if __name__ == "__main__":
    _serve(sys.argv[1])
