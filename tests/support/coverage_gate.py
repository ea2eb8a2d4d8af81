"""Fails when too little of a package is run by the tests, and then names the lines that are not."""

import io
import sys
from typing import Final

from coverage import Coverage
from coverage.exceptions import NoDataError

DEMANDED: Final = {
    "karriarstod": 100,
    "ui": 90,
    "db": 90,
    "resources": 90,
}
"""Percent of the lines and branches in each folder of the checkout."""


def shortfall(measured: Coverage, folder: str, demanded: int) -> str:
    """Lines and branches no test has run, module by module; empty where the demand is met.

    The total of the folder is printed either way.
    """
    report = io.StringIO()
    percent = measured.report(
        include=[f"{folder}/*"], show_missing=True, skip_covered=True, file=report
    )
    sys.stdout.write(f"{folder:<14}{percent_shown(percent):>7} %   minst {demanded} %\n")
    return "" if percent >= demanded else report.getvalue()


def percent_shown(percent: float) -> str:
    """The share as Swedes write it, cut and not rounded: 99,96 is no hundred."""
    return f"{int(percent * 10) / 10:.1f}".replace(".", ",")


def main() -> int:
    """Joins what every process measured and holds it to the demands; 1 if one is not met."""
    measured = Coverage(messages=False)
    try:
        measured.combine()
        measured.save()
        lacking = [
            text for name, least in DEMANDED.items() if (text := shortfall(measured, name, least))
        ]
    except NoDataError:
        sys.stdout.write("Inget är mätt: testerna kom aldrig i gång.\n")
        return 1
    for text in lacking:
        sys.stdout.write(f"\n{text}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
