import type { Environment } from "./settings";

/** "local": this machine runs it; "named": the environment says where it is. */
export type Place = "local" | "named";

export interface Decisions {
  database: Place;
  realtime: Place;
  jobs: Place;
  mail: Place;
  /** Fill a new database with the demo shop. */
  seed: boolean;
}

const REALTIME = ["PUSHER_APP_ID", "PUSHER_KEY", "PUSHER_SECRET"];
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Which services the environment names and which have to be started here, each for itself (CONTRACT.md "Environment").
 * Throws one error that lists what is named by half: a typing error must not silently replace the real service by a
 * local one. With a remote database the two secrets are required, because generated ones would be lost with this disk.
 */
export function decideServices(env: Environment): Decisions {
  const set = (name: string) => Boolean(env[name]);
  const realtimeNamed = [...REALTIME, "PUSHER_CLUSTER", "PUSHER_HOST"].some(set);
  const jobsNamed = ["INNGEST_DEV", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_BASE_URL"].some(set);
  const remoteDatabase = set("DATABASE_URL") && !isLoopback(env.DATABASE_URL as string);
  const faults: string[] = [];
  if (realtimeNamed && !(REALTIME.every(set) && (set("PUSHER_CLUSTER") || set("PUSHER_HOST")))) {
    faults.push("Set PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and PUSHER_CLUSTER or PUSHER_HOST together, or none.");
  }
  if (jobsNamed && !set("INNGEST_DEV") && !(set("INNGEST_EVENT_KEY") && set("INNGEST_SIGNING_KEY"))) {
    faults.push("Set INNGEST_DEV, or INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY together, or none of them.");
  }
  if (remoteDatabase) {
    for (const name of ["AUTH_SECRET", "DATA_ENCRYPTION_KEY"]) {
      if (!set(name))
        faults.push(`${name} is required with a remote database: what it protects must outlive this machine.`);
    }
  }
  if (faults.length > 0) throw new Error(`The environment is not complete:\n${faults.map((f) => `- ${f}`).join("\n")}`);
  const database = set("DATABASE_URL") ? "named" : "local";
  return {
    database,
    realtime: realtimeNamed ? "named" : "local",
    jobs: jobsNamed ? "named" : "local",
    mail: set("RESEND_API_KEY") || set("EMAIL_HOST") ? "named" : "local",
    seed: !remoteDatabase && (set("SEED_DEMO") ? isTrue(env.SEED_DEMO) : database === "local"),
  };
}

/** Whether a database URL names this machine. Throws when it is no URL. */
export function isLoopback(databaseUrl: string): boolean {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return LOOPBACK.includes(url.hostname);
  throw new Error("DATABASE_URL is not a URL such as postgresql://user:password@host:5432/name.");
}

function isTrue(value: string | undefined): boolean {
  return value === "true" || value === "1";
}
