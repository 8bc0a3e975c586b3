import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkImports } from "./check-imports.mjs";

const made: string[] = [];

/** A house of its own with these files in it. */
function houseOf(files: Record<string, string>): string {
  const base = realpathSync(mkdtempSync(join(tmpdir(), "house-")));
  made.push(base);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return base;
}

afterEach(() => {
  for (const base of made.splice(0)) rmSync(base, { recursive: true });
});

const page = "export default function Page() { return <main />; }";

describe("checkImports", () => {
  it("reads every module, those with JSX too, and finds nothing in a house that keeps the rules", async () => {
    const base = houseOf({
      "src/app/page.tsx": `import { list } from "@/features/carts/list-carts";\nexport const all = list;\n${page}`,
      "src/features/carts/list-carts.ts": 'import { db } from "@/lib/db";\nexport const list = () => db;',
      "src/lib/db.ts": "export const db = 1;",
    });
    expect(await checkImports(["src"], base)).toEqual({ modules: 3, violations: [] });
  });

  it.each([
    ["no-way-up-to-app", "src/features/carts/a.ts", "src/app/page.tsx"],
    ["features-do-not-know-the-server", "src/features/carts/a.ts", "src/server/caller.ts"],
    ["lib-has-no-product-words", "src/lib/a.ts", "src/features/carts/b.ts"],
    ["ui-is-a-leaf", "src/ui/a.ts", "src/lib/b.ts"],
    ["emails-are-a-leaf", "emails/a.tsx", "src/features/carts/b.ts"],
    ["local-stands-alone", "src/local/a.ts", "src/lib/b.ts"],
    ["the-product-never-knows-local", "src/lib/a.ts", "src/local/b.ts"],
    ["no-tests-in-production", "src/features/carts/a.ts", "src/testing/b.ts"],
    ["the-widget-takes-pure-files", "src/widget/a.ts", "src/features/chat/send-message.ts"],
    ["only-use-cases-touch-data", "src/features/carts/router.ts", "src/lib/db.ts"],
    ["only-use-cases-touch-data", "src/features/carts/components/a.tsx", "src/lib/db.ts"],
  ])("%s: %s may not import %s", async (rule, from, to) => {
    const target = `@/${to}`.replace("@/src/", "@/").replace(/\.tsx?$/, "");
    const base = houseOf({
      [from]: `import { b } from "${target}";\nexport const a = b;`,
      [to]: "export const b = 1;",
    });
    expect(
      (
        await checkImports(
          ["src", "emails"].filter((place) => [from, to].some((path) => path.startsWith(place))),
          base,
        )
      ).violations,
    ).toContain(`${rule}: ${from} → ${to}`);
  });

  it("vendors-are-wrapped-in-lib: a feature may not reach for an SDK, lib may", async () => {
    const base = houseOf({
      "node_modules/resend/package.json": '{"name": "resend", "version": "1.0.0", "main": "index.js"}',
      "node_modules/resend/index.js": "module.exports = 1;",
      "src/lib/mailer.ts": 'import { Resend } from "resend";\nexport const mailer = Resend;',
      "src/features/mail/send.ts": 'import { Resend } from "resend";\nexport const send = Resend;',
    });
    expect((await checkImports(["src"], base)).violations).toEqual([
      "vendors-are-wrapped-in-lib: src/features/mail/send.ts → node_modules/resend/index.js",
    ]);
  });

  it("features-form-a-dag: two features may not need each other, whichever files do it", async () => {
    const base = houseOf({
      "src/features/carts/a.ts": 'import { d } from "@/features/orders/d";\nexport const a = d;',
      "src/features/carts/b.ts": "export const b = 1;",
      "src/features/orders/c.ts": 'import { b } from "@/features/carts/b";\nexport const c = b;',
      "src/features/orders/d.ts": "export const d = 1;",
    });
    const { violations } = await checkImports(["src"], base);
    expect(violations.filter((line) => line.startsWith("features-form-a-dag")).length).toBeGreaterThan(0);
  });
});
