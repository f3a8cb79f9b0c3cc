"""BR-01 to BR-03: whether the giver may give this award to this target, and the money that goes with it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from service.award.law import DOI_TUONG, DoiTuong, Held, Law, MucThuong, current
from service.award.text import Text
from service.finding import Finding
from service.numerals import dotted, number_from_words, number_in_words

_MONEY: Final = re.compile(
    r"(?<![\d.])(?P<digits>\d{1,3}(?:\.\d{3}){1,5}) đồng \((?:bằng chữ: )?(?P<words>[^()0-9]{3,200} đồng(?: chẵn)?)\)",
    re.IGNORECASE,
)


def judge_authority(law: Law, day: date, place: str, award: str, post: str) -> Iterator[Finding]:
    """BR-01: the holder of `post` may decide `award` (both as text) on `day`."""
    giver, named = law.giver(post, day), law.named_giver(award, day)
    codes = law.awards(award)
    if giver is None or not codes:
        return
    if named and named.cap != giver.cap:
        yield law.finding(
            "BR-01",
            day,
            place,
            found=f"“{award}” mang tên {named.ten}, người quyết định là {giver.ten}",
            expected="hình thức khen thưởng do chính người quyết định tặng",
            mend="Sửa tên hình thức khen thưởng hoặc thẩm quyền ban hành cho cùng một người.",
            by=giver,
        )
    elif not set(codes) & set(giver.tang):
        may = ", ".join(law.hinh_thuc[code].ten for code in giver.tang)
        yield law.finding(
            "BR-01",
            day,
            place,
            found=f"{giver.ten} không có thẩm quyền tặng “{award}”",
            expected=f"một trong: {may}",
            mend="Chọn hình thức thuộc thẩm quyền, hoặc trình cấp có thẩm quyền quyết định.",
            by=giver,
        )


def judge_target(law: Law, day: date, place: str, award: str, targets: Iterable[DoiTuong]) -> Iterator[Finding]:
    """BR-02: each kind of target may receive `award` (as text)."""
    codes = law.awards(award)
    for target in dict.fromkeys(targets):
        if codes and not any(target in law.hinh_thuc[code].doi_tuong for code in codes):
            named = law.hinh_thuc[codes[0]]
            yield law.finding(
                "BR-02",
                day,
                place,
                found=f"“{named.ten}” được tặng cho {DOI_TUONG[target]}",
                expected=f"chỉ tặng cho {', '.join(DOI_TUONG[able] for able in named.doi_tuong)}",
                mend=f"Bỏ {DOI_TUONG[target]} khỏi danh sách, hoặc chọn hình thức khen thưởng khác.",
            )


def judge_money(
    law: Law, day: date, place: str, award: str, post: str, targets: Iterable[DoiTuong], dong: int
) -> Iterator[Finding]:
    """BR-03: `dong` is what each of `targets` gets with `award` decided by the holder of `post` on `day`.

    Says nothing where the award or its multiplier is unknown.
    """
    rates = [rate for target in dict.fromkeys(targets) for rate in rates_of(law, day, award, post, target)]
    salary = next(current(law.luong_co_so, day), None)
    if salary is None or not rates or dong in {amount for rate in rates for amount in rate.amounts(law, salary.dong)}:
        return
    right = rates[0]
    amount = right.amounts(law, salary.dong)[0]
    product = right.multiplier * salary.dong
    yield law.finding(
        "BR-03",
        day,
        place,
        found=f"{dotted(dong)} đồng cho mỗi {DOI_TUONG[right.target]}",
        expected=(
            f"{dotted(amount)} đồng = {_decimal(right.multiplier)} × lương cơ sở {dotted(salary.dong)} đồng "
            f"({_decimal(product)} đồng, làm tròn lên {dotted(law.lam_tron)} đồng)"
        ),
        mend=f"Ghi {dotted(amount)} đồng.",
        by=right.by if right.by.muc_do or salary.verified(day) else salary,
    )


def judge_amounts_in_words(law: Law, day: date, texts: Iterable[Text]) -> Iterator[Finding]:
    """BR-03: "1.080.000 đồng (Một triệu … đồng)" says the same in figures and in words."""
    for text in texts:
        for found in _MONEY.finditer(text.words):
            amount = int(found["digits"].replace(".", ""))
            if _says(found["words"], amount):
                continue
            right = number_in_words(amount)
            yield law.finding(
                "BR-03",
                day,
                text.place,
                found=f"{found['digits']} đồng ghi bằng chữ là “{found['words']}”",
                expected=f"“{right[0].upper()}{right[1:]} đồng”",
                mend="Sửa số hoặc chữ cho khớp nhau.",
            )


def _says(words: str, amount: int) -> bool:
    """Whether `words` are the number `amount`, in any of its spellings."""
    try:
        return number_from_words(words) == amount
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Rate:
    """A lawful multiple of lương cơ sở for a target; `individual` is what a household's is a multiple of."""

    by: Held
    target: DoiTuong
    multiplier: Fraction
    individual: Fraction | None = None

    def amounts(self, law: Law, salary: int) -> tuple[int, ...]:
        """In đồng, rounded up. A household's may be taken of the individual amount before or after rounding it.

        Which of the two the decree means is not settled, so either is right.
        """
        direct = round_up(self.multiplier * salary, law.lam_tron)
        if self.individual is None:
            return (direct,)
        return (direct, round_up(law.he_so_ho * round_up(self.individual * salary, law.lam_tron), law.lam_tron))


def rates_of(law: Law, day: date, award: str, post: str, target: DoiTuong) -> list[Rate]:
    """The lawful multiples, the general one first; none where the law of that day is not known."""
    giver = law.named_giver(award, day) or law.giver(post, day)
    code = law.award(award, day, giver)
    table = next((table for table in current(law.muc_thuong, day) if code in table.he_so), None)
    if code is None or table is None:
        return []
    own = table.rieng.get(giver.cap, {}) if giver else {}
    tariffs = [tariff[code] for tariff in (table.he_so, own) if code in tariff]
    return [rate for tariff in tariffs for rate in _rates(law, table, code, tariff, target)]


def round_up(dong: Fraction, unit: int) -> int:
    """`dong` rounded up to whole `unit`s."""
    return ceil(dong / unit) * unit


def _rates(law: Law, table: MucThuong, code: str, tariff: dict[DoiTuong, Fraction], target: DoiTuong) -> Iterator[Rate]:
    named: DoiTuong = "ca_nhan" if target == "ho" and "ho" not in tariff else target
    if named not in tariff:
        return
    held: Held = table
    if f"{code}.{named}" in table.chua_kiem_chung:
        held = Held(tu=table.tu, den=table.den, co_so=table.co_so, muc_do=table.muc_do)
    each = tariff[named]
    if named == target:
        yield Rate(held, target, each)
    else:
        yield Rate(held, target, law.he_so_ho * each, each)


def _decimal(number: Fraction) -> str:
    """ "0,6", "1.404.000": a decimal comma, dots between groups."""
    whole, part = divmod(number, 1)
    return dotted(whole) + (f",{str(float(part))[2:]}" if part else "")
