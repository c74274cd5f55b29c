"""Names of Tibetans, Uyghurs, Kazakhs and Mongols, in every place where names stand."""

import pytest

from archive.parsing import parse_document

DOTTED = (
    "班禅额尔德尼·确吉杰布", "格桑·次仁旺堆", "努尔兰·阿不都满金", "雪克来提·扎克尔",
    "阿沛·阿旺晋美", "阿不都热克甫·吐木尼亚孜", "木铁力甫·玛合木提",
)  # fmt: skip
OF_TIBET = ("白玛赤林", "洛桑江村", "向巴平措")
POST = "自治区主席"
HEAD = "介绍自治区情况新闻发布会\n2021年3月4日\n"
SAID = "各位记者朋友，大家上午好。今天向大家介绍有关情况。"
ASKED = "请问今年有何打算？"

PAGES = (
    "李民\n大家好，下面请{name}介绍情况。\n{name}\n{said}\n新华社记者\n{asked}\n"
    "{name}\n谢谢您的提问，我来回答。\n",
    "主持人：大家好。\n{name}：{said}\n新华社记者：{asked}\n{name}：谢谢提问。\n",
    "主持人：大家好。\n{post}{name}：{said}\n新华社记者：{asked}\n{post}{name}：谢谢。\n",
    "主持人：大家好。\n{name}（{post}）：{said}\n新华社记者：{asked}\n{name}：谢谢。\n",
    "【主持人】大家好。\n【{post} {name}】{said}\n【新华社记者】{asked}\n"
    "【{post} {name}】谢谢您的提问。\n",
)
LISTS = (
    "{post}{name}，自治区公安厅厅长李民",
    "{post} {name}\n自治区公安厅厅长 李民",
    "{name}、李民、王伟",
    "{name}（{post}）、李民（自治区公安厅厅长）",
)
QUOTING = (
    "{post}{name}表示：“我们将继续推进平安建设，让群众安心。”",
    "{name}说，“我们将继续推进平安建设，让群众安心。”",
    "“我们将继续推进平安建设，让群众安心。”{post}{name}说。",
    "{post}{name}指出，要继续推进平安建设，让群众安心。",
    "据{post}{name}介绍，全区治安形势持续向好，群众安全感不断提升。",
    "全国政协副主席{name}：“我们将继续推进平安建设，让群众安心。”",
)


def parsed(text, name):
    filled = text.format(name=name, post=POST, said=SAID, asked=ASKED)
    return parse_document(filled.encode(), path="/x.txt")


@pytest.mark.parametrize("name", DOTTED + OF_TIBET)
@pytest.mark.parametrize("page", PAGES)
def test_labels_name_their_speaker(page, name):
    """Alone on a line or before the words, with a post or without."""
    speakers = [speech.speaker for speech in parsed(HEAD + page, name).speeches]
    assert speakers.count(name) == 2


@pytest.mark.parametrize("name", DOTTED + OF_TIBET)
@pytest.mark.parametrize("line", LISTS)
def test_attendees_have_their_whole_name(line, name):
    text = f"{HEAD}出席：{line}\n主持：丁绍敏\n丁绍敏\n大家好。\n{{name}}\n{SAID}\n"
    assert name in [one.name for one in parsed(text, name).attendees]


@pytest.mark.parametrize("name", DOTTED)
@pytest.mark.parametrize("words", QUOTING)
def test_quotations_have_their_whole_name(words, name):
    """Before the words or behind them, however many characters stand before a dot."""
    text = f"自治区推进平安建设\n2021年3月4日 来源：新华社\n自治区开会。\n{words}\n"
    (quotation,) = parsed(text, name).quotations
    assert quotation.speaker == name
