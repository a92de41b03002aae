"""Several values in a sentence: each has its metric, its rivals and its device."""

from __future__ import annotations

import pytest
from lark import EXTRACTOR, claims

Row = tuple[float, str, tuple[str, ...], str | None]
"""A value, its metric, how each of its rivals begins, and its device."""

SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "Lark speeds up training by 2x and inference by 3x over Heron.",
        [(2, "speed", ("Heron",), None), (3, "speed", ("Heron",), None)],
    ),
    (
        "Lark is 2.3x, 2.4x and 1.6x faster than A1, Heron and Wren, respectively.",
        [
            (2.3, "speed", ("A1",), None),
            (2.4, "speed", ("Heron",), None),
            (1.6, "speed", ("Wren",), None),
        ],
    ),
    (
        "Lark reduces latency by 2x and memory by 30% over Heron.",
        [(2, "latency", ("Heron",), None), (30, "memory", ("Heron",), None)],
    ),
    (
        "Lark cuts both FLOPs and parameters by 13% over Heron.",
        [(13, "flops", ("Heron",), None), (13, "parameters", ("Heron",), None)],
    ),
    (
        "Lark achieves 41-137x and 631-1074x speedup over GPU and CPU baselines, respectively.",
        [(41, "speed", ("GPU",), None), (631, "speed", ("CPU",), None)],
    ),
    (
        "Lark achieves 2.3x and 1.8x lower latency and energy than Heron.",
        [(2.3, "latency", ("Heron",), None), (1.8, "energy", ("Heron",), None)],
    ),
    (
        "Lark is 2x faster than Heron on A100 and 3x faster on H100.",
        [(2, "speed", ("Heron",), "A100"), (3, "speed", ("Heron",), "H100")],
    ),
    (
        "On 8x RTX 4090, Lark is 2x faster than Heron.",
        [(2, "speed", ("Heron",), "RTX 4090")],
    ),
    (
        "Lark is 2x faster than Heron while using 79% of the energy.",
        [(2, "speed", ("Heron",), None), (79, "energy", ("Heron",), None)],
    ),
    (
        "Lark is 2x faster than Heron; it also uses 30% less memory.",
        [(2, "speed", ("Heron",), None), (30, "memory", ("Heron",), None)],
    ),
    (
        "Lark beats Heron by 2x in throughput. Similarly, it cuts memory by 30%.",
        [(2, "throughput", ("Heron",), None), (30, "memory", ("Heron",), None)],
    ),
    (
        "Lark finishes in 5 hours instead of 32 hours.",
        [(5, "time", (), None)],
    ),
    (
        "Lark reaches 91% accuracy (Heron: 85%).",
        [(91, "accuracy", ("Heron",), None)],
    ),
    (
        "Lark reaches 91% accuracy vs. 85% for Heron.",
        [(91, "accuracy", ("Heron",), None)],
    ),
    (
        "Lark reaches 83.7/84.6% mAP at 12.6/9.1 FPS.",
        [
            (83.7, "map", (), None),
            (84.6, "map", (), None),
            (12.6, "frame_rate", (), None),
            (9.1, "frame_rate", (), None),
        ],
    ),
    (
        "Lark achieves speedups of 2.1x on Llama-7B and 3.2x on Llama-13B compared to vLLM.",
        [(2.1, "speed", ("vLLM",), None), (3.2, "speed", ("vLLM",), None)],
    ),
    (
        "Compared to Heron and Wren, Lark is 2x and 3x faster, respectively.",
        [(2, "speed", ("Heron",), None), (3, "speed", ("Wren",), None)],
    ),
    (
        "Lark outperforms Heron by 2.1x and Wren by 3.4x in throughput.",
        [(2.1, "throughput", ("Heron",), None), (3.4, "throughput", ("Wren",), None)],
    ),
    (
        "Lark improves throughput by up to 2.4x over Heron and up to 3.1x over Wren.",
        [(2.4, "throughput", ("Heron",), None), (3.1, "throughput", ("Wren",), None)],
    ),
    (
        "Lark reduces latency by 30% compared to Heron and by 45% compared to Wren.",
        [(30, "latency", ("Heron",), None), (45, "latency", ("Wren",), None)],
    ),
    (
        "Lark reduces the latency by 30% over Heron.",
        [(30, "latency", ("Heron",), None)],
    ),
    (
        "Lark halves the memory and doubles the throughput of Heron.",
        [(2, "memory", ("Heron",), None), (2, "throughput", ("Heron",), None)],
    ),
    (
        "Lark is an order of magnitude faster than Heron.",
        [(10, "speed", ("Heron",), None)],
    ),
    (
        "Lark is two orders of magnitude faster than existing methods.",
        [(100, "speed", ("existing methods",), None)],
    ),
    (
        "Lark needs 3-fold less memory than Heron.",
        [(3, "memory", ("Heron",), None)],
    ),
    (
        "Lark is twice as fast as Heron.",
        [(2, "speed", ("Heron",), None)],
    ),
    (
        "Lark is 2x as fast as Heron and uses half the memory.",
        [(2, "speed", ("Heron",), None), (50, "memory", ("Heron",), None)],
    ),
    (
        "Lark achieves a 2.2x prefill speedup and a 1.4x decoding speedup over Heron.",
        [(2.2, "speed", ("Heron",), None), (1.4, "speed", ("Heron",), None)],
    ),
    (
        "Lark attains 225 TFLOPs/s per A100.",
        [(225, "compute_rate", (), "A100")],
    ),
    (
        "Lark trains sequences of 1M tokens on 8 A800 GPUs.",
        [(1000000.0, "context_length", (), "A800")],
    ),
    (
        "Lark extends the input from 16 to 128 frames.",
        [(128, "context_length", (), None)],
    ),
    (
        "Lark reduces peak memory from 24 GB to 9 GB on a single A100.",
        [(9, "memory", (), "A100")],
    ),
    (
        "Lark achieves 1.27-2.58x speedup over Heron.",
        [(1.27, "speed", ("Heron",), None)],
    ),
    (
        "Lark achieves between 2 and 5 times higher throughput than Heron.",
        [(2, "throughput", ("Heron",), None)],
    ),
    (
        "Lark achieves 2x to 13x speedups over Heron.",
        [(2, "speed", ("Heron",), None)],
    ),
    (
        "Lark achieves 2.16timessim2.50times speedup over Heron.",
        [(2.16, "speed", ("Heron",), None)],
    ),
    (
        "Lark improves accuracy by 4.30 and F1 by 2.1 over Heron.",
        [(4.3, "accuracy", ("Heron",), None), (2.1, "f1", ("Heron",), None)],
    ),
    (
        "Lark achieves an FID of 2.1, outperforming Heron (3.4) and Wren (2.9).",
        [(2.1, "fid", ("Heron", "Wren"), None)],
    ),
    (
        "Lark outperforms Heron and Wren by 3.2% and 4.1% on Nest.",
        [(3.2, "score", ("Heron",), None), (4.1, "score", ("Wren",), None)],
    ),
    (
        "Lark obtains 3.2% and 4.1% higher accuracy than Heron on Nest and Teal, respectively.",
        [(3.2, "accuracy", ("Heron",), None), (4.1, "accuracy", ("Heron",), None)],
    ),
    (
        "Lark cuts latency by 2.1x (up to 3.4x) over Heron.",
        [(2.1, "latency", ("Heron",), None), (3.4, "latency", ("Heron",), None)],
    ),
    (
        "Lark is up to 3.4x faster than Heron (2.1x on average).",
        [(3.4, "speed", ("Heron",), None), (2.1, "speed", ("Heron",), None)],
    ),
    (
        "Lark delivers 30% lower latency, 20% higher throughput and 15% less energy than Heron.",
        [
            (30, "latency", ("Heron",), None),
            (20, "throughput", ("Heron",), None),
            (15, "energy", ("Heron",), None),
        ],
    ),
    (
        "With 4x less memory, Lark is 2x faster than Heron.",
        [(4, "memory", ("Heron",), None), (2, "speed", ("Heron",), None)],
    ),
    (
        "Lark matches the accuracy of Heron with 4x fewer parameters.",
        [(4, "parameters", ("Heron",), None)],
    ),
    (
        "Lark matches Heron while being 3x faster.",
        [(3, "speed", ("Heron",), None)],
    ),
    (
        "Lark is 2x faster than the state-of-the-art Heron.",
        [(2, "speed", ("Heron",), None)],
    ),
    (
        "Lark is 2x faster than Heron, the state of the art.",
        [(2, "speed", ("Heron",), None)],
    ),
    (
        "Lark is 2x faster than systems like Heron.",
        [(2, "speed", ("Heron",), None)],
    ),
    (
        "Lark is 2x faster than systems such as Heron and Wren.",
        [(2, "speed", ("Heron", "Wren"), None)],
    ),
    (
        "Lark is 5x faster on a single A100 than Heron on 8 A100s.",
        [(5, "speed", ("Heron",), "A100")],
    ),
    (
        "Lark uses 40% less energy and 2x less area than Heron at 28 nm.",
        [(40, "energy", ("Heron",), None), (2, "area", ("Heron",), None)],
    ),
    (
        "Replacing Heron with Lark cuts the latency by 40%.",
        [(40, "latency", ("Heron",), None)],
    ),
    (
        "Switching from Heron to Lark yields a 2x speedup.",
        [(2, "speed", ("Heron",), None)],
    ),
    (
        "Lark's throughput is 3.1x that of Heron.",
        [(3.1, "throughput", ("Heron",), None)],
    ),
    (
        "Lark's throughput exceeds that of Heron by 3.1x.",
        [(3.1, "throughput", ("Heron",), None)],
    ),
    (
        "Whereas Heron needs 24 GB, Lark needs 6 GB.",
        [(6, "memory", ("Heron",), None)],
    ),
    (
        "Heron needs 24 GB, whereas Lark needs only 6 GB.",
        [(6, "memory", ("Heron",), None)],
    ),
    (
        "Lark needs 6 GB, whereas Heron needs 24 GB.",
        [(6, "memory", ("Heron",), None)],
    ),
    (
        "Lark needs 6 GB, down from the 24 GB of Heron.",
        [(6, "memory", ("Heron",), None)],
    ),
    (
        "While Heron takes 12 ms, Lark takes 4 ms.",
        [(4, "latency", ("Heron",), None)],
    ),
    (
        "In comparison with Heron, Lark shows 30% lower latency.",
        [(30, "latency", ("Heron",), None)],
    ),
    (
        "Relative to Heron, Lark shows 30% lower latency and 2x higher throughput.",
        [(30, "latency", ("Heron",), None), (2, "throughput", ("Heron",), None)],
    ),
    (
        "Lark shows 30% lower latency and 2x higher throughput relative to Heron.",
        [(30, "latency", ("Heron",), None), (2, "throughput", ("Heron",), None)],
    ),
    (
        "Lark shows a 30% drop in latency and a 2x gain in throughput when compared with Heron.",
        [(30, "latency", ("Heron",), None), (2, "throughput", ("Heron",), None)],
    ),
    (
        "Lark runs at 30 FPS on an RTX 3090 and 12 FPS on a Jetson Orin.",
        [(30, "frame_rate", (), "RTX 3090"), (12, "frame_rate", (), "Jetson Orin")],
    ),
    (
        "On an RTX 3090 and a Jetson Orin, Lark runs at 30 FPS and 12 FPS, respectively.",
        [(30, "frame_rate", (), "RTX 3090"), (12, "frame_rate", (), "Jetson Orin")],
    ),
    (
        "Lark scales to 64 GPUs with 92% scaling efficiency.",
        [(92, "scaling_efficiency", (), "GPU")],
    ),
    (
        "Lark trains a 70B model on 64 H100 GPUs in 3 days.",
        [(3, "time", (), "H100")],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES)
def test_each_value_has_its_own(sentence: str, rows: list[Row]) -> None:
    found = claims(sentence)
    assert sorted(c.low for c in found) == sorted(low for low, *_ in rows)
    families = EXTRACTOR.rules.metrics
    for low, metric, rivals, device in rows:
        alike = [c for c in found if c.low == low]
        claim = next(c for c in alike if families[c.metric].family == families[metric].family)
        assert claim.method == "Lark"
        assert len(claim.baselines) == len(rivals)
        assert all(name.startswith(r) for name, r in zip(claim.baselines, rivals, strict=True))
        assert [h.name for h in claim.hardware] == ([device] if device else [])


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("Lark halves the latency at 3% memory overhead and no accuracy loss.", 2),
        ("Lark brings a 40% memory reduction and no accuracy drop.", 1),
        ("Lark delivers a 40% reduction in memory and zero accuracy loss.", 1),
        ("Lark adds 5% latency and negligible memory overhead.", 1),
        ("Lark adds 3% memory overhead and no latency.", 1),
        ("Lark cuts latency and memory by 40%.", 2),
        ("Lark cuts both the latency and the memory by 40%.", 2),
    ],
)
def test_a_measure_with_an_amount_in_words_shares_no_value(sentence: str, metrics: int) -> None:
    assert len({c.metric for c in claims(sentence)}) == metrics
