"""Why, and why not: what became of every trigger word of the sentences that somebody asks about.

accounts(reading, ontology, [at_line(reading, 3)])   the sentences of the third line, as records
account_text(account)                                for reading
account_line(account)                                one object of JSON Lines
"""

from dateline.explain.account.asking import Asked, asked_at, asked_for, everything
from dateline.explain.account.build import Account, Fact, Word, accounts
from dateline.explain.account.lines import account_line
from dateline.explain.account.text import account_text, accounts_text

__all__ = [
    "Account",
    "Asked",
    "Fact",
    "Word",
    "account_line",
    "account_text",
    "accounts",
    "accounts_text",
    "asked_at",
    "asked_for",
    "everything",
]
