"""How fast Vanthu is, beside the parts that it is built from: `python -m tests.bench`."""
