import { existsSync } from "node:fs";

const file = (/** @type {string} */ name) => new URL(name, import.meta.url);

/** FUZZ: what nobody would send, to each of the local servers. */
export async function measure(/** @type {object} */ context) {
  const rows = [];
  for (const name of ["./fuzz-channels.mjs", "./fuzz-jobs.mjs"].filter((name) => existsSync(file(name)))) {
    const part = await import(file(name).href);
    rows.push(...(await part.measure(context)));
  }
  return rows;
}
