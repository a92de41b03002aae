from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claim import Paper, Reading
from extractor.sources import Source, pick, read_papers
from extractor.sources.page_lines import organisation, page_date

HEADER = (
    "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\n"
    "byAK and the research community\n\nDec 9\n\n"
)
LARK = ("Lark: Fast Decoding", "We present Lark, a decoder. It is 2x faster than vLLM.")
WREN = ("Wren", "Wren halves the memory that attention needs.")
OWL = (
    "Owl at $O(n)$: Night Serving",
    "Serving at night is cheap. Owl serves 3times more requests.",
)


def read(text: str | bytes, year: int | None = None) -> tuple[list[Paper], list[str]]:
    import io

    reading = Reading()
    raw = text.encode() if isinstance(text, str) else text
    papers = list(read_papers(io.BytesIO(raw), year=year, reading=reading))
    return papers, [str(problem) for problem in reading.problems]


def pairs(papers: list[Paper]) -> list[tuple[str, str]]:
    return [(paper.title, paper.abstract) for paper in papers]


def entry(paper: tuple[str, str], meta: str) -> str:
    return f"{paper[0]}\n\n{paper[1]}\n\n{meta}\n\n"


def test_page_with_metadata():
    page = (
        HEADER
        + entry(LARK, "  • 6 authors\n·\nDec 13, 2023")
        + entry(WREN, "nvidia NVIDIA\n·\nMay 25 4")
        + f"{OWL[0]}\n\n{OWL[1]}\n"
    )
    papers, problems = read(page)
    assert pairs(papers) == [LARK, WREN, OWL]
    assert problems == []
    lark, wren, owl = papers
    assert (lark.authors, lark.date, lark.upvotes) == (6, datetime.date(2023, 12, 13), None)
    assert (wren.organisation, wren.authors) == ("NVIDIA", None)
    assert (wren.date, wren.upvotes) == (datetime.date(2024, 5, 25), 4)
    assert (owl.date, owl.authors, owl.organisation, owl.upvotes) == (None, None, None, None)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "\r\n\r\n", "  \n\n\n", "\u00a0\n"])
@pytest.mark.parametrize("header", ["", HEADER, "Daily Papers\n"])
def test_page_without_metadata(between: str, header: str):
    lines = [line for paper in (LARK, WREN, OWL) for line in paper]
    papers, problems = read("\ufeff" + header + between.join(lines) + between)
    assert pairs(papers) == [LARK, WREN, OWL]
    assert problems == []


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("meta", ["", "  • 6 authors\n·\nDec 13, 2023\n\n"])
def test_missing_abstract_shifts_nothing(gap: int, meta: str):
    given = [LARK, WREN, OWL]
    lines = [
        f"{title}\n\n" + ("" if place == gap else f"{abstract}\n\n") + meta
        for place, (title, abstract) in enumerate(given)
    ]
    papers, problems = read("".join(lines))
    assert pairs(papers) == [paper for place, paper in enumerate(given) if place != gap]
    assert len(problems) == 1
    assert given[gap][0] in problems[0]


def test_two_titles_in_a_row_without_abstract_are_no_paper():
    papers, problems = read("\n".join([*LARK, "Wren: Small Memory", "Owl: Night Serving", *WREN]))
    assert pairs(papers) == [LARK, WREN]
    assert len(problems) == 2


def test_metadata_belongs_to_the_paper_above_it():
    page = HEADER + f"{LARK[0]}\n{LARK[1]}\n" + entry(WREN, "  • 2 authors\n·\nApr 7, 2024 12")
    papers, _ = read(page)
    assert [paper.authors for paper in papers] == [None, 2]


def test_furniture_at_top_and_bottom_is_no_paper():
    page = (
        "Hugging Face\nModels\nDatasets\nSpaces\nPricing\nLog In\nSign Up\n"
        + HEADER
        + "Submitted by\nlinnet\n87\n"
        + entry(LARK, "  • 6 authors\n·\nDec 13, 2023")
        + "View all\n\nPrevious\n1\n2\n3\nNext\n\nCompany\nTOS\nPrivacy\nAbout\nCareers\n"
    )
    papers, problems = read(page)
    assert pairs(papers) == [LARK]
    assert problems == []


def test_title_that_could_be_furniture_stays_a_title():
    page = f"Datasets\n\n{LARK[1]}\n\nCommunity\n\n{WREN[1]}\n"
    papers, _ = read(page)
    assert [paper.title for paper in papers] == ["Datasets", "Community"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dec 13, 2023", (12, 13, 2023, None)),
        ("Dec 13, 2023 1.2k", (12, 13, 2023, 1200)),
        ("Apr 7", (4, 7, None, None)),
        ("May 25 1", (5, 25, None, 1)),
        ("May 25 1,024", (5, 25, None, 1024)),
        ("May\u00a025\u00a01200", (5, 25, None, 1200)),
        ("May 25 2023", (5, 25, 2023, None)),
        ("September 3, 2024", (9, 3, 2024, None)),
    ],
)
def test_dates(line: str, expected: tuple[int, int, int | None, int | None]):
    found = page_date(line)
    assert found is not None
    assert (found.month, found.day, found.year, found.upvotes) == expected


@pytest.mark.parametrize("line", ["May 32", "Mayor 3", "Lark 5", "Dec", "13 Dec", "May 25, 2023 x"])
def test_no_dates(line: str):
    assert page_date(line) is None


def test_year_of_dates_without_year():
    page = entry(LARK, "  • 6 authors\n·\nMar 1") + entry(WREN, "  • 6 authors\n·\nMay 2, 2021")
    assert [paper.date for paper in read(page)[0]] == [
        datetime.date(2022, 3, 1),
        datetime.date(2021, 5, 2),
    ]
    assert read(page, year=2030)[0][0].date == datetime.date(2030, 3, 1)
    dated = HEADER.replace("Dec 9", "Dec 9, 2026") + page
    assert read(dated)[0][0].date == datetime.date(2026, 3, 1)


def test_no_year_anywhere_is_said_once():
    page = entry(LARK, "  • 6 authors\n·\nMar 1") + entry(WREN, "  • 6 authors\n·\nMay 2")
    papers, problems = read(page)
    assert [paper.date for paper in papers] == [None, None]
    assert len(problems) == 1
    assert "--year" in problems[0]


def test_day_that_does_not_exist():
    papers, problems = read(entry(LARK, "  • 6 authors\n·\nFeb 30, 2024"))
    assert papers[0].date is None
    assert "2024-02-30" in problems[0]


def test_metadata_on_one_line():
    papers, _ = read(entry(LARK, "• 3 authors · Dec 13, 2023 2"))
    assert pairs(papers) == [LARK]
    assert (papers[0].authors, papers[0].upvotes) == (3, 2)


def test_the_layout_of_trending_papers():
    page = (
        f"Trending Papers\n\n{LARK[0]}\n\nSubmitted by linnet\n\n{LARK[1]}\n\n"
        "•\n6 authors\n·\nPublished on Oct 24, 2025\nUpvote 1.2k\nGitHub 340\narXiv Page\n\n"
        f"{WREN[0]}\n\nSubmitted by\ntit\n\n{WREN[1]}\n"
    )
    papers, problems = read(page)
    assert pairs(papers) == [LARK, WREN]
    assert (papers[0].authors, papers[0].date) == (6, datetime.date(2025, 10, 24))
    assert problems == []


def test_arxiv_address_gives_id_and_url():
    page = entry(LARK, "https://arxiv.org/abs/2401.01234v2\n  • 3 authors\n·\nDec 13, 2023")
    papers, _ = read(page)
    assert (papers[0].id, papers[0].url) == ("2401.01234", "https://arxiv.org/abs/2401.01234")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("nvidia NVIDIA", "NVIDIA"),
        ("Gensyn Gensyn", "Gensyn"),
        ("lark-ai Lark", "Lark"),
        ("nest-lab The Nest Lab", "The Nest Lab"),
        ("Nest Institute of Birds", "Nest Institute of Birds"),
        ("MIT", "MIT"),
    ],
)
def test_organisations(line: str, name: str):
    assert organisation(line) == name


def test_second_paragraph_belongs_to_the_abstract():
    more = "Our code is public, and it works on one A100."
    papers, problems = read(
        f"{HEADER}{LARK[0]}\n\n{LARK[1]}\n\n{more}\n\n• 3 authors · Dec 1, 2023"
    )
    assert pairs(papers) == [(LARK[0], f"{LARK[1]}\n{more}")]
    assert papers[0].authors == 3
    assert problems == []


def test_abstract_without_title_is_kept_and_said():
    long = "We show that it is 2x faster. " * 30
    papers, problems = read(f"{LARK[0]}\n{long}\n{long}\n{WREN[0]}\n{WREN[1]}\n")
    assert [paper.title for paper in papers] == [LARK[0], "", WREN[0]]
    assert ":3: an abstract without a title" in problems[0]


def test_page_wrapped_at_one_width():
    import textwrap

    body = (
        "We present Lark, a decoder that keeps the cache of a large language model in a tree, so "
        "that requests which share a prefix share its memory. Lark is 2x faster than vLLM on one "
        "A100 and halves the memory that the cache needs, at the same quality of answers."
    )
    wrapped = textwrap.fill(body, 72)
    papers, problems = read(f"Lark: Fast Decoding\n\n{wrapped}\n\nWren\n\n{wrapped}\n")
    assert pairs(papers) == [("Lark: Fast Decoding", wrapped), ("Wren", wrapped)]
    assert problems == []
    alone, _ = read(wrapped)
    assert pairs(alone) == [("", wrapped)]


def test_bytes_that_are_not_utf8_are_said_with_their_line():
    papers, problems = read(f"{LARK[0]}\n\n{LARK[1]} ".encode() + b"caf\xe9.\n")
    assert papers[0].abstract.endswith("caf\ufffd.")
    assert ":3: not valid UTF-8" in problems[0]


def test_page_with_nothing_on_it():
    papers, problems = read(HEADER)
    assert papers == []
    assert "no abstract in it" in problems[0]


def test_plain_prose_is_no_page():
    for text in (LARK[1], "Lark is 2x faster than Wren.\nWe found that Owl is 3x slower."):
        assert pick(Source.from_text(text)).name == "text"


titles = st.lists(
    st.sampled_from(["Lark", "Wren:", "Fast", "Decoding", "for", "$O(n)$", "GPUs", "at", "Scale"]),
    min_size=1,
    max_size=12,
).map(" ".join)
abstracts = st.lists(
    st.sampled_from(
        [
            "We show that it is 2x faster.",
            "Our system serves $1.5\\times$ more requests than vLLM.",
            "Memory falls by 40\\% on 8timesRTX 4090.",
            "This paper presents a cache that halves latency: it works.",
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(st.lists(st.tuples(titles, abstracts), min_size=1, max_size=12, unique_by=lambda p: p[0]))
def test_whatever_alternates_is_read_back(given_papers: list[tuple[str, str]]):
    from extractor.sources.identity import derived_id

    unique = {derived_id(title): (title, text) for title, text in reversed(given_papers)}
    papers, problems = read("\n\n".join(line for paper in given_papers for line in paper))
    assert problems == []
    assert sorted(pairs(papers)) == sorted(unique.values())


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text: str):
    papers, _ = read(text.encode("utf-8", "replace"))
    assert all(paper.abstract for paper in papers)


@pytest.mark.parametrize(("name", "number"), [("page_1.txt", 29), ("page_2.txt", 97)])
def test_reference_pages(shared, name: str, number: int):
    reading = Reading()
    papers = list(read_papers(shared(f"seeds/{name}"), reading=reading))
    assert len(papers) == number
    assert reading.problems == []
    assert all(len(paper.abstract) > 1000 > 150 > len(paper.title) for paper in papers)


def test_reference_pages_together(shared):
    reading = Reading()
    papers = list(
        read_papers([shared("seeds/page_1.txt"), shared("seeds/page_2.txt")], reading=reading)
    )
    assert len(papers) == 124
    assert len({paper.id for paper in papers}) == 124
    twice = [paper for paper in papers if len(paper.sources) == 2]
    assert len(twice) == 2
    assert all(paper.sources == ("page_1.txt", "page_2.txt") for paper in twice)
    assert {p.organisation for p in papers} - {None} == {
        "NVIDIA",
        "Apple",
        "Gensyn",
        "Parameter Lab",
    }
    assert {paper.date.year for paper in papers if paper.date} == set(range(2019, 2026))
