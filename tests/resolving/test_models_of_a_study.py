"""Papers on benchmarks: each level belongs to the model of which it is told."""

from __future__ import annotations

import pytest

from extractor import Paper, load_rules
from extractor.engines.local import extractor_for

EXTRACTOR = extractor_for(load_rules())
INTRO = "We introduce NestBench, a benchmark for bird songs. We evaluate 12 models. "


def methods(sentence: str) -> list[str | None]:
    paper = Paper("t", "NestBench: A Benchmark for Bird Songs", INTRO + sentence)
    return [c.method for c in EXTRACTOR.claims(paper)]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The best model, GPT-4o, reaches only 62.3% accuracy.", ["GPT-4o"]),
        ("No model exceeds 62.3% accuracy.", ["12 models"]),
        ("Accuracy drops by 20% when the birds are hidden.", ["12 models"]),
        ("For GPT-4o, the error rate is 12%.", ["GPT-4o"]),
        ("We find that GPT-4o hallucinates in 12% of cases.", ["GPT-4o"]),
        ("GPT-4o solves 62.3% of the tasks but Gemini only 41.0%.", ["GPT-4o", "Gemini"]),
        ("The 7B model reaches 58.1% and the 70B model 57.0%.", ["7B model", "70B model"]),
        ("Agents based on GPT-4o complete 14.4% of tasks.", ["Agents based on GPT-4o"]),
        (
            "Fine-tuning Llama-3-8B on our data raises accuracy from 41.0% to 58.1%.",
            ["Fine-tuning Llama-3-8B"],
        ),
        ("Adding retrieval improves GPT-4o by 4.1 points.", ["Adding retrieval"]),
        ("Going from FP16 to Q4 weights saves 58% of the energy.", ["Q4 weights"]),
        ("At 4 bits KV-Quant loses 1.9 points on NestQA.", ["KV-Quant"]),
        (
            "The best agent, Wren Opus 4 with a planner, solves 23.7% of the tasks.",
            ["Wren Opus 4"],
        ),
        (
            "The best one, Wren Opus 4, solves 62% of the tasks, but its code takes 64% more time.",
            ["Wren Opus 4", "Wren Opus 4"],
        ),
    ],
)
def test_whose_level_it_is(sentence: str, told: list[str]) -> None:
    assert methods(sentence) == told
