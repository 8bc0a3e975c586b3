import { startCampaignTrial } from "./campaign-trial.mjs";
import { kilobytes, perSecond } from "./statistics.mjs";

const LEAST = 20_000;

/**
 * P10: letters of a campaign per second of processor time: the template compiled once, then names, signed links and tracking filled in
 * and escaped for each reader, in HTML and plain text; against React Email drawing the same mail for each.
 */
export async function measure({ quick, say }) {
  const trial = await startCampaignTrial();
  try {
    const shop = await trial.startShop();
    await shop("fill", { people: 1 });
    const found = [];
    for (let round = 0; round < (quick ? 1 : 3); round++)
      found.push(await shop("renderLetters", { letters: quick ? 20_000 : 100_000, whole: quick ? 50 : 200 }));
    for (const { perSecond: rate, bytes } of found) say(`${perSecond(rate)} letters of ${kilobytes(bytes)}`);
    const best = found.toSorted((a, b) => b.perSecond - a.perSecond)[Math.floor(found.length / 2)];
    return [
      {
        id: "P10",
        name: `a campaign's letter per recipient, ${kilobytes(best.bytes)}`,
        ours: perSecond(best.perSecond),
        reference: `${perSecond(best.wholePerSecond)} React Email for each`,
        ratio: best.perSecond / best.wholePerSecond,
        bar: `≥ ${perSecond(LEAST)}`,
        reached: best.perSecond >= LEAST,
      },
    ];
  } finally {
    await trial.stop();
  }
}
