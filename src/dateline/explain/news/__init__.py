"""What is new in a ledger since a day, for reading: as Markdown, and as ONE self-contained web page.

news_markdown(brief)   ->  "# What is new since 18 January 2025 ..."
news_page(brief)       ->  "<!doctype html>..."
"""

from dateline.explain.news.markdown import news_markdown
from dateline.explain.news.page import news_page

__all__ = ["news_markdown", "news_page"]
