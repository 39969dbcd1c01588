"""Records -> answers for people and programs: the JSON record, text with the words underlined, the brief and its page.

    report_json(report, reading)   the record of the contract "dateline-report-1"
    agreement_json(agreement, reading)   the record "dateline-agreement-1"
    reading_text(reading)          what `dateline read` shows
    event_text(event, evidence)    an event of the ledger with every report behind it
    brief(readings)                what happened, dispatch by dispatch; `brief_text` and `brief_page` show it
    news_markdown(brief)           what is new in a ledger since a day; `news_page` is its web page

Nothing here opens a file or prints. Country names come through a callable handed in.
"""

from dateline.explain.accords import Accord, accord_from, status_words
from dateline.explain.agreement import agreement_json, agreement_line
from dateline.explain.brief import BriefDispatch, BriefDocument, brief
from dateline.explain.brief_text import brief_text
from dateline.explain.entries import Entry, Ground, Mark, entry_from
from dateline.explain.event import event_text
from dateline.explain.news import news_markdown, news_page
from dateline.explain.page import brief_page
from dateline.explain.report import report_json, report_line
from dateline.explain.standing import GROUPS, Group, Standing, standing
from dateline.explain.text import reading_text
from dateline.explain.wording import CountryName, code_itself, held_words, side_words

__all__ = [
    "GROUPS",
    "Accord",
    "BriefDispatch",
    "BriefDocument",
    "CountryName",
    "Entry",
    "Ground",
    "Group",
    "Mark",
    "Standing",
    "accord_from",
    "agreement_json",
    "agreement_line",
    "brief",
    "brief_page",
    "brief_text",
    "code_itself",
    "entry_from",
    "event_text",
    "held_words",
    "news_markdown",
    "news_page",
    "reading_text",
    "report_json",
    "report_line",
    "side_words",
    "standing",
    "status_words",
]
