"""The programs that are measured, one module each: it takes orders on standard input and answers with times.

Each runs in a process of its own, so that none shares an interpreter with another or with the bench.
"""
