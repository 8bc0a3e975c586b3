import type { ServicePorts } from "./assign-ports";
import type { Decisions } from "./decide-services";
import type { Secrets } from "./secrets";
import type { Environment, Settings } from "./settings";

export interface Facts {
  settings: Settings;
  decisions: Decisions;
  ports: ServicePorts;
  secrets: Secrets;
  databaseUrl: string;
}

/**
 * The environment in which the shop and its set-up commands run: what the shell and .env say, plus the addresses and keys
 * of the services that run here. The shop cannot tell a local service from a hosted one.
 */
export function appEnvironment(
  env: Environment,
  { settings, decisions, ports, secrets, databaseUrl }: Facts,
): Environment {
  return {
    ...env,
    NODE_ENV: settings.mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    PORT: String(settings.port),
    HOST: settings.host,
    APP_URL: settings.appUrl,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: env.AUTH_SECRET || secrets.AUTH_SECRET,
    DATA_ENCRYPTION_KEY: env.DATA_ENCRYPTION_KEY || secrets.DATA_ENCRYPTION_KEY,
    PUSHER_ENCRYPTION_MASTER_KEY: env.PUSHER_ENCRYPTION_MASTER_KEY || secrets.PUSHER_ENCRYPTION_MASTER_KEY,
    ...(decisions.realtime === "local" && {
      PUSHER_APP_ID: secrets.PUSHER_APP_ID,
      PUSHER_KEY: secrets.PUSHER_KEY,
      PUSHER_SECRET: secrets.PUSHER_SECRET,
      PUSHER_HOST: "127.0.0.1",
      PUSHER_PORT: String(ports.channels),
      PUSHER_USE_TLS: "false",
    }),
    ...(decisions.jobs === "local" && {
      INNGEST_EVENT_KEY: secrets.INNGEST_EVENT_KEY,
      INNGEST_SIGNING_KEY: secrets.INNGEST_SIGNING_KEY,
      INNGEST_BASE_URL: `http://127.0.0.1:${ports.jobs}`,
    }),
    ...(decisions.mail === "local" && { EMAIL_HOST: "127.0.0.1", EMAIL_PORT: String(ports.smtp) }),
  };
}
