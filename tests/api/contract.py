"""Hold a response against what the OpenAPI document says of its address."""

import copy
import re
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from archive.api.views.schema import document


@cache
def closed_document() -> dict[str, Any]:
    """The document with every object closed: a field it does not name is a fault."""
    closed = copy.deepcopy(document())
    for schema in closed["components"]["schemas"].values():
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
    return closed


def template_of(path: str) -> str:
    """Find the document's name of an address, such as /api/v1/entries/{entry_id}."""
    for template in closed_document()["paths"]:
        if re.fullmatch(re.sub(r"\{\w+\}", r"\\d+", template), path.rstrip("/")):
            return template
    raise AssertionError(f"{path} is not in the document")


def check(path: str, status: int, media_type: str, body: Any) -> None:
    """Fail where the body is not what the document promises for this status."""
    whole = closed_document()
    if status in {404, 405}:
        said = whole["components"]["responses"]["NotFound"]
    else:
        said = whole["paths"][template_of(path)]["get"]["responses"][str(status)]
    if "$ref" in said:
        said = whole["components"]["responses"][said["$ref"].rpartition("/")[2]]
    schema = said["content"][media_type]["schema"] | {"components": whole["components"]}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(body)
