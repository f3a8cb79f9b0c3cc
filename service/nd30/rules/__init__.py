"""Every rule of NĐ 30/2020/NĐ-CP that the checker knows, and those that only a person can judge."""

from datetime import date
from typing import Final

from service.nd30.rule import Rule
from service.nd30.rules.body import BODY_RULES
from service.nd30.rules.foot import FOOT_RULES
from service.nd30.rules.head import HEAD_RULES
from service.nd30.rules.page import PAGE_RULES

RULES: Final = (*PAGE_RULES, *HEAD_RULES, *BODY_RULES, *FOOT_RULES)


def rules_on(day: date) -> dict[str, Rule]:
    """The rules for documents issued on `day`, by id."""
    return {rule.id: rule for rule in RULES if rule.since <= day and (rule.until is None or day <= rule.until)}
