"""What a build made, put on the disk: whole or not at all, and never over a file that is not ours.

This package is the only one that writes to the output folder:

    output/<tree>/                   `site`, `print` or another name: the files that readers see
    output/.guidepress/              lock, manifests, stages and state

A build opens the folder, opens trees in it by name, hands each file over as it is finished, and commits:

    with open_output(output, project=project, sources=[project / "content"]) as folder:
        prints, site = folder.tree("print"), folder.tree("site")
        kept = prints.existing()                         # path and SHA-256 of what is still as we wrote it
        prints.keep("change/change-a4.pdf")              # is right as it is
        digest = prints.stage("change/change-letter.pdf", content)
        site.copy("change/change-letter.pdf", prints.place("change/change-letter.pdf"), digest)
        site.stage("index.html", page)
        folder.commit(prints, site)

`stage` writes to the disk at once and keeps no content. How a tree becomes visible is said when it is opened:

* `publish="all"`, for the site and the PDFs: the files grow in a stage, and `commit` exchanges the folders. All trees
  of one commit go in together. Until then nothing changes, and without a commit nothing ever does.
* `publish="each"`, for many files that are of use one by one: each is visible when it is whole, and stays when the
  build is stopped. `commit` removes what is to be removed.

A manifest lists what earlier builds wrote, so that others' files are recognised. It is written before the files that it
names are put in place: a build killed between the two knows too many names rather than too few.
"""

from __future__ import annotations

from builder.write.batches import BatchTree
from builder.write.clean import Cleaned, clean
from builder.write.output import OutputFolder, open_output
from builder.write.trees import Tree

__all__ = ["BatchTree", "Cleaned", "OutputFolder", "Tree", "clean", "open_output"]
