import { expect, it } from "vitest";
import { assignSessionInput, listHistoryInput, sendMessageInput, startSessionInput } from "./schema";

const sent = (content: unknown, clientMessageId?: unknown) =>
  sendMessageInput.safeParse({ sessionId: "chs_1", content, clientMessageId });

it("takes text trimmed, and refuses what is empty or no text", () => {
  expect(sent("  Hi \n there ").data?.content).toBe("Hi \n there");
  for (const content of ["", " \n\t", null, 7, {}, ["a"], undefined]) expect(sent(content).success).toBe(false);
});

it("makes text storable: half a surrogate pair compares equal when it is sent again", () => {
  expect(sent("a\ud800b").data?.content).toBe("a\ufffdb");
});

it("refuses ids that no Postgres text can hold", () => {
  expect(sent("Hi", "a\u0000b").success).toBe(false);
  expect(assignSessionInput.safeParse({ sessionId: "chs_1", staffId: "stf\u0000" }).success).toBe(false);
  expect(listHistoryInput.safeParse({ sessionId: "chs/1" }).success).toBe(false);
});

it("takes hints as typed: empty means not given, control characters are spaces", () => {
  expect(startSessionInput.parse({ name: " Wanjiku\u0000Kamau ", email: " ", phone: "" })).toEqual({
    name: "Wanjiku Kamau",
    email: undefined,
    phone: undefined,
  });
});

it("pages history from the start in hundreds, at most 200", () => {
  expect(listHistoryInput.parse({ sessionId: "chs_1" })).toMatchObject({ after: 0, limit: 100 });
  expect(listHistoryInput.parse({ sessionId: "chs_1", after: "5", limit: "900" })).toMatchObject({
    after: 5,
    limit: 200,
  });
  for (const limit of ["0", "-1", "x", "1.5"])
    expect(listHistoryInput.safeParse({ sessionId: "chs_1", limit }).success).toBe(false);
});
