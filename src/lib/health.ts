import { db } from "./db";
import { jobsAnswer } from "./jobs";
import { mailAnswers } from "./mailer";
import { realtimeAnswers } from "./realtime";

type ServiceState = "ok" | "down";
export type Health = {
  status: "ok" | "down";
  version: string;
  services: { database: ServiceState; realtime: ServiceState; jobs: ServiceState; mail: ServiceState };
};

async function databaseAnswers(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

/** Asks every service the shop lives on, side by side; answers within about 5 s (CONTRACT.md "Health"). */
export async function checkHealth(version: string): Promise<Health> {
  const asked = await Promise.all([databaseAnswers(), realtimeAnswers(), jobsAnswer(), mailAnswers()]);
  const [database, realtime, jobs, mail] = asked.map((ok): ServiceState => (ok ? "ok" : "down")) as [
    ServiceState,
    ServiceState,
    ServiceState,
    ServiceState,
  ];
  return { status: asked.every(Boolean) ? "ok" : "down", version, services: { database, realtime, jobs, mail } };
}
