"""Files to lines: each kind of file becomes a sheet that the formats read.

    bytes  ->  kinds  ->  a reader  ->  Source (sheet, fields the file says, photos)

source.py       what every reader gives
kinds.py        the table of readers, by ending; signs.py what a file is by its bytes
plain.py        .txt
markdown.py     .md, with front_matter.py
html.py         .html: page_encoding.py, page_meta.py, linked_data.py, main_text.py,
                page_lines.py, and blocks.py run.py, which are the lines
docx.py         .docx: package.py (the zip), docx_styles.py, docx_body.py
akoma_ntoso.py  .xml: akn_meta.py, akn_debate.py, akn_text.py
xml.py          XML without entities; moments.py days of any offset, in Beijing
tables.py     what pages and documents share
decoding.py encodings.py broken.py mending.py   bytes to text

lxml and the extractor are loaded with the first file that needs them.
"""
