import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensurePostgres, type LocalPostgres } from "../postgres/ensure-postgres";
import { isAlive } from "../postgres/processes";

/** The shop's database, and the jobs server's own beside it. */
const SHOP = "household_planet";
const JOBS = "jobs";
const PAUSE_MS = 500;

/** Where the local Postgres of a data directory lives. */
export const postgresDir = (dataDir: string) => join(dataDir, "postgres");

export interface KeptPostgres {
  url: () => string;
  jobsUrl: () => string;
  /** Leaves the server, and ends it unless another process of this checkout uses it. */
  stop: () => Promise<void>;
  /** Ends the server without a word; its log brings everything committed back at the next start. */
  kill: () => void;
}

/** The local database with what the shop and the jobs server need in it, for one task. */
export async function openPostgres(dataDir: string): Promise<LocalPostgres> {
  const postgres = await ensurePostgres({ dir: postgresDir(dataDir), database: SHOP });
  await postgres.ensureDatabase(JOBS);
  return postgres;
}

/**
 * The local database, kept running: when the server dies it is started again and `say` hears of it. It keeps its port;
 * should another program have taken it meanwhile, `onMoved` is called once the new address is known.
 */
export async function keepPostgres(
  dataDir: string,
  say: (line: string) => void,
  onMoved: () => void,
): Promise<KeptPostgres> {
  let postgres = await openPostgres(dataDir);
  let stopping = false;
  let renewal: Promise<void> = Promise.resolve();

  async function renew(): Promise<void> {
    const { port } = postgres;
    say("The database ended; it is started again.");
    while (!stopping) {
      try {
        postgres = await openPostgres(dataDir);
        say("The database is back.");
        if (postgres.port !== port) onMoved();
        return watch();
      } catch (error) {
        say(`The database does not start: ${(error as Error).message}`);
        await sleep(PAUSE_MS);
      }
    }
  }
  function watch(): void {
    postgres.closed.then(() => {
      if (!stopping) renewal = renew();
    });
  }

  watch();
  return {
    url: () => postgres.url,
    jobsUrl: () => postgres.urlFor(JOBS),
    stop: async () => {
      stopping = true;
      await renewal;
      await postgres.stop();
    },
    kill: () => {
      stopping = true;
      // PostgreSQL's "immediate shutdown": unlike SIGKILL it takes the server's own children with it.
      if (isAlive(postgres.pid)) process.kill(postgres.pid, "SIGQUIT");
    },
  };
}
