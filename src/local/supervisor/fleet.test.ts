import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { isAlive } from "../postgres/processes";
import type { ChildSpec } from "./child";
import { createFleet, type Fleet } from "./fleet";

const dir = mkdtempSync(join(tmpdir(), "fleet-test-"));
/** A service that tells its process id, notes when it was asked to end, and does `atEnd`. */
function service(name: string, atEnd: string): string {
  const file = join(dir, `${name}.mjs`);
  writeFileSync(
    file,
    `import { writeFileSync } from "node:fs";
     process.on("SIGTERM", () => { writeFileSync("asked-" + process.pid, String(Date.now())); ${atEnd} });
     process.on("disconnect", () => process.exit(0));
     console.log("pid " + process.pid + " " + process.env.ADDRESS);
     process.send({ ready: true });`,
  );
  return file;
}
const stubborn = service("stubborn", "");
const polite = service("polite", "process.exit(0);");
const broken = join(dir, "broken.mjs");
writeFileSync(broken, "process.exit(3);");

const said: string[] = [];
const printed: string[] = [];
vi.spyOn(process.stdout, "write").mockImplementation((text) => {
  printed.push(String(text));
  return true;
});
const pids = () => printed.flatMap((line) => [...line.matchAll(/pid (\d+)/g)].map((match) => Number(match[1])));

let fleet: Fleet;
const open = () => {
  fleet = createFleet((line) => said.push(line));
  return fleet;
};
const spec = (name: string, file: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  args: [file],
  env: () => ({ PATH: process.env.PATH }),
  cwd: dir,
  endMs: 300,
  ...more,
});

afterEach(async () => {
  await fleet.stop();
  said.length = 0;
  printed.length = 0;
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("a fleet of services", () => {
  test("starts one that dies again, says so, and gives it the address of now", async () => {
    let address = "before";
    await open().start(spec("channels", polite, { env: () => ({ PATH: process.env.PATH, ADDRESS: address }) }));
    await vi.waitFor(() => expect(pids()).toHaveLength(1));
    address = "after";
    process.kill(pids()[0] ?? 0, "SIGKILL");
    await vi.waitFor(() => expect(said).toContain("channels is back."), 5000);
    await vi.waitFor(() => expect(pids()).toHaveLength(2));
    expect(said[0]).toBe("channels ended (SIGKILL); it is started again in 0.2 s.");
    expect(printed.at(-1)).toContain("channels | pid");
    expect(printed.at(-1)).toContain("after");
  });

  test("waits longer each time for one that keeps dying", async () => {
    let file = polite;
    const flaky = {
      ...spec("jobs", polite),
      get args() {
        return [file];
      },
    };
    await open().start(flaky);
    await vi.waitFor(() => expect(pids()).toHaveLength(1));
    file = broken;
    process.kill(pids()[0] ?? 0, "SIGKILL");
    await vi.waitFor(() => expect(said).toHaveLength(3), 8000);
    expect(said.map((line) => line.match(/again in (.*) s/)?.[1])).toEqual(["0.2", "0.4", "0.8"]);
  });

  test("reports one that never comes up instead of trying for ever", async () => {
    await expect(open().start(spec("mailbox", broken))).rejects.toThrow("mailbox ended (code 3) before it was ready.");
  });

  test("ends the last started first, kills what does not listen, and leaves no process", async () => {
    open();
    await fleet.start(spec("channels", polite));
    await fleet.start(spec("shop", stubborn));
    const [channels, shop] = await vi.waitFor(() => {
      expect(pids()).toHaveLength(2);
      return pids();
    });
    await fleet.stop();
    expect([channels, shop].map((pid) => isAlive(pid ?? 0))).toEqual([false, false]);
    const asked = (pid: number | undefined) => Number(readFileSync(join(dir, `asked-${pid}`), "utf8"));
    expect(asked(channels) - asked(shop)).toBeGreaterThanOrEqual(300);
    await fleet.start(spec("late", polite));
    expect(pids()).toHaveLength(2);
  });

  test("leaves no process when its own is killed without warning", async () => {
    open();
    const owner = spawn(process.execPath, [ownerProgram()], { stdio: ["ignore", "pipe", "inherit"] });
    const line = await new Promise<string>((resolve) => createInterface({ input: owner.stdout }).once("line", resolve));
    const child = Number(line.match(/pid (\d+)/)?.[1]);
    expect(isAlive(child)).toBe(true);
    owner.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(child)).toBe(false), 3000);
  });
});

/** A program that runs a fleet with a child that knows nothing of it, tied by the preload only. */
function ownerProgram(): string {
  const unaware = join(dir, "unaware.mjs");
  writeFileSync(unaware, `console.log("pid " + process.pid); setInterval(() => {}, 1000);`);
  const preload = join(import.meta.dirname, "exit-with-parent.mjs");
  const outfile = join(dir, "owner.mjs");
  const contents = `
    import { createFleet } from "./fleet";
    const spec = { name: "shop", args: ["--import=file://${preload}", "${unaware}"], cwd: "/", endMs: 300 };
    createFleet(() => {}).start({ ...spec, env: () => process.env, whenReady: async () => {} });`;
  const stdin = { contents, resolveDir: import.meta.dirname, loader: "ts" as const };
  buildSync({ stdin, bundle: true, platform: "node", format: "esm", outfile });
  return outfile;
}
