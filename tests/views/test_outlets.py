import pytest

from archive.models import Entry, Organization


def test_an_outlet_s_page_shows_questions_and_who_answered(samples, page):
    """人民公安报 asked once, 李民 answered, with his post."""
    outlet = Organization.objects.get(name="人民公安报")
    html = page(outlet.get_absolute_url())
    assert "扫黑除恶专项斗争取得的战果成效" in html
    assert "李民" in html
    assert "刑侦总队总队长" in html
    assert samples[0].title in html


def test_every_outlet_of_the_samples_is_listed(samples, page):
    """All six outlets are there, with how often each asked."""
    html = page("/outlets/")
    for name in ("人民公安报", "中宏网", "山东法制报", "大众日报", "交通广播"):
        assert name in html
    assert html.count("提问 1") == 6


def test_an_outlet_of_drafts_is_nowhere(samples, client, page):
    """What only a draft names is not shown."""
    outlet = Organization.objects.get(name="人民公安报")
    Entry.objects.update(status="draft")
    assert "人民公安报" not in page("/outlets/")
    assert client.get(outlet.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("pk", ["999", "9" * 25])
def test_an_unknown_outlet_is_not_found(db, client, pk):
    """No such id: 404."""
    assert client.get(f"/outlets/{pk}/").status_code == 404
