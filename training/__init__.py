"""Training of Dateline's language model; no part of the installed package (see README.md beside this file)."""
