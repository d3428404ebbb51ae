"""Build the workbench's islands from ``web/``, or check that what is committed was built from it.

Run from the root of the checkout; node 20 and npm are needed, and the npm registry once::

    python -m tools.islands            build into src/sayso/web/static/islands
    python -m tools.islands --check    types, style, tests, and a second build compared byte by byte

Beside the built files lies ``manifest.json``: a hash over the sources and one of each file, by
which a stale build is found where there is no node.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
BUILT = ROOT / "src" / "sayso" / "web" / "static" / "islands"
MANIFEST = "manifest.json"
_SOURCES = ("package.json", "package-lock.json", "build.mjs", "tsconfig.json", "src/**/*")
_STAMP = WEB / "node_modules" / ".installed-from"


class UnavailableError(Exception):
    """What building needs isn't there; the message says what."""


class BuildError(Exception):
    """A step failed; the message is what it said."""


def sources() -> str:
    """Return a hash over everything that the built files come from."""
    digest = hashlib.sha256()
    files = {file for pattern in _SOURCES for file in WEB.glob(pattern) if file.is_file()}
    for file in sorted(files, key=lambda f: f.relative_to(WEB).as_posix()):
        digest.update(f"{file.relative_to(WEB).as_posix()}\0{_hash(file)}\n".encode())
    return digest.hexdigest()


def hashes(folder: Path) -> dict[str, str]:
    """Return the hash of each built file."""
    return {f.name: _hash(f) for f in sorted(folder.iterdir()) if f.name != MANIFEST}


def manifest() -> dict[str, Any]:
    """Return what the last build recorded."""
    found: dict[str, Any] = json.loads((BUILT / MANIFEST).read_text(encoding="utf-8"))
    return found


def install() -> None:
    """Install what ``web/package-lock.json`` pins, unless it is installed.

    Raises:
        UnavailableError: There is no node or npm, or the registry can't be reached.
    """
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise UnavailableError(f"{program} isn't installed")
    wanted = _hash(WEB / "package-lock.json")
    if _STAMP.exists() and _STAMP.read_text(encoding="utf-8") == wanted:
        return
    try:
        _run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
    except BuildError as error:
        raise UnavailableError(f"npm ci failed: {str(error).strip()[-400:]}") from error
    _STAMP.write_text(wanted, encoding="utf-8")


def build(folder: Path) -> None:
    """Build all islands into a folder."""
    _run("node", "build.mjs", str(folder))


def check() -> list[str]:
    """Return what speaks against the committed files: nothing, where they are right.

    Raises:
        UnavailableError: It can't be told here.
    """
    install()
    faults = []
    for words, command in (
        ("types or style", ("npm", "run", "--silent", "check")),
        ("tests", ("npm", "test", "--silent")),
    ):
        try:
            _run(*command)
        except BuildError as error:
            faults.append(f"{words}:\n{error}")
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        faults += differences(Path(folder))
    return faults


def differences(folder: Path) -> list[str]:
    """Return how the committed files differ from a build."""
    here, there = hashes(BUILT), hashes(folder)
    faults = [
        f"{name} isn't what the sources build" for name in here if here[name] != there.get(name)
    ]
    faults += [f"{name} isn't committed" for name in there if name not in here]
    return faults + stale()


def stale() -> list[str]:
    """Return what of the committed files is not as recorded; this needs no node."""
    recorded = manifest()
    faults = []
    if recorded["sources"] != sources():
        faults.append("web/ changed since the islands were built: run python -m tools.islands")
    if recorded["files"] != hashes(BUILT):
        faults.append("the islands' files changed since they were built")
    return faults


def main() -> int:
    """Build or check, and say how it went."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    arguments = parser.parse_args()
    try:
        if arguments.check:
            faults = check()
            sys.stdout.write("\n".join(faults or ["the islands are what web/ builds"]) + "\n")
            return 1 if faults else 0
        install()
        for old in BUILT.glob("*"):
            old.unlink()
        build(BUILT)
    except (UnavailableError, BuildError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    record = {"sources": sources(), "files": hashes(BUILT)}
    (BUILT / MANIFEST).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    for file in sorted(BUILT.iterdir()):
        sys.stdout.write(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes\n")
    return 0


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise UnavailableError(f"{program} isn't installed")
    done = subprocess.run(  # noqa: S603  # programs and arguments are this module's own
        [found, *arguments], cwd=WEB, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise BuildError(done.stdout[-4000:] + done.stderr[-4000:])


if __name__ == "__main__":
    sys.exit(main())
