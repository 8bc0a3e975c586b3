import { afterAll, expect, it, vi } from "vitest";
import { closeDatabase, pool } from "@/lib/db";
import { aConversation } from "@/testing/factories/conversations";
import { sendMessage } from "./send-message";

afterAll(closeDatabase);

const CONTENT = "We would like the two big enamel basins, please.";

it("asks the database twice for a message: once to read, once to write; and only once to go on (QUALITY.md P8)", async () => {
  const { sessionId, visitor } = await aConversation();
  // The first one reads settings and rules, counts limits and is routed.
  await sendMessage({ sessionId, content: CONTENT, clientMessageId: "c0" }, visitor);
  const asked = vi.spyOn(pool(), "query");
  const connected = vi.spyOn(pool(), "connect");
  const statements = () => asked.mock.calls.map(([statement]) => JSON.stringify(statement)).filter(isOfTheMessage);
  await sendMessage({ sessionId, content: CONTENT, clientMessageId: "c1" }, visitor);
  expect(statements()).toHaveLength(2);
  await sendMessage({ sessionId, content: CONTENT, clientMessageId: "c2" }, visitor);
  expect(statements()).toHaveLength(3);
  expect(connected.mock.calls.filter(([callback]) => callback === undefined)).toHaveLength(0);
});

/** The relay of the outbox, the search and the counters work beside it, for many messages at once. */
const isOfTheMessage = (statement: string) => !/outbox_event SET|rate_limit|chat_search|indexed_seq/i.test(statement);
