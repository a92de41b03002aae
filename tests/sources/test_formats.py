from __future__ import annotations

import datetime
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claim import ExtractorError, Paper, Reading
from extractor.sources import Source, jsonl, pick, read_papers

ABSTRACT = "Lark is 2x faster than vLLM, at 40% less memory."


def read(text: str | bytes) -> tuple[list[Paper], list[str]]:
    reading = Reading()
    raw = text.encode() if isinstance(text, str) else text
    return list(read_papers(io.BytesIO(raw), reading=reading)), list(map(str, reading.problems))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"abstract": "a b"}\n', "jsonl"),
        ('  [{"abstract": "a b"}]', "jsonl"),
        ("<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "atom"),
        ("% exported\n@article{lark,\n title={Lark},\n}", "bibtex"),
        ("Title,Abstract\nLark,2x", "delimited"),
        ("id\tABSTRACT\n1\tx", "delimited"),
        ("Key;Abstract Note\n1;x", "delimited"),
        (ABSTRACT, "text"),
        (f"Lark: Fast Decoding\n\n{ABSTRACT}", "page"),
    ],
)
def test_the_content_decides(text: str, name: str):
    assert pick(Source.from_text(text)).name == name


def test_the_ending_decides_where_the_content_does_not(tmp_path: Path):
    broken = tmp_path / "papers.jsonl"
    broken.write_text(f'oops\n{{"title": "Lark", "abstract": "{ABSTRACT}"}}\n')
    reading = Reading()
    assert [paper.title for paper in read_papers(broken, reading=reading)] == ["Lark"]
    assert str(reading.problems[0]).startswith(f"{broken}:1: not JSON")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"<!DOCTYPE html><html>", b"PK\x03\x04\x00\x00"]
)
def test_foreign_files_are_refused_with_a_way_out(tmp_path: Path, content: bytes):
    path = tmp_path / "paper.txt"
    path.write_bytes(content)
    with pytest.raises(ExtractorError, match=r"paper\.txt: this is"):
        list(read_papers(path))


def test_jsonl_reads_the_fields_of_a_paper_and_no_others():
    row = {
        "id": "2401.01234v2",
        "title": "Lark",
        "abstract": ABSTRACT,
        "date": "2024-01-03",
        "authors": ["A", "B"],
        "claims": [{"text": "never read"}],
        "sources": 17,
    }
    papers, problems = read(json.dumps(row))
    assert problems == []
    assert papers == [
        Paper(
            id="2401.01234v2",
            title="Lark",
            abstract=ABSTRACT,
            date=datetime.date(2024, 1, 3),
            authors=2,
            url="https://arxiv.org/abs/2401.01234",
            sources=papers[0].sources,
        )
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"abstract": "a b"', "not JSON"),
        (b'{"title": "Owl"}', "no abstract"),
        (b'{"abstract": " "}', "no abstract"),
        (b'{"abstract": ["a"]}', "the abstract is not a text but"),
        (b'{"abstract": "a b", "title": 3}', "the title is not a text but int"),
        (b'{"abstract": "a b", "abstract": "c d"}', "the key 'abstract' is given twice"),
        (b'["a"]', "not a JSON object"),
        (b"3", "not a JSON object"),
        (b'{"abstract": "\xff"}', "not valid UTF-8"),
        (b'{"abstract": "\\ud800 x"}', "the abstract holds half a character"),
        (b'{"abstract": ' + b"[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_said_and_the_rest_goes_on(line: bytes, reason: str):
    good = json.dumps({"title": "Lark", "abstract": ABSTRACT}).encode()
    papers, problems = read(good + b"\n" + line + b"\n\n" + good.replace(b"Lark", b"Wren", 1))
    assert [paper.title for paper in papers] == ["Lark", "Wren"]
    assert len(problems) == 1
    assert f":2: {reason}" in problems[0]


def test_metadata_that_cannot_be_read_is_left_empty_and_said():
    papers, problems = read(json.dumps({"title": "A", "abstract": ABSTRACT, "date": "soon"}))
    assert papers[0].date is None
    assert "the date 'soon' cannot be read" in problems[0]


def test_json_list():
    papers, problems = read(json.dumps([{"title": "Lark", "abstract": ABSTRACT}, {"title": "B"}]))
    assert [paper.title for paper in papers] == ["Lark"]
    assert "entry 2 of the list: no abstract" in problems[0]


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_tables(delimiter: str):
    import csv

    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows(
        [
            ["Year", "TITLE", "Abstract", "Authors", "Date"],
            ["2024", "Lark", 'one "two", three; four\nfive', "A; B; C", "2024-01-03"],
            ["2024", "Wren", ABSTRACT, "A and B", "Jan 3, 2024"],
        ]
    )
    papers, problems = read(out.getvalue())
    assert problems == []
    assert [paper.abstract for paper in papers] == ['one "two", three; four\nfive', ABSTRACT]
    assert [paper.authors for paper in papers] == [3, 2]
    assert {paper.date for paper in papers} == {datetime.date(2024, 1, 3)}


def test_table_rows_that_do_not_fit_are_said_and_the_rest_goes_on():
    table = 'title,abstract\nLark,a, b\nWren,"open\nOwl,fine and well\nTit,\nJay,fine too\n'
    papers, problems = read(table)
    assert [paper.title for paper in papers] == ["Owl", "Jay"]
    assert [problem.split(": ")[0].split(":")[-1] for problem in problems] == ["2", "3", "5"]


def test_table_without_abstract_column(tmp_path: Path):
    path = tmp_path / "papers.csv"
    path.write_text("title,text\nLark,x\n")
    with pytest.raises(ExtractorError, match=r"papers\.csv: no abstract column"):
        list(read_papers(path))


def test_bibtex():
    text = (
        "@string{jan = {January}}\n"
        "@article{lark, title={Lark: {F}ast\n Decoding}, author={A B and C D},\n"
        "  abstract={Lark is $2\\times$ faster\n  and {\\bf good}.}, eprint={2401.01234},\n"
        "  year=2024, month=jan, day={3}}\n"
        "@misc{wren, title={Wren}}\n"
        '@misc{lark, title="Owl", abstract="Owl is 3x faster."}\n'
        "@article{tit, title={Tit\n"
    )
    papers, problems = read(text)
    lark, owl = papers
    assert (lark.id, lark.title, lark.authors) == ("2401.01234", "Lark: Fast Decoding", 2)
    assert lark.abstract == "Lark is $2\\times$ faster\n  and {\\bf good}."
    assert owl.abstract == "Owl is 3x faster."
    assert [p.split(":", 2)[1] for p in problems] == ["7", "9"]


def test_atom():
    entry = (
        "<entry><id>http://arxiv.org/abs/2401.0123{n}v1</id><title>Lark\n  {n}</title>"
        "<published>2024-01-03T10:00:00Z</published><author><name>A</name></author>"
        "<author><name>B</name></author><summary>  Lark is\n2x faster &amp; good.\n</summary>"
        "</entry>"
    )
    feed = "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'>"
    papers, problems = read(feed + entry.format(n=4) + entry.format(n=5) + "</feed>")
    assert problems == []
    assert [paper.id for paper in papers] == ["2401.01234", "2401.01235"]
    assert papers[0] == Paper(
        id="2401.01234",
        title="Lark 4",
        abstract="Lark is\n2x faster & good.",
        date=datetime.date(2024, 1, 3),
        authors=2,
        url="http://arxiv.org/abs/2401.01234v1",
        sources=papers[0].sources,
    )
    papers, problems = read(feed + entry.format(n=4) + "<entry>")
    assert [paper.id for paper in papers] == ["2401.01234"]
    assert "not XML" in problems[0]


def test_compressed_files(tmp_path: Path):
    row = json.dumps({"title": "Lark", "abstract": ABSTRACT}).encode()
    whole = tmp_path / "papers.jsonl.gz"
    whole.write_bytes(gzip.compress(row))
    assert [paper.title for paper in read_papers(whole)] == ["Lark"]
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(row * 50)[:-12])
    reading = Reading()
    assert [p.title for p in read_papers([cut, whole], reading=reading)][-1] == "Lark"
    assert str(reading.problems[-1]).startswith(f"{cut}: cannot be read")


def test_utf16_is_read():
    papers, problems = read(f"Lark: Fast Decoding\n\n{ABSTRACT}\n".encode("utf-16"))
    assert [(p.title, p.abstract) for p in papers] == [("Lark: Fast Decoding", ABSTRACT)]
    assert problems == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "title", "abstract", "date", "url"]), inner)
    ),
    max_leaves=6,
)


@given(st.lists(json_values, max_size=6))
def test_every_json_line_is_a_paper_or_a_problem(values: list[object]):
    reading = Reading()
    source = Source.from_text("\n".join(json.dumps(value) for value in [0, *values]))
    papers = list(jsonl.read(source, reading))
    lost = {p.line for p in reading.problems if "left empty" not in p.reason}
    assert len(papers) + len(lost) == len(values) + 1


@given(st.binary(max_size=300), st.sampled_from(["", ".jsonl", ".csv", ".bib", ".xml", ".txt"]))
def test_no_bytes_break_a_reader(tmp_path_factory, raw: bytes, ending: str):
    path = tmp_path_factory.mktemp("raw") / f"input{ending}"
    path.write_bytes(raw)
    reading = Reading()
    papers = list(read_papers(path, reading=reading))
    assert papers or reading.problems


@given(st.lists(st.text("ab\u00e9", max_size=5), min_size=1, max_size=6))
def test_lines_are_numbered_as_they_stand(rows: list[str]):
    source = Source.from_text("\n".join(rows))
    numbered = {number: raw.decode() for number, raw in source.lines()}
    assert all(rows[number - 1] == line for number, line in numbered.items())
    assert {number for number, row in enumerate(rows, 1) if row} <= set(numbered)
