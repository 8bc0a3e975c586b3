import { z } from "zod";

const flag = (unset: boolean) =>
  z
    .enum(["true", "false", "1", "0", ""])
    .optional()
    .transform((value) => (value ? value === "true" || value === "1" : unset));
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);
const port = z.coerce.number().int().min(1).max(65_535);
const optionalPort = z
  .string()
  .optional()
  .transform((value) => (value ? port.parse(value) : undefined));

/** What is wrong with a list of keys; null when nothing is. The keys themselves are never told. */
function dataKeyFault(list: string): string | null {
  const keys = list.split(",").map((key) => Buffer.from(key, "base64").toString("hex"));
  const short = keys.findIndex((key) => key.length !== 64);
  if (short >= 0)
    return keys.length === 1
      ? "must be 32 bytes in base64"
      : `must hold 32 bytes in base64 between its commas: key ${short + 1} of ${keys.length} does not`;
  return new Set(keys).size < keys.length ? "holds the same key twice: take one of them out" : null;
}

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: port.default(3000),
  APP_URL: optional,
  DATABASE_URL: z.string({ error: "is missing: run `npm start`, or name a Postgres" }).min(1),
  PUSHER_APP_ID: optional,
  PUSHER_KEY: optional,
  PUSHER_SECRET: optional,
  PUSHER_CLUSTER: optional,
  PUSHER_HOST: optional,
  PUSHER_PORT: optionalPort,
  PUSHER_USE_TLS: flag(true),
  PUSHER_ENCRYPTION_MASTER_KEY: optional,
  INNGEST_DEV: optional,
  INNGEST_EVENT_KEY: optional,
  INNGEST_SIGNING_KEY: optional,
  INNGEST_BASE_URL: optional,
  RESEND_API_KEY: optional,
  RESEND_WEBHOOK_SECRET: optional,
  RESEND_BASE_URL: optional,
  EMAIL_HOST: optional,
  EMAIL_PORT: optionalPort,
  EMAIL_USER: optional,
  EMAIL_PASS: optional,
  EMAIL_FROM: z.string().default("Household Planet <orders@householdplanet.example>"),
  EMAIL_FROM_MARKETING: z.string().default("Household Planet <hello@news.householdplanet.example>"),
  CHAT_AUTO_RESPONSE_ENABLED: flag(true),
  CHAT_OFFLINE_CAPTURE: flag(true),
  CHAT_RETENTION_DAYS: z.coerce.number().int().min(1).default(365),
  STAFF_EMAIL: optional,
  STAFF_PASSWORD: optional,
  AUTH_SECRET: z.string({ error: "is missing: set 32 random characters or more" }).min(32),
  DATA_ENCRYPTION_KEY: z.string({ error: "is missing: set 32 random bytes in base64" }).check((found) => {
    const fault = dataKeyFault(found.value);
    if (fault) found.issues.push({ code: "custom", input: found.value, message: fault });
  }),
  AUTOMATION_TIME_SCALE: z.coerce.number().min(1).max(86_400).default(1),
});

type Parsed = z.output<typeof schema>;
export type Env = Omit<Parsed, "APP_URL"> & { APP_URL: string };

const loopback = new Set(["localhost", "127.0.0.1", "::1"]);

/** What is wrong between fields, as sentences that say what to do; empty when all is well. */
function crossFieldFaults(env: Parsed): string[] {
  const faults: string[] = [];
  const pusher = [env.PUSHER_APP_ID, env.PUSHER_KEY, env.PUSHER_SECRET];
  if (pusher.some((value) => !value) || !(env.PUSHER_CLUSTER || env.PUSHER_HOST))
    faults.push(
      "Realtime needs PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET and PUSHER_CLUSTER or PUSHER_HOST together; `npm start` sets them when all are unset.",
    );
  if (env.PUSHER_CLUSTER && env.PUSHER_HOST) faults.push("Set PUSHER_CLUSTER or PUSHER_HOST, not both.");
  if (!env.PUSHER_ENCRYPTION_MASTER_KEY || Buffer.from(env.PUSHER_ENCRYPTION_MASTER_KEY, "base64").length !== 32)
    faults.push("PUSHER_ENCRYPTION_MASTER_KEY must be 32 bytes in base64: chat channels are encrypted with it.");
  if (!env.INNGEST_DEV && !(env.INNGEST_EVENT_KEY && env.INNGEST_SIGNING_KEY))
    faults.push("Set INNGEST_DEV, or INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY.");
  if (!env.RESEND_API_KEY && !(env.EMAIL_HOST && env.EMAIL_PORT))
    faults.push("Mail needs RESEND_API_KEY, or EMAIL_HOST and EMAIL_PORT.");
  if (!!env.EMAIL_USER !== !!env.EMAIL_PASS) faults.push("Set EMAIL_USER and EMAIL_PASS together.");
  if (env.AUTOMATION_TIME_SCALE !== 1 && (env.RESEND_API_KEY || !loopback.has(env.EMAIL_HOST ?? "")))
    faults.push("AUTOMATION_TIME_SCALE is for rehearsals: it is refused unless mail goes to a loopback host by SMTP.");
  return faults;
}

/**
 * The environment of the process, checked whole. Throws one Error that lists every fault with what to do about it.
 * Names and defaults: CONTRACT.md "Environment".
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  const faults = parsed.success
    ? crossFieldFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || faults.length > 0)
    throw new Error(`The environment is not usable:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  const env = parsed.data;
  return { ...env, APP_URL: (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, "") };
}

let known: Env | undefined;

/** The environment, read at the first use (a build needs none) and kept; `instrumentation.ts` asks for it at boot. */
export function env(): Env {
  known ??= readEnv(process.env);
  return known;
}
