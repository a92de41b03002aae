"""Factors that go on, scores told as n-shot, and what a system becomes able to take."""

from __future__ import annotations

import pytest

from tests.lark import claims


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Latency falls by a factor of 1.7 on V100 and 2.1 on A100.", [1.7, 2.1]),
        ("Latency falls by a factor of 1.7 on V100 and by 2.1 on A100.", [1.7, 2.1]),
        ("Lark speeds up prefill by factors of 1.5, 2, and 3 on A, B, and C.", [1.5, 2, 3]),
        ("Lark cuts latency by a factor of 2.5 and skips 3 of its layers.", [2.5]),
    ],
)
def test_factors_go_on(sentence: str, values: list[float]) -> None:
    found = claims(sentence)
    assert [(c.low, c.kind) for c in found] == [(value, "factor") for value in values]


@pytest.mark.parametrize(
    "sentence",
    [
        "Memory falls by a factor exceeding 5.",
        "Memory falls by more than a factor of 5.",
        "Memory falls by a factor of more than 5.",
    ],
)
def test_more_than_a_factor_is_a_bound_and_no_rival(sentence: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.kind, claim.metric) == (5, "factor", "memory")
    assert (claim.qualifiers, claim.baselines) == (("at_least",), ())


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark scores 54.2 on MMLU and 47.9% on GSM8K.", [(54.2, "MMLU"), (47.9, "GSM8K")]),
        ("Lark achieves 64.7 on 5-shot MMLU.", [(64.7, "5-shot MMLU")]),
        ("Lark obtains only 64.7 on the MMLU benchmark.", [(64.7, "MMLU")]),
        ("Lark obtains an average Wingspan of 65.8.", [(65.8, "")]),
        ("An average length of 4.12 is obtained.", [(4.12, "")]),
    ],
)
def test_scores_that_only_their_set_names(sentence: str, values: list[tuple[float, str]]) -> None:
    found = claims(sentence)
    assert [(c.low, " ".join(c.setting)) for c in found] == values
    assert {(c.kind, c.metric) for c in found} == {("absolute", "score")}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("A 7B model can be trained with a context of over 4 million tokens.", 4e6),
        ("Lark serves models with a context length of up to 1 million.", 1e6),
        ("Videos of up to 1,024 frames can be processed on a single RTX 3090.", 1024),
        ("Lark can process 2,400 images on one RTX 4090.", 2400),
    ],
)
def test_a_length_that_can_be_taken(sentence: str, value: float) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.metric, claim.method) == (value, "context_length", "Lark")


@pytest.mark.parametrize(
    "sentence",
    [
        "The model was trained on sequences of 4096 tokens.",
        "Videos of 64 frames are used in the study.",
    ],
)
def test_a_length_that_is_only_used(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_slower_level_is_held_against_its_rival() -> None:
    level, ratio = claims("The step takes 11.2 ms, which is 1.07x slower than Heron.")
    assert (level.low, level.baselines) == (11.2, ())
    assert (ratio.low, ratio.direction, ratio.baselines) == (1.07, "decrease", ("Heron",))


def test_a_size_of_what_is_sped_up_is_its_setting() -> None:
    (claim,) = claims("Lark speeds up the attention of 512K-token prompts by 8.3x.")
    assert (claim.low, claim.metric, claim.setting) == (8.3, "speed", ("512K-token prompts",))


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark enables training on models with over 10 billion parameters.", ["model_scale"]),
        (
            "Lark adds a kernel, allowing training of models with over 10B parameters.",
            ["model_scale"],
        ),
        ("Lark is trained on models with over 10B parameters.", []),
        ("Training models with over 10B parameters is slow.", []),
        ("Lark enables better recall for models with over 10B parameters.", []),
        ("Lark adapts the model, requiring only ~1B tokens of fine-tuning.", ["tokens"]),
        ("Lark needs just 5B tokens for pre-training.", ["tokens"]),
        ("Lark uses only 5B tokens of text.", []),
        ("Lark needs only 3 tokens for tuning.", []),
    ],
)
def test_how_large_and_on_how_much_it_is_trained(sentence: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(sentence)] == metrics


@pytest.mark.parametrize(
    "sentence",
    [
        "Lark enables a context length of up to 1 million on a GPU and up to 10 million on eight.",
        "Lark handles a context of 1 million tokens on one A100 and 10 million on an 8-GPU node.",
    ],
)
def test_further_lengths_on_more_devices(sentence: str) -> None:
    found = claims(sentence)
    assert [(c.metric, c.low) for c in found] == [("context_length", 1e6), ("context_length", 1e7)]


def test_no_lengths_that_are_the_setting() -> None:
    assert claims("Lark is tested at a context of 128K on one A100 and 512K on eight.") == []
