import type { Db } from "./database";

/**
 * The time by which a server decides what is due and whose lease has run out: the database's, which all servers on it
 * share. Between two readings it goes on by the monotonic clock of the process, so a `Date` that jumps changes nothing.
 * Signatures alone keep to `Date`: the app compares them with its own.
 */
export class DatabaseClock {
  private readMs = Date.now();
  private readAtMs = performance.now();

  /**
   * Reads the database's clock; exact to half of the way there and back. Returns by how many ms it was set forth or back
   * since it was read last. Throws what the query throws.
   */
  async read(db: Db): Promise<number> {
    const askedAtMs = performance.now();
    const { rows } = await db.query<{ now: Date }>("select clock_timestamp() as now");
    const answeredAtMs = performance.now();
    if (!rows[0]) return 0;
    const readAtMs = (askedAtMs + answeredAtMs) / 2;
    const wasSetMs = rows[0].now.getTime() - (this.readMs + readAtMs - this.readAtMs);
    this.readMs = rows[0].now.getTime();
    this.readAtMs = readAtMs;
    return wasSetMs;
  }

  now(): Date {
    return new Date(Math.floor(this.readMs + performance.now() - this.readAtMs));
  }
}
