"""Drawings as numbers: where lines and points stand on a page, in units of the drawing. Templates write the SVG.

Nothing here knows of requests or of the ledger; the same records give the same drawing.
"""
