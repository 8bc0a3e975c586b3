import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { GET, POST, PUT } from "./route";

const url = "http://localhost:3000/api/inngest?fnId=household-planet-cart-recovery-send-reminders&stepId=step";
const forged = { "x-inngest-signature": `t=${Math.floor(Date.now() / 1_000)}&s=${"0".repeat(64)}` };
const call = { event: { name: "carts/cart.abandoned", data: { cartId: "cart_1" } }, events: [], steps: {}, ctx: {} };

function request(method: string, headers: Record<string, string>) {
  const body = method === "GET" ? undefined : JSON.stringify(call);
  return new NextRequest(url, { method, body, headers: { "content-type": "application/json", ...headers } });
}

describe("the endpoint of the jobs", () => {
  const handlers = { GET, POST, PUT };
  type Case = { method: keyof typeof handlers; what: string; headers: Record<string, string> };
  const calls: Case[] = (["GET", "POST", "PUT"] as const).flatMap((method) => [
    { method, what: "unsigned", headers: {} },
    { method, what: "wrongly signed", headers: forged },
  ]);

  calls.push(
    {
      method: "PUT",
      what: "unsigned, asking for the list of functions",
      headers: { "x-inngest-sync-kind": "in_band" },
    },
    { method: "POST", what: "unsigned, claiming to be a dev server", headers: { "x-inngest-server-kind": "dev" } },
  );

  it.each(calls)("refuses a $method that is $what", async ({ method, headers }) => {
    const response = await handlers[method](request(method, headers), undefined);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("household-planet");
  });
});
