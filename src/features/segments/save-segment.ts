import { db, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { nameTaken, segmentNotFound } from "./errors";
import type { SegmentInput } from "./schema";

/**
 * Keeps an audience under a name; with an `id` it changes that one. Campaigns that were made from it keep the rules they have.
 * @throws DomainError conflict `segments.name_taken`, not_found `segments.not_found`
 */
export async function saveSegment(
  { id, name, rules }: SegmentInput & { id?: string },
  staff: { id: string },
): Promise<{ id: string }> {
  try {
    if (!id)
      return await db.segment.create({
        data: { id: newId("seg"), name, rules, createdById: staff.id },
        select: { id: true },
      });
    const { count } = await db.segment.updateMany({ where: { id }, data: { name, rules } });
    if (count === 0) throw segmentNotFound();
    return { id };
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(name) : error;
  }
}
