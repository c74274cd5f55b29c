from django.test import Client, RequestFactory
from django.urls import path

from archive.views import errors


def broken(request):
    raise RuntimeError("on purpose")


urlpatterns = [path("", broken)]
handler500 = "archive.views.errors.server_error"


def test_not_found_is_a_page_in_chinese(db, client):
    """404 says what happened and offers the search box."""
    response = client.get("/no/such/page/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "没有找到这一页" in html
    assert 'action="/search/"' in html


def test_a_fault_shows_a_page_without_asking_the_database(settings):
    """500 needs no rows, no session and no context: this test has no database."""
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    response = client.get("/")
    assert response.status_code == 500
    assert "服务器出错了" in response.content.decode()


def test_forbidden_and_bad_requests_have_pages(db):
    """403, 400 and an old form each say what to do next."""
    request = RequestFactory().get("/")
    pages = [
        (errors.forbidden(request, PermissionError()), 403, "没有权限看这一页"),
        (errors.bad_request(request, ValueError()), 400, "这个请求读不懂"),
        (errors.csrf_failure(request), 403, "表单已过期"),
    ]
    for response, status, words in pages:
        assert response.status_code == status
        assert words in response.content.decode()


def test_an_unknown_host_is_answered_with_our_page(db, settings):
    """A host that is not ours is a bad request, not an error."""
    settings.ALLOWED_HOSTS = ["archive.example"]
    response = Client(headers={"host": "evil.example"}).get("/")
    assert response.status_code == 400
