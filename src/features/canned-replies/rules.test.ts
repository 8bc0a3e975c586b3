import { expect, it } from "vitest";
import { defaultCannedReplies } from "./default-canned-replies";
import { fillReply, gapIn, replyVariables, searchReplies, unknownVariables } from "./rules";
import { cannedReplyInput } from "./schema";

it("fills in what is known", () => {
  expect(
    fillReply("Hi {{customer.firstName}}, I am {{ staff.firstName }}.", {
      "customer.firstName": "Wanjiku",
      "staff.firstName": "Asha",
    }),
  ).toBe("Hi Wanjiku, I am Asha.");
});

it("leaves out the name of a nameless visitor, and leaves a gap that is found for what staff must fill in", () => {
  expect(fillReply("Hi {{customer.firstName}}!", {})).toBe("Hi!");
  expect(fillReply("Thank you, {{customer.name}}. Bye.", {})).toBe("Thank you. Bye.");
  const text = fillReply("Order #{{order.number}}", { "order.number": null });
  expect(gapIn(text)).toEqual({ gap: "[order number]", at: 7 });
  expect(gapIn("Order #1042 [sic]")).toBeNull();
});

it("names variables that do not exist, and braces left open", () => {
  expect(unknownVariables("{{customer.shoeSize}} {{customer.firstName}} {{")).toEqual(["{{customer.shoeSize}}", "{{"]);
  const refused = cannedReplyInput.safeParse({ shortcut: "/Hi", title: "Hi", content: "{{nope}}" });
  expect(refused.error?.issues.map(({ path }) => path.join("."))).toEqual(["content"]);
});

it("takes a shortcut with or without its slash, in any case", () => {
  expect(cannedReplyInput.parse({ shortcut: " /Delivery ", title: "x", content: "y" }).shortcut).toBe("delivery");
  expect(cannedReplyInput.safeParse({ shortcut: "two words", title: "x", content: "y" }).success).toBe(false);
});

it("finds by the shortcut first, then by title, then by text", () => {
  const found = searchReplies([...defaultCannedReplies], "m");
  expect(found[0]?.shortcut).toBe("mpesa");
  expect(searchReplies([...defaultCannedReplies], "swahili").map(({ shortcut }) => shortcut)).toEqual([
    "karibu",
    "subiri",
  ]);
  expect(searchReplies([...defaultCannedReplies], "zzz")).toEqual([]);
});

it("begins with replies whose variables all exist", () => {
  for (const reply of defaultCannedReplies) expect(cannedReplyInput.safeParse(reply).success).toBe(true);
  const everyVariable = Object.keys(replyVariables)
    .map((name) => `{{${name}}}`)
    .join(" ");
  expect(fillReply(everyVariable, replyVariables)).not.toContain("{{");
});
