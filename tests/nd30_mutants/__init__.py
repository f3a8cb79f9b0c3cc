"""Right documents with one fault each, and the rule of the decree that must find it.

Written from the decree (NĐ 30/2020/NĐ-CP, Phụ lục I) and not from the checker, so that they judge it from outside.
`python -m tests.nd30_mutants` prints which rule finds how many.
"""
