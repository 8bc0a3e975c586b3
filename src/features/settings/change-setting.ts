import type { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import { db, type Tx } from "@/lib/db";
import type { SettingKind } from "./read-setting";

/** Sets a group of settings for everybody, whole; the next reader of any process has them. The caller has checked the shape. `who` null: the shop itself. */
export async function changeSetting<Shape extends z.ZodType>(
  { key }: SettingKind<Shape>,
  value: z.output<Shape>,
  who: { id: string | null },
  tx: Tx = db,
): Promise<z.output<Shape>> {
  const data = { value: value as Prisma.InputJsonValue, updatedById: who.id };
  await tx.setting.upsert({ where: { key }, create: { key, ...data }, update: data });
  return value;
}
