"""The installed command as its own process: real cost of the password, real streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

from karriarstod.practice.about import PASSWORD


def karriarstod(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    # A computer that speaks no Swedish, and nobody at the keyboard.
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", **environment}
    surroundings.pop("KARRIARSTOD_PASSWORD", None)
    surroundings |= environment
    command = [sys.executable, "-m", "karriarstod", *(str(word) for word in words)]
    return subprocess.run(
        command, env=surroundings, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )


def test_practice_list_and_plan_work_from_a_bare_environment(tmp_path: Path) -> None:
    made = karriarstod("practice", tmp_path / "p")
    assert made.returncode == 0, made.stderr.decode()
    assert PASSWORD in made.stdout.decode("utf-8")
    listed = karriarstod("participants", tmp_path / "p", "--json", KARRIARSTOD_PASSWORD=PASSWORD)
    rows = json.loads(listed.stdout.decode("utf-8"))
    assert "Žaneta Małecka-Lindström" in {row["name"] for row in rows}
    plan = tmp_path / "plan.pdf"
    printed = karriarstod(
        "plan", tmp_path / "p", "DLT-2025-0006", "--out", plan, KARRIARSTOD_PASSWORD=PASSWORD
    )
    assert printed.returncode == 0, printed.stderr.decode()
    assert plan.read_bytes().startswith(b"%PDF")


def test_refusal_is_one_and_usage_is_two(tmp_path: Path) -> None:
    refused = karriarstod("participants", tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.decode("utf-8").startswith("Det finns inget register i den mappen.")
    assert refused.stdout == b""
    assert karriarstod("nonsens").returncode == 2
