import type { z } from "zod";
import { db, type Tx } from "@/lib/db";
import { log } from "@/lib/log";

/** A group of settings that staff change while the shop runs; the feature that owns it declares it once. */
export type SettingKind<Shape extends z.ZodType> = {
  /** `<feature>.<name>`, its row in Setting. */
  key: string;
  /** Every field has a default, so that an empty object is valid. */
  shape: Shape;
};

/** Declares a group of settings. */
export const defineSetting = <Shape extends z.ZodType>(key: string, shape: Shape): SettingKind<Shape> => ({
  key,
  shape,
});

/** The values in force now. A stored value that does not make sense (changed by hand) is said in the log and the defaults hold. */
export async function readSetting<Shape extends z.ZodType>(
  { key, shape }: SettingKind<Shape>,
  tx: Tx = db,
): Promise<z.output<Shape>> {
  const stored = await tx.setting.findUnique({ where: { key } });
  const parsed = shape.safeParse(stored?.value ?? {});
  if (parsed.success) return parsed.data;
  log.error({ issues: parsed.error.issues, key }, "stored settings are not valid, defaults are used");
  return shape.parse({});
}
