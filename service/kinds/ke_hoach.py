"""Kế hoạch: văn bản có tên loại, laid out by mục, khoản, điểm (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4).

The sample is a plan that a Sở Xây dựng issued in 2023. Its surviving text has neither letterhead nor date:
the province "Hồng Lam" and the day are stand-ins.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from service.document import DocumentKind, Issued, Line, Widget
from service.kinds._body import Diem, Khoan, LastParagraph, Muc, Paragraphs, closing, legal_bases, outline, paragraphs
from service.kinds._frame import CoQuan, VanBan, frame_context, heading_of
from service.kinds._signers import NguoiKy

ABBREVIATION = "KH"


class KeHoach(VanBan):
    """Payload of a kế hoạch."""

    TEN_LOAI = "Kế hoạch"

    can_cu: tuple[Line, ...] = Field(
        (),
        max_length=30,
        title="Căn cứ ban hành",
        description="Mỗi căn cứ một dòng; dấu câu cuối dòng được tự thêm.",
    )
    mo_dau: Paragraphs = Field((), title="Mở đầu", description="Các đoạn trước mục I.")
    muc: tuple[Muc, ...] = Field(min_length=1, max_length=50, title="Các mục")
    ket_thuc: Annotated[LastParagraph, Widget("textarea", rows=3)] = Field(
        title="Đoạn kết", description="Một đoạn; dấu kết thúc “./.” được tự thêm."
    )


def symbol(payload: KeHoach) -> str:
    return f"{ABBREVIATION}-{payload.co_quan.viet_tat}"


def context(payload: KeHoach, issued: Issued) -> dict[str, Any]:
    return frame_context(payload, issued, symbol(payload)) | {
        "can_cu": legal_bases(payload.can_cu),
        "mo_dau": paragraphs(payload.mo_dau),
        "noi_dung": outline(payload.muc),
        "ket_thuc": closing(payload.ket_thuc),
    }


SAMPLE = KeHoach(
    co_quan=CoQuan(chu_quan="UBND tỉnh Hồng Lam", ten="Sở Xây dựng", viet_tat="SXD"),
    dia_danh="Hồng Lam",
    ngay_ban_hanh=date(2023, 2, 1),
    trich_yeu="Phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng",
    mo_dau=(
        "Thực hiện Chỉ thị số 01/CT-UBND ngày 09/01/2023 của UBND tỉnh về việc phát động phong trào thi đua thực hiện "
        "thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh năm 2023, Sở Xây dựng phát động phong "
        "trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 với những nội dung chủ yếu như sau:",
    ),
    muc=(
        Muc(
            tieu_de="Mục đích, yêu cầu:",
            noi_dung=(
                "Phát huy tinh thần chủ động, tích cực đổi mới, sáng tạo của toàn thể CC, VC, NLĐ trong toàn Sở nhằm nỗ "
                "lực phấn đấu hoàn thành xuất sắc nhiệm vụ được giao, góp phần thực hiện Kế hoạch phát triển kinh tế - "
                "xã hội, quốc phòng, an ninh năm 2023.",
                "Phong trào thi đua được triển khai sâu rộng, có trọng tâm, hiệu quả; tiêu chí đánh giá bám sát với "
                "nhiệm vụ chính trị được giao của Sở.",
                "Gắn phong trào thi đua với việc thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về “Đẩy "
                "mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”.",
            ),
        ),
        Muc(
            tieu_de="Đối tượng, nội dung, thời gian phát động phong trào thi đua",
            khoan=(
                Khoan(
                    tieu_de="Đối tượng thi đua",
                    noi_dung=(
                        "Tập thể các phòng chuyên môn và đơn vị trực thuộc, toàn thể công chức, viên chức làm việc tại "
                        "các phòng chuyên môn, đơn vị trực thuộc Sở.",
                    ),
                ),
                Khoan(
                    tieu_de="Nội dung phong trào thi đua",
                    noi_dung=(
                        "Phong trào thi đua thực hiện thắng lợi nhiệm vụ được giao năm 2023 của Sở Xây dựng gắn với chủ "
                        "đề “Đoàn kết, sáng tạo, kỷ cương, trách nhiệm, hiệu quả”, bao gồm các nội dung chủ yếu như sau:",
                    ),
                    danh_so_diem="thap_phan",
                    diem=(
                        Diem(
                            noi_dung=(
                                "Tiếp tục tuyên truyền, quán triệt sâu sắc tư tưởng Thi đua ái quốc của Chủ tịch Hồ Chí "
                                "Minh; Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị (khóa XI) về tiếp tục đổi mới "
                                "công tác thi đua, khen thưởng; Chỉ thị số 12/CT-TTg ngày 22/7/2022 của Thủ tướng Chính "
                                "phủ về xây dựng kế hoạch phát triển kinh tế - xã hội và dự toán ngân sách nhà nước năm "
                                "2023;",
                            )
                        ),
                        Diem(
                            noi_dung=(
                                "Phát huy vai trò lãnh đạo, chỉ đạo của cấp ủy, chính quyền, người đứng đầu trong chỉ "
                                "đạo, tổ chức các phong trào thi đua, gắn phong trào thi đua với việc thực hiện Chỉ thị "
                                "số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về “Đẩy mạnh học tập và làm theo tư tưởng, "
                                "đạo đức, phong cách Hồ Chí Minh”.",
                            )
                        ),
                        Diem(
                            noi_dung=(
                                "Toàn thể CC, VC, NLĐ Sở Xây dựng ra sức thi đua thực hiện tốt các nội dung chương "
                                "trình, kế hoạch, nhiệm vụ công tác năm 2023 của Sở Xây dựng tại Quyết định số "
                                "45/QĐ-UBND ngày 10/01/2023 của UBND tỉnh về phê duyệt Kế hoạch công tác năm 2023 của Sở "
                                "Xây dựng.",
                            )
                        ),
                        Diem(
                            noi_dung=(
                                "Tiếp tục thực hiện có hiệu quả các phong trào thi đua do Thủ tướng Chính phủ phát động "
                                "như: “Cả nước chung sức xây dựng nông thôn mới” giai đoạn 2021 - 2025, “Cả nước chung "
                                "tay vì người nghèo - không để ai bị bỏ lại phía sau” giai đoạn 2021 - 2025, “Cán bộ, "
                                "công chức, viên chức thi đua thực hiện văn hóa công sở”, “Đẩy mạnh phát triển kết cấu "
                                "hạ tầng đồng bộ, hiện đại và thực hành tiết kiệm, chống lãng phí” và các phong trào thi "
                                "đua do tỉnh phát động như: “Chuyển đổi số giai đoạn 2022 - 2025”, “Đẩy nhanh giải ngân "
                                "vốn đầu tư công” năm 2023, “Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh” "
                                "trên địa bàn tỉnh giai đoạn 2021 - 2025 . . .",
                            )
                        ),
                        Diem(
                            noi_dung=(
                                "Đẩy mạnh các phong trào thi đua thực hiện có hiệu quả đầu tư xây dựng hạ tầng giao "
                                "thông kết nối vùng, tập trung đẩy mạnh công tác giải ngân vốn đầu tư công, cải cách "
                                "hành chính, cải thiện môi trường đầu tư, nâng cao năng lực cạnh tranh cấp tỉnh và tăng "
                                "cường thu hút đầu tư trên địa bàn tỉnh. Trọng tâm là thực hiện các giải pháp cải thiện "
                                "các chỉ số năng lực cạnh tranh cấp tỉnh (PCI), chỉ số cải cách hành chính (PARINDEX), "
                                "chỉ số hiệu quả quản trị và hành chính công cấp tỉnh (PAPI) và chỉ số hài lòng của "
                                "người dân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước của tỉnh (SIPAS) "
                                "của tỉnh; tập trung đẩy mạnh thực hiện các giải pháp về chuyển đổi số.",
                            )
                        ),
                        Diem(
                            noi_dung=(
                                "Thực hiện có hiệu quả Đề án phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến trong "
                                "từng năm và giai đoạn 2021 - 2025 ban hành kèm theo Quyết định số 2514/QĐ-UBND ngày "
                                "27/9/2021 của UBND tỉnh ban hành Đề án phát hiện, bồi dưỡng, nhân rộng điển hình tiên "
                                "tiến trên địa bàn tỉnh giai đoạn 2021 - 2025 và Kế hoạch số 3401/KH-SXD ngày 19/11/2021 "
                                "của Sở Xây dựng về thực hiện Đề án phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến "
                                "tại Sở Xây dựng giai đoạn 2021 - 2025.",
                            )
                        ),
                    ),
                ),
                Khoan(
                    noi_dung=(
                        "Thời gian tổ chức phong trào thi đua: Kể từ ngày ban hành Kế hoạch phát động phong trào thi đua "
                        "đến ngày 30/11/2023.",
                    ),
                ),
            ),
        ),
        Muc(
            tieu_de="Công tác khen thưởng",
            khoan=(
                Khoan(noi_dung=("Hình thức khen thưởng: Giấy khen của Giám đốc Sở.",)),
                Khoan(
                    tieu_de="Hồ sơ đề nghị xét khen thưởng",
                    noi_dung=(
                        "- Văn bản đề nghị xét khen thưởng trong phong trào thi đua của phòng chuyên môn, đơn vị trực "
                        "thuộc + Biên bản họp.",
                        "- Báo cáo thành tích của tập thể, cá nhân đề nghị xét khen thưởng.",
                    ),
                ),
                Khoan(
                    tieu_de="Thời gian xét đề nghị khen thưởng",
                    noi_dung=(
                        "Hồ sơ đề nghị xét thi đua khen thưởng của đơn vị, cá nhân có thành tích trong phong trào thi "
                        "đua gửi về Thường trực Hội đồng thi đua, khen thưởng - Văn phòng Sở trước ngày 01/12 để tổng "
                        "hợp và trình Hội đồng thi đua khen thưởng của Sở xem xét, quyết định khen thưởng.",
                    ),
                ),
            ),
        ),
        Muc(
            tieu_de="Tổ chức thực hiện:",
            khoan=(
                Khoan(noi_dung=("Phong trào thi đua được triển khai thực hiện đến hết ngày 30/11/2023.",)),
                Khoan(
                    noi_dung=(
                        "Trưởng các phòng chuyên môn, Thanh tra Sở, Thủ trưởng các đơn vị trực thuộc, Công đoàn thực "
                        "hiện tốt một số nội dung cụ thể như sau:",
                        "Tổ chức tuyên truyền, triển khai nội dung Kế hoạch này đến toàn thể công chức, viên chức, người "
                        "lao động tại đơn vị, coi phong trào thi đua là động lực mạnh mẽ để thực hiện các nhiệm vụ chính "
                        "trị của cơ quan.",
                        "Báo cáo kết quả thực hiện, đề xuất tập thể, cá nhân có thành tích xuất sắc trong phong trào gửi "
                        "về Thường trực Hội đồng Thi đua, khen thưởng (qua Văn phòng Sở) trước 01/12/2023 để tổng hợp.",
                    ),
                ),
                Khoan(
                    tieu_de="Thường trực Hội đồng thi đua - khen thưởng:",
                    noi_dung=(
                        "Xác định cụ thể từng nhiệm vụ, chỉ tiêu, biện pháp thực hiện phù hợp với yêu cầu, điều kiện "
                        "thực tế tại Sở tham mưu xây dựng, triển khai thực hiện kế hoạch tổ chức phong trào thi đua.",
                        "Tham mưu Giám đốc Sở tổ chức tổng kết kết quả thực hiện phong trào; tổng hợp, đề xuất trình "
                        "cấp có thẩm quyền khen thưởng các tập thể, cá nhân có thành tích xuất sắc trong việc thực hiện "
                        "nội dung phong trào thi đua theo Kế hoạch.",
                    ),
                ),
            ),
        ),
    ),
    ket_thuc=(
        "Trên đây là kế hoạch phát động phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, "
        "quốc phòng, an ninh năm 2023 của Sở Xây dựng"
    ),
    noi_nhan=(
        "UBND tỉnh",
        "Ban TĐKT tỉnh (Sở Nội vụ)",
        "Khối trưởng KTĐ số 5 (Sở Xây dựng)",
        "Ban Lãnh đạo Sở",
        "CT Công đoàn; các phòng CM và đơn vị trực thuộc",
    ),
    nguoi_ky=NguoiKy(chuc_vu="Giám đốc", ho_ten="Võ Tất Dũng"),
)

KIND = DocumentKind("ke-hoach", "Kế hoạch", ABBREVIATION, KeHoach, SAMPLE, heading_of(symbol), context)
