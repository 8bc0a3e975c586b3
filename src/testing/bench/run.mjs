// Measures what QUALITY.md bounds and prints one table; how it is asked: `npm run bench -- --help`. Speed lives here and never in a
// timed test. A figure under its bar is said, not hidden; the exit code tells only whether everything could be measured.
import { parseArgs } from "node:util";
import { openBrowsers } from "./browsers.mjs";
import { coreShare } from "./core-share.mjs";
import { printTable } from "./print-table.mjs";
import { createShop } from "./shop.mjs";

/** Parts that need no shop come first, so that their figures do not share the machine with one. */
const PARTS = {
  P12: "./p12-channels.mjs",
  P11: "./p11-jobs.mjs",
  P9: "./p09-campaign.mjs",
  P10: "./p10-rendering.mjs",
  P14: "./p14-growth.mjs",
  P1: "./p01-closed-chat-bytes.mjs",
  P2: "./p02-open-chat-bytes.mjs",
  P3: "./p03-closed-chat-time.mjs",
  P4: "./p04-early-tap.mjs",
  P5: "./p05-interaction.mjs",
  P13: "./p13-route-scripts.mjs",
  P6: "./p06-console.mjs",
  P7: "./p07-message-latency.mjs",
  P8: "./p08-send-message.mjs",
};
/** Run only when they are named: R5 takes some minutes, R8 and chaos half an hour and more. */
const LONG_PARTS = {
  CHAOS: "./chaos.mjs",
  "CHAOS-JOBS": "./chaos-jobs.mjs",
  FUZZ: "./fuzz.mjs",
  R5: "./r05-claims.mjs",
  R8: "./r08-year.mjs",
  SOAK: "./soak.mjs",
};
const ALL_PARTS = { ...PARTS, ...LONG_PARTS };

const HELP = `npm run bench                       ${Object.keys(PARTS).join(", ")}, in this order
npm run bench -- P8 P12             only these
npm run bench -- P14 --quick        smaller sizes and fewer rounds
npm run bench -- R5                 50 staff claim 1,000 conversations (50,000 claims, minutes; --quick 3,000)
npm run bench -- R8                 a year of 1,000 people held against FLOWS.md (half an hour; --quick 60 people)
npm run bench -- chaos              kills services with SIGKILL while messages go through: 100,000 messages, 1,000 kills,
                                    about 2 s for each kill; --messages 10000 --kills 250 changes the size (--quick: 2,000 and 8)
npm run bench -- chaos-jobs         kills the jobs server and Postgres while runs sleep, wait and invoke: 2,000 runs, 50 kills,
                                    five minutes; --runs 500 --kills 10 changes the size (--quick: 200 and 6)
npm run bench -- fuzz               what nobody would send to the local servers, and their memory meanwhile (ten minutes each; --quick: one)
npm run bench -- soak               Channels and jobs under a steady load, and their memory: 30 minutes; --minutes 10 changes that (--quick: 2)`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", short: "h", default: false },
    quick: { type: "boolean", default: false },
    messages: { type: "string" },
    kills: { type: "string" },
    runs: { type: "string" },
    minutes: { type: "string" },
  },
});
const { quick } = options;
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const named = positionals.map((id) => id.toUpperCase());
const unknown = named.filter((id) => !(id in ALL_PARTS));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}; there are ${Object.keys(ALL_PARTS).join(", ")}.`);
  process.exit(2);
}

const shop = createShop();
const browsers = openBrowsers();
const rows = [];
const failures = [];
let current = "";

async function end(code) {
  await browsers.close();
  await shop.stop();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void end(130));

for (const id of Object.keys(ALL_PARTS).filter((part) => (named.length === 0 ? part in PARTS : named.includes(part)))) {
  current = id;
  const began = Date.now();
  const shareBefore = coreShare();
  try {
    const { measure } = await import(ALL_PARTS[id]);
    rows.push(
      ...(await measure({ quick, options, shop, browsers, say: (text) => console.log(`${current}  ${text}`) })),
    );
  } catch (error) {
    failures.push(id);
    console.error(`${id}  could not be measured: ${error.stack}`);
  }
  const shares = [shareBefore, coreShare()].map((share) => `${(share * 100).toFixed(0)} %`).join(" and ");
  console.log(
    `${id}  took ${((Date.now() - began) / 1000).toFixed(0)} s; share of a core before and after: ${shares}\n`,
  );
}

printTable(rows);
if (failures.length > 0) console.log(`\nNot measured: ${failures.join(", ")} (why: above).`);
await end(failures.length > 0 ? 1 : 0);
