// The one entry of `npm start`, `npm run dev`, `build`, `db:*` and `mail`. On a clean clone there is nothing but Node, so this
// file and what it needs before the packages are installed use no package; the rest is TypeScript, bundled and imported here.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import util from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Programs of this folder that run as processes of their own, and the launcher itself. */
const ENTRIES = ["supervisor", "channels", "jobs", "mailbox"];

/** Refuses a Node that is older than package.json asks for, in words that say what to do. */
function checkNode() {
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(/^>=/, "");
  const [wantedMajor, wantedMinor] = wanted.split(".").map(Number);
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(`This needs Node ${wanted} or newer; you have ${process.versions.node}.`);
}

/** Installs the packages when there are none, or when the lock file is newer than what is installed. */
function installPackages() {
  const installed = join(root, "node_modules", ".package-lock.json");
  const isCurrent =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs;
  if (isCurrent) return;
  console.log("Installing packages; this takes about a minute …");
  // As npm's child we know which npm it is. A build needs the development packages whatever NODE_ENV says.
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.status !== 0) throw new Error("The packages could not be installed; npm said why above.");
}

/** Adds what .env says and the shell does not. */
function readEnvironment() {
  const file = join(root, ".env");
  const fromFile = existsSync(file) ? util.parseEnv(readFileSync(file, "utf8")) : {};
  for (const [name, value] of Object.entries(fromFile)) process.env[name] ??= value;
}

async function bundle() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(ENTRIES.map((name) => [name, `src/local/${name}/main.ts`])),
    outdir: ".build/local",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  // Its helper process has nothing to do any more; a later build starts another one.
  await esbuild.stop();
}

async function main() {
  checkNode();
  process.chdir(root);
  installPackages();
  readEnvironment();
  await bundle();
  const { runVerb, VERBS } = await import(pathToFileURL(join(root, ".build", "local", "supervisor.js")).href);
  const [verb = "start", ...args] = process.argv.slice(2);
  if (!VERBS.includes(verb)) throw new Error(`There is no command ${verb}; there are ${VERBS.join(", ")}.`);
  await runVerb(verb, root, process.env, args);
}

main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exit(1);
});
