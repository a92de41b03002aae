"""Strategies for claims tables with every oddity that a cell can hold."""

from datetime import date
from types import SimpleNamespace

from hypothesis import strategies as st

from extractor.claim import DIRECTIONS, KINDS, PHASES, QUALIFIERS, Claim, Hardware, Paper
from extractor.table.frame import claims_frame

RULES = SimpleNamespace(
    metrics={
        name: SimpleNamespace(family=family)
        for name, family in (("speed", "speed"), ("latency", "speed"), ("memory", "memory"))
    }
)

odd = st.sampled_from(
    ["", " ", ";", "; ", "\\", "\\;", "a; b", "=1+1", "+4.30", "-0.39 dB", "@x", "'=x", "'", "\t",
     "\n", "\r\n", '"', ",", "|", "8x A100", "?x", "NA", "nan", "None", "true", "1", "2026-01-02",
     "×", "∼", "$1.2\\times$", "_x0041_", "\u00a0", "\u2028", "<b>", "[x](y)"]
)  # fmt: skip
characters = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
text = odd | st.text(characters, max_size=12) | st.lists(odd, max_size=3).map("".join)
number = st.floats(allow_nan=False, allow_infinity=False, width=64)
device = st.builds(Hardware, text, st.none() | st.integers(0, 10**6))
places = st.integers(0, 10**6)


def paper(number: int) -> st.SearchStrategy[Paper]:
    return st.builds(
        Paper,
        id=st.just(f"p{number}"),
        title=text,
        abstract=text,
        date=st.none() | st.dates(date(1700, 1, 1), date(2262, 1, 1)),
        authors=st.none() | places,
        organisation=st.none() | text,
        upvotes=st.none() | places,
        url=st.none() | text,
        sources=st.lists(text, max_size=2).map(tuple),
    )


claim = st.builds(
    Claim,
    text=text,
    start=places,
    end=places,
    low=number,
    high=number,
    kind=st.sampled_from(KINDS),
    metric=st.sampled_from(["speed", "latency", "memory", "something new"]),
    unit=text,
    direction=st.none() | st.sampled_from(DIRECTIONS),
    qualifiers=st.lists(st.sampled_from(QUALIFIERS), unique=True).map(tuple),
    phase=st.none() | st.sampled_from(PHASES),
    method=st.none() | text,
    baselines=st.lists(text, max_size=3).map(tuple),
    baseline_value=st.none() | number,
    hardware=st.lists(device, max_size=3).map(tuple),
    setting=st.lists(text, max_size=3).map(tuple),
    own=st.booleans(),
    confidence=st.floats(0, 1),
    evidence=text,
    rules=st.lists(text, max_size=3).map(tuple),
)

papers = st.integers(0, 3).flatmap(lambda n: st.tuples(*(paper(i) for i in range(n))))


@st.composite
def tables(draw: st.DrawFn) -> tuple:
    """Some papers, and the claims table of some claims of theirs."""
    listed = draw(papers)
    pairs = [(p, c) for p in listed for c in draw(st.lists(claim, max_size=3))]
    return listed, claims_frame(pairs, rules=RULES)
