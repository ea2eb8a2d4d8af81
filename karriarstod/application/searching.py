"""What of a plan can be found by its words, and what of a piece that was found may be seen."""

import re

from karriarstod.application.labels import PROTECTED_NAME
from karriarstod.domain.plan import PlanContent


def plan_words(content: PlanContent) -> str:
    """Everything two people wrote in a plan that is worth finding, a paragraph for each piece."""
    pieces = [content.long_term_goal, content.alternative_goal, content.starting_point]
    for goal in content.goals:
        pieces += [goal.text, goal.how_seen, goal.result]
        for step in goal.steps:
            pieces += [step.text, step.how_seen, step.result]
    pieces += [task.text for task in content.tasks]
    pieces += [content.adaptations, content.when_hard]
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def unnamed(piece: str, name: str) -> str:
    """A found piece, its words marked with « and », as it may be seen without that name.

    Empty when the name alone was found: nobody finds a protected person by it.
    """
    words = [re.escape(word) for word in name.split()]
    if not words:
        return piece
    named = rf"«?\b(?:{'|'.join(words)})s?\b»?"
    hidden = re.sub(rf"{named}(?:\s+{named})*", PROTECTED_NAME, piece, flags=re.IGNORECASE)
    return hidden if "«" in hidden or "«" not in piece else ""
