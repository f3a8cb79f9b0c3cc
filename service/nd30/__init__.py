"""The decree as code: rules with ids, and the checker that holds a DOCX or PDF against them."""

from service.nd30.rendition import judge, judge_draft
from service.nd30.report import Report, check, check_paper
from service.nd30.rule import RULE_SET

__all__ = ["RULE_SET", "Report", "check", "check_paper", "judge", "judge_draft"]
