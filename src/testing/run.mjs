// `npm test`: everything, on a machine with only Node and Debian. Installs what is missing, goes on after a failure so that one run
// shows all of them, and ends with the line `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

const RESULTS = ".build/test-results";
const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

let passed = 0;
let failed = 0;

function run(command, args, env = {}) {
  const { status, signal } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  return status === 0 && !signal;
}

const bin = (name, ...args) => run(`node_modules/.bin/${name}`, args);
const node = (...args) => run(process.execPath, args);

/** A check that is either right or wrong as a whole. */
function check(name, ok) {
  console.log(`\n${ok ? "✓" : "✗"} ${name}\n`);
  if (ok) passed += 1;
  else failed += 1;
}

/** Adds what a test runner counted in its JSON report; a runner that ended without one has failed. */
function count(name, ok, file, read) {
  if (!existsSync(file)) return check(`${name}: no report`, false);
  const counted = read(JSON.parse(readFileSync(file, "utf8")));
  passed += counted.passed;
  failed += counted.failed;
  // A run that fails although no test did (a broken file, a set-up that threw) is a failure of its own.
  if (!ok && counted.failed === 0) check(`${name}: ended with an error`, false);
  else if (counted.passed + counted.failed === 0) check(`${name}: ran no test`, false);
  else
    console.log(`\n${counted.failed === 0 ? "✓" : "✗"} ${name}: ${counted.passed} passed, ${counted.failed} failed\n`);
}

function installPackages() {
  if (existsSync("node_modules/.package-lock.json")) return;
  console.log("Installing packages (npm ci)…");
  if (!run("npm", ["ci"])) process.exit(1);
}

function installChromium() {
  if (existsSync(CHROMIUM)) return;
  console.log("Installing Chromium (apt-get)…");
  const asRoot = (args) => (process.getuid?.() === 0 ? run(args[0], args.slice(1)) : run("sudo", ["-n", ...args]));
  if (
    asRoot(["apt-get", "update", "-q"]) &&
    asRoot(["apt-get", "install", "-qy", "--no-install-recommends", "chromium"])
  )
    return;
  console.error(`No browser at ${CHROMIUM}: install Debian's package chromium, or set CHROMIUM_PATH.`);
}

installPackages();
installChromium();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

check("database client generated", bin("prisma", "generate", "--config", "prisma/prisma.config.ts"));
check("format and lint", bin("biome", "ci", "."));
check("types", bin("next", "typegen") && bin("tsc", "--noEmit"));
check("import rules", node("src/testing/check-imports.mjs"));
check("lock file", node("src/testing/check-lock.mjs"));

const vitest = bin(
  "vitest",
  "run",
  "--config",
  "src/testing/vitest.config.ts",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${RESULTS}/vitest.json`,
);
count("unit and database", vitest, `${RESULTS}/vitest.json`, (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
}));

const built = node("src/local/start.mjs", "build");
check("build", built);
if (built) {
  const e2e = bin("playwright", "test", "--config", "src/testing/e2e/playwright.config.ts");
  count("journeys in Chromium", e2e, `${RESULTS}/e2e.json`, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
  }));
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
