import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { desk, phone } from "./shopper";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Brings a page into the state that is looked at. */
export type Act = (page: Page) => Promise<void>;
export type Stop = readonly [name: string, path: string, act?: Act];

const looks = [phone, desk].flatMap((viewport) =>
  (["light", "dark"] as const).map((colorScheme) => ({ viewport, colorScheme })),
);
type Look = (typeof looks)[number];

/** What is wrong with what is on the screen (all of it, or this part), in a line each; nothing when all is well. */
async function findFaults(page: Page, { viewport, colorScheme }: Look, part = "html"): Promise<string[]> {
  await page.setViewportSize(viewport);
  // A colour on its way from one to another is neither of both: nothing moves.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // A new tab per look would take most of the time; it is for pages with frames of other sites.
  const axe = new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    .options({ resultTypes: ["violations"] });
  // The night changes nothing but colours.
  const { violations } = await (colorScheme === "dark"
    ? axe.withRules("color-contrast")
    : axe.withTags(WCAG_22_AA)
  ).analyze();
  const faults = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join(" ")})`,
  );
  const [wanted, given] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth]);
  if (wanted > given) faults.push(`scrolls sideways: ${wanted} px in ${given}`);
  return faults;
}

/** A phone by day and by night, a desk by day: the colours of a small part are the same on both. */
export const fewLooks = looks.slice(0, 3);

/** Looks at what is on the screen on a phone and a desk, by day and by night. */
export async function lookAt(page: Page, name: string, part?: string, as = looks): Promise<string[]> {
  const found: string[] = [];
  for (const look of as)
    for (const fault of await findFaults(page, look, part))
      found.push(`${name}, ${look.viewport.width} px, ${look.colorScheme}: ${fault}`);
  return found;
}

/** Goes to every stop and looks at it. */
export async function expectNoFaults(page: Page, stops: readonly Stop[]): Promise<void> {
  const found: string[] = [];
  for (const [name, path, act] of stops) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await act?.(page);
    found.push(...(await lookAt(page, name)));
  }
  expect(found).toEqual([]);
}
