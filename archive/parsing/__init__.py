"""Text to record: what a published page or a line of JSON says, as a `ParsedEntry`.

    bytes  ->  reading  ->  Sheet of lines  ->  a format  ->  assembly  ->  ParsedEntry

documents.py  one document: `parse_document`
files.py      the documents of a file: `read_documents`, `parse_input`
finding.py inputs.py    which files there are; the bytes of each document
readers.py    parsing in processes of their own
formats.py    the table of formats; add one there
transcript_page.py  inline_labels.py  questions_answers.py  bracketed_names.py
markdown_transcript.py  message_reply.py  news_page.py  article.py  jsonl.py
                                            one file per format
message_form.py                             a message as a form prints it
prose.py speeches.py                        an article's text; one that is all speech
sheet.py assembly.py account.py doubts.py   the account of every line, and its closing
errors.py given.py                          failures, fields known before

A folder may use those below it:

editing/    what an editor said, laid over what was read
dialogue/   who speaks, in which role, to what question
reading/    files of every kind, to lines with hints
front/      what stands above the turns: title, header, who was there
labels/     who speaks next, and with which post
around/     what stands around a text and is none of it
sections/   titles, headings, outline
quoting/    who says what in running prose, clause by clause

No Django here. See README.md in this folder for each format.
"""

from archive.parsing.documents import Reading, parse_document, read_document
from archive.parsing.errors import ParseError
from archive.parsing.files import Document, read_documents
from archive.parsing.finding import find_files
from archive.parsing.formats import FORMATS
from archive.parsing.given import Given

__all__ = [
    "FORMATS",
    "Document",
    "Given",
    "ParseError",
    "Reading",
    "find_files",
    "parse_document",
    "read_document",
    "read_documents",
]
