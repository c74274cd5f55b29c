"""Some notes and letters, told apart by every field."""

from datetime import UTC, date, datetime
from decimal import Decimal

from tests.search.elsewhere.models import Letter, Note


def make_rows():
    """Store three notes and three letters; the signals index them."""
    Note.objects.create(
        pk=1,
        title="扫黑除恶专项斗争",
        body="全省打掉涉黑组织242个，群众安全感得分96.13。\n<b>平安山东</b>建设。",
        author="李民",
        written=datetime(2021, 3, 4, 2, tzinfo=UTC),
        day=date(2021, 3, 4),
        stars=-1,
        weight=-0.5,
        price=Decimal("9.50"),
        tags=["平安", "扫黑"],
    )
    Note.objects.create(
        pk=2,
        title="打击电信网络诈骗 police report",
        body="打击治理电信网络诈骗犯罪，抓获嫌疑人。平安山东。",
        author="王敏",
        written=datetime(2021, 12, 31, 17, tzinfo=UTC),
        day=date(2022, 1, 1),
        stars=7,
        weight=2.25,
        price=Decimal("10.00"),
        is_public=False,
        tags=["平安"],
    )
    Note.objects.create(
        pk=10,
        title="无题",
        body="交警提示：雨天路滑。",
        written=datetime(1969, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    )
    Letter.objects.create(key="x9.a", body="Dear example reader, 平安山东。")
    Letter.objects.create(key="7", body="examples of nothing")
    Letter.objects.create(key="empty", body="")
