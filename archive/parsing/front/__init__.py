"""What stands above the turns or the text: title, header, who was there.

title.py       the title a text opens with
header.py      the fields of a header: 时间, 地点, 出席, 主持, 内容
fields.py      what they say of the entry
attendees.py   the list of who attends, each with his post
held.py        when it was held
series.py      which series it belongs to, and its number
dialogue.py    the front of a page whose labels stand on the line
"""
