import type { Db } from "./database";

/**
 * The time by which a server decides what is due and whose lease has run out: the database's, which all servers on it
 * share. Between two readings it goes on by the monotonic clock of the process, so a `Date` that jumps changes nothing.
 * Signatures alone keep to `Date`: the app compares them with its own.
 */
export class DatabaseClock {
  private readMs = Date.now();
  private readAtMs = performance.now();

  /** Reads the database's clock; exact to half of the way there and back. Throws what the query throws. */
  async read(db: Db): Promise<void> {
    const askedAtMs = performance.now();
    const { rows } = await db.query<{ now: Date }>("select clock_timestamp() as now");
    const answeredAtMs = performance.now();
    if (!rows[0]) return;
    this.readMs = rows[0].now.getTime();
    this.readAtMs = (askedAtMs + answeredAtMs) / 2;
  }

  now(): Date {
    return new Date(Math.floor(this.readMs + performance.now() - this.readAtMs));
  }
}
