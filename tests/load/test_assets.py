"""Files that are taken over as they are: digests, and the size of pictures."""

from __future__ import annotations

import hashlib
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image

from builder.load.assets import read_assets
from builder.model.sources import Asset


def asset(folder: Path, name: str, content: bytes) -> Asset:
    (folder / name).write_bytes(content)
    return read_assets([name], {name: str(folder / name)})[0][name]


@pytest.mark.parametrize("form", ["png", "jpeg", "gif", "webp"])
def test_a_picture_has_its_size(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    Image.new("L", (30, 20)).save(path)
    found = read_assets(["a"], {"a": str(path)})[0]["a"]
    assert (found.width, found.height) == (30, 20)
    assert found.digest == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (b'<svg viewBox="0 0 30 20.4"/>', (30, 20)),
        (b"<?xml version='1.0'?><svg viewBox='-5,-5,30,20'>", (30, 20)),
        (b'<svg width="30">', (0, 0)),
        (b"<html>", (-1, -1)),
        (b'<svg viewBox="0 0 1.2.3 4">', (0, 0)),
        (b'<svg viewBox="0 0 ' + b"9" * 400 + b' 4">', (0, 0)),
        (b'<svg viewBox="0 0 2.75 -4">', (0, 0)),
        (b'<svg viewBox="0 0 2.75 .5">', (3, 0)),
    ],
)
def test_a_drawing_has_the_size_of_its_box(tmp_path: Path, content: bytes, size: tuple[int, int]) -> None:
    found = asset(tmp_path, "a.svg", content)
    assert (found.width, found.height) == size


def test_a_picture_that_is_none(tmp_path: Path) -> None:
    assert asset(tmp_path, "a.png", b"not a picture").width == -1


def test_other_files_have_no_size(tmp_path: Path) -> None:
    assert asset(tmp_path, "a.pdf", b"%PDF").width == 0


def test_what_is_no_file_is_left_out() -> None:
    assert read_assets(["b.png"], {}) == ({}, [])


def test_a_picture_of_billions_of_pixels_has_its_size_and_no_word_is_said(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = asset(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT\x35\xaf\x06\x1e")
    assert (found.width, found.height) == (60_000, 60_000)


def test_a_picture_of_a_kind_that_browsers_do_not_show_is_none_whatever_it_is_called(tmp_path: Path) -> None:
    Image.new("L", (30, 20)).save(tmp_path / "a.tiff")
    assert asset(tmp_path, "a.png", (tmp_path / "a.tiff").read_bytes()).width == -1


def test_what_a_picture_is_under_a_wrong_name(tmp_path: Path) -> None:
    Image.new("L", (30, 20)).save(tmp_path / "a.tiff")
    Image.new("L", (30, 20)).save(tmp_path / "a.bmp")
    assert asset(tmp_path, "a.png", (tmp_path / "a.tiff").read_bytes()).kind == "TIFF"
    assert asset(tmp_path, "a.jpg", (tmp_path / "a.bmp").read_bytes()).kind == "BMP"
    assert asset(tmp_path, "b.jpg", b"\0\0\0\x18ftypheic\0\0\0\0").kind == "HEIC"
    assert asset(tmp_path, "c.jpg", b"something").kind == ""


def test_a_drawing_of_many_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    [fault] = asset(tmp_path, "a.svg", b"<not xml" + b" " * 5_100_000).faults
    assert (fault.code, str(fault.span)) == ("GP317", "a.svg")
    assert fault.message == "this drawing has 5.1 MB; at most 5 MB can be printed"
