"""LibreOffice under supervision: workers that are started, watched, fed one order at a time, and replaced."""
