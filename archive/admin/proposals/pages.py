"""The addresses below those of 主题."""

from archive.admin.more_pages import MorePages, View
from archive.admin.proposals.answers import answer, take_back
from archive.admin.proposals.queue import proposals

PAGES: dict[str, tuple[str, View]] = {
    "proposals": ("proposals/", proposals),
    "answer": ("proposals/answer/", answer),
    "undo": ("proposals/<int:pk>/undo/", take_back),
}
"""Each page by the end of its name, admin:archive_topic_…"""


class ProposalPages(MorePages):
    """The pages of the names that wait, for editors who may change topics (a mixin)."""

    pages, only_post = PAGES, {"answer", "undo"}
