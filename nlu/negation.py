"""Whether a word stands in a negation ("no diabetes", "I'm not pregnant", "diabetes: no").

The rule is that of NegEx (Chapman and others, 2001): a negating word denies what follows it up to the end of its
clause, within a few words; some phrases only look like negations.
"""

from collections.abc import Sequence

REACH = 6  # words between the negation and what it denies
NEGATIONS = {"no", "not", "never", "without", "nor", "neither", "none", "nobody", "n't", "nt", "zero", "isnt", "arent",
             "dont", "doesnt", "havent", "hasnt", "wasnt", "didnt", "aint", "cannot", "non"}  # fmt: skip
CLAUSE_ENDS = {".", "!", "?", ";", ":", "but", "however", "though", "although", "except", "because", "just", "only",
               "apart", "besides", "and", "actually"}  # fmt: skip
CONTINUES = {"no", "not", "nor", "or", "any", "a"}
NO_NEGATION_AFTER = {"sure", "only", "just", "certain", "know", "idea", "doubt", "matter", "wonder", "longer",
                     "problem", "well", "feel", "being"}  # fmt: skip
SENTENCE_STARTS = {",", "i", "im", "i'm", "she", "he", "we", "they", "it", "its", "my", "the", "that", "this", "there"}
ANSWERS = {":", "-", "?", "="}


def is_negated(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the lower-case words from start to before end are denied by the words around them."""
    if list(words[end : end + 2])[-1:] == ["no"] and words[end] in ANSWERS:
        return True
    for position in range(start - 1, max(-1, start - 1 - REACH), -1):
        word = words[position]
        following = words[position + 1] if position + 1 < len(words) else ""
        if word == "no" and following in SENTENCE_STARTS:  # "no, I'm pregnant" answers a question and tells something
            return False
        if word in NEGATIONS and following not in NO_NEGATION_AFTER:
            return True
        if word in CLAUSE_ENDS and not (word == "and" and following in CONTINUES):
            return False
    return False
