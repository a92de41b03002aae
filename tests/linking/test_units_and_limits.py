"""What is measured where its name is a unit, a device or in LaTeX, and what limits a value."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize(
    ("sentence", "metric", "direction"),
    [
        ("Lark improves TFLOPS by 77%.", "compute_rate", "increase"),
        ("Lark increases achieved TFLOPS by 1.4x.", "compute_rate", "increase"),
        ("Lark achieves 1.4x higher TFLOPs.", "compute_rate", "increase"),
        ("Lark reduces TFLOPs by 1.4x.", "flops", "decrease"),
        ("Lark delivers 4.1 TFLOPs on an A100.", "compute_rate", None),
        ("Lark needs 4.1 TFLOPs on an A100.", "flops", None),
        ("Lark needs 30% fewer TFLOPs.", "flops", "decrease"),
        ("Lark needs 2% more TFLOPs.", "flops", "increase"),
        ("Lark improves GFLOPs by 30%.", "flops", "decrease"),
        ("Lark doubles the number of TFLOPs.", "flops", "increase"),
        ("Lark improves TOPS/W by 3.2x.", "energy_efficiency", "increase"),
        ("Lark tops Heron by 3%.", "score", "increase"),
        ("Lark reduces A100-hours by 54%.", "time", "decrease"),
        ("Lark needs 54% fewer H100 hours.", "time", "decrease"),
        ("Lark reduces optimizer state memory by 69%.", "memory", "decrease"),
        ("Lark reduces upload volume by 69%.", "communication", "decrease"),
        ("Lark reduces the volume of all-reduce by 2x.", "communication", "decrease"),
        ("Lark uses 12% less BRAM.", "area", "decrease"),
        ("Lark improves throughput per area by 2x.", "area", "increase"),
        ("Lark improves area by 2x.", "area", "decrease"),
        ("Lark reduces pipeline bubbles by 45%.", "other", "decrease"),
        ("Lark adds a throughput overhead of 3%.", "throughput", "decrease"),
        ("Lark has a memory overhead of 3%.", "memory", "increase"),
        ("Lark reduces Fr\\'echet inception distance by 46%.", "fid", "decrease"),
        ("Lark reaches a Fr\\'{e}chet Video Distance of 120.", "fvd", None),
    ],
)
def test_units_devices_and_accents_name_what_is_measured(
    sentence: str, metric: str, direction: str | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.metric, claim.direction) == (metric, direction)


@pytest.mark.parametrize(
    ("sentence", "qualifiers"),
    [
        ("Lark runs at as many as 91 FPS.", [["up_to"]]),
        ("Lark serves 3x as many requests as Heron.", [[]]),
        ("Lark is 2x faster at best.", [["up_to"]]),
        ("Lark is 2x faster than Heron at best.", [["up_to"]]),
        ("Lark is 2x faster, at best matching Heron.", [[]]),
        ("Lark is 2x faster at best-effort settings.", [[]]),
        ("Lark achieves 9.2x higher mean average precision.", [[]]),
        ("Lark reaches an average precision of 48.2.", [[]]),
        ("Lark reaches an average accuracy of 48.2%.", [["average"]]),
        ("Lark improves the mean opinion score by 0.3.", [[]]),
        ("Lark improves the mean score by 0.3.", [["average"]]),
        ("Lark has 3.1x (avg.) and 4.7x (max) speedups.", [["average"], ["up_to"]]),
        ("Lark reduces latency by 31% (max pooling only).", [[]]),
        ("Lark saves well over 50% of tokens.", [["at_least"]]),
        ("Lark works well over networks and is 2x faster.", [[]]),
        ("Lark is up to 2x faster and the total cost falls by 30%.", [["up_to"], []]),
        ("Lark is up to 2x faster, and its memory use is 30% lower.", [["up_to"], []]),
        ("Lark is up to 3x faster, and has a latency that is 2x lower.", [["up_to"], ["up_to"]]),
        ("Lark is up to 3x faster and 2x smaller.", [["up_to"], ["up_to"]]),
        ("Lark is up to 3x faster than Heron and 2x than Teal.", [["up_to"], ["up_to"]]),
    ],
)
def test_limits_go_as_far_as_they_are_said(sentence: str, qualifiers: list[list[str]]) -> None:
    assert [sorted(c.qualifiers) for c in claims(sentence)] == qualifiers


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Lark needs 4 sampling steps.", ["4 sampling steps"]),
        ("Lark requires over 16 NFEs.", ["16 NFEs"]),
        ("Lark requires two steps: collection and tuning.", []),
        ("Heron needs 50 sampling steps, while Lark needs 4.", []),
        ("Lark achieves a maximum context length of 256K tokens.", ["256K tokens"]),
        ("Lark reaches a sequence length of 2 million tokens.", ["2 million tokens"]),
        ("Lark achieves sequence lengths of up to 4M tokens.", ["4M tokens"]),
        ("Lark achieves strong results with a context length of 128K tokens.", []),
        ("Our dataset reaches a sequence length of 4096 tokens.", []),
        ("For inputs reaching a context length of 256K tokens, Lark is 2x faster.", ["2x"]),
        ("Lark compresses images to a latent of 32 x 32 x 8.", []),
        ("Lark is 2.5x faster on latents of 32 x 32 x 8.", ["2.5x"]),
        ("Lark has a parameter count of 1.1 million.", ["1.1 million"]),
        ("Lark has a total of 3.2M parameters and 0.6 GFLOPs.", ["3.2M parameters", "0.6 GFLOPs"]),
        ("The limit is a maximum of 5M parameters and 2 GFLOPs.", ["2 GFLOPs"]),
        ("Lark detects 87% of attacks at a 1% false positive rate.", ["87%"]),
        ("Lark operates at a 1% false positive rate.", ["1%"]),
        ("Lark runs at 30 FPS at a 3% false negative rate.", ["30 FPS", "3%"]),
        ("On the old .5 IOU mAP metric, Lark is 3x faster than Heron.", ["3x"]),
        ("Lark reaches 72.1 mAP at 0.5 IoU.", ["72.1"]),
        ("Lark reaches 72.1 mAP (IoU = 0.5).", ["72.1"]),
        ("Lark gains 3.1 AP at an IoU threshold of 0.75.", ["3.1"]),
        ("Lark reaches .5 IOU on Perch.", [".5"]),
        ("Lark runs at 30 FPS at 0.75 IoU.", ["30 FPS", "0.75"]),
        ("Lark reaches an IoU of 0.75 on Perch.", ["0.75"]),
        ("Lark reaches 31 dB PSNR with 4x upsampling.", ["31 dB"]),
        ("Lark cuts latency by 43% as the sequence length grows from 4K to 128K.", ["43%"]),
        ("As the batch size grows from 4 to 64, Lark is 3x faster.", ["3x"]),
        ("Lark cuts latency by 43% and extends contexts from 4K to 128K.", ["43%", "128K"]),
        ("Lark obtains competitive performance of 72.7% with a small model.", ["72.7%"]),
    ],
)
def test_steps_and_lengths_that_are_reached(sentence: str, values: list[str]) -> None:
    assert [c.text for c in claims(sentence)] == values


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lark achieves a 16% reduction in validation loss.", [("percent_change", "error")]),
        ("Lark achieves 12% lower training loss than Adam.", [("percent_change", "error")]),
        ("Lark incurs a 3% packet loss.", [("absolute", "error")]),
        ("Lark matches Heron in one third of the time.", [("percent_of", "time")]),
        ("Lark reduces the KV cache to 20% of its original size.", [("percent_of", "memory")]),
        ("Lark shrinks the index to 20% of its original size.", [("percent_of", "model_size")]),
        (
            "Lark reduces area, power, latency, and energy by 30%.",
            [("percent_change", m) for m in ("area", "power", "latency", "energy")],
        ),
        ("Lark needs only 17% of the time to first token of vLLM.", [("percent_of", "latency")]),
        ("Lark grasps the object 95% of the time.", [("absolute", "success_rate")]),
        ("Lark needs only 46% of the peak power of dense models.", [("percent_of", "power")]),
        (
            "Lark cuts 40% memory and 30% time of the base model.",
            [("percent_change", "memory"), ("percent_change", "time")],
        ),
        (
            "Lark uses 40% memory and 30% time of the base model.",
            [("percent_of", "memory"), ("percent_of", "time")],
        ),
        (
            "Lark cuts latency - and cost - by 30%.",
            [("percent_change", "latency"), ("percent_change", "cost")],
        ),
        (
            "Lark cuts latency (and cost) by 30%.",
            [("percent_change", "latency"), ("percent_change", "cost")],
        ),
    ],
)
def test_kinds_of_shares_and_losses(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(c.kind, c.metric) for c in claims(sentence)] == found


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("Lark has a WER of 2.1%. With a larger model, it reaches 1.9%.", ["wer", "wer"]),
        ("Lark has a WER of 2.1%. Lark-S achieves 2.7%/6.3%.", ["wer", "wer", "wer"]),
        ("Lark has an mIoU of 72%. On Perch, it attains 82%.", ["miou", "miou"]),
        ("Lark has a WER of 2.1%. On NestQA, it attains 82%.", ["wer", "score"]),
        (
            "Lark has an F1 of 72% and 90% recall. On Perch, it attains 82%.",
            ["f1", "score", "score"],
        ),
        ("Lark has an F1 of 72%. On robots, it solves 93% of the tasks.", ["f1", "success_rate"]),
    ],
)
def test_a_level_without_a_name_is_of_the_one_told_before(text: str, metrics: list[str]) -> None:
    assert [c.metric for c in claims(text)] == metrics


@pytest.mark.parametrize(
    ("sentence", "value", "before"),
    [
        ("Lark boosts the success rate to 58.5% from 31.0.", 58.5, 31),
        ("Lark cuts latency to 31 ms from 52 on one GPU.", 31, 52),
        ("Lark cuts latency to 31 ms from 52 layers.", 31, None),
        ("Lark improves to 58% accuracy from 16 shots.", 58, None),
    ],
)
def test_what_a_value_was_before_needs_no_unit(
    sentence: str, value: float, before: float | None
) -> None:
    (claim,) = claims(sentence)
    assert (claim.low, claim.baseline_value) == (value, before)
