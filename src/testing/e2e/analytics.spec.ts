import { expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

/** A count of the page as a number. */
async function readCount(page: Page, label: string): Promise<number> {
  const card = page.getByRole("listitem").filter({ has: page.getByText(label, { exact: true }) });
  const words = await card.locator("p").nth(1).textContent();
  return Number(words?.replaceAll(",", ""));
}

/** What the per-member table says of Asha, cell by cell; zeros before she has done anything. */
async function readAsha(page: Page): Promise<{ answered: number; closed: number; ratings: number }> {
  const row = page.getByRole("row", { name: /^Asha / });
  const cells = (await row.count()) > 0 ? await row.getByRole("cell").allTextContents() : [];
  return { answered: Number(cells[0] ?? 0), closed: Number(cells[2] ?? 0), ratings: Number(cells[4] ?? 0) };
}

test("a conversation that is answered and rated counts in the figures and in the file, which is for staff alone", async ({
  browser,
}) => {
  const staff = await newStaffMember(browser);
  await staff.goto("/admin/analytics");
  const before = { conversations: await readCount(staff, "Conversations"), asha: await readAsha(staff) };

  const { context } = await newShopper(browser);
  const post = async (path: string, data: object, by = context.request) =>
    (await by.post(`/api/chat/${path}`, { data })).json();
  const { sessionId } = await post("session", { page: "/" });
  await post("message", { sessionId, content: "Zebra print, do you have it?" });
  await post("message", { sessionId, content: "We do, in blue." }, staff.request);
  await post(`sessions/${sessionId}/close`, {}, staff.request);
  expect(await post(`sessions/${sessionId}/rating`, { resolved: true, stars: 5 })).toMatchObject({ stars: 5 });

  // Other journeys talk at the same time: more than this one's may have come, never less.
  await staff.goto("/admin/analytics");
  expect(await readCount(staff, "Conversations")).toBeGreaterThan(before.conversations);
  const asha = await readAsha(staff);
  for (const what of ["answered", "closed", "ratings"] as const)
    expect(asha[what], what).toBeGreaterThan(before.asha[what]);

  const file = staff.waitForEvent("download");
  await staff.getByRole("link", { name: "CSV of Per member" }).click();
  const download = await file;
  expect(download.suggestedFilename()).toMatch(/^chat-members-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await (await staff.request.get(download.url())).text();
  expect(csv).toContain("Member,First answered,");
  expect(Number(/^Asha,(\d+),/m.exec(csv)?.[1])).toBeGreaterThanOrEqual(asha.answered);

  const stranger = await context.request.get(download.url(), { maxRedirects: 0 });
  expect(stranger.status()).toBe(401);
  expect(await stranger.text()).not.toContain("Asha");
});
