"""Dateline reads news dispatches and keeps a sourced ledger of what they say happened."""

__version__ = "0.1.0"
