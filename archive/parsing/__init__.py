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
front.py dialogue_front.py                  what stands above the turns
header.py attendees.py held.py series.py    what the header of a conference says
labels.py lone_labels.py introductions.py   who speaks, and with which post
turns.py scenes.py spoken.py                in which role, to what question
dialogue.py openings.py marks.py label_words.py label_people.py voices.py askers.py
unlabelled.py headed_questions.py few_labels.py meetings.py english.py
                                            turns with their label on the line
prose.py headings.py nesting.py outline.py quotations.py speeches.py
                                            what an article's text holds
quoting/                                    who says what in it, clause by clause
furniture.py meta_lines.py meta_words.py gallery.py feet.py stamps.py pictures.py
bylines.py parting.py                       what stands around the text and in it
titles.py                                   a title for a text without one
sheet.py assembly.py account.py doubts.py   the account of every line, and its closing
corrections.py correcting.py rebuilding.py reroles.py
                                            what an editor said, laid over what was read
reading/                                    files of every kind, to lines with hints
decoding.py encodings.py broken.py          bytes to text
errors.py given.py                          failures, fields known before

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
