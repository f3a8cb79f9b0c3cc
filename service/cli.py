"""The command line: `vanthu …`.

Each command imports what it works with, so that the light ones answer at once.
"""

import json
import sys
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast, get_args

import click
from pydantic import ValidationError

from service.document import Actor, DocumentKind, Record, Role
from service.errors import PayloadInvalid, VanthuError
from service.finding import SEVERITIES
from service.kinds import kind_named, kinds
from service.reading import read_payload

if TYPE_CHECKING:
    from service.installation import Installation
    from service.nd30 import Report

CLI: Final = Actor("cli", "admin")


class _Group(click.Group):
    """Commands whose errors of ours are printed in Vietnamese, one line per mistake, with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PayloadInvalid as exc:
            click.echo(str(exc), err=True)
            for mistake in exc.errors:
                rule = f" [{mistake.rule}: {mistake.basis}]" if mistake.rule else ""
                click.echo(f"  {mistake.pointer or mistake.title}: {mistake.detail}{rule}", err=True)
        except VanthuError as exc:
            click.echo(str(exc), err=True)
        except OSError as exc:
            click.echo(f"Không đọc hoặc ghi được {exc.filename}: {exc.strerror}.", err=True)
        except ValidationError as exc:  # of the settings; a payload's is caught where it is read
            for error in exc.errors():
                click.echo(f"Biến VANTHU_{str(error['loc'][0]).upper()} chưa đúng: {error['msg']}.", err=True)
        sys.exit(1)


class _Kind(click.ParamType[DocumentKind]):
    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> DocumentKind:
        try:
            return kind_named(value)
        except VanthuError as exc:
            self.fail(str(exc), param, ctx)


_kind = click.argument("kind", type=_Kind(), metavar="LOẠI")
_file = click.argument("file", type=click.File("rb"), metavar="TỆP.json")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Văn bản hành chính theo Nghị định 30/2020/NĐ-CP: soạn, cấp số, in PDF/A, lưu trữ, tra cứu.

    \b
    Bắt đầu:
      vanthu sample quyet-dinh > q.json          một bộ dữ liệu mẫu đầy đủ
      vanthu preview quyet-dinh q.json -o q.pdf  xem trang dự thảo
      vanthu issue quyet-dinh q.json --out out/  cấp số và ban hành
      vanthu find giay khen                      tìm lại, không cần dấu
    """
    from service import log

    log.configure()


@main.command("kinds")
def list_kinds() -> None:
    """Liệt kê các loại văn bản."""
    for kind in kinds().values():
        click.echo(f"{kind.slug:<16} {kind.abbreviation:<4} {kind.title}")


@main.command()
@_kind
def schema(kind: DocumentKind) -> None:
    """In lược đồ JSON (JSON Schema) của một loại văn bản."""
    click.echo(_json(kind.payload.model_json_schema()))


@main.command()
@_kind
def sample(kind: DocumentKind) -> None:
    """In một bộ dữ liệu mẫu đầy đủ, hợp lệ."""
    click.echo(_json(kind.sample.model_dump(mode="json", exclude_defaults=True)))


@main.command("preview")
@_kind
@_file
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Tệp PDF ghi ra.")
def preview_command(kind: DocumentKind, file: Any, output: Path) -> None:
    """In trang dự thảo: có dấu DỰ THẢO, không cấp số, không lưu."""
    from service.issue import preview

    payload = read_payload(kind, file.read())
    with _installation() as installation:
        printed = preview(installation.office, kind, payload)
    output.write_bytes(printed.pdf)
    click.echo(f"{output}: {printed.pages} trang", err=True)


@main.command("issue")
@_kind
@_file
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Thư mục nhận bản sao DOCX và PDF.")
def issue_command(kind: DocumentKind, file: Any, out: Path | None) -> None:
    """Cấp số và ban hành một văn bản; in hồ sơ của nó dạng JSON."""
    from service.issue import finish_pending, issue

    payload = read_payload(kind, file.read())
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)  # before a number is taken
    with _installation() as installation:
        finish_pending(installation.office)
        record = issue(installation.office, kind, payload, CLI)
        click.echo(_json(record.as_json()))
        if out is not None:
            _copy_files(installation, record, out)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="TỆP…")
@click.option("--kind", help="Loại văn bản, như quyet-dinh, thong-bao; bỏ trống để tự nhận ra.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def check(files: tuple[Path, ...], kind: str | None, as_json: bool) -> None:
    """Kiểm tra thể thức từng tệp DOCX hoặc PDF theo Nghị định 30; mã thoát 1 nếu trái một quy tắc bắt buộc."""
    from service import nd30

    reports = {str(file): nd30.check(file.read_bytes(), genre=kind) for file in files}
    if as_json:
        told = [{"file": name, "broken": one.broken, "report": asdict(one)} for name, one in reports.items()]
        click.echo(_json(told))
    else:
        for name, report in reports.items():
            click.echo(_report(name, report))
    if any(report.broken for report in reports.values()):
        sys.exit(1)


@main.command()
@click.argument("words", nargs=-1, metavar="TỪ…")
@click.option("--kind", "kind", type=_Kind(), help="Chỉ một loại văn bản.")
@click.option("--year", type=click.IntRange(1, 9999), help="Chỉ một năm.")
def find(words: tuple[str, ...], kind: DocumentKind | None, year: int | None) -> None:
    """Tìm văn bản theo số, ký hiệu hoặc từ bất kỳ, có dấu hay không dấu."""
    from service.archive.search import Query

    query = Query(words=" ".join(words), kind=kind.slug if kind else None, nam=year)
    with _installation() as installation:
        page = installation.office.register.search(query)
    for record in page.documents:
        number = record.so_ky_hieu or "(không số)"
        click.echo(f"{number:<16} {record.ngay_ban_hanh:%d/%m/%Y}  {record.trich_yeu}  [{record.id}]")
    if not page.documents:
        click.echo("Không tìm thấy văn bản nào.", err=True)
    elif page.cursor:
        click.echo("Còn nữa; thêm từ để thu hẹp.", err=True)


@main.command()
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Ngày văn bản (mặc định hôm nay).")
@click.option("--authority", default="", help="Chức vụ của người ký, như “Giám đốc Sở Xây dựng”.")
def bases(day: datetime | None, authority: str) -> None:
    """In các dòng căn cứ đúng cho ngày và thẩm quyền, theo thứ tự; dòng chưa đối chiếu được đánh dấu."""
    from service.award.bases import offered
    from service.award.law_file import load_law
    from service.issue import VIETNAM
    from service.settings import Settings

    on = day.date() if day else datetime.now(VIETNAM).date()
    for offer in offered(load_law(Settings().law_file), on, authority):
        click.echo(f"{offer.dong};")
        if offer.ghi_chu:
            click.echo(f"    {'lưu ý' if offer.da_kiem_chung else 'CHƯA KIỂM CHỨNG'}: {offer.ghi_chu}")


@main.command()
def doctor() -> None:
    """Khám phông chữ, LibreOffice, sổ đăng ký và kho lưu trữ; mã thoát 1 nếu có phần hỏng."""
    from service.doctor import examine
    from service.settings import Settings

    findings = examine(Settings())
    for finding in findings:
        verdict = "HỎNG" if not finding.healthy else "lưu ý" if finding.advice else "tốt"
        click.echo(f"{verdict:<6}{finding.part:<12} {finding.detail}")
    if not all(finding.healthy for finding in findings):
        sys.exit(1)


def _key_name(_: click.Context, __: click.Parameter, name: str) -> str:
    if not 1 <= len(name.strip()) <= 100:
        raise click.BadParameter("tên khóa dài từ 1 đến 100 ký tự")
    return name.strip()


@main.group()
def key() -> None:
    """Khóa API."""


@key.command("add")
@click.argument("name", metavar="TÊN", callback=_key_name)
@click.option(
    "--role",
    type=click.Choice(get_args(Role)),
    required=True,
    help="admin, clerk (ban hành) hoặc archivist (chỉ đọc).",
)
def add_key(name: str, role: str) -> None:
    """Tạo khóa API và in ra một lần duy nhất."""
    with _installation() as installation:
        click.echo(installation.keys.add(name, cast("Role", role), datetime.now(UTC)))


@main.command()
@click.option("--host", help="Địa chỉ lắng nghe (mặc định 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="Cổng lắng nghe (mặc định 8000).")
def serve(host: str | None, port: int | None) -> None:
    """Chạy dịch vụ HTTP; lần đầu in ra một khóa API."""
    from service.settings import Settings
    from service.web.server import run

    settings = Settings()
    given = {"host": host or settings.host, "port": port or settings.port}
    run(settings.model_copy(update=given))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe, trong một mạng riêng.")
@click.option("--port", type=click.IntRange(1, 65535), default=2003, show_default=True, help="Cổng lắng nghe.")
def worker(host: str, port: int) -> None:
    """Cho một Vanthu ở máy khác mượn một LibreOffice (VANTHU_REMOTE_WORKERS ở máy ấy); không có mật khẩu."""
    from service.installation import libreoffice_pool
    from service.libreoffice.sandbox import require_walls
    from service.libreoffice.serving import PrintServer
    from service.settings import Settings

    settings = Settings().model_copy(update={"workers": 1, "remote_workers": ()})
    if settings.sandbox == "required":
        require_walls()
    server = PrintServer(host, port)
    pool = libreoffice_pool(settings, settings.data_dir.resolve() / "run")
    server.serve(pool, lambda libreoffice: click.echo(f"LibreOffice {libreoffice} in tại http://{host}:{port}"))


def _installation() -> "Installation":
    from service.installation import assemble
    from service.settings import Settings

    settings = Settings()
    one_document = {"workers": min(1, settings.workers), "checkers": 0}
    return assemble(settings.model_copy(update=one_document))


def _report(name: str, report: "Report") -> str:
    """The findings of a file, the binding ones first, each with what to do and where the rule stands."""
    ranked = sorted(report.findings, key=lambda finding: list(SEVERITIES).index(finding.severity))
    counts = Counter(SEVERITIES[finding.severity] for finding in ranked)
    summary = ", ".join(f"{count} {severity}" for severity, count in counts.items()) or "không có lỗi thể thức"
    lines = [f"{name}: {report.genre.lower() or 'không rõ loại'}; {summary}"]
    for one in ranked:
        lines += [
            f"  {one.rule} {SEVERITIES[one.severity]}, {one.place}",
            f"      {one.told}",
            f"      ({one.basis})",
        ]
    return "\n".join(lines)


def _copy_files(installation: "Installation", record: Record, out: Path) -> None:
    """DOCX and PDF under a file name without diacritics: 01-QD-SXD.pdf."""
    office = installation.office
    for name in ("docx", "pdf"):
        content = office.store.get(office.register.key(record.id, name))
        (out / f"{record.file_stem}.{name}").write_bytes(content)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
