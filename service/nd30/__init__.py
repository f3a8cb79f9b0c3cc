"""The decree as code: rules with ids, and the checker that holds a DOCX or PDF against them."""

from service.nd30.report import Report, check, check_paper

__all__ = ["Report", "check", "check_paper"]
