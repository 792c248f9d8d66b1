"""Generated documents say what the code says."""

from __future__ import annotations

import pytest

from scripts.documents import DOCS, documents


@pytest.mark.parametrize("name", documents())
def test_a_generated_document_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == documents()[name], "run `make docs`"
