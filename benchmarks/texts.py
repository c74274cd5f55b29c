"""Write an archive's entries as texts for engines that know nothing of the archive.

    python -m benchmarks.texts FOLDER

Into FOLDER go texts.jsonl (see `peers.protocol.Text`) and size.json: how many entries
there are, and the bytes of their text as published.
"""

import sys
from pathlib import Path

from archive.text.folding import fold
from archive.text.segmentation import words_and_parts
from benchmarks.entries import Flat, flat_entries, ready
from benchmarks.peers.protocol import Text, as_json, write_json


def main() -> None:
    """Write all entries of the archive that PINGAN_VAR names."""
    folder = Path(sys.argv[1])
    ready()
    count = size = 0
    with (folder / "texts.jsonl").open("w", encoding="utf-8") as file:
        for flat in flat_entries():
            count += 1
            size += sum(len(line.encode()) for line in flat.lines)
            file.write(f"{as_json(_text(flat))}\n")
    write_json({"entries": count, "bytes": size}, folder / "size.json")


def _text(flat: Flat) -> Text:
    """Give an entry as text and words, cut as the archive's own index cuts them."""
    lines = [fold(line.replace("\n", " ")) for line in flat.lines]
    words = " ".join(word for line in lines for word in words_and_parts(line))
    carried = {name: list(values) for name, values in flat.carried.items()}
    return Text(flat.id, flat.title, "\n".join(lines), words, carried)


if __name__ == "__main__":
    main()
