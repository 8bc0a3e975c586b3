import { Resolver } from "node:dns/promises";

/** What a name server said: the records, none if there are none, or why there was no answer. */
export type DnsAnswer = { found: string[] } | { failed: string };

const TRY_MS = 2_000;
const TRIES = 2;

/** Answers that mean: there is no such name, or no record of this type at it. */
const NOTHING = new Set(["ENOTFOUND", "ENODATA"]);

const newResolver = () => new Resolver({ timeout: TRY_MS, tries: TRIES });

async function ask(look: () => Promise<string[]>): Promise<DnsAnswer> {
  try {
    return { found: await look() };
  } catch (error) {
    const code = (error as { code?: string }).code ?? "unknown";
    if (NOTHING.has(code)) return { found: [] };
    return { failed: code === "ETIMEOUT" ? "the name server did not answer in time" : `the name server said ${code}` };
  }
}

/** The TXT records of a name, each whole, within about 6 s. Never throws: a look-up that failed says why, and is not "none". */
export function lookUpTxt(name: string, resolver = newResolver()): Promise<DnsAnswer> {
  return ask(async () => (await resolver.resolveTxt(name)).map((parts) => parts.join("")));
}

/** The mail servers of a name (MX), as `priority host`. As `lookUpTxt` otherwise. */
export function lookUpMx(name: string, resolver = newResolver()): Promise<DnsAnswer> {
  return ask(async () => (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`));
}
