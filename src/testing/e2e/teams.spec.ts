import { expect, type Page } from "@playwright/test";
import { ask, newColleague } from "./colleague";
import { test } from "./journey";
import { newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

const always = [{ from: "00:00", to: "00:00" }];
const aroundTheClock = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };

/** A shopper's conversation through the chat's REST face; the words are his first message. */
async function startChat(
  shopper: Page,
  words: string,
): Promise<{ sessionId: string; say: (text: string) => Promise<void> }> {
  const { sessionId, token } = await (await shopper.request.post("/api/chat/session", { data: {} })).json();
  const headers = { authorization: `Bearer ${token}` };
  const say = async (content: string) => {
    const sent = await shopper.request.post("/api/chat/message", { headers, data: { sessionId, content } });
    expect(sent.status()).toBe(201);
  };
  await say(words);
  return { sessionId, say };
}

const conversation = (sessionId: string) => `/admin/chat?session=${sessionId}`;
const unreadOf = async (page: Page): Promise<number> => {
  const answer = await page.request.get("/api/trpc/admin.chat.countUnread");
  return (await answer.json()).result.data.json.unread;
};

test("two staff claim one conversation: one has it, the other is told who", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  const asha = await newStaffMember(browser);
  const { page: brian } = await newColleague(browser, asha, "Brian");
  const { sessionId } = await startChat(shopper, `zebra ${Date.now()}`);
  await Promise.all([asha, brian].map((page) => page.goto(conversation(sessionId))));
  // His press is held back until hers has come through.
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await brian.route(/admin\.chat\.assignSession/, async (route) => {
    await held;
    await route.continue();
  });
  await brian.getByRole("button", { name: "Take it" }).click();
  await asha.getByRole("button", { name: "Take it" }).click();
  await expect(asha.getByText("Yours").first()).toBeVisible();
  letThrough();
  await expect(brian.getByText("Asha has this conversation already.").first()).toBeVisible();
});

test("a team's conversation goes to who is online; who goes away gives back what waits", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  const asha = await newStaffMember(browser);
  const { page: carol, id: carolId } = await newColleague(browser, asha, "Carol");
  const topic = `topic${Date.now().toString(36)}`;
  const name = `Team ${topic}`;
  // Held open around the clock, so that the journey does not depend on the hour it runs at.
  const team = { name, routing: "least_busy", keywords: [topic], hours: aroundTheClock, alertEmail: null };
  const { id } = await ask<{ id: string }>(asha, "admin.teams.createTeam", { ...team, memberIds: [carolId] });
  const routing = { alertAfterMinutes: 0, defaultTeamId: null };
  await ask(asha, "admin.teams.changeRouting", { ...routing, giveBackAfterMinutes: 0 });
  try {
    await asha.reload();
    await expect(asha.getByRole("heading", { name })).toBeVisible();
    await expect(carol.getByRole("switch", { name: /Online/ })).toBeChecked();
    await expect(carol.getByText("0 conversations").first()).toBeVisible();
    const { sessionId } = await startChat(shopper, `A question about ${topic}`);
    await expect(carol.getByText("1 conversation", { exact: true }).first()).toBeVisible();
    await carol.getByRole("switch", { name: /Online/ }).click();
    await expect(carol.getByText("0 conversations").first()).toBeVisible({ timeout: 15_000 });
    await asha.goto(conversation(sessionId));
    await expect(asha.getByRole("button", { name: "Take it" })).toBeVisible();
    // Back again, and it is hers again.
    await carol.getByRole("switch", { name: /Online/ }).click();
    await expect(carol.getByText("1 conversation", { exact: true }).first()).toBeVisible({ timeout: 15_000 });
  } finally {
    await ask(asha, "admin.teams.archiveTeam", { id });
    await ask(asha, "admin.teams.changeRouting", { ...routing, alertAfterMinutes: 5, giveBackAfterMinutes: 5 });
  }
});

test("title and tab icon show the database's unread count, as it grows and as it is read", async ({ browser }) => {
  const { page: shopper } = await newShopper(browser);
  const asha = await newStaffMember(browser);
  await asha.goto("/admin/orders");
  const { sessionId, say } = await startChat(shopper, `zebra ${Date.now()}`);
  await say("and another");
  const shown = async () => {
    const count = await unreadOf(asha);
    const words = count > 99 ? "99+" : String(count);
    const title = (await asha.title()).match(/^\((.+?)\)/)?.[1] ?? "0";
    const icon = await asha.evaluate(() => document.getElementById("favicon-badge")?.dataset.unread ?? "0");
    const input = encodeURIComponent(JSON.stringify({ json: { sessionIds: [sessionId] } }));
    const answer = await asha.request.get(`/api/trpc/admin.chat.getSummaries?input=${input}`);
    const [summary] = (await answer.json()).result.data.json;
    return { same: title === words && icon === String(count), unreadHere: summary.unread };
  };
  await expect.poll(shown).toEqual({ same: true, unreadHere: 2 });
  await asha.goto(conversation(sessionId));
  await expect.poll(shown).toEqual({ same: true, unreadHere: 0 });
});
