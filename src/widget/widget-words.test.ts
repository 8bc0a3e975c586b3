import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aMessage } from "@/testing/lossy-network";
import { announcement } from "./announcer";
import { presenceWords, replyWords } from "./presence-words";
import { tellTyping } from "./tell-typing";
import { waitingWords } from "./words";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("announces each incoming message once, and never the shopper's own", () => {
  const messages = [aMessage(1, "staff"), aMessage(2, "visitor", "c2"), aMessage(3, "staff")];
  expect(announcement(messages, 0)).toBe("staff: text 1\nstaff: text 3");
  expect(announcement(messages, 2)).toBe("staff: text 3");
  expect(announcement(messages, 3)).toBe("");
});

it("says how soon an answer comes only when somebody is there", () => {
  expect([30, 140, 7_200, 200_000].map(replyWords)).toEqual([
    "Answers within a minute",
    "Answers in about 2 min",
    "Answers in about 2 h",
    "Answers in a day or two",
  ]);
  const availability = { open: false, staffOnline: false, words: "Opens tomorrow at 8:00", expectedReplySeconds: null };
  expect(presenceWords({ availability } as never)).toBe("Opens tomorrow at 8:00");
});

it("says why a message waits, and for how long when the server said it", () => {
  expect(waitingWords(false, 0)).toBe("Sending…");
  expect(waitingWords({ until: null }, 0)).toBe("Waiting for the network. It goes out by itself.");
  expect(waitingWords({ until: 12_000 }, 0)).toBe("The shop is busy. It goes out by itself in 12 s.");
});

it("tells typing at most once in 3 s, and an empty field only where staff see what is typed", async () => {
  const told: string[] = [];
  let shows = false;
  const typing = tellTyping(
    (draft) => told.push(draft),
    () => shows,
  );
  for (const draft of ["a", "ab", "abc"]) typing.type(draft);
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["abc"]);
  typing.type("abcd");
  await vi.advanceTimersByTimeAsync(2_900);
  expect(told).toEqual(["abc"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual(["abc", "abcd"]);
  typing.type("");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(told).toHaveLength(2);
  shows = true;
  typing.type("x");
  await vi.advanceTimersByTimeAsync(4_000);
  typing.type("");
  await vi.advanceTimersByTimeAsync(4_000);
  expect(told.slice(2)).toEqual(["x", ""]);
});
