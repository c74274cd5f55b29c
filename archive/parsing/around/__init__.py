"""What stands around a text and is none of it.

furniture.py   navigation, controls, side columns: one line by itself
meta_lines.py meta_words.py   date, source and editor above a text
bylines.py     who wrote it
captions.py pictures.py gallery.py   what is said of a picture
feet.py        what signs or closes a page
"""
