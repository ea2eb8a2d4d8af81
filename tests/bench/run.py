"""The bench: each thing a person waits for, against the bare thing it is built on.

Run by `python3 dev.py bench [--json FILE]`. Everything is measured in one run, so that a ratio
says something on any machine; nothing here is a test and no test has a time limit from here.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import forms
import pages
import paper
import register
import window
from rows import Row, table, write_json


def main() -> int:
    """Measures everything, prints the table and, if asked, writes it as JSON."""
    parser = argparse.ArgumentParser(description="Mäter hastighet och minne.")
    parser.add_argument("--json", type=Path, metavar="FIL", help="skriv raderna som JSON")
    parser.add_argument("--participants", type=int, default=10_000)
    parser.add_argument("--notes", type=int, default=200_000)
    asked = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="karriarstod-bench-") as folder:
        say("Fönstret …")
        rows += window.measured()
        say(f"Registret med {asked.participants} deltagare görs …")
        registers = register.made(Path(folder), asked.participants, asked.notes)
        say("Registret …")
        rows += register.measured(registers)
        say("Sidorna …")
        rows += pages.measured(registers)
        say("Formulären …")
        rows += forms.measured(registers)
        say("Upplåsningen …")
        rows.append(register.unlocking(registers))
        rows.append(window.measured_open(registers.folder))
        say("Pappret …")
        rows += paper.measured()
    sys.stdout.write(table(rows) + "\n")
    if asked.json:
        write_json(rows, asked.json)
    return 0


def say(text: str) -> None:
    """Tells whoever waits what is being done, without mixing it with the table."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    raise SystemExit(main())
