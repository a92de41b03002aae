"""Numbers in words, one table for values and for counts of devices."""

CARDINALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}

_TENS = "|".join(word for word, n in CARDINALS.items() if n in range(20, 100, 10))
_ONES = "|".join(word for word, n in CARDINALS.items() if n < 10)
_ROUND = {"hundred": 100, "thousand": 1000}
SPELT = (
    rf"(?:(?:{_TENS})[\s-](?:{_ONES})|(?:{_ONES})[\s-](?:{'|'.join(_ROUND)})|{'|'.join(CARDINALS)})"
)


def spelt_number(words: str) -> int:
    """The number that words matched by `SPELT` stand for.

    >>> spelt_number("forty three"), spelt_number("Twenty-five"), spelt_number("two hundred")
    (43, 25, 200)
    """
    first, *rest = words.lower().replace("-", " ").split()
    if rest and rest[0] in _ROUND:
        return CARDINALS[first] * _ROUND[rest[0]]
    return CARDINALS[first] + sum(CARDINALS[word] for word in rest)
