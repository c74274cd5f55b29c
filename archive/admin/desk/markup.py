"""Pasted markup: what a browser puts on the clipboard, with all that could act gone."""

import nh3

from archive.parsing.reading.html import parse_page

TAGS = {
    "a", "article", "b", "blockquote", "br", "caption", "center", "del", "div", "em",
    "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "i", "img", "li", "main", "ol", "p", "pre", "section", "span", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u",
    "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"align", "class", "hidden", "id", "style"},
    "img": {"alt", "src", "title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
STYLES = {"display", "font-weight", "text-align", "text-indent", "visibility"}
"""What says that a line is a label, a heading, a caption, or not to be seen."""


def clean_markup(markup: str) -> str:
    """Give pasted markup as a whole page that holds nothing but text and its shape.

    Scripts, forms, frames, comments, addresses and handlers go; the words stay.

    Raises:
        NotText: it is no page that an import would read: see `parse_page`.
    """
    # The time of what follows grows with the square of what this sets limits to.
    parse_page(markup, "")
    inside = nh3.clean(
        markup,
        tags=TAGS,
        attributes=ATTRIBUTES,
        filter_style_properties=STYLES,
        url_schemes={"http", "https"},
        link_rel=None,
    )
    # All that was selected is text, unless a container of a known kind says better.
    return f"<!DOCTYPE html><html><body><article>{inside}</article></body></html>"
