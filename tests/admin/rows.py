"""Rows for the tests of the desk, and its forms filled in as a browser sends them."""

from html.parser import HTMLParser

from django.urls import reverse

from archive.models import (
    Entry,
    Exchange,
    Kind,
    Paragraph,
    Proposal,
    Role,
    Section,
    Speech,
    Status,
)


def make_entry(**fields):
    fields = {"kind": Kind.PRESS_CONFERENCE, "status": Status.PUBLISHED} | fields
    return Entry.objects.create(**({"title": "平安山东建设发布会"} | fields))


def say(entry, label, *texts, role=Role.SPEECH, **fields):
    turn = Speech.objects.create(
        entry=entry,
        position=entry.speeches.count() + 1,
        label=label,
        role=role,
        **fields,
    )
    for text in texts:
        entry.last_number += 1
        Paragraph.objects.create(
            entry=entry, speech=turn, text=text,
            number=entry.last_number, position=entry.last_number,
        )  # fmt: skip
    entry.save()
    return turn


def make_conference(turns=3, **fields):
    """A conference of host, question and answer by turns, two paragraphs each."""
    entry = make_entry(**fields)
    exchange = None
    for count in range(turns):
        role = (Role.SPEECH, Role.QUESTION, Role.ANSWER)[count % 3]
        label = ("丁绍敏", "大众日报记者", "李民")[count % 3]
        words = f"第{count}次发言，谈平安建设。"
        turn = say(entry, label, f"{words}其一。", f"{words}其二。", role=role)
        if role == Role.QUESTION:
            exchange = Exchange.objects.create(entry=entry, question=turn)
        if role == Role.ANSWER:
            turn.answer_to = exchange
            turn.save()
    return entry


def head(entry, number, heading, level=1):
    return Section.objects.create(
        entry=entry,
        first_paragraph=entry.paragraphs.get(number=number),
        heading=heading,
        level=level,
        position=entry.sections.count() + 1,
    )


def texts(turn):
    return list(turn.paragraphs.order_by("position").values_list("text", flat=True))


def form_url(row):
    model = {
        Kind.PRESS_CONFERENCE: "pressconference", Kind.NEWS_ARTICLE: "newsarticle"
    }.get(getattr(row, "kind", None)) or row._meta.model_name  # fmt: skip
    return reverse(f"admin:archive_{model}_change", args=[row.pk])


def propose(entry, *names):
    """Have names wait with an entry to be topics."""
    for name in names:
        entry.proposals.add(Proposal.objects.get_or_create(name=name)[0])
    Proposal.objects.recount()
    return entry


class _Fields(HTMLParser):
    """Reads what the browser would send of a page's main form."""

    def __init__(self):
        super().__init__()
        self.values, self.area, self.select, self.inside = {}, None, None, False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id", "").endswith("_form")
        elif self.inside and hasattr(self, f"start_{tag}"):
            getattr(self, f"start_{tag}")(attrs)

    def start_textarea(self, attrs):
        self.area = attrs["name"]
        self.values[self.area] = ""

    def start_select(self, attrs):
        self.select = attrs["name"]
        self.values[self.select] = [] if "multiple" in attrs else ""

    def start_option(self, attrs):
        if "selected" not in attrs:
            return
        if self.values[self.select] == "":
            self.values[self.select] = attrs["value"]
        else:
            self.values[self.select].append(attrs["value"])

    def start_input(self, attrs):
        kind = attrs.get("type")
        ticked = kind not in {"checkbox", "radio"} or "checked" in attrs
        if "name" in attrs and kind != "submit" and ticked:
            default = "on" if kind == "checkbox" else ""
            self.values[attrs["name"]] = attrs.get("value", default)

    def handle_endtag(self, tag):
        if tag == "textarea":
            # A browser drops the line break that follows the tag.
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data.replace("\r\n", "\n")


def form_values(page):
    """What a browser would send back of a page of the desk, unchanged."""
    fields = _Fields()
    fields.feed(page.content.decode())
    return fields.values


def save(client, url, **changes):
    """Open a form, change some fields, and send it back as a browser does."""
    values = form_values(client.get(url)) | {"_save": "1"} | changes
    return client.post(url, {k: v for k, v in values.items() if v is not None})


def add_row(values, prefix, **fields):
    """Fill in one more row of a form's table."""
    count = int(values[f"{prefix}-TOTAL_FORMS"])
    values[f"{prefix}-TOTAL_FORMS"] = str(count + 1)
    values |= {f"{prefix}-{count}-{name}": value for name, value in fields.items()}
    return values


def errors(page):
    """The complaints a form came back with."""
    context = page.context or {}
    return [str(error) for group in context.get("errors", []) for error in group]
