import { resolve } from "node:path";

/** Environment variables where an empty value means the same as none. */
export type Environment = Record<string, string | undefined>;

export type Mode = "start" | "dev";

export interface Settings {
  root: string;
  mode: Mode;
  port: number;
  /** Where the shop listens. */
  host: string;
  /** The address that people use. */
  appUrl: string;
  dataDir: string;
}

/** Where and how the shop is to run (CONTRACT.md "Environment"). Throws when PORT is no port. */
export function readSettings(root: string, mode: Mode, env: Environment): Settings {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be 1 to 65535, not "${env.PORT}".`);
  return {
    root,
    mode,
    port,
    host: env.HOST || "127.0.0.1",
    appUrl: (env.APP_URL || `http://localhost:${port}`).replace(/\/+$/, ""),
    dataDir: resolve(root, env.DATA_DIR || ".data"),
  };
}

/** The shop's address for programs on this machine: a wildcard host is no address to connect to. */
export function localAddress({ host, port }: Pick<Settings, "host" | "port">): string {
  const everywhere = ["0.0.0.0", "::", "localhost"].includes(host);
  const name = everywhere ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
