"""The same plan as an ordinary ReportLab document, untagged: what the bench measures against."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from karriarstod.application.labels import label
from karriarstod.reports.sheets import PlanSheet
from karriarstod.reports.typography import registered_font


def plain_plan(sheet: PlanSheet) -> bytes:
    """The sheet's texts as headings, paragraphs and tables, with a footer on every page."""
    output = BytesIO()
    document = SimpleDocTemplate(output, pagesize=A4, invariant=1, pageCompression=1)
    document.build(_story(sheet), onFirstPage=_footer, onLaterPages=_footer)
    return output.getvalue()


def _story(sheet: PlanSheet) -> list[Any]:
    font = registered_font()
    body = ParagraphStyle("body", fontName=font, fontSize=9.5, leading=13.6)
    heading = ParagraphStyle("heading", body, fontSize=12, leading=16, spaceBefore=12)
    content = sheet.content
    facts = (sheet.participant, sheet.supervisor, sheet.identity_number, sheet.career_supporter)
    more = (sheet.measure, sheet.officer, sheet.decision, sheet.extent)
    story: list[Any] = [_text(sheet.organisation, body), _text("Individuell plan", heading)]
    story += [_table([facts, more], body), Spacer(1, 8)]
    story += [_text("Vägen dit", heading), _table([[step.title for step in sheet.chain]], body)]
    for title, text in (
        ("Mitt mål", content.long_term_goal),
        ("Nuläge", content.starting_point),
        ("Stöd och anpassning", content.adaptations),
        ("Om det blir svårt", content.when_hard),
        ("Uppföljning", content.follow_up_how),
    ):
        story += [_text(title, heading), _text(text, body)]
    rows: list[Sequence[str]] = [("Mål och steg", "Så märks det", "Vem", "När", "Läge")]
    for goal in content.goals:
        rows.append((goal.text, goal.how_seen, "", str(goal.due_on), label(goal.status)))
        rows += [
            (step.text, step.how_seen, step.who, str(step.due_on), label(step.status))
            for step in goal.steps
        ]
    roles = [(role.party, role.responsibility, role.contact) for role in content.roles]
    story += [_text("Mål och delmål", heading), _table(rows, body)]
    story += [_text("Vem gör vad", heading), _table(roles, body)]
    return story


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def _table(rows: Sequence[Sequence[str]], style: ParagraphStyle) -> Table:
    cells = [[_text(text, style) for text in row] for row in rows]
    return Table(cells, repeatRows=1, splitInRow=1)


def _footer(canvas: Canvas, document: Any) -> None:
    canvas.setFont(registered_font(), 8)
    canvas.drawString(45, 30, f"Sida {document.page}")
