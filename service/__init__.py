"""Vanthu: Vietnamese administrative documents, from facts to an archived PDF/A."""
