import { type APIRequestContext, expect } from "@playwright/test";
import { test } from "./journey";
import { waitForMails } from "./mailbox";
import { readServices, sharedShop } from "./shop-process";
import { freshEmail, newShopper } from "./shopper";
import { newStaffMember } from "./staff-member";

/** Asks the chat's REST face and gives what it answers. */
async function ask(request: APIRequestContext, path: string, data: object = {}) {
  const answer = await request.post(`/api/chat/${path}`, { data });
  return { status: answer.status(), json: answer.status() === 204 ? null : await answer.json() };
}

test("a conversation ends, is rated and sent by mail, and goes on when the shopper writes again", async ({
  browser,
}) => {
  const { context } = await newShopper(browser);
  const shopper = context.request;
  const staff = (await newStaffMember(browser)).request;
  const email = freshEmail("wanjiku");
  const { sessionId } = (await ask(shopper, "session", { name: "Wanjiku", email })).json;
  await ask(shopper, "message", { sessionId, content: "Zebra print, do you have it?" });
  expect((await ask(shopper, `sessions/${sessionId}/rating`, { stars: 5 })).status).toBe(409);
  await ask(staff, "message", { sessionId, content: "We do, in blue." });
  expect((await ask(shopper, `sessions/${sessionId}/read`, { seq: 99 })).status).toBe(204);
  expect((await ask(staff, `sessions/${sessionId}/close`, { resolution: "Found it" })).json.status).toBe("closed");

  const closed = (await ask(shopper, "session")).json;
  expect(closed).toMatchObject({ sessionId, status: "closed", view: { canReopen: true, agent: { name: "Asha" } } });
  const said = { resolved: true, stars: 5, comment: "Asante sana" };
  expect((await ask(shopper, `sessions/${sessionId}/rating`, said)).json).toEqual(said);
  expect((await ask(shopper, `sessions/${sessionId}/transcript`)).json).toEqual({ email });
  const [mail] = await waitForMails(email, 1);
  expect(mail?.text).toContain("We do, in blue.");

  const again = await ask(shopper, "message", { sessionId, content: "And in green?" });
  expect([again.status, again.json.message.sessionId]).toEqual([201, sessionId]);
  expect((await ask(shopper, "session")).json).toMatchObject({ sessionId, status: "open", view: { rating: said } });
  expect((await ask(shopper, `sessions/${sessionId}/end`)).json.status).toBe("closed");
  const stranger = (await newShopper(browser)).context.request;
  await ask(stranger, "session");
  for (const path of ["rating", "end", "read", "transcript"])
    expect((await ask(stranger, `sessions/${sessionId}/${path}`, { stars: 1, seq: 1, email })).status, path).toBe(404);
});

test("staff set how the chat looks, with a picture of their own, and which site may show it", async ({ browser }) => {
  const staff = await newStaffMember(browser);
  const { app } = readServices(sharedShop);
  await staff.goto("/admin/settings/widget");
  const title = staff.getByLabel("Title", { exact: true });
  const sites = staff.getByLabel("Sites that may show the chat");
  const before = { title: await title.inputValue(), sites: await sites.inputValue() };
  await staff.getByLabel("Colour", { exact: true }).fill("#7c7c7c");
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText(/No text can be read|Too little for text/)).toBeVisible();
  await staff.getByLabel("Colour", { exact: true }).fill("#1f5f4a");
  await title.fill("Ask Asha");
  await sites.fill(`${before.sites}\nhttps://blog.example/page`);
  await expect(staff.getByLabel("Preview").getByText("Ask Asha")).toBeVisible();
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Saved.")).toBeVisible();
  await staff.locator("#picture").setInputFiles("public/products/enamel-chai-kettle.jpg");
  await expect(staff.getByRole("button", { name: "Take it away" })).toBeVisible();

  const look = await staff.request.get("/api/chat/widget", { headers: { origin: "https://blog.example" } });
  expect(look.headers()["access-control-allow-origin"]).toBe("https://blog.example");
  expect(await look.json()).toMatchObject({ title: "Ask Asha", accent: "#1f5f4a", accentText: "#ffffff" });
  const other = await staff.request.get("/api/chat/widget", { headers: { origin: "https://evil.example" } });
  expect(other.headers()["access-control-allow-origin"]).toBeUndefined();

  const { context } = await newShopper(browser);
  const { sessionId } = (await ask(context.request, "session")).json;
  await ask(staff.request, "message", { sessionId, content: "Karibu" });
  const view = await (await context.request.get(`/api/chat/sessions/${sessionId}`)).json();
  const picture = await context.request.get(`${app.url}${view.agent.pictureUrl}`);
  expect([picture.status(), picture.headers()["content-type"]]).toEqual([200, "image/webp"]);
  expect((await picture.body()).length).toBeLessThanOrEqual(20 * 1024);

  await staff.getByLabel("Colour", { exact: true }).fill("#a94c25");
  await title.fill(before.title);
  await sites.fill(before.sites);
  await staff.getByRole("button", { name: "Save" }).click();
  await expect(staff.getByText("Saved.")).toBeVisible();
  await staff.getByRole("button", { name: "Take it away" }).click();
  await expect(staff.getByText("Choose a picture")).toBeVisible();
});
