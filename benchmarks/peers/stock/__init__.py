"""The recipe that blogs give: Haystack's own Whoosh backend with jieba's analyzer.

Its index lies beside the archive's folder, where every engine of a benchmark has its
own.
"""
