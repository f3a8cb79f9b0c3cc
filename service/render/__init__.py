"""From template text to files: DOCX, PDF, and what was seen in them."""
