import { describe, expect, it } from "vitest";
import { emptyLog, type MessageLog, mergeMessages, readableMessages } from "./merge-messages";

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
