"""What is coded: PLOVER as shipped, or an ontology of the user's own (docs/own-ontologies.md)."""

from dateline.lexicon.ontology.own import load, negative_rows
from dateline.lexicon.ontology.plover import plover
from dateline.lexicon.ontology.record import ModeRow, Ontology

__all__ = ["ModeRow", "Ontology", "load", "negative_rows", "plover"]
