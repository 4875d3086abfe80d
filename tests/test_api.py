"""What `import onrecord` offers."""

from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord


def test_everything_promised_is_there() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_importing_loads_no_model_and_no_reader() -> None:
    code = (
        "import sys, onrecord\n"
        "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'trafilatura', 'rich', 'typer'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_only_a_text_or_a_document_is_taken() -> None:
    with pytest.raises(onrecord.UsageError, match="bytes"):
        onrecord.extract(b"Varania said so.")  # type: ignore[arg-type]
