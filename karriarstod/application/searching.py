"""What of a plan can be found by its words."""

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
