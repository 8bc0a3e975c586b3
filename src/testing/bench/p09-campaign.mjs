import { startCampaignTrial } from "./campaign-trial.mjs";
import { perSecond } from "./statistics.mjs";

const LEAST_SHARE = 0.6;
const MOST_RISE_MB = 150;
const MB = 1024 * 1024;

/**
 * P9: a campaign to 50,000 people through the product's own use cases (audience, consent, caps, rendering, hand-over, record) into an SMTP
 * sink, against nodemailer's own pool sending the same mail with fixed bodies, before and after it in the same run; sink, shop, pool and
 * Postgres (without durability, as it stands beside a shop under test) are processes of their own. Memory is the shop's: its peak
 * above that of the first tenth of the people (2,000 at least), so what the audience adds and not what a process needs to begin with.
 */
export async function measure({ quick, say }) {
  const people = quick ? 5_000 : 50_000;
  const fixed = quick ? 2_000 : 10_000;
  const settledAfter = Math.max(2_000, people / 10);
  const trial = await startCampaignTrial();
  try {
    const pool = await trial.startShop();
    const shop = await trial.startShop();
    await shop("fill", { people });
    const rates = [];
    const measurePool = async () => {
      const { ms } = await pool("sendFixed", { mails: fixed, port: trial.sink.port });
      rates.push(fixed / (ms / 1_000));
      say(`nodemailer's own pool: ${perSecond(rates.at(-1))}`);
    };
    await pool("sendFixed", { mails: 1_000, port: trial.sink.port });
    await measurePool();
    const { mails: before } = await trial.sink.ask({});
    const { ms, accepted, beforeBytes, settledBytes, mostBytes } = await shop("send", { settledAfter });
    const { mails: after } = await trial.sink.ask({});
    await measurePool();
    if (after - before !== people || accepted !== people)
      throw new Error(`${people} people, ${after - before} mails, ${accepted} on record`);
    const ours = people / (ms / 1_000);
    const reference = (rates[0] + rates[1]) / 2;
    const riseMb = (mostBytes - settledBytes) / MB;
    const inMb = (bytes) => `${(bytes / MB).toFixed(0)} MB`;
    const stages = `${inMb(beforeBytes)} before, ${inMb(settledBytes)} after those, ${inMb(mostBytes)} at most`;
    say(`campaign: ${perSecond(ours)}, memory ${stages}`);
    return [
      {
        id: "P9",
        name: `campaign to ${people} people by SMTP`,
        ours: perSecond(ours),
        reference: `${perSecond(reference)} nodemailer's pool`,
        ratio: ours / reference,
        bar: `≥ ${LEAST_SHARE}×`,
        reached: ours / reference >= LEAST_SHARE,
      },
      {
        id: "P9",
        name: `memory of the sender above its first ${settledAfter} people`,
        ours: `${riseMb.toFixed(0)} MB`,
        reference: stages,
        ratio: riseMb / MOST_RISE_MB,
        bar: `≤ ${MOST_RISE_MB} MB`,
        reached: riseMb <= MOST_RISE_MB,
      },
    ];
  } finally {
    await trial.stop();
  }
}
