/* -- begin -- */
bar.hidden = !entries.length;
addEventListener("scroll", lookSoon, { passive: true });
addEventListener("resize", lookSoon);
showInBar(null);
look();
