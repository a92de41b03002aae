from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest

from extractor.claim import ExtractorError, Paper, Reading
from extractor.sources import arxiv_id, merged, normalised_title, paper_id, read_papers

ABSTRACT = "Lark is 2x faster than vLLM."
PAGE = f"Lark: Fast Decoding\n\n{ABSTRACT}\n\n  • 6 authors\n·\nDec 13, 2023\n"


def test_a_text_is_an_input_as_it_is():
    text = "  Lark is 2x faster\nthan vLLM. "
    (paper,) = read_papers(text)
    assert (paper.abstract, paper.title, paper.sources) == (text, "", ("text",))


def test_a_text_on_one_line_may_be_longer_than_a_file_name():
    text = " ".join([ABSTRACT] * 20)
    (paper,) = read_papers(text)
    assert paper.abstract == text


def test_a_missing_file_is_raised_or_reported_and_the_rest_goes_on(tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    with pytest.raises(ExtractorError, match=r"nowhere.txt: no such file; check the path"):
        list(read_papers(["nowhere.txt", page]))
    reading = Reading()
    papers = list(read_papers(["nowhere.txt", "my own page.txt", page], reading=reading))
    assert [paper.title for paper in papers] == ["Lark: Fast Decoding"]
    assert [problem.source for problem in reading.problems] == ["nowhere.txt", "my own page.txt"]


@pytest.mark.parametrize("root", ["/", "//"])
def test_the_root_of_all_files_is_no_folder_of_papers(root: str):
    with pytest.raises(ExtractorError, match="no readable file in this folder"):
        list(read_papers(root))


def test_a_folder_stands_for_its_files(tmp_path: Path):
    (tmp_path / "b.txt").write_text(PAGE)
    (tmp_path / "a.jsonl").write_text('{"title": "Wren", "abstract": "Wren is 3x faster."}')
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\x00")
    (tmp_path / ".hidden.txt").write_text(PAGE)
    assert [p.title for p in read_papers(tmp_path)] == ["Wren", "Lark: Fast Decoding"]
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ExtractorError, match="no readable file in this folder"):
        list(read_papers(empty))


def test_standard_input(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    (paper,) = read_papers("-")
    assert (paper.title, paper.authors, paper.sources) == ("Lark: Fast Decoding", 6, ("stdin",))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_once(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(PAGE,))
    writer.start()
    (paper,) = read_papers(pipe)
    writer.join()
    assert paper.abstract == ABSTRACT


def test_one_paper_from_two_inputs(tmp_path: Path):
    page, rows = tmp_path / "page.txt", tmp_path / "rows.jsonl"
    page.write_text(PAGE)
    rows.write_text(
        '{"id": "2401.01234", "title": "LARK - Fast decoding", "abstract": "Other.", "upvotes": 4}'
    )
    (paper,) = read_papers([page, rows])
    assert paper.id == "2401.01234"
    assert (paper.abstract, paper.authors, paper.upvotes) == (ABSTRACT, 6, 4)
    assert paper.sources == ("page.txt", "rows.jsonl")
    assert paper.url == "https://arxiv.org/abs/2401.01234"


def test_ids_of_their_own_keep_papers_with_one_title_apart():
    rows = [Paper(f"s{n}", "Technical Report", f"Version {n}.") for n in range(3)]
    assert merged(rows) == rows
    assert list(read_papers(rows)) == rows


def test_versions_on_arxiv_are_one_paper():
    first = Paper("2401.01234v1", "Lark", "Old.")
    again = Paper("2401.01234v2", "Lark: Fast Decoding", "New.")
    assert [paper.abstract for paper in merged([first, again])] == ["Old."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2401.01234", "2401.01234"),
        ("arXiv:2401.01234v3", "2401.01234"),
        ("https://arxiv.org/pdf/2401.01234v1.pdf", "2401.01234"),
        ("https://huggingface.co/papers/2401.01234", "2401.01234"),
        ("cs.LG/0701001", "cs.LG/0701001"),
        ("2413.01234", None),
        ("lark", None),
        ("", None),
        (None, None),
    ],
)
def test_arxiv_ids(text: str | None, expected: str | None):
    assert arxiv_id(text) == expected


def test_ids_follow_the_title_alone():
    same = {
        paper_id(t) for t in ("Lark: Fast Decoding", "LARK:  fast-decoding", "Lark: fast decoding.")
    }
    assert len(same) == 1
    assert paper_id("Lark") != paper_id("Lark++")
    assert paper_id("", "one text") != paper_id("", "another text")
    assert normalised_title("R$^3$: \\textbf{Fast}") == normalised_title("R^3: textbf{Fast}")
