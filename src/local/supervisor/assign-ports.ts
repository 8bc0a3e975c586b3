import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findFreePort } from "../postgres/ports";
import { writePrivate } from "./secrets";

export interface ServicePorts {
  channels: number;
  jobs: number;
  mailboxWeb: number;
  smtp: number;
}

const SERVICES = ["channels", "jobs", "mailboxWeb", "smtp"] as const;

/** Where the ports are remembered. */
export const portsFile = (dataDir: string) => join(dataDir, "ports.json");

/**
 * The ports of the local services: what they had before, at first the ones after the shop's own (PORT + 1 …), and where
 * another program sits on one, a free one instead. All differ, and they are remembered.
 */
export async function assignPorts(dataDir: string, appPort: number): Promise<ServicePorts> {
  const remembered = rememberedPorts(dataDir, appPort);
  const ports: Partial<ServicePorts> = {};
  for (const [index, service] of SERVICES.entries()) {
    const preferred = remembered[service] ?? appPort + 1 + index;
    ports[service] = await freePortExcept(preferred <= 65_535 ? preferred : undefined, [
      appPort,
      ...Object.values(ports),
    ]);
  }
  mkdirSync(dataDir, { recursive: true });
  writePrivate(portsFile(dataDir), { appPort, ...ports });
  return ports as ServicePorts;
}

async function freePortExcept(preferred: number | undefined, taken: number[]): Promise<number> {
  const allowed = preferred && !taken.includes(preferred) ? preferred : undefined;
  for (;;) {
    const port = await findFreePort(allowed);
    if (!taken.includes(port)) return port;
  }
}

/** What was remembered for another PORT is forgotten: the neighbours of the new one are easier to find. */
export function rememberedPorts(dataDir: string, appPort: number): Partial<ServicePorts> {
  try {
    const { appPort: before, ...ports } = JSON.parse(readFileSync(portsFile(dataDir), "utf8"));
    return before === appPort ? ports : {};
  } catch {
    return {};
  }
}
