import { expect, type Page } from "@playwright/test";
import { test } from "./journey";
import { linkIn, type Mail, mailsTo, waitForMails } from "./mailbox";
import { freshEmail, newShopper, phone } from "./shopper";
import { newStaffMember } from "./staff-member";

const QUICK = 20_000;

/** A note left by a shopper's browser, or by one that the shop does not know. */
async function leaveNote(page: Page, name: string, email: string, text: string) {
  const answer = await page.request.post("/api/chat/offline", { data: { name, email, message: text } });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as { id: string };
}

/** A conversation over the REST face, as the widget has it; the browser gets its cookie. */
async function startTalk(page: Page, email: string, text: string): Promise<string> {
  const started = await page.request.post("/api/chat/session", { data: { name: "Wanjiku Kamau", email } });
  const { sessionId } = await started.json();
  await page.request.post("/api/chat/message", { data: { sessionId, content: text } });
  return sessionId;
}

/** The one mail of several whose subject says so. */
function mailAbout(subject: string, mails: Mail[]): Mail {
  const found = mails.find((mail) => mail.subject === subject);
  if (!found) throw new Error(`no mail "${subject}" among ${mails.map((mail) => mail.subject).join(", ")}`);
  return found;
}

const noteOf = (desk: Page, name: string) => desk.getByRole("article", { name: `Note of ${name}` });

test("a note is confirmed, taken, answered by mail once, and ticked off", async ({ browser }) => {
  const email = freshEmail("note");
  const name = `Njeri ${email.split("@")[0]}`;
  const { page } = await newShopper(browser);
  await leaveNote(page, name, email, "Do you have the kettle in blue?");
  const [confirmation] = await waitForMails(email, 1, QUICK);
  expect(confirmation?.subject).toBe("We have your message");
  expect(confirmation?.text).not.toContain("kettle");

  const desk = await newStaffMember(browser, phone);
  await desk.goto("/admin/offline");
  await desk.getByLabel("Search names and addresses").fill(email);
  const note = noteOf(desk, name);
  await expect(note).toContainText("Do you have the kettle in blue?");
  await note.getByRole("button", { name: "Take it" }).click();
  await expect(note.getByLabel("Looked after by")).toHaveValue(/.+/);
  await note.getByRole("button", { name: "Answer by mail" }).click();
  await note.getByLabel(/Your answer/).fill("Yes, from Friday on.");
  await note.getByRole("button", { name: "Send the answer" }).dblclick();
  await expect(note).toBeHidden();

  const mails = await waitForMails(email, 2, QUICK);
  expect(mails[1]?.subject).toBe("Our answer to your message");
  expect(mails[1]?.text).toMatch(/Yes, from Friday on\.[\s\S]*Do you have the kettle in blue\?/);
  await desk.getByRole("button", { name: "Done", exact: true }).first().click();
  const done = noteOf(desk, name);
  await expect(done.getByText("Sent", { exact: true })).toBeVisible({ timeout: QUICK });
  await done.getByRole("button", { name: "Open again" }).click();
  await expect(done).toBeHidden();
  expect(await mailsTo(email)).toHaveLength(2);
});

test("a note of a known browser becomes a conversation, which its mail opens", async ({ browser }) => {
  const email = freshEmail("talk");
  const name = `Amina ${email.split("@")[0]}`;
  const { page } = await newShopper(browser);
  await page.request.post("/api/chat/session", { data: {} });
  await leaveNote(page, name, email, "Can you keep the basket for me?");
  const desk = await newStaffMember(browser);
  await desk.goto("/admin/offline");
  await desk.getByLabel("Search names and addresses").fill(email);
  const note = noteOf(desk, name);
  await note.getByRole("button", { name: "Turn into a conversation" }).click();
  await expect(note.getByRole("link", { name: "Open the conversation" })).toBeVisible();
  await expect(note.getByRole("button", { name: "Turn into a conversation" })).toBeHidden();
  const mails = await waitForMails(email, 2, QUICK);
  const link = linkIn(mailAbout("We answer you in the chat", mails), "/chat/open");
  const { page: other } = await newShopper(browser);
  await other.goto(link);
  await expect(other.getByRole("log", { name: "Messages" })).toContainText("Can you keep the basket for me?");
});

test("an answer that nobody read comes by mail, and its link leads back into that conversation alone", async ({
  browser,
}) => {
  const email = freshEmail("missed");
  const { page } = await newShopper(browser);
  const sessionId = await startTalk(page, email, "Is the kettle in stock?");
  const staff = await newStaffMember(browser);
  const reply = await staff.request.post("/api/chat/message", {
    data: { sessionId, content: "It is. Shall I keep one?" },
  });
  expect(reply.status()).toBe(201);
  const mail = mailAbout("We answered you in the chat", await waitForMails(email, 1, QUICK));
  expect(mail.text).toContain("It is. Shall I keep one?");
  const link = linkIn(mail, "/chat/open");

  const { page: other } = await newShopper(browser, { javaScriptEnabled: false });
  await other.goto(link);
  await expect(other.getByRole("log", { name: "Messages" })).toContainText("Shall I keep one?");
  await other.getByLabel("Your answer").fill("Yes please, in red.");
  await other.getByRole("button", { name: "Send" }).click();
  await expect(other.getByRole("log", { name: "Messages" })).toContainText("Yes please, in red.");
  const history = await staff.request.get(`/api/chat/history/${sessionId}`);
  expect(JSON.stringify(await history.json())).toContain("Yes please, in red.");

  // The link is no login: without it the browser has nothing of the visitor's.
  await other.goto("/chat");
  await expect(other.getByText("Shall I keep one?")).toBeHidden();
  await other.goto(link.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
  await expect(other.getByText("This link does not work any more")).toBeVisible();
});

test("a conversation is sent to its shopper, three times an hour at most", async ({ browser }) => {
  const email = freshEmail("transcript");
  const { page } = await newShopper(browser);
  const sessionId = await startTalk(page, email, "Do you deliver to Nyeri?");
  const ask = () => page.request.post(`/api/chat/sessions/${sessionId}/transcript`, { data: {} });
  expect((await ask()).status()).toBe(202);
  const [mail] = await waitForMails(email, 1, QUICK);
  expect(mail?.subject).toBe("Your conversation with Household Planet");
  expect(mail?.text).toContain("Do you deliver to Nyeri?");
  await ask();
  await ask();
  const refused = await ask();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
});
