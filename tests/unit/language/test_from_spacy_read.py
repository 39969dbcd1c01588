"""Reading text through a spaCy pipeline: sentences, offsets, white space, names, long texts, trees that are UD."""

from __future__ import annotations

import pytest

from dateline.errors import ModelError
from dateline.language import from_spacy
from dateline.language.spacy.draft import Draft
from dateline.records import Name, Span
from spacy_stand_in import Analysis, Row, StandInDoc, StandInPipeline

UNIVERSAL = ("nsubj", "obj", "obl", "case", "cop")


def flat(words: list[str]) -> Analysis:
    """Every word hangs on the first; a sentence ends behind a word that ends in a stop."""
    starts = [0, *(i + 1 for i, word in enumerate(words) if word.endswith(".") and i + 1 < len(words))]
    rows = []
    for i in range(len(words)):
        first = max(start for start in starts if start <= i)
        rows.append(Row("NOUN", "NN", "ROOT" if i == first else "dep", first))
    return Analysis(rows, starts=starts)


def texts_of(text: str, spans: list[Span], nlp: StandInPipeline | None = None) -> list[list[list[str]]]:
    read = from_spacy(nlp or StandInPipeline(flat)).read(text, spans)
    assert all(text[token.start : token.end] == token.text for part in read for s in part for token in s.tokens)
    return [[[token.text for token in sentence.tokens] for sentence in part] for part in read]


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("", [Span(0, 0)], [[]]),
        (" \n\n ", [Span(0, 4)], [[]]),
        ("Goma fell.", [], []),
        ("Goma fell. They left.", [Span(0, 21)], [[["Goma", "fell."], ["They", "left."]]]),
        ("One fell. Two left.", [Span(0, 9), Span(9, 9), Span(10, 19)], [[["One", "fell."]], [], [["Two", "left."]]]),
        ("Goma fell. They left.", [Span(5, 15)], [[["fell."], ["They"]]]),
        ("A heading\n\nGoma fell", [Span(0, 20)], [[["A", "heading"], ["Goma", "fell"]]]),
        ("Goma\n  fell   now", [Span(0, 17)], [[["Goma", "fell", "now"]]]),
        ("👩‍👧 née e\u0301t\ud800 left", [Span(0, 12)], [[["👩‍👧", "née", "e\u0301t\ud800"]]]),
    ],
)  # fmt: skip
def test_sentences_of_spans(text: str, spans: list[Span], expected: list[list[list[str]]]) -> None:
    assert texts_of(text, spans) == expected


def test_halves_of_characters_never_reach_the_pipeline() -> None:
    nlp = StandInPipeline(flat)
    texts_of("a\ud800b", [Span(0, 3)], nlp)
    assert nlp.seen == ["a\ufffdb"]


@pytest.mark.parametrize("most", [1, 7, 30, 5000])
def test_no_piece_is_longer_than_the_pipeline_takes_and_nothing_is_lost(most: int) -> None:
    text = "Rebels took the town on Monday. The army left. " * 4 + "x" * 70 + " end."
    nlp = StandInPipeline(flat, max_length=most)
    [sentences] = texts_of(text, [Span(0, len(text))], nlp)
    assert max(map(len, nlp.seen)) <= most
    assert "".join(word for sentence in sentences for word in sentence) == "".join(text.split())


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    text = "Rebels took the town on Monday. The army left. Nobody was hurt."
    nlp = StandInPipeline(flat, max_length=50)
    texts_of(text, [Span(0, len(text))], nlp)
    assert nlp.seen == ["Rebels took the town on Monday. The army left.", "Nobody was hurt."]


def test_a_sentence_that_is_too_long_is_cut_between_words() -> None:
    text = "Rebels took the northern town and the airfield"
    nlp = StandInPipeline(flat, max_length=20)
    texts_of(text, [Span(0, len(text))], nlp)
    assert nlp.seen == ["Rebels took the", "northern town and", "the airfield"]


def test_what_hangs_on_white_space_moves_up() -> None:
    nlp = StandInPipeline(flat)
    doc_of = nlp.pipe

    def hung_on_space(texts: object, *, batch_size: int) -> object:
        for doc in doc_of(texts, batch_size=batch_size):  # type: ignore[arg-type]
            assert isinstance(doc, StandInDoc)
            doc.tokens[2].head_at = doc.tokens[1]  # "fell" on the line break, that on "Goma"
            yield doc

    nlp.pipe = hung_on_space  # type: ignore[method-assign,assignment]
    [[sentence]] = from_spacy(nlp).read("Goma\nfell", [Span(0, 9)])
    found = [(token.text, token.head, token.deprel) for token in sentence.tokens]
    assert found == [("Goma", -1, "root"), ("fell", 0, "dep")]


def test_a_second_root_hangs_on_the_first() -> None:
    two = Analysis([Row("NOUN", "NN", "ROOT", 0), Row("NOUN", "NN", "ROOT", 1)])
    [[sentence]] = from_spacy(StandInPipeline(lambda words: two)).read("Goma fell", [Span(0, 9)])
    assert [(token.head, token.deprel) for token in sentence.tokens] == [(-1, "root"), (0, "parataxis")]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("PERSON", "PER"), ("PER", "PER"), ("ORG", "ORG"), ("GPE", "LOC"), ("LOC", "LOC"), ("FAC", "LOC"),
        ("NORP", "OTH"), ("MISC", "OTH"), ("WORK_OF_ART", "OTH"), ("DATE", None), ("CARDINAL", None), ("HOBBY", None),
    ],
)  # fmt: skip
def test_kinds_of_names(label: str, expected: str | None) -> None:
    found = Analysis([Row("PROPN", "NNP", "ROOT", 0), Row("NOUN", "NN", "dep", 0)], names=[(0, 1, label)])
    [[sentence]] = from_spacy(StandInPipeline(lambda words: found)).read("Goma fell", [Span(0, 9)])
    assert sentence.names == (() if expected is None else (Name(0, 1, expected),))


def test_names_lose_their_article_and_possessive() -> None:
    rows = [Row("DET", "DT", "det", 1), Row("PROPN", "NNP", "ROOT", 1), Row("PART", "POS", "case", 1)]
    nlp = StandInPipeline(lambda words: Analysis(rows, names=[(0, 3, "ORG")]))
    [[sentence]] = from_spacy(nlp).read("the Senate 's", [Span(0, 13)])
    assert sentence.names == (Name(1, 2, "ORG"),)


def relations(rows: list[Row]) -> list[tuple[int, str]]:
    """Heads and relations of a sentence of a UD pipeline, its words "w1 w2 by ..."."""
    nlp = StandInPipeline(lambda words: Analysis(rows), labels=UNIVERSAL)
    words = ["by" if row.dep == "case" else f"w{number}" for number, row in enumerate(rows)]
    [sentence] = from_spacy(nlp).parse([words])
    return [(token.head, token.deprel) for token in sentence.tokens]


def test_universal_dependencies_are_taken_over() -> None:
    rows = [
        Row("NOUN", "NN", "nsubj:pass", 2), Row("AUX", "VBD", "aux:pass", 2), Row("VERB", "VBN", "ROOT", 2),
        Row("ADP", "RP", "compound:prt", 2), Row("NOUN", "NN", "obl:tmod", 2), Row("VERB", "VBN", "acl:relcl", 4),
    ]  # fmt: skip
    assert relations(rows) == [
        (2, "nsubj:pass"), (2, "aux:pass"), (-1, "root"), (2, "compound:prt"), (2, "obl:unmarked"), (4, "acl:relcl"),
    ]  # fmt: skip


@pytest.mark.parametrize(("subject", "expected"), [("nsubj:pass", "obl:agent"), ("nsubj", "obl")])
def test_agents_of_passives_are_told(subject: str, expected: str) -> None:
    rows = [
        Row("NOUN", "NN", subject, 1), Row("VERB", "VBN", "ROOT", 1),
        Row("ADP", "IN", "case", 3), Row("NOUN", "NN", "obl", 1),
    ]  # fmt: skip
    assert relations(rows)[3] == (1, expected)


def test_no_word_is_hung_below_itself_and_the_root_stays() -> None:
    words = [(0, 1, "a"), (2, 3, "b"), (4, 5, "c")]
    draft = Draft(words, ["X"] * 3, ["XX"] * 3, [""] * 3, [-1, 0, 1], ["root", "dep", "dep"])
    draft.attach(1, 2, "obj")
    draft.attach(0, 2, "obj")
    assert (draft.heads, draft.relations) == ([-1, 0, 1], ["root", "dep", "dep"])
    draft.attach(2, 0, "obj")
    assert (draft.heads, draft.kids(0)) == ([-1, 0, 0], [1, 2])


def test_parse_keeps_empty_sentences() -> None:
    read = from_spacy(StandInPipeline(flat)).parse([[], ["Goma", "fell"], []])
    assert [len(sentence.tokens) for sentence in read] == [0, 2, 0]


@pytest.mark.parametrize(
    ("nlp", "message"),
    [
        (StandInPipeline(flat, layers={"TAG", "POS", "SENT_START"}), "no dependency trees (a parser); load"),
        (StandInPipeline(flat, layers={"DEP", "POS", "SENT_START"}), "no Penn tags (a tagger); load"),
        (StandInPipeline(flat, layers={"DEP", "TAG", "POS"}), "no sentence bounds (a parser or a senter); load"),
        (StandInPipeline(flat, layers={"DEP", "TAG", "SENT_START"}), "no parts of speech"),
        (StandInPipeline(flat, labels=("sb", "oa", "pnc")), "neither those of Universal Dependencies"),
        (StandInPipeline(flat, lang="de"), "made for 'de'"),
    ],
)
def test_pipelines_that_lack_something_are_refused(nlp: StandInPipeline, message: str) -> None:
    with pytest.raises(ModelError) as raised:
        from_spacy(nlp)
    assert message in str(raised.value)


def test_a_pipeline_that_reads_only_text_says_so() -> None:
    with pytest.raises(ModelError, match="use `read`"):
        from_spacy(StandInPipeline(flat, layers_of_words=())).parse([["Goma", "fell"]])


def test_a_word_that_the_text_does_not_hold_is_an_error() -> None:
    nlp = StandInPipeline(flat)
    plain = nlp.pipe

    def changed(texts: object, *, batch_size: int) -> object:
        for doc in plain(texts, batch_size=batch_size):  # type: ignore[arg-type]
            doc.tokens[0].text = "Bukavu"
            yield doc

    nlp.pipe = changed  # type: ignore[method-assign,assignment]
    with pytest.raises(ModelError, match="'Bukavu'"):
        from_spacy(nlp).read("Goma fell", [Span(0, 9)])
