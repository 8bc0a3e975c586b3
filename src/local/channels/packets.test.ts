import { describe, expect, test } from "vitest";
import { judgePacket } from "./judge-packet";
import { packMessages } from "./pack-messages";
import { readHead, readQuestion, writeHead, writeQuestion } from "./packet-head";
import { SentLog } from "./sent-log";

const bodies = (log: SentLog) => log.take(100).map(({ seq, body }) => `${seq}${body}`);

describe("a packet", () => {
  test("is taken in its turn and once, waited for when it can be repeated, and given up when it cannot", () => {
    expect(judgePacket(null, { seq: 7, oldest: 1 })).toBe("take");
    expect(judgePacket(7, { seq: 7, oldest: 7 })).toBe("take");
    expect(judgePacket(7, { seq: 6, oldest: 1 })).toBe("drop");
    expect(judgePacket(7, { seq: 9, oldest: 7 })).toBe("wait");
    expect(judgePacket(7, { seq: 9, oldest: 8 })).toBe("skip");
  });

  test("says in its head who sent it, or who asks whom; anything else is neither", () => {
    const head = { node: "a-_9", seq: 12, oldest: 3 };
    expect(readHead(writeHead(head))).toEqual(head);
    for (const from of [5, null]) {
      const question = { node: "a", of: "b", from };
      expect(readQuestion(writeQuestion(question))).toEqual(question);
      expect(readHead(writeQuestion(question))).toBeNull();
    }
    for (const text of ["", "a 1", "a 1 x", "a asks b", "a asks b -1", "a b 1 1"]) {
      expect([readHead(text), readQuestion(text)]).toEqual([null, null]);
    }
  });

  test("holds as many messages as fit, counted in bytes, in their order", () => {
    const words = ["1", "22", "ßß", "x".repeat(30), "5"].map((text) => ({ text }));
    const groups = packMessages(words, 10).map((group) => group.map(({ text }) => text));
    expect(groups).toEqual([["1", "22"], ["ßß"], ["x".repeat(30)], ["5"]]);
    const lengths = packMessages(
      Array.from({ length: 50 }, () => ({ text: "1234567" })),
      41,
    );
    expect(lengths.every((group) => `[${group.map(({ text }) => text).join(",")}]`.length <= 41)).toBe(true);
    expect(lengths).toHaveLength(10);
  });
});

describe("what was sent", () => {
  test("is numbered, taken once, and taken again from where somebody missed it", () => {
    const log = new SentLog(1_000, 1_000);
    for (const word of ["a", "b", "c"]) log.append(word, 0);
    expect(log.take(2).map(({ seq }) => seq)).toEqual([1, 2]);
    expect(bodies(log)).toEqual(["3c"]);
    expect(log.rewind(2)).toBe(true);
    expect(log.rewind(3)).toBe(true);
    expect(bodies(log)).toEqual(["2b", "3c"]);
    expect([log.rewind(0), log.rewind(4)]).toEqual([false, false]);
    expect(bodies(log)).toEqual([]);
  });

  test("is kept for a while and up to a length, but the newest always", () => {
    const log = new SentLog(1_000, 10);
    log.append("a", 0);
    log.append("b", 1_001);
    expect(log.oldest).toBe(2);
    log.append("x".repeat(20), 1_001);
    expect([log.oldest, log.rewind(2)]).toEqual([3, false]);
    expect(log.take(5)).toHaveLength(1);
    log.append("d", 1_001);
    expect([log.oldest, bodies(log)]).toEqual([4, ["4d"]]);
  });

  test("tells once when it has been everywhere", () => {
    const log = new SentLog(1_000, 1_000);
    let times = 0;
    log.append("a", 0, [() => times++]);
    for (const seq of [1, 1, 2, 0]) log.back(seq);
    expect(times).toBe(1);
  });
});
