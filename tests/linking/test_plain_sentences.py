"""Every plain way to state a gain, a difference or a level, with every common metric."""

from __future__ import annotations

import re

import pytest
from lark import EXTRACTOR, claims

from extractor import Claim

GAINS = [
    "Lark {reduces} {metric} by {value} over Heron.",
    "Lark {reduces} the {metric} by {value} compared to Heron.",
    "Lark achieves {value} {lower} {metric} than Heron.",
    "Lark achieves a {value} {reduction} in {metric} over Heron.",
    "Compared to Heron, Lark {reduces} {metric} by up to {value}.",
    "Compared with Heron, the {metric} of Lark is {value} {lower}.",
    "The {metric} {drops} by {value} compared with Heron.",
    "The {metric} of Lark is {value} {lower} than that of Heron.",
    "Lark outperforms Heron by {value} in {metric}.",
    "Lark yields {value} {lower} {metric} relative to Heron.",
    "With Lark, {metric} {drops} by {value} over Heron.",
    "Lark shows a {reduction} of {value} in {metric} against Heron.",
    "Over Heron, Lark offers {value} {lower} {metric}.",
    "Lark's {metric} is {value} {lower} than Heron's.",
    "A {value} {reduction} in {metric} over Heron is observed.",
    "We observe up to {value} {lower} {metric} than with Heron.",
    "Lark improves {metric} by {value} over Heron.",
    "The {metric} improves by {value} over Heron.",
    "The {metric} is {value} {lower} with Lark than with Heron.",
    "Against Heron, Lark {reduces} {metric} by an average of {value}.",
    "Lark beats Heron with {value} {lower} {metric}.",
]
DIFFERENCES = [
    "Lark improves {metric} by {value} over Heron.",
    "The {metric} improves by {value} over Heron.",
    "Lark achieves a {value} {reduction} in {metric} over Heron.",
    "Lark outperforms Heron by {value} {metric}.",
    "Lark achieves {value} points {lower} {metric} than Heron.",
    "Lark surpasses Heron by {value} points in {metric}.",
    "Lark gains {value} {metric} over Heron.",
]
LEVELS = [
    "Lark achieves a {metric} of {value} on Nest.",
    "Lark's {metric} is {value} on Nest.",
    "The {metric} of Lark is {value}.",
    "Lark attains {metric} of {value} versus {theirs} for Heron.",
    "Lark runs with a {metric} of {value}, compared to {theirs} for Heron.",
    "Lark {reduces} {metric} from {theirs} to {value}.",
    "The {metric} {drops} from {theirs} to {value}.",
    "On Nest, we measure a {metric} of {value}.",
    "With a {metric} of {value}, Lark beats Heron ({theirs}).",
]
METRICS = {  # metric id: how it is called, whether more is better, a level
    "latency": ("latency", False, "35 ms"),
    "throughput": ("throughput", True, "900 tokens/s"),
    "memory": ("peak memory", False, "12 GB"),
    "accuracy": ("accuracy", True, "81.2%"),
    "perplexity": ("perplexity", False, "5.61"),
    "fid": ("FID", False, "3.42"),
    "bleu": ("BLEU", True, "31.4"),
    "energy": ("energy consumption", False, "4.2 J"),
    "psnr": ("PSNR", True, "31.2 dB"),
    "f1": ("F1 score", True, "0.874"),
    "wer": ("word error rate", False, "4.3%"),
    "success_rate": ("success rate", True, "72%"),
    "model_size": ("model size", False, "410 MB"),
    "flops": ("FLOPs", False, "3.1 GFLOPs"),
    "communication": ("communication volume", False, "2.1 GB"),
}
SCORED = ("accuracy", "perplexity", "fid", "bleu", "psnr", "f1", "wer", "success_rate")


def stated(template: str, metric: str, value: str) -> Claim:
    """The only claim of a template that is filled in for a metric."""
    phrase, more, level = METRICS[metric]
    theirs = re.sub(r"[\d.]+", lambda m: f"{float(m[0]) * 1.13:g}", level)
    words = {
        "reduces": "increases" if more else "reduces",
        "lower": "higher" if more else "lower",
        "reduction": "increase" if more else "reduction",
        "drops": "rises" if more else "drops",
    }
    (claim,) = claims(template.format(metric=phrase, value=value, theirs=theirs, **words))
    return claim


def family(metric: str) -> str:
    return EXTRACTOR.rules.metrics[metric].family


@pytest.mark.parametrize("template", GAINS)
@pytest.mark.parametrize(("value", "kind"), [("2.3x", "factor"), ("37%", "percent_change")])
def test_gains(template: str, value: str, kind: str) -> None:
    for metric, (_, more, _) in METRICS.items():
        claim = stated(template, metric, value)
        assert (family(claim.metric), claim.kind) == (family(metric), kind), metric
        assert (claim.method, claim.baselines) == ("Lark", ("Heron",)), metric
        assert claim.direction == ("increase" if more else "decrease"), metric


@pytest.mark.parametrize("template", DIFFERENCES)
def test_differences(template: str) -> None:
    for metric in SCORED:
        claim = stated(template, metric, "1.4")
        assert (family(claim.metric), claim.kind) == ("quality", "points"), metric
        assert (claim.method, claim.baselines) == ("Lark", ("Heron",)), metric


@pytest.mark.parametrize("template", LEVELS)
def test_levels(template: str) -> None:
    for metric, (_, _, level) in METRICS.items():
        claim = stated(template, metric, level)
        assert (family(claim.metric), claim.kind) == (family(metric), "absolute"), metric
        assert claim.method == "Lark", metric
        assert (claim.baseline_value is not None) == ("{theirs}" in template), metric
