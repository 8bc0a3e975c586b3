import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Facts } from "./app-environment";
import { writePrivate } from "./secrets";
import type { Environment } from "./settings";

const path = (dataDir: string) => join(dataDir, "services.json");

/**
 * Says in DATA_DIR/services.json (CONTRACT.md "Commands") what is in use, for programs and checks beside the shop. Holds
 * passwords: readable by its owner only. `mailbox` is null when mail really leaves the machine.
 */
export function writeServicesFile(
  appEnv: Environment,
  { settings, decisions, ports }: Facts,
  staffEmail: string,
): void {
  const local = decisions.mail === "local";
  writePrivate(path(settings.dataDir), {
    app: { url: settings.appUrl },
    database: { url: appEnv.DATABASE_URL },
    realtime: {
      host: appEnv.PUSHER_HOST || `ws-${appEnv.PUSHER_CLUSTER}.pusher.com`,
      port: Number(appEnv.PUSHER_PORT || 443),
      appId: appEnv.PUSHER_APP_ID,
      key: appEnv.PUSHER_KEY,
      secret: appEnv.PUSHER_SECRET,
    },
    jobs: {
      url: appEnv.INNGEST_BASE_URL || null,
      eventKey: appEnv.INNGEST_EVENT_KEY || null,
      signingKey: appEnv.INNGEST_SIGNING_KEY || null,
    },
    mailbox: local
      ? { smtpHost: "127.0.0.1", smtpPort: ports.smtp, url: `http://127.0.0.1:${ports.mailboxWeb}` }
      : null,
    staff: { email: staffEmail },
  });
}

/** The file tells what runs now; a former process that was killed could not remove its own. */
export function removeServicesFile(dataDir: string): void {
  rmSync(path(dataDir), { force: true });
}
