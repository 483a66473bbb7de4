"""What a build made, put on the disk: whole or not at all, and never over a file that is not ours.

This package is the only one that writes to the output folder:

    output/site/                     the website, swapped whole
    output/print/<guide>/<file>.pdf  each file written whole or not at all
    output/.guidepress/              lock, manifests, staging and state

A manifest lists what earlier builds wrote, so that ours can be told from theirs. It is written before the files that it
names are put in place: a build killed between the two knows too many names rather than too few.
"""

from __future__ import annotations

from builder.write.clean import Cleaned, clean
from builder.write.output import OutputFolder, open_output

__all__ = ["Cleaned", "OutputFolder", "clean", "open_output"]
