"""A page printed on paper by a real browser, and what its sheets hold."""

from __future__ import annotations

import os
import re
import subprocess
import zlib
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")


def sheets(page: str, folder: Path) -> list[int]:
    """Print a page on A4; return how many bytes of drawing each sheet holds."""
    if not CHROMIUM.exists():
        pytest.skip("needs the browser Chromium at /usr/bin/chromium: on Debian, apt-get install chromium")
    written, paper = folder / "page.html", folder / "page.pdf"
    written.write_text(page)
    # A sandbox within root's own process is none: Chromium refuses to start so.
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    command = [str(CHROMIUM), "--headless", *alone, "--disable-gpu", f"--user-data-dir={folder / 'browser'}"]
    subprocess.run(
        [*command, "--no-pdf-header-footer", f"--print-to-pdf={paper}", written.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return drawn(paper.read_bytes())


def drawn(pdf: bytes) -> list[int]:
    """Return the length of what is drawn on each page of a PDF; every page is of A4, upright."""
    bodies = {int(number): body for number, body in re.findall(rb"(?m)^(\d+) 0 obj\b(.*?)^endobj", pdf, re.DOTALL)}
    pages = [body for body in bodies.values() if re.search(rb"/Type\s*/Page\b", body)]
    counted = max(int(number) for number in re.findall(rb"/Count (\d+)", pdf))
    assert len(pages) == counted, "every page is told in the document's tree of pages"
    assert all(b"/MediaBox [0 0 594" in body or b"/MediaBox [0 0 595" in body for body in pages)
    return [_length(bodies[int(re.search(rb"/Contents (\d+) 0 R", body)[1])]) for body in pages]  # type: ignore[index]


def _length(body: bytes) -> int:
    content = body[body.index(b"stream") + len(b"stream") :].lstrip(b"\r\n")
    return len(zlib.decompressobj().decompress(content))
