"""Whatever bytes stand under an ending: an entry, or one clear line."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.parsing import ParseError, parse_document
from archive.parsing.reading.kinds import ENDINGS
from tests.parsing.cases import FOLDER, text_of
from tests.parsing.word import packed

VALID = {
    ending: [
        text_of(case).read_bytes()
        for case in sorted(FOLDER.glob("*/*.json"))
        if text_of(case).suffix == ending
    ]
    for ending in (".html", ".docx", ".md", ".xml")
}
PIECES = [
    b"<p>", b"</div>", b"<table><tr><td>", b"<!--", b"<script>", b"&#xD800;", b"&amp",
    b"<meta charset=big5>", b"\xff", b"\0", "李民：".encode(), b"---\n", b"# ", b"**",
    b"</akomaNtoso>", b"<question by='#'>", b"]]>", b"<![CDATA[", b"<?x?>",
    b"<img alt=",
]  # fmt: skip


def check(data, path):
    try:
        entry = parse_document(data, path=path)
    except ParseError as error:
        assert str(error).startswith(path) and "\n" not in str(error)
        return
    assert entry.title and len(entry.title) <= 500
    assert "line-unclaimed" not in {w.code for w in entry.warnings}


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200) | st.lists(st.sampled_from(PIECES)).map(b"".join))
def test_random_bytes(ending, data):
    """Nothing but ParseError comes out of bytes under any ending."""
    check(data, f"输入{ending}")


@st.composite
def mutated(draw, ending):
    """A valid file with a few bytes cut out, put in or put elsewhere."""
    data = bytearray(draw(st.sampled_from(VALID[ending])))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data[start:end] = draw(st.binary(max_size=6) | st.sampled_from(PIECES))
    return bytes(data)


@pytest.mark.parametrize("ending", sorted(VALID))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutated_files(ending, data):
    """A damaged file is an entry or refused, whatever the damage."""
    check(data.draw(mutated(ending)), f"坏{ending}")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_documents_with_damaged_parts(data):
    """A zip that is whole around XML that is not."""
    with zipfile.ZipFile(BytesIO(VALID[".docx"][0])) as package:
        files = {name: package.read(name) for name in package.namelist()}
    name = data.draw(st.sampled_from(sorted(files)))
    part = bytearray(files[name])
    start = data.draw(st.integers(0, len(part)))
    part[start : start + data.draw(st.integers(0, 30))] = data.draw(
        st.binary(max_size=6) | st.sampled_from(PIECES)
    )
    check(packed(files | {name: bytes(part)}), "坏.docx")
