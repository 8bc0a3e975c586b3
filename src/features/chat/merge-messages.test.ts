import { describe, expect, it } from "vitest";
import { emptyLog, logFrom, type MessageLog, mergeMessages, prependMessages, readableMessages } from "./merge-messages";

type Numbered = { seq: number };
const empty: MessageLog<Numbered> = emptyLog;
const numbers = (...seqs: number[]) => seqs.map((seq) => ({ seq }));

describe("mergeMessages", () => {
  it("holds each message once however often it comes", () => {
    const log = mergeMessages(mergeMessages(empty, numbers(1, 2, 2)), numbers(2, 1, 3));
    expect(log.messages).toEqual(numbers(1, 2, 3));
    expect(log).toMatchObject({ heldSeq: 3, behind: false });
  });

  it("keeps back what came before its predecessor, and says that it is behind", () => {
    const log = mergeMessages(mergeMessages(empty, numbers(1)), numbers(4, 3));
    expect(readableMessages(log)).toEqual(numbers(1));
    expect(log).toMatchObject({ heldSeq: 1, behind: true });
    const whole = mergeMessages(log, numbers(2));
    expect(readableMessages(whole)).toEqual(numbers(1, 2, 3, 4));
    expect(whole).toMatchObject({ heldSeq: 4, behind: false });
  });

  it("ends in order for every order of arrival, with repeats and losses made good by a refetch", () => {
    let state = 20261122;
    const random = (below: number) => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      return state % below;
    };
    const all = numbers(...Array.from({ length: 40 }, (_, index) => index + 1));
    for (let round = 0; round < 50; round++) {
      let log = empty;
      for (let step = 0; step < 60; step++) {
        const arrived = all[random(all.length)];
        if (arrived && random(10) > 2) log = mergeMessages(log, [arrived, ...(random(5) === 0 ? [arrived] : [])]);
        const shown = readableMessages(log).map(({ seq }) => seq);
        expect(shown).toEqual(shown.map((_, index) => index + 1));
      }
      log = mergeMessages(log, all.slice(log.heldSeq));
      expect(readableMessages(log)).toEqual(all);
    }
  });
});

describe("prependMessages", () => {
  it("puts an older page before what is read, once, and only where it fits", () => {
    const log = mergeMessages(logFrom(101) as MessageLog<Numbered>, numbers(101, 102));
    expect(readableMessages(log)).toEqual(numbers(101, 102));
    const more = prependMessages(log, numbers(99, 100));
    expect(readableMessages(more)).toEqual(numbers(99, 100, 101, 102));
    expect(more).toMatchObject({ baseSeq: 98, heldSeq: 102, behind: false });
    expect(prependMessages(more, numbers(99, 100))).toBe(more);
    expect(prependMessages(more, numbers(90, 91))).toBe(more);
  });

  it("keeps what is older than the part that is read out of it", () => {
    const log = mergeMessages(logFrom(11) as MessageLog<Numbered>, numbers(3, 11));
    expect(readableMessages(log)).toEqual(numbers(11));
    expect(log.behind).toBe(false);
  });
});
