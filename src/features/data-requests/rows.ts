import type { DataRequest } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";

/** A request, locked until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<DataRequest | null> {
  await tx.$queryRaw`SELECT 1 FROM data_request WHERE id = ${id} FOR UPDATE`;
  return tx.dataRequest.findUnique({ where: { id } });
}
