"""The words for a meeting, as titles and leads have them."""

import re

MEETING = (
    r"发布会|吹风会|记者会|见面会|通气会|招待会|座谈会|媒体会|会见传媒|文字实录|说明会"
    r"|(?:[部省市区县厅局]长|代表|委员)通道"
    r"|發布會|記者會|說明會|座談會|會見傳媒"
)
MEETS = re.compile(
    rf"{MEETING}|press (?:conference|briefing)|\bbriefing|media session", re.I
)
