"""Counts work without a clock: the lines of Python that it executes."""

import sys


def executed_lines(work):
    """Give how many lines calling ``work`` executes; each turn of a loop in one line counts too."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
