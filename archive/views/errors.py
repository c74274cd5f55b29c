"""What is shown when a page cannot be: what happened, and what to do next."""

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read (400), or is too long to be (413)."""
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent):
        return _page(
            request,
            413,
            _("送来的内容太多"),
            _(
                "粘贴的文字至多 20 MB，文件一次至多 300 个。长文请存成文件放上导入台，"
                "成批的请用 manage.py import_entries 导入。"
            ),
        )
    return _page(
        request,
        400,
        _("这个请求读不懂"),
        _("地址或表单里有服务器不能接受的内容。请检查地址，或从首页重新开始。"),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer somebody who may not see the page (403)."""
    return _page(
        request,
        403,
        _("没有权限看这一页"),
        _("这一页只对有权限的编辑开放。如果您是编辑，请先登录。"),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old (403)."""
    return _page(
        request,
        403,
        _("表单已过期"),
        _("表单打开太久，或浏览器没有保存 Cookie。请返回上一页，刷新后再提交。"),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads to nothing (404)."""
    return _page(
        request,
        404,
        _("没有找到这一页"),
        _("地址可能有误，或者所指的内容没有公开。可以搜索标题或原话，或从目录里找。"),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when something broke (500), without rows, session or context."""
    return HttpResponse(render_to_string("archive/500.html"), status=500)


def _page(request: HttpRequest, status: int, title: str, remedy: str) -> HttpResponse:
    """Render the page of an error."""
    context = {"status": status, "title": title, "remedy": remedy}
    return render(request, "archive/error.html", context, status=status)
