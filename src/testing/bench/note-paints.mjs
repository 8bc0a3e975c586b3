/**
 * From now on a page notes when each text `p7-…;` within its message log was painted: the first frame's end after it stood in the
 * document, by the clock that Date.now() shows.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<() => Promise<Record<string, number>>>} asks what was noted so far
 */
export async function notePaints(page) {
  await page.evaluate(() => {
    const paints = {};
    window.benchPaints = paints;
    const note = () => {
      const fresh = [];
      for (const log of document.querySelectorAll("[role=log]"))
        for (const [name] of log.textContent.matchAll(/p7-\w+(?=;)/g)) {
          if (name in paints) continue;
          paints[name] = 0;
          fresh.push(name);
        }
      if (fresh.length === 0) return;
      // A task behind the frame: its pixels are handed over by then.
      requestAnimationFrame(() =>
        setTimeout(() => {
          for (const name of fresh) paints[name] = performance.timeOrigin + performance.now();
        }),
      );
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => window.benchPaints);
}
