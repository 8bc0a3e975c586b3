import { expect, it } from "vitest";
import { offlineMessageInput } from "./schema";

it("asks for a name that is more than control characters", () => {
  expect(offlineMessageInput.safeParse({ name: "\u0000", email: "a@example.com", message: "Hi" }).success).toBe(false);
});
