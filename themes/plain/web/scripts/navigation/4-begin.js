/* -- begin -- */
bar.hidden = !entries.length;
forward();
addEventListener("hashchange", forward);
addEventListener("scroll", lookSoon, { passive: true });
addEventListener("resize", lookSoon);
showInBar(before);
look();
