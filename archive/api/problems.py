"""Errors as RFC 9457 problem documents, in Chinese, for every address under /api/.

`type` is `about:blank`: the status says what kind of problem it is, `detail` names what
was sent and what to send instead.
"""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import APIException, MethodNotAllowed
from rest_framework.response import Response

from archive.search import BadParameter

MEDIA_TYPE = "application/problem+json"
SHOWN = 100
"""How many characters of a refused value are repeated back."""

TITLES = {
    400: gettext_lazy("请求有误"),
    403: gettext_lazy("不允许"),
    404: gettext_lazy("没有找到"),
    405: gettext_lazy("不支持的方法"),
    500: gettext_lazy("服务器内部错误"),
}

logger = logging.getLogger(__name__)


def problem(status: int, detail: str, **extra: str) -> Response:
    """Give a problem document; `extra` are members beside those of the standard."""
    title = str(TITLES.get(status, TITLES[400]))
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return Response(body | extra, status=status, content_type=MEDIA_TYPE)


def handle(error: Exception, context: dict[str, Any]) -> Response:
    """Turn whatever a view raised into a problem (the setting EXCEPTION_HANDLER).

    What nobody foresaw is logged with its traceback and answered 500.
    """
    if isinstance(error, BadParameter):
        return _bad_parameter(error)
    if isinstance(error, Http404):
        return problem(404, str(error) or _no_such_address(context))
    if isinstance(error, MethodNotAllowed):
        return _method_not_allowed(context)
    if isinstance(error, PermissionDenied):
        return problem(403, _("这个地址不对外开放。"))
    if isinstance(error, SuspiciousOperation):
        return problem(400, _("请求不能读：参数太多或写法有误，请减少参数后再试。"))
    if isinstance(error, APIException):
        return problem(error.status_code, str(error.detail))
    request = context["request"]
    logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, _("服务器没能完成这个请求，错误已记入日志。请稍后再试。"))


def _bad_parameter(error: BadParameter) -> Response:
    value = error.value if len(error.value) <= SHOWN else error.value[:SHOWN] + "…"
    detail = _("参数 %(name)s 的值“%(value)s”不能用：%(remedy)s") % {
        "name": error.name,
        "value": value,
        "remedy": error.message,
    }
    return problem(400, detail, parameter=error.name, value=value)


def _method_not_allowed(context: dict[str, Any]) -> Response:
    answer = problem(405, _("这里只能读取，请用 GET 或 HEAD。"))
    answer["Allow"] = ", ".join(context["view"].allowed_methods)
    return answer


def _no_such_address(context: dict[str, Any]) -> str:
    return _("没有 %(path)s 这个地址。所有地址见 /api/v1/schema。") % {
        "path": context["request"].path[:SHOWN]
    }
