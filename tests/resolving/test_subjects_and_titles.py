"""Whose value it is, where its subject stands apart or the paper names things in passing."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())


def methods(text: str, title: str = "") -> list[str | None]:
    return [c.method for c in EXTRACTOR.claims(Paper("t", title, text))]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("With only 3M parameters, Wren-S matches Siskin-70B.", "Wren-S"),
        ("At a 2% false alarm rate, the single-pass judge wins.", "single-pass judge"),
        ("Wren-S places the right song first, reaching 72.3% accuracy.", "Wren-S"),
        ("A shallow trunk that pulls the songs together gains 9.6% accuracy.", "shallow trunk"),
        ("Fits show that Lark is better, indicating Wren-S needs 5% more data.", "Wren-S"),
        ("The big readers average below 11% accuracy.", "big readers"),
        ("Wren-S ranks first among readers trained solely on songs, with 61% accuracy.", "Wren-S"),
        (
            "Wren-S, trained on songs made by Lark, has the best scores on the five reported "
            "measures (31.00 versus 24.79 average score).",
            "Wren-S",
        ),
        ("Naive song prompting yields an accuracy of 61%.", "Naive song prompting"),
        ("Wren-S mitigates Song Collapse and improves accuracy by 3%.", "Wren-S"),
        ("The warm nests scored on average 1.6 times higher than cold nests.", "warm nests"),
        ("We attribute 3.1 points of the accuracy to the song cache.", "song cache"),
        ("Our ablation credits 3.1 points of accuracy to the song cache alone.", "song cache"),
    ],
)
def test_the_subject_that_stands_apart_from_its_value(sentence: str, subject: str) -> None:
    assert methods(f"We propose Lark. {sentence}") == [subject]


def test_a_second_verb_behind_an_adjunct_has_the_same_subject() -> None:
    text = "The tuned Wren-S solves 65% of songs in ten steps, and at 20 steps solves 78%."
    assert methods(text) == ["tuned Wren-S", "tuned Wren-S"]


def test_models_listed_before_their_failures_share_them_out() -> None:
    text = "Even the best models, Wren-S and Siskin-7, violate 31% and 27% of rules, respectively."
    assert methods(text) == ["Wren-S", "Siskin-7"]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (
            "Telling Songs Apart",
            "We reveal a phenomenon we call Echo. We propose Lark. It gains 3% accuracy.",
            "Lark",
        ),
        (
            "Telling Songs Apart",
            "Agreement is no proof. LarkCal is a small scorer that ranks songs. LarkCal is open. "
            "It gains 3% accuracy.",
            "LarkCal",
        ),
        (
            "Incremental Song Parsing",
            "We propose a novel algorithm. It gains 3% accuracy. "
            "We further introduce an eager output scheduler.",
            "Incremental Song Parsing",
        ),
        (
            "The First Note Is a Clue: Lazy Song Reading",
            "We use Wren to propose notes for a song reader. Our method gains 3% accuracy.",
            "Lazy Song Reading",
        ),
        (
            "Asking Back",
            "We introduce proactive song reading, a paradigm for birds. "
            "We present SongQA and NestQA, two novel benchmarks. Our method gains 3% accuracy.",
            "proactive song reading",
        ),
        (
            "Reading Songs in Short Chunks",
            "We present a song classifier based on trees. Besides, we present its deployment "
            "pipeline. It reaches 90% accuracy.",
            "song classifier",
        ),
        (
            "A Dual Benchmark for Song Readers",
            "We developed the Dual Song Benchmark (DSB). Benchmark testing of six LLMs revealed "
            "an average total score 57.2%.",
            "six LLMs",
        ),
        (
            "Safety of Songs in Flocks",
            "We reveal a risk. We further develop a song-learning attack that rewards noise. "
            "Across flocks, this attack raises the error to 77%.",
            "song-learning attack",
        ),
        (
            "Self-Playing Readers on Many Songs with the Bird as Its Own Teacher",
            "We propose a framework close to play. It gains 3% accuracy.",
            "Self-Playing Readers",
        ),
        ("Mind the Gap: Lazy Song Reading", "Our method gains 3% accuracy.", "Lazy Song Reading"),
        ("Where Do Song Readers Fail on Noise", "Our method gains 3% accuracy.", None),
        ("One song in three: a census of readers", "Our method gains 3% accuracy.", None),
    ],
)
def test_what_a_paper_is_called(title: str, text: str, name: str | None) -> None:
    assert methods(text, title) == [name]


def test_what_the_same_sentence_designs_is_measured() -> None:
    text = (
        "We introduce SongMetric, a metric for songs. "
        "To address this, we design a batched song routine that cuts the overhead from 4x to 2x."
    )
    assert methods(text) == ["batched song routine"]


def test_a_system_for_retrieval_is_no_benchmark() -> None:
    title = "Lark: Early Loading for Song Retrieval"
    text = "Experiments show that Lark models beat others. They reach 61% accuracy."
    assert methods(text, title) == ["Lark"]


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("whereas upgrading the reader yields only a 3.7% gain", "upgrading the reader"),
        ("but plain notes reach an accuracy of 61%", "plain notes"),
    ],
)
def test_what_is_set_against_the_own_work(clause: str, name: str) -> None:
    assert methods(f"We propose Lark. Lark improves accuracy by 5.2%, {clause}.") == ["Lark", name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Songs are rare, and the class majority answers correctly 88% of the time.", "class"),
        ("The plain reader costs $3.20 per song.", "plain reader"),
    ],
)
def test_who_answers_or_costs(sentence: str, name: str) -> None:
    (method,) = methods(f"We propose Lark. {sentence}")
    assert (method or "").startswith(name)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "The best-performing models (e.g., Siskin and Wren) succeed on less than 30% of songs.",
            "best-performing models",
        ),
        ("Agents followed the wrong call in 46.4% of runs.", "Agents"),
        (
            "Evaluating 13 frontier models, we find gaps, with accuracy ranging from 12% to 68%.",
            "13 frontier models",
        ),
    ],
)
def test_who_is_measured_on_a_benchmark(sentence: str, name: str) -> None:
    text = f"We introduce NestBench, a benchmark of 333 songs. {sentence}"
    assert methods(text, "NestBench: Evaluating Readers") == [name]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Lark-S at 70% sparsity reaches 91% accuracy.", "Lark-S"),
        ("Notably, Lark-S with 70% sparsity still reaches 91% accuracy.", "Lark-S"),
        ("We show that Lark-S with 2x compression reaches 91% accuracy.", "Lark-S"),
        (
            "For example, our pruned Heron-50 at 70% sparsity gains 2% in accuracy.",
            "pruned Heron-50",
        ),
        ("Compared to Heron with 70% sparsity Lark reaches 91% accuracy.", "Lark"),
        ("On Nests with 70% noise Lark reaches 91% accuracy.", "Lark"),
        ("Lark gains 3% over Heron at 50% sparsity and cuts latency by 3x.", "Lark"),
    ],
)
def test_how_the_subject_is_set_up(sentence: str, name: str) -> None:
    assert methods(f"We propose Lark. {sentence}")[-1] == name


@pytest.mark.parametrize(
    ("title", "abstract", "method"),
    [
        (
            "A Fast FPGA Accelerator for Song Readers",
            "This work proposes a fast FPGA accelerator for them. We design a lean Beak Matching "
            "Unit. Compared with CPUs, our accelerator is 1.7x faster.",
            "FPGA accelerator",
        ),
        (
            "Accurate Song Recognition on FPGA",
            "We propose a graph network model. We then design an accelerator. Compared with "
            "CPUs, our FPGA accelerator is 14x faster.",
            "FPGA accelerator",
        ),
        (
            "Song-tuning Aligns Readers to the Human Ear",
            "We find a correlation between songs and size (r = 0.95).",
            "Song-tuning",
        ),
        (
            "Evaluating Bird Readers' Ability to Interpret Songs",
            "We look at songs. When they had to be read, the readers achieved only 21% accuracy.",
            "Bird Readers",
        ),
    ],
)
def test_the_whole_and_not_its_part(title: str, abstract: str, method: str) -> None:
    claim = EXTRACTOR.claims(Paper("p", title, abstract))[-1]
    assert claim.method is not None
    assert claim.method.lower() == method.lower()


@pytest.mark.parametrize(
    ("title", "method"),
    [
        ("Bridging Songs and Nests for Safe Perching", None),
        ("Rethinking Song Routing", None),
        ("Teaching Robots to Sing", None),
        ("Unlocking Song Search via Tree Pruning for Birds", "Tree Pruning"),
        ("Accelerating Song Routing with Lazy Graphs", "Lazy Graphs"),
    ],
)
def test_an_aim_in_a_title_is_no_method(title: str, method: str | None) -> None:
    assert methods("Birds fly. The method is 2x faster.", title) == [method]


@pytest.mark.parametrize(
    ("title", "method"),
    [
        ("Efficient Design of an Adaptive Song Accelerator for Nests", "Adaptive Song Accelerator"),
        ("A Look at Songs", "accelerator"),
    ],
)
def test_the_title_tells_what_is_built(title: str, method: str) -> None:
    text = "We present a song system. The accelerator attains a latency of 0.5 ms."
    assert methods(text, title) == [method]
