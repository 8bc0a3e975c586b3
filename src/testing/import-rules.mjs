// Who may import whom (README "The house"): app → server → features → lib; ui and emails are leaves; features form a DAG;
// only use cases touch data or vendors. Read by check-imports.mjs.

const PRODUCTION = "^(src/(app|features|server|lib|ui|widget|proxy|instrumentation)|emails)";
const TEST = "\\.test\\.tsx?$";
const vendor = (names) => `^(node_modules/)?(${names})(/|$)`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
export const forbidden = [
  {
    name: "no-way-up-to-app",
    comment: "Routes compose; nothing below them knows them.",
    from: { path: "^(src/(features|server|lib|ui|widget|local)|emails)" },
    to: { path: "^src/app" },
  },
  {
    name: "features-do-not-know-the-server",
    from: { path: "^src/features", pathNot: TEST },
    to: { path: "^src/(server|widget)" },
  },
  {
    name: "lib-has-no-product-words",
    comment: "The one exception is a type: the console's tRPC client is typed by the whole router.",
    from: { path: "^src/lib", pathNot: "^src/lib/browser/trpc\\.tsx$" },
    to: { path: "^(src/(features|server|ui|widget)|emails)" },
  },
  {
    name: "the-trpc-client-knows-only-the-type",
    from: { path: "^src/lib/browser/trpc\\.tsx$" },
    to: { path: "^src/(features|server|ui|widget)", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "ui-is-a-leaf",
    comment: "It could ship in another product.",
    from: { path: "^src/ui" },
    to: { path: "^(src/(features|server|lib|widget)|emails)" },
  },
  {
    name: "emails-are-a-leaf",
    comment:
      "Messages take plain props; only pure files of lib and the design tokens reach them (and tests, what tests share).",
    from: { path: "^emails" },
    to: { path: "^src/", pathNot: "^src/(lib/(money|time|text)\\.ts$|testing/)" },
  },
  {
    name: "local-stands-alone",
    comment: "What runs instead of a cloud imports nothing of the product.",
    from: { path: "^src/local" },
    to: { path: "^(src/(app|features|server|lib|ui|widget|testing|generated)|emails|prisma)" },
  },
  {
    name: "the-product-never-knows-local",
    from: { path: PRODUCTION, pathNot: TEST },
    to: { path: "^src/local" },
  },
  {
    name: "no-tests-in-production",
    from: { path: PRODUCTION, pathNot: TEST },
    to: { path: "^src/testing|\\.test\\.tsx?$" },
  },
  {
    name: "the-widget-takes-pure-files",
    comment: "It must stay a few KB and run on any site.",
    from: { path: "^src/widget", pathNot: TEST },
    to: {
      path: "^src/",
      pathNot: "^src/(widget|lib/browser/realtime\\.ts|features/chat/(schema|rules|channels|merge-messages)\\.ts)",
    },
  },
  {
    name: "only-use-cases-touch-data",
    comment: "Routers, rules, shapes, events and components ask a use case.",
    from: {
      pathNot: TEST,
      path: "^src/(app|ui|widget)|^src/features/[^/]+/((router|rules|schema|events|channels)\\.ts$|components/)|^emails",
    },
    to: { path: "^src/lib/db\\.ts$", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "vendors-are-wrapped-in-lib",
    from: { path: "^(src|emails)", pathNot: `^src/(lib|local|testing|generated)|${TEST}` },
    to: { path: vendor("pusher|pusher-js|resend|nodemailer|pg|better-auth|pino|rate-limiter-flexible|@prisma/[^/]+") },
  },
];
