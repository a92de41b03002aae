"""Two systems held against a third, and results at a cost that is compared alone."""

from __future__ import annotations

import pytest
from lark import claims


@pytest.mark.parametrize("verb", ["outperforming", "surpassing", "well above"])
def test_what_both_beat_is_the_rival_of_both(verb: str) -> None:
    found = claims(f"Lark-S attains 81.2% recall, while Lark-L attains 84.9%, both {verb} Heron.")
    assert [(c.low, c.method, c.baselines) for c in found] == [
        (81.2, "Lark-S", ("Heron",)),
        (84.9, "Lark-L", ("Heron",)),
    ]


def test_a_rival_in_a_clause_of_its_own_still_is_one() -> None:
    (claim,) = claims("Lark attains 84.9% recall, while Heron attains 70.1%.")
    assert (claim.baselines, claim.baseline_value) == (("Heron",), 70.1)


@pytest.mark.parametrize(
    "cost", ["with less memory than Heron", "at a lower cost than Heron", "with fewer FLOPs than X"]
)
def test_a_rival_in_cost_is_none_in_quality(cost: str) -> None:
    (claim,) = claims(f"Lark attains the best accuracy (94.1%) {cost}.")
    assert claim.baselines == ()


def test_a_rival_in_quality_stays() -> None:
    (claim,) = claims("Lark attains 94.1% with higher accuracy than Heron.")
    assert claim.baselines == ("Heron",)


def test_a_verb_of_change_opens_no_name_of_a_second_rival() -> None:
    text = (
        "Lark outperforms learned filters by up to 42.3% in calibration error and reducing song "
        "variance by 17.2% on average compared with Heron."
    )
    found = [(c.low, c.baselines, c.qualifiers) for c in claims(text)]
    assert found == [
        (42.3, ("learned filters",), ("up_to",)),
        (17.2, ("Heron",), ("average",)),
    ]
