import { env } from "@/lib/env";

/** A data key that is the same for the same letter. */
export const aDataKey = (letter: string): string => Buffer.alloc(32, letter).toString("base64");

/** Runs `work` as a process would that was started with these keys in DATA_ENCRYPTION_KEY, the sealing one first. */
export async function withDataKeys<T>(keys: string[], work: () => T | Promise<T>): Promise<T> {
  const before = env().DATA_ENCRYPTION_KEY;
  env().DATA_ENCRYPTION_KEY = keys.join(",");
  try {
    return await work();
  } finally {
    env().DATA_ENCRYPTION_KEY = before;
  }
}
