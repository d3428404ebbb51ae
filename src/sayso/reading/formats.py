"""What an input is: decided by its content first, and by its name where content doesn't say."""

from __future__ import annotations

import re
from pathlib import PurePath

from sayso.reading.wordset import wordset

__all__ = [
    "EML",
    "HTML",
    "MARKDOWN",
    "MHTML",
    "PDF",
    "PLAIN",
    "is_archive_name",
    "is_data_name",
    "is_list_name",
    "is_other_name",
    "is_text_name",
    "known_binary",
    "looks_binary",
    "media_type",
]

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
EML = "message/rfc822"
MHTML = "multipart/related"

_TEXT = wordset(
    """.txt .text .md .markdown .mdown .rst .asc .log .html .htm .xhtml .shtml .pdf .eml
    .mht .mhtml .jsonl .rss .atom"""
)
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz", ".parquet")
_LISTS = (".rss", ".atom", ".opml")
_OTHER = wordset(
    """.jpg .jpeg .png .gif .webp .bmp .tif .tiff .heic .svg .ico .psd .ai .mp3 .m4a .wav
    .ogg .oga .flac .aac .wma .mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg .3gp .zip
    .gz .bz2 .xz .7z .rar .tar .tgz .zst .exe .dll .so .dylib .bin .iso .dmg .apk .jar
    .class .pyc .o .a .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .epub .mobi .pages
    .numbers .key .rtf .ttf .otf .woff .woff2 .db .sqlite .sqlite3 .parquet .npy .npz
    .pkl .pickle .onnx .msg"""
)
_DATA = wordset(
    """.json .csv .tsv .xml .css .js .mjs .ts .map .py .pyi .java .c .h .cpp .rs .go .rb
    .sh .bat .ini .cfg .conf .toml .yaml .yml .lock .sql .geojson .ics .vcf .bib .tex
    .srt .vtt"""
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP, Office or e-book file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|h1|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(rb"</(?:p|div|html|body|article|h1|span|a)\s*>", re.IGNORECASE)
_MAIL_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?\S?")
_MAIL_KNOWN = frozenset(
    b"""received return-path delivered-to message-id mime-version from to subject date sender
    reply-to content-type x-mailer dkim-signature list-id list-unsubscribe cc
    snapshot-content-location content-transfer-encoding authentication-results""".split()
)


_MAIL_ONLY = frozenset(
    {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
)


def is_text_name(name: str) -> bool:
    """Tell whether a name's ending is that of a format that sayso reads."""
    return PurePath(name).suffix.lower() in _TEXT


def is_archive_name(name: str) -> bool:
    """Tell whether a name's ending is that of a web archive, or of a table of documents."""
    return name.lower().endswith(_ARCHIVES)


def is_list_name(name: str) -> bool:
    """Tell whether a name's ending is that of a feed, or of a list of feeds."""
    return name.lower().endswith(_LISTS)


def is_other_name(name: str) -> bool:
    """Tell whether a name's ending is that of pictures, sound, archives, office files."""
    return PurePath(name).suffix.lower() in _OTHER


def is_data_name(name: str) -> bool:
    """Tell whether a name's ending is that of data, code or settings."""
    return PurePath(name).suffix.lower() in _DATA


def known_binary(head: bytes) -> str | None:
    """Say what kind of binary file the first bytes are of, if it is a known one."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return what
    return None


def looks_binary(head: bytes) -> bool:
    """Tell whether the first bytes of a file are no text in any encoding, nor a PDF.

    A byte order mark or the zeros of UTF-16 letters make it text; otherwise any zero, or
    control characters in more than 2% of the bytes, make it binary.
    """
    if head.startswith(b"%PDF-") or head.startswith(_BOMS):
        return False
    if known_binary(head):
        return True
    if b"\x00" in head:
        return utf16_guess(head) is None
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\f\x1a\x1b\x08\x0b")
    return control > len(head) * 0.02


def utf16_guess(head: bytes) -> str | None:
    """Return the UTF-16 flavour of text without a byte order mark, by where its zeros are."""
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2], sample[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        # in Latin, Cyrillic and Arabic script the high byte is below 0x07 or 0x20 (marks)
        plausible = sum(1 for byte in high if byte <= 0x06 or byte == 0x20)
        if plausible > 0.95 * len(high) and low.count(0) < 0.05 * len(low):
            text = sample.decode(name, "replace")
            control = sum(
                1 for character in text if character < " " and character not in "\t\n\r\f"
            )
            return name if control < 0.02 * len(text) else None
    return None


def media_type(data: bytes, name: str = "", served: str | None = None) -> str:
    """Decide what an input is.

    Args:
        data: All its bytes, or the first few thousand.
        name: File name or address, asked where content doesn't settle it.
        served: The type that a server claimed, asked last.
    """
    head = data[:4096]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_guess(head) is not None:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
        start = head.lstrip()
    suffix = PurePath(name).suffix.lower()
    mail = _mail(start, named=suffix in {".eml", ".mht", ".mhtml"})
    if mail:
        return mail
    if _HTML_START.match(start) or (
        len(_HTML_TAG.findall(data[:65536])) >= (2 if suffix in {".html", ".htm"} else 6)
        and suffix not in {".md", ".markdown"}
    ):
        return HTML
    if suffix in {".html", ".htm", ".xhtml", ".shtml"} and b"<" in head:
        return HTML
    if served and served.split(";")[0].strip().lower() in {HTML, "application/xhtml+xml"}:
        return HTML
    return MARKDOWN if suffix in {".md", ".markdown", ".mdown"} else PLAIN


def _mail(head: bytes, *, named: bool) -> str | None:
    """Recognise the header of an e-mail by its fields, or by two where the name says so.

    A press release that begins with From, To and Subject is no e-mail: a field that only
    mail programs write must stand among them.
    """
    known: set[bytes] = set()
    multipart = False
    for number, line in enumerate(head.splitlines()[:60]):
        if not line.strip():
            break
        if line[:1] in b" \t" and number:
            multipart |= b"multipart/related" in line
            continue
        match = _MAIL_FIELD.match(line)
        if match is None:
            if number == 0 and line.startswith(b"From "):
                continue
            return None
        field = match.group(1).lower()
        if field in _MAIL_KNOWN or field.startswith(b"x-"):
            known.add(field)
        multipart |= field == b"content-type" and b"multipart/related" in line.lower()
    if len(known) < (2 if named else 3) or not (named or known & _MAIL_ONLY):
        return None
    saved = b"snapshot-content-location" in known or b"Saved by" in head[:300]
    return MHTML if multipart and saved else EML
