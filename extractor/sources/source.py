"""One input, opened: a file (compressed or not), a stream, standard input or a text."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any, cast

from extractor.claim import ExtractorError

HEAD_BYTES = 1 << 16
_OPENERS: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_UTF8_BOM = b"\xef\xbb\xbf"
READ_ERRORS = (OSError, EOFError, lzma.LZMAError, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """One input by `name` (what `Paper.sources` and problems say) and a way to open its bytes.

    `suffix` is the file's ending in lower case without a compression ending, "" for streams.

    >>> source = Source.from_text("Lark is 2x faster.")
    >>> source.name, source.text()[0]
    ('text', 'Lark is 2x faster.')
    """

    name: str
    opener: Callable[[], IO[bytes]]
    suffix: str = ""
    label: str = ""

    @classmethod
    def from_path(cls, path: Path) -> Source:
        """A file; gzip, bzip2 and xz are recognised by their first bytes and unpacked.

        A pipe is read to its end here, so that it can be looked at twice.
        """
        if not path.is_file():
            with path.open("rb") as stream:
                return cls.from_stream(stream, str(path))
        suffixes = [s.lower() for s in path.suffixes]
        while suffixes and suffixes[-1] in (".gz", ".bz2", ".xz"):
            suffixes.pop()
        return cls(str(path), lambda: _open(path), suffixes[-1] if suffixes else "", path.name)

    @classmethod
    def from_stream(cls, stream: IO[Any], name: str) -> Source:
        """A text or binary stream, read to its end here so that it can be looked at twice."""
        content = stream.read()
        raw = content.encode("utf-8") if isinstance(content, str) else bytes(content)
        return cls(name, lambda: _unpacked(io.BytesIO(raw)), "", name)

    @classmethod
    def from_stdin(cls) -> Source:
        """Standard input, to its end."""
        return cls.from_stream(sys.stdin.buffer, "stdin")

    @classmethod
    def from_text(cls, text: str) -> Source:
        """A text handed over as it is."""
        raw = text.encode("utf-8", "surrogatepass")
        return cls("text", lambda: io.BytesIO(raw), "", "text")

    def head(self) -> str:
        """The first 64 KB as text, for recognising the format.

        Raises `ExtractorError` where the content is not text at all.
        """
        with self.opener() as stream:
            raw = stream.read(HEAD_BYTES)
        encoding = _encoding(raw)
        if encoding == "utf-8" and b"\x00" in raw:
            raise ExtractorError(
                f"{self.name}: this is not text; give a page saved as text, JSONL, CSV, BibTeX, "
                "arXiv Atom or plain text"
            )
        return raw.decode(encoding, "replace").removeprefix("\ufeff")

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Numbered lines (from 1) as bytes without their line end, a byte order mark taken off.

        UTF-16 arrives as UTF-8.
        """
        with self.opener() as stream:
            first = stream.readline()
            encoding = _encoding(first)
            if encoding == "utf-8":
                rows: Iterable[bytes] = chain([first], stream)
            else:
                text = (first + stream.read()).decode(encoding, "replace")
                rows = io.BytesIO(text.encode("utf-8"))
            for number, raw in enumerate(rows, 1):
                line = raw.removeprefix(_UTF8_BOM) if number == 1 else raw
                yield number, line.rstrip(b"\r\n")

    def text(self) -> tuple[str, list[int]]:
        """The whole content, and the numbers of the lines that are not valid UTF-8.

        Bytes that cannot be read become U+FFFD; line ends become a plain line feed.
        """
        lines: list[str] = []
        broken: list[int] = []
        for number, raw in self.lines():
            try:
                lines.append(raw.decode("utf-8"))
            except UnicodeDecodeError:
                broken.append(number)
                lines.append(raw.decode("utf-8", "replace"))
        return "\n".join(lines), broken


def _encoding(raw: bytes) -> str:
    return next((name for bom, name in _BOMS if raw.startswith(bom)), "utf-8")


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        opener = _opener(stream.read(8))
    return cast("IO[bytes]", opener(path, "rb")) if opener else path.open("rb")


def _unpacked(stream: IO[bytes]) -> IO[bytes]:
    opener = _opener(stream.read(8))
    stream.seek(0)
    return cast("IO[bytes]", opener(stream, "rb")) if opener else stream


def _opener(start: bytes) -> Callable[..., Any] | None:
    return next((o for magic, o in _OPENERS.items() if start.startswith(magic)), None)
