// Holds the sources against import-rules.mjs. Says how many modules it read: a check that reads none must not pass.
import { cruise } from "dependency-cruiser";
import { forbidden } from "./import-rules.mjs";

/** Fewer than this and the reader is broken (with TypeScript 7 as its parser dependency-cruiser reads none and says success). */
const FEWEST_MODULES = 100;

const TEST = /\.test\.tsx?$/;
const featureOf = (path) => /^src\/features\/([^/]+)\//.exec(path)?.[1];

/**
 * Features form a DAG: none may need, directly or through others, one that needs it. Counted feature by feature from the
 * imports of production files; dependency-cruiser's own folder scope would also follow the types of lib/browser/trpc.tsx.
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules
 * @returns {string[]} one line per circle
 */
function featureCircles(modules) {
  const needs = new Map();
  for (const { source, dependencies } of modules) {
    const from = featureOf(source);
    if (!from || TEST.test(source)) continue;
    const known = needs.get(from) ?? needs.set(from, new Set()).get(from);
    for (const { resolved } of dependencies) {
      const to = featureOf(resolved);
      if (to && to !== from) known.add(to);
    }
  }
  const circles = new Map();
  const walk = (feature, path) => {
    if (path.includes(feature)) {
      const circle = path.slice(path.indexOf(feature));
      circles.set([...circle].sort().join(), `features-form-a-dag: ${[...circle, feature].join(" → ")}`);
      return;
    }
    for (const next of needs.get(feature) ?? []) walk(next, [...path, feature]);
  };
  for (const feature of needs.keys()) walk(feature, []);
  return [...circles.values()];
}

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
      enhancedResolveOptions: {
        extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
        exportsFields: ["exports"],
        conditionNames: ["import", "node", "default"],
      },
    },
    { alias: { "@emails": `${baseDir}/emails`, "@": `${baseDir}/src` } },
  );
  if (typeof output === "string") throw new Error(output);
  const violations = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  violations.push(...featureCircles(output.modules));
  return { modules: output.modules.filter(({ source }) => /^(src|emails)\//.test(source)).length, violations };
}

if (import.meta.filename === process.argv[1]) {
  const { modules, violations } = await checkImports(["src", "emails"]);
  for (const violation of violations) console.error(violation);
  console.log(`${modules} modules read, ${violations.length} violations of the import rules`);
  if (modules < FEWEST_MODULES) console.error(`fewer than ${FEWEST_MODULES} modules: the reader is broken`);
  process.exit(modules < FEWEST_MODULES || violations.length > 0 ? 1 : 0);
}
