"""The parameters as the OpenAPI document shows them, and what is added to it last.

`SPECTACULAR_SETTINGS` names the two hooks.
"""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from archive.models import Kind, Role
from archive.search.question import Mode, Sort, Unit

Schema = dict[str, Any]


def query(name: str, schema: Schema | type, description: str) -> OpenApiParameter:
    """Describe a parameter that is sent once."""
    return OpenApiParameter(name, schema, description=description)


def filter_by(name: str, item: Schema, description: str) -> OpenApiParameter:
    """Describe a filter that may be sent several times: any of its values will do."""
    schema = {"type": "array", "items": item}
    return OpenApiParameter(name, schema, description=description)


def sort(allowed: Sequence[str], default: str) -> OpenApiParameter:
    """Describe the order of the results."""
    schema = {"type": "string", "enum": list(allowed), "default": default}
    return query("sort", schema, "排序；没有日期的总在最后。 Order; the undated last.")


TEXT = {"type": "string"}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d){0,2}$"}
ID_OR_NAME = {"type": "string", "examples": ["12", "范华平"]}


PAGING = [
    query(
        "page",
        {"type": "integer", "minimum": 1, "default": 1},
        "第几页，从 1 开始；不是页码的当作第 1 页。 Page from 1; what is no page is 1.",
    ),
    query(
        "page_size",
        {"type": "integer", "minimum": 1, "default": 20},
        "每页条数，超过 100 按 100。 Results per page; over 100 is taken as 100.",
    ),
]

ENTRY_FILTERS = [
    filter_by("kind", {"type": "string", "enum": Kind.values}, "类型 Kind"),
    filter_by("speaker", ID_OR_NAME, "谁说的：编号或姓名 Who says it: id or name"),
    filter_by("outlet", ID_OR_NAME, "提问的媒体：编号或名称 Who asks: id or name"),
    filter_by("topic", ID_OR_NAME, "主题：编号或名称 Topic: id or name"),
    filter_by("source", TEXT, "来源，全称；null 为没有来源的 Source; null has none"),
    filter_by(
        "year",
        {"type": "string", "pattern": r"^(\d{4}|null)$"},
        "年份；null 为没有日期的 Year; null stands for the undated",
    ),
    filter_by(
        "month",
        {"type": "string", "pattern": r"^(\d{4}-\d\d|null)$"},
        "某年某月，如 2021-03；null 为没有日期的 A month; null stands for the undated",
    ),
    query("from", DAY, "从哪一天起：2021、2021-03 或 2021-03-04 From this day on"),
    query(
        "to",
        DAY,
        "到哪一天止，含当天；与 from 次序可互换"
        " Up to and with this day; the two may stand in either order",
    ),
]

SEARCH = [
    query("q", TEXT, "搜索词，写法见 /help/search/ What to search for"),
    query(
        "unit",
        {"type": "string", "enum": [unit.value for unit in Unit], "default": "entry"},
        "结果是整个条目还是单次发言 Whole entries or single turns",
    ),
    query(
        "mode",
        {"type": "string", "enum": [mode.value for mode in Mode], "default": "smart"},
        "exact：输入的整串原样查找 exact: the whole input as one string",
    ),
    *ENTRY_FILTERS,
    filter_by("role", {"type": "string", "enum": Role.values}, "角色 Role of the turn"),
    sort([order.value for order in Sort], "relevance"),
    *PAGING,
]

MOVED = OpenApiResponse(
    description="已并入另一位，见 Location This id is another one's now, see Location"
)

PROBLEM = {
    "type": "object",
    "description": "问题说明（RFC 9457）。 A problem document.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "parameter": {"type": "string"},
        "value": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}

PROBLEM_RESPONSES = {
    "400": ("BadParameter", "参数的值不能用 A parameter's value cannot be used"),
    "404": ("NotFound", "没有找到 There is no such thing"),
    "500": ("ServerError", "服务器内部错误 The server failed"),
}

NOT_MODIFIED = {"description": "与 If-None-Match 相同 The same as If-None-Match names"}


def one_spelling_each(endpoints: list[tuple]) -> list[tuple]:
    """Keep the API's own addresses, each in its spelling without a final slash."""
    return [
        endpoint
        for endpoint in endpoints
        if endpoint[0].startswith("/api/") and not endpoint[0].endswith("/")
    ]


def add_problems(result: Schema, **_: object) -> Schema:
    """Say of every operation what it answers beside what it gives."""
    components = result["components"]
    components["schemas"]["Problem"] = PROBLEM
    reference = {"schema": {"$ref": "#/components/schemas/Problem"}}
    components["responses"] = {
        name: {
            "description": description,
            "content": {"application/problem+json": reference},
        }
        for name, description in PROBLEM_RESPONSES.values()
    }
    for path, operations in result["paths"].items():
        for operation in operations.values():
            operation["responses"]["304"] = NOT_MODIFIED
            for status, (name, _description) in PROBLEM_RESPONSES.items():
                if status != "404" or "{" in path:
                    shared = {"$ref": f"#/components/responses/{name}"}
                    operation["responses"][status] = shared
    return result
