"""A cohort without reserves as a game of `matching`: the hospital-resident problem.

Everything that decides is worked out here once more, knowing nothing of our program: fractions, ties, and the lots by a
SipHash-2-4 of its own.
"""

import sys
from fractions import Fraction

from matching.games import HospitalResident

# `matching` copies its players by recursion, as deep as they are linked.
sys.setrecursionlimit(10**6)

WORD = 2**64 - 1


def lot(seed, name):
    """SipHash-2-4 with 64 bits; the key is the seed and eight zero bytes."""

    def turn(number, bits):
        return (number << bits | number >> (64 - bits)) & WORD

    def rounds(count):
        nonlocal a, b, c, d
        for _ in range(count):
            a = (a + b) & WORD
            c = (c + d) & WORD
            b = turn(b, 13) ^ a
            d = turn(d, 16) ^ c
            a = turn(a, 32)
            c = (c + b) & WORD
            a = (a + d) & WORD
            b = turn(b, 17) ^ c
            d = turn(d, 21) ^ a
            c = turn(c, 32)

    a, b, c, d = seed ^ 0x736F6D6570736575, 0x646F72616E646F6D, seed ^ 0x6C7967656E657261, 0x7465646279746573
    message = name.encode()
    length = len(message)
    message += bytes(7 - length % 8) + bytes([length % 256])
    for at in range(0, len(message), 8):
        word = int.from_bytes(message[at : at + 8], "little")
        d ^= word
        rounds(2)
        a ^= word
    c ^= 0xFF
    rounds(4)
    return a ^ b ^ c ^ d


def game(cohort):
    """The game, and the people in it; who asks nowhere where there is a seat is not in it."""
    seats = {programme["id"]: programme["seats"] for programme in cohort["programmes"]}
    wishes, keys = {}, {}
    for person in cohort["applicants"]:
        name = person["id"]
        average = person.get("certificate_average")
        rest = (Fraction(average or -1), person.get("quota") is not None, -lot(cohort["seed"], name))
        asked = [choice for choice in person["choices"] if seats.get(choice["programme"], 0) > 0]
        if asked:
            wishes[name] = [choice["programme"] for choice in asked]
        for choice in asked:
            keys.setdefault(choice["programme"], []).append((Fraction(choice["score"]), *rest, name))
    ranked = {programme: [key[-1] for key in sorted(best, reverse=True)] for programme, best in keys.items()}
    capacities = {programme: seats[programme] for programme in ranked}
    return HospitalResident.create_from_dictionaries(wishes, ranked, capacities)


def solve(made):
    """The programme of everybody who gets one."""
    solved = made.solve(optimal="resident")
    return {str(person): str(programme) for programme, people in solved.items() for person in people}
