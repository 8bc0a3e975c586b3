import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./run-command";
import type { Environment } from "./settings";

const CLI = "node_modules/react-email";
const PREVIEW = "@react-email/ui";

/**
 * Serves React Email's preview of `emails/` until it is ended. Its pages are a Next of their own (360 MB), which no shop needs
 * to run: they are installed at the first use, in the version of the command line, and recorded nowhere.
 * @throws when npm cannot install them
 */
export async function previewMails(root: string, env: Environment): Promise<void> {
  if (!existsSync(join(root, "node_modules", PREVIEW))) {
    const { version } = JSON.parse(readFileSync(join(root, CLI, "package.json"), "utf8")) as { version: string };
    process.stdout.write(`Installing ${PREVIEW} ${version}, once …\n`);
    const args = ["install", "--no-save", "--no-audit", "--no-fund", `${PREVIEW}@${version}`];
    const { status } = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
    if (status !== 0) throw new Error(`${PREVIEW} could not be installed; npm said why above.`);
  }
  await runCommand({
    purpose: "The preview of mails",
    args: [`${CLI}/dist/cli/index.mjs`, "dev", "--dir", "emails"],
    env,
    cwd: root,
    show: true,
  });
}
