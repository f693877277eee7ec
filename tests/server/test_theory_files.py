"""The theory of change as files: one page of A3, one slide, with all of its words."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from pptx import Presentation
from pypdf import PdfReader

from arbeidszorg.files import mime
from arbeidszorg.subjects.theory import files
from arbeidszorg.subjects.theory.nodes import NODES, TABLE, VISION
from arbeidszorg.texts import t

ADDRESS = "https://atlas.example/veranderingstheorie"
WORDS = [
    t("theorie.poster_title"),
    t("theorie.poster_edition"),
    ADDRESS,
    *(t(f"theorie.node.{node.key}.name") for node in NODES if node.group not in (VISION, TABLE)),
    *(
        t(f"theorie.node.{key}.statement")
        for key in (VISION, TABLE, "toeleiders", "doelgroep", "overheid", "initiatieven")
    ),
]


def flat(text: str) -> str:
    return "".join(text.replace("•", "").split())


def missing(text: str) -> list[str]:
    return [words for words in WORDS if flat(words) not in flat(text)]


@pytest.mark.parametrize("ending", files.FORMATS)
def test_a_file_has_its_type_and_is_made_once(web_client: FlaskClient, ending: str) -> None:
    answer = web_client.get(f"/veranderingstheorie.{ending}")
    assert answer.status_code == 200 and answer.mimetype == mime.TYPES[ending]
    name = f'filename="veranderingstheorie-arbeidszorg.{ending}"'
    assert name in answer.headers["Content-Disposition"]
    assert web_client.get(f"/veranderingstheorie.{ending}").data == answer.data
    assert files.FORMATS[ending](ADDRESS) == answer.data, "the same bytes each time"


def test_the_drawing_holds_every_word_and_its_font(web_client: FlaskClient) -> None:
    drawn = web_client.get("/veranderingstheorie.svg").text
    root = ElementTree.fromstring(drawn)
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert missing(" ".join(texts)) == []
    assert (
        "data:font/woff2" in drawn
        and "http"
        not in drawn.split("</style>")[0]
        .split("http://www.w3.org/2000/svg", 1)[1]
        .split("<desc")[0]
    )


def test_the_pdf_is_one_page_of_a3_that_can_be_heard(web_client: FlaskClient) -> None:
    reader = PdfReader(io.BytesIO(web_client.get("/veranderingstheorie.pdf").data))
    (page,) = reader.pages
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx((1190.55, 841.89), abs=0.5)
    assert missing(page.extract_text()) == []
    assert reader.trailer["/Root"]["/Lang"] in ("nl-BE", "nl")
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert reader.metadata and reader.metadata.title == t("theorie.poster_title")


def test_the_slide_holds_shapes_with_words_that_can_be_changed(web_client: FlaskClient) -> None:
    deck = Presentation(io.BytesIO(web_client.get("/veranderingstheorie.pptx").data))
    (slide,) = deck.slides
    assert deck.slide_width / deck.slide_height == pytest.approx(420 / 297, abs=0.001)
    assert slide.shapes.title.text == t("theorie.poster_title")
    text = "\n".join(box.text_frame.text for box in slide.shapes if box.has_text_frame)
    assert missing(text) == []
    assert not [
        picture
        for picture in slide.shapes
        if picture.shape_type is not None and "PICTURE" in str(picture.shape_type)
    ]
    for shape in slide.shapes:
        assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
        assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
    assert "Maatschappij" in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("ending", files.FORMATS)
def test_an_atlas_on_one_machine_is_not_on_the_web(client: FlaskClient, ending: str) -> None:
    assert client.get(f"/veranderingstheorie.{ending}").data == files.FORMATS[ending]("")


@pytest.mark.parametrize("ending", ["exe", "docx", "jpg", "svg.pdf", "%00"])
def test_what_is_no_file_is_said(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/veranderingstheorie.{ending}")
    assert answer.status_code == 404
    assert "Dit bestand bestaat niet" in answer.json["fout"]
