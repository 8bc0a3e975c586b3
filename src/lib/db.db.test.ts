import { expect, test } from "vitest";
import { pool } from "./db";

test("a connection that is lost while it changes hands does not end the process", async () => {
  const client = await pool().connect();
  // What is between the pool's listener and the borrower's own: nobody's but ours.
  expect(() => client.emit("error", new Error("terminated"))).not.toThrow();
  client.release(true);
});

test("a connection cut by the database is replaced at the next query", async () => {
  await pool()
    .query("select pg_terminate_backend(pg_backend_pid())")
    .catch(() => undefined);
  await expect(pool().query("select 1 as one")).resolves.toMatchObject({ rows: [{ one: 1 }] });
});
