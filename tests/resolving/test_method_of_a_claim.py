"""Which method a value is true of: benchmarks, measures, asides, variants and names told late."""

from __future__ import annotations

import pytest

from extractor import Paper
from tests.lark import EXTRACTOR, claims


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("LongBench drops by 0.4 points.", "Lark"),
        ("MMLU improves by 2.1 points over Heron.", "Lark"),
        ("GSM8K rises to 71.3%, while HumanEval stays at 44.1.", "Lark"),
        ("CIFAR-10 takes 14 minutes on one A100.", "Lark"),
        ("Llama-3-8B improves by 2.1 points.", "Llama-3-8B"),
        ("ImageNet-21K pretraining improves accuracy by 2.1 points.", "ImageNet-21K pretraining"),
        ("With it, Llama-2-7B runs at 38 tokens/s on an RTX 4090.", "Lark"),
        ("Using it, ResNet-50 reaches 76.1% on ImageNet.", "Lark"),
        ("With our method, Llama-2-7B runs at 38 tokens/s.", "Lark"),
        ("Equipped with our module, Wren-7B reaches 71.2%.", "Lark"),
        ("With fine-tuning, Wren-7B reaches 71.2%.", "Wren-7B"),
        ("With 8 GPUs, Wren-7B reaches 71 tokens/s.", "Wren-7B"),
    ],
)
def test_a_benchmark_and_what_runs_with_it(sentence: str, method: str) -> None:
    assert claims(sentence)[0].method == method


def test_a_benchmark_as_subject_is_the_setting() -> None:
    assert claims("MMLU improves by 2.1 points over Heron.")[0].setting == ("MMLU",)


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("The memory required is 25% smaller.", "Lark"),
        ("The energy consumed is 25% lower.", "Lark"),
        ("The loss curve stays within 1% of the FP8 reference.", "Lark"),
        ("The standard error is 0.81%.", "Lark"),
        ("The observed saving is 31%.", "Lark"),
        ("The accuracy achieved by Heron is 91%.", "Heron"),
        ("The loss function improves accuracy by 2%.", "loss function"),
        ("A GRPO step takes 94 seconds instead of 251 seconds.", "Lark"),
        ("A cold start takes 94 ms.", "Lark"),
        ("A TPC-H query takes 94 ms.", "Lark"),
        ("The training time of a GCN falls by 37%.", "Lark"),
        ("Emulation on a 64-port switch indicates 31% power savings.", "Lark"),
    ],
)
def test_measures_and_units_of_work_are_no_methods(sentence: str, method: str) -> None:
    found = claims(sentence)[0]
    assert found.method == method
    assert found.own


@pytest.mark.parametrize(
    ("sentence", "method", "own"),
    [
        ("Lark-8B, converted from Heron-8B, achieves 64.7 on MMLU.", "Lark-8B", True),
        ("Lark-8B, initialized from Heron-8B, outperforms Heron-8B by 2 points.", "Lark-8B", True),
        ("Heron, published last year, achieves 64.7 on MMLU.", "Heron", True),
        ("Our model, distilled from Heron-8B, achieves 64.7 on MMLU.", "Lark", True),
        ("Lark, built on Heron, is 2x faster than Wren.", "Lark", True),
        ("Heron, the prior state of the art, reaches 64.7% on MMLU.", "Heron", False),
        ("Timed sleeping, the prior approach, saves 19% of the energy.", "Timed sleeping", False),
        ("Greedy packing, a simple heuristic, saves 19% of the energy.", "Lark", True),
        ("Sorted joins outperform hashed joins by 1.7x.", "Sorted joins", True),
        ("Agents with memory outperform Heron by 3%.", "Agents with memory", True),
        ("Agents trained with it outperform Heron by 3%.", "Lark", True),
        ("No model exceeds 9%.", "Lark", True),
        ("Our CUTLASS kernels turn the expected gain into a latency of 88 ms.", "Lark", True),
        ("Among the open models Heron-7B comes first with 14.2%.", "Heron-7B", True),
    ],
)
def test_asides_and_other_systems(sentence: str, method: str, own: bool) -> None:
    found = claims(sentence)[0]
    assert (found.method, found.own) == (method, own)


@pytest.mark.parametrize(
    ("sentence", "methods"),
    [
        (
            "The 10B variant has an accuracy of 0.97, while the 115M variant stays at 0.94.",
            ["10B variant", "115M variant"],
        ),
        (
            "The large variant obtains an accuracy of 97%, and the small variant 95%.",
            ["large variant", "small variant"],
        ),
        ("Our 10B variant obtains an accuracy of 0.97.", ["Lark"]),
        ("The smallest variant runs at 30 FPS.", ["Lark"]),
        ("The 8-bit model loses 0.3 points.", ["Lark"]),
    ],
)
def test_variants_of_a_size(sentence: str, methods: list[str]) -> None:
    assert [c.method for c in claims(sentence)] == methods


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("We find that throttling the chip cuts its energy by 29%.", "throttling the chip"),
        ("Using our method cuts its memory by 29%.", "Lark"),
        ("Lark cuts its memory by 29% by sharing the cache.", "Lark"),
        ("We owe this to a light encoder whose error stays below 0.25%.", "light encoder"),
        ("We build a compiler whose memory is 3 GB.", "Lark"),
    ],
)
def test_what_is_done_and_whose_measure_it_is(sentence: str, method: str) -> None:
    assert claims(sentence)[0].method == method


@pytest.mark.parametrize(
    ("title", "text", "method"),
    [
        ("Plain Agents for the Web", "Our agent, Lark, is a prompt. It scores 38.9%.", "Lark"),
        ("Plain Agents for the Web", "Our agent Lark plans ahead. It scores 38.9%.", "Lark"),
        ("Web Agents Revisited", "Our cache, Lark, evicts keys. It is 3x faster.", "Lark"),
        (
            "Web Agents Revisited",
            "The second part proposes Lark, a cache. It is 3x faster.",
            "Lark",
        ),
        ("Nests, Songs and Calls in Spring", "We count them. The latency falls by 40%.", None),
        ("Towards Long Songs: 10 Billion Notes on Fledge", "We are 3x faster than Heron.", None),
        ("Song Study", "Lark, our cache, skips pages. It is 3x faster.", "Lark"),
        ("Song Study", "The result is Lark, a cache. It is 3x faster.", "Lark"),
        ("Song Study", "We cut it with a novel song cache. It is 3x faster.", "song cache"),
        ("Song Study", "Each query SongSift reads the page. SongSift is 3x faster.", "SongSift"),
        (
            "A Song Architecture in Production",
            "Moonbase is the serving platform of an aviary. The core of Moonbase is a queue. Tests "
            "show that Moonbase excels. It is 3x faster than Heron.",
            "Moonbase",
        ),
        (
            "A Song Study",
            "Raft is a protocol for flocks. We speed up Raft. Our scheme is 3x faster than Raft.",
            "scheme",
        ),
        ("Song Codecs", "We present an evaluation (ABX tests). Our codec gains 3%.", "Song Codecs"),
    ],
)
def test_names_that_a_text_calls_ours(title: str, text: str, method: str | None) -> None:

    assert EXTRACTOR.claims(Paper("t", title, text))[-1].method == method


@pytest.mark.parametrize(
    ("before", "method", "own"),
    [
        ("Quantization reduces memory by 4x but loses detail.", "Quantization", False),
        ("It takes 30 minutes for an 8B LLM to read 1M tokens on one A100.", "8B LLM", False),
        ("Heron reaches only 30% utilization.", "Heron", False),
        ("GPUs reach only 30% utilization in clusters.", None, False),
        ("In this paper, memory is cut by 4x.", "Lark", True),
        ("Lark reduces memory by 4x.", "Lark", True),
        ("A new cache reduces memory by 4x.", "Lark", True),
    ],
)
def test_what_is_told_before_the_own_work(before: str, method: str | None, own: bool) -> None:
    text = f"{before} We introduce Lark, a kernel. Lark is 3x faster than Wren."
    found = EXTRACTOR.claims(Paper("t", "Lark: Fast Prefill", text))
    assert (found[0].method, found[0].own) == (method, own)
    assert (found[-1].method, found[-1].own) == ("Lark", True)


def test_an_abstract_that_never_speaks_of_itself_is_its_own() -> None:
    text = "Quantization reduces memory by 4x. Latency falls by 30%."
    assert all(c.own for c in EXTRACTOR.claims(Paper("t", "Fast Prefill", text)))


@pytest.mark.parametrize(
    ("sentence", "methods"),
    [
        ("It takes 61 s, not far from the 50 s of Heron.", [("Lark", True), ("Heron", False)]),
        ("It is close to Heron, which requires 1.5 TB of memory.", [("Heron", True)]),
        ("It uses a router, which cuts memory by 30%.", [("Lark", True)]),
        ("Tests show Heron's high accuracy over Wren, reaching 82% mAP.", [("Heron", True)]),
        ("We show Lark's high accuracy over Wren, reaching 82% mAP.", [("Lark", True)]),
        ("It needs 30% of the memory of Heron.", [("Lark", True)]),
        ("The masking-based framework reaches an F1 of 95.8%.", [("Lark", True)]),
        ("A 7B model can be trained with a context of 4 million tokens.", [("Lark", True)]),
        ("The 91% of ImageNet are reached in 3 hours.", [("Lark", True)]),
    ],
)
def test_values_of_others(sentence: str, methods: list[tuple[str, bool]]) -> None:
    found = claims(sentence)
    assert [(c.method, c.own) for c in found][-len(methods) :] == methods


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("ResNet-50 trains in 3 hours on 8 GPUs.", "Lark"),
        ("The quantized Llama-7B needs only 4 GB.", "Lark"),
        ("Llama-7B generates 88 tokens/s at 31 W.", "Lark"),
        ("Llama-7B needs 13 GB, whereas Qwen2-7B needs 14 GB.", "Llama-7B"),
        ("GPT-4o needs 3 s.", "GPT-4o"),
        ("ResNet-50 reaches 76.1% on ImageNet.", "ResNet-50"),
        ("Among open models, Llama-7B needs 13 GB.", "Llama-7B"),
        ("Most requests are 3x faster than with Heron.", "Lark"),
    ],
)
def test_a_known_model_that_the_paper_runs(sentence: str, method: str) -> None:
    assert claims(sentence)[0].method == method


def test_a_study_of_models_is_of_the_models() -> None:
    text = "Energy matters. A study of small boards follows. Llama-7B needs 13 GB."
    found = EXTRACTOR.claims(Paper("t", "Watts per Word: Models on Boards", text))
    assert found[0].method == "Llama-7B"


def test_a_name_that_acts_runs_the_models() -> None:
    text = "Lark maps each layer onto one chip. Llama-7B needs 13 GB."
    found = EXTRACTOR.claims(Paper("t", "Lark: Spatial Decoding", text))
    assert found[0].method == "Lark"


@pytest.mark.parametrize(
    ("sentence", "methods"),
    [
        ("Lark helps Heron gain 40% in throughput.", ["Lark"]),
        ("Heron gains 40% in throughput from Lark.", ["Lark"]),
        ("Thanks to Lark, Heron gains 40% in throughput.", ["Lark"]),
        ("Heron gains 40% in throughput thanks to Lark.", ["Lark"]),
        ("Heron gains 40% in throughput.", ["Heron"]),
        ("Lark and Heron reach 71%.", ["Lark", "Heron"]),
        ("Both Lark and Heron reach 71%.", ["Lark", "Heron"]),
        ("Lark and its cache reach 71%.", ["Lark"]),
    ],
)
def test_what_helps_another_and_what_two_reach(sentence: str, methods: list[str]) -> None:
    assert [c.method for c in claims(sentence)] == methods


def test_what_comes_after_while_is_no_subject_of_what_was_before() -> None:
    text = (
        "We propose to learn a rotation. On MTEB tasks with E5-7B, cutting from 4096 to 256 parts "
        "results in 16x smaller storage, while PCA results in 8x."
    )
    found = EXTRACTOR.claims(Paper("t", "Nested Rotations for Songs", text))
    assert found[0].method != "PCA"


def test_data_that_are_released_are_no_method() -> None:
    text = "We release all scripts and raw measurements. The accuracy falls to 31.5%."
    assert EXTRACTOR.claims(Paper("t", "How Well Do Birds Sing?", text))[0].method is None


@pytest.mark.parametrize(
    "text",
    [
        "Heronet is a compiler for kernels. It is 2.3x faster than TVM. We also test it on FPGAs.",
        "Results: accuracy rose to 78%. Methods: we trained a reader on NestQA.",
    ],
)
def test_what_an_abstract_opens_with_may_be_its_own(text: str) -> None:
    found = EXTRACTOR.claims(Paper("t", "", text))
    assert [c.own for c in found] == [True]
