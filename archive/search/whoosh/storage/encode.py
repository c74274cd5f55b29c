"""Many posting lists written at once (the form is in `postings`)."""

import numpy as np

from archive.search.whoosh.storage.postings import (
    BITS,
    BYTES,
    HIGHEST_WEIGHT,
    MANY,
    ONE,
    PAIRS,
    WEIGHTED,
    WIDE,
    Ints,
    Lists,
    Raw,
    spans,
)

_BYTE, _PAIR = 0xFF, 0xFFFF
_PLACES = np.array([1, 4, 16, 64], np.uint8)


def encode(counts: Ints, docs: Ints, weights: Ints | None, width: int) -> Lists:
    """Write posting lists: `counts` of documents in each, all documents and weights.

    The documents of a list ascend; no list is empty. Without `weights` all are 1.
    """
    return _Encoder(counts, docs, width).lists(weights)


class _Encoder:
    def __init__(self, counts: Ints, docs: Ints, width: int) -> None:
        self.counts = counts
        self.docs = docs
        self.width = width
        self.heads = np.cumsum(counts) - counts
        self.first = docs[self.heads]
        self.steps = np.diff(docs, prepend=0)
        self.steps[self.heads] = 0
        self.codes, self.sizes = self._shortest()

    def _shortest(self) -> tuple[Raw, Ints]:
        """Give each list's code and the size of its documents after the first."""
        more = self.counts - 1
        span = self.docs[self.heads + more] - self.first
        sizes = np.stack(
            [
                more + np.add.reduceat(self.steps // _BYTE, self.heads),
                2 * (more + np.add.reduceat(self.steps // _PAIR, self.heads)),
                self.width * more,
                span // 8 + 1,
            ]
        )
        codes = sizes.argmin(axis=0).astype(np.uint8)
        least = np.take_along_axis(sizes, codes[None].astype(np.int64), axis=0)[0]
        alone = more == 0
        return np.where(alone, ONE, codes + BYTES), np.where(alone, 0, least)

    def lists(self, weights: Ints | None) -> Lists:
        """Give the lists as bytes, weights before the documents where any is not 1."""
        codes, sizes = self.codes, self.width + self.sizes
        if weights is None or not (weights > 1).any():
            data = np.empty(int(sizes.sum()), np.uint8)
            self._put_ids(data, np.cumsum(sizes) - sizes)
            return Lists(data, sizes, codes, self.width)
        weights = np.clip(weights, 1, HIGHEST_WEIGHT)
        many = weights > MANY
        weighted = np.maximum.reduceat(weights, self.heads) > 1
        before = self.width + (self.counts + 3) // 4
        before += np.add.reduceat(many.astype(np.int64), self.heads)
        before[~weighted] = 0
        sizes += before
        starts = np.cumsum(sizes) - sizes
        data = np.empty(int(sizes.sum()), np.uint8)
        self._put_ids(data, starts + before)
        self._put_weights(data, starts, weights, np.flatnonzero(weighted))
        codes = np.where(weighted, codes | WEIGHTED, codes)
        return Lists(data, sizes, codes, self.width)

    def _put_weights(
        self, data: Raw, starts: Ints, weights: Ints, chosen: Ints
    ) -> None:
        counts, starts = self.counts[chosen], starts[chosen]
        weights = weights[spans(self.heads[chosen], counts)]
        _put_numbers(data, starts, counts, self.width)
        packed = (counts + 3) // 4
        bits = np.zeros(4 * int(packed.sum()), np.uint8)
        at = spans(4 * (np.cumsum(packed) - packed), counts)
        bits[at] = np.minimum(weights - 1, MANY)
        starts = starts + self.width
        data[spans(starts, packed)] = bits.reshape(-1, 4) @ _PLACES
        many = weights > MANY
        of_list = np.add.reduceat(many.astype(np.int64), np.cumsum(counts) - counts)
        data[spans(starts + packed, of_list)] = weights[many]

    def _put_ids(self, data: Raw, starts: Ints) -> None:
        _put_numbers(data, starts, self.first, self.width)
        for code, made in (
            (BYTES, self._escaped), (PAIRS, self._escaped),
            (WIDE, self._wide), (BITS, self._bits),
        ):  # fmt: skip
            chosen = np.flatnonzero(self.codes == code)
            if len(chosen):
                at = spans(starts[chosen] + self.width, self.sizes[chosen])
                data[at] = made(chosen, code)

    def _rest(self, chosen: Ints) -> Ints:
        return self.steps[spans(self.heads[chosen] + 1, self.counts[chosen] - 1)]

    def _escaped(self, chosen: Ints, code: int) -> Raw:
        kind = "u1" if code == BYTES else "<u2"
        most = _BYTE if code == BYTES else _PAIR
        steps = self._rest(chosen)
        ends = np.cumsum(steps // most + 1)
        units = np.full(int(ends[-1]), most, kind)
        units[ends - 1] = steps % most
        return units.view(np.uint8)

    def _wide(self, chosen: Ints, code: int) -> Raw:
        steps = self._rest(chosen).astype("<u8").view(np.uint8).reshape(-1, 8)
        return steps[:, : self.width].ravel()

    def _bits(self, chosen: Ints, code: int) -> Raw:
        sizes, counts = self.sizes[chosen], self.counts[chosen]
        bits = np.zeros(8 * int(sizes.sum()), np.bool_)
        base = 8 * (np.cumsum(sizes) - sizes) - self.first[chosen]
        bits[np.repeat(base, counts) + self.docs[spans(self.heads[chosen], counts)]] = 1
        return np.packbits(bits, bitorder="little")


def _put_numbers(data: Raw, places: Ints, numbers: Ints, width: int) -> None:
    for byte in range(width):
        data[places + byte] = numbers >> 8 * byte & 0xFF
