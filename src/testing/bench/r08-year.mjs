import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";

const VITEST = "node_modules/vitest/vitest.mjs";

/**
 * R8, named explicitly: `npm run bench -- R8`: a year of 1,000 people (--quick 60) with a seed of its own, held against the oracle of
 * src/testing/year. What it finds is printed; the same seed finds it again: `YEAR_SEED=… YEAR_PEOPLE=… npx vitest run …`.
 */
export async function measure({ quick, say }) {
  const [seed, people] = [randomInt(1, 2 ** 31), quick ? 60 : 1_000];
  say(`seed ${seed}`);
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [VITEST, "run", "--config", "src/testing/vitest.config.ts", "src/testing/year/a-year.db.test.ts"],
    { stdio: "inherit", env: { ...process.env, YEAR_SEED: String(seed), YEAR_PEOPLE: String(people) } },
  );
  const [code] = await once(child, "exit");
  return [
    {
      id: "R8",
      name: `a year of ${people} people, seed ${seed} (${((performance.now() - began) / 60_000).toFixed(0)} min)`,
      ours: code === 0 ? "0 breaches" : "breaches, see above",
      bar: "0 rule violations",
      reached: code === 0,
    },
  ];
}
