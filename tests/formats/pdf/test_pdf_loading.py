"""WeasyPrint is loaded without a search for its libraries, and finds the same ones."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

if sys.platform == "linux":  # elsewhere WeasyPrint is loaded as it comes
    from builder.formats.pdf.loading import library_file

    LIBRARIES = ("pango", "harfbuzz", "fontconfig", "gobject")
    SHOW = (
        "\nnames = [line.split()[-1] for line in open('/proc/self/maps')]"
        f"\nprint(sorted({{n for n in names if any(part in n for part in {LIBRARIES!r})}}))"
    )

    def loaded(code: str) -> str:
        return subprocess.run([sys.executable, "-c", code + SHOW], capture_output=True, text=True, check=True).stdout

    def test_the_libraries_are_those_that_a_search_finds() -> None:
        quick = loaded("from builder.formats.pdf.loading import load_engine; load_engine(); import weasyprint")
        assert "libpango-1.0" in quick
        assert quick == loaded("import weasyprint")

    def test_others_can_search_for_a_library_afterwards() -> None:
        code = "import ctypes.util; before = ctypes.util.find_library\n"
        code += "from builder.formats.pdf.loading import load_engine; load_engine()\n"
        assert loaded(code + "print(ctypes.util.find_library is before)").startswith("True\n")

    def test_a_library_is_named_by_its_file() -> None:
        assert library_file("pango-1.0") == ctypes.util.find_library("pango-1.0") == "libpango-1.0.so.0"

    def test_a_library_whose_file_has_another_number_is_searched_for() -> None:
        assert library_file("c") == ctypes.util.find_library("c") == "libc.so.6"

    def test_there_is_no_library_by_a_name_of_windows() -> None:
        assert library_file("libpango-1.0-0") is None
        assert library_file("pango-1.0-0") is None

    def test_there_is_no_library_that_nobody_has() -> None:
        assert library_file("nobody-has-this") is None
