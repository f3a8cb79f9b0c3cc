"""What is kept: the stored bytes, the register of numbers and records, the API keys."""
