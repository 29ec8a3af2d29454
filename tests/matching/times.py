"""What `matching` of PyPI takes for a cohort, beside our program.

Usage: times.py PROGRAM, the example `bench_place`. Prints lines of a table.
"""

import json
import subprocess
import sys
import tempfile
import threading
import time
import warnings

from peer import game, solve

# It solves the last of these in some seconds; 30,000 people take it minutes.
SIZES = [(300, 6), (1_000, 20), (3_000, 60), (10_000, 200)]


def main(program):
    print(f"{'people x programmes':<22} {'ours, ms':>10} {'matching, ms':>14} {'ratio':>9}")
    for people, programmes in SIZES:
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            asked = [program, str(people), str(programmes), file.name]
            ours = float(subprocess.run(asked, capture_output=True, text=True, check=True, timeout=300).stdout)
            cohort = json.load(file)
        # What making the game takes is not counted: only solving it.
        made = game(cohort)
        began = time.perf_counter()
        theirs = len(solve(made))
        took = time.perf_counter() - began
        assert theirs > 0
        print(f"{f'{people:,} x {programmes:,}':<22} {ours:>10.2f} {took * 1e3:>14.1f} {took * 1e3 / ours:>9.0f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    # Deep recursion needs a deep stack, which only a thread of our own can have.
    threading.stack_size(512 * 2**20)
    ended = []
    thread = threading.Thread(target=lambda: ended.append(main(sys.argv[1])))
    thread.start()
    thread.join()
    sys.exit(0 if ended else 1)
