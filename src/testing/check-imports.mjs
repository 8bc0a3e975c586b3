// Holds the sources against import-rules.mjs. Says how many modules it read: a check that reads none must not pass.
import { cruise } from "dependency-cruiser";
import { forbidden } from "./import-rules.mjs";

/** Fewer than this and the reader is broken (with TypeScript 7 as its parser dependency-cruiser reads none and says success). */
const FEWEST_MODULES = 100;

/**
 * @param {string[]} places files and folders, relative to `baseDir`
 * @param {string} baseDir the root that the rules' paths are relative to
 * @returns {Promise<{ modules: number, violations: string[] }>}
 */
export async function checkImports(places, baseDir = process.cwd()) {
  const { output } = await cruise(
    places,
    {
      baseDir,
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "^src/generated" },
      ruleSet: { forbidden: forbidden.map((rule) => ({ severity: "error", ...rule })) },
      validate: true,
      enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
    },
    { alias: { "@emails": `${baseDir}/emails`, "@": `${baseDir}/src` } },
  );
  if (typeof output === "string") throw new Error(output);
  const violations = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  return { modules: output.modules.filter(({ source }) => /^(src|emails)\//.test(source)).length, violations };
}

if (import.meta.filename === process.argv[1]) {
  const { modules, violations } = await checkImports(["src", "emails"]);
  for (const violation of violations) console.error(violation);
  console.log(`${modules} modules read, ${violations.length} violations of the import rules`);
  if (modules < FEWEST_MODULES) console.error(`fewer than ${FEWEST_MODULES} modules: the reader is broken`);
  process.exit(modules < FEWEST_MODULES || violations.length > 0 ? 1 : 0);
}
