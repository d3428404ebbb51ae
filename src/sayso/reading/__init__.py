"""Reading: bytes and what is declared of them become documents.

A document's text holds everything that the page says; its passages mark what is title,
byline, dateline, body, caption, quotation and what is furniture of the page. Anchors lead
from the text back to the element, the page and box, or the place in the file.
"""

from sayso.reading.batch import lines_of
from sayso.reading.inputs import Declared, Failure, Input, Inputs, find_inputs, unreadable
from sayso.reading.load import documents, fetch_input, load

__all__ = [
    "Declared",
    "Failure",
    "Input",
    "Inputs",
    "documents",
    "fetch_input",
    "find_inputs",
    "lines_of",
    "load",
    "unreadable",
]
