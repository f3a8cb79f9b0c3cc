"""The content rules of award documents: the law as effective-dated data, and what it says about a payload."""
