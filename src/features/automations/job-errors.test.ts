import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, it } from "vitest";
import { DomainError, type ErrorKind } from "@/lib/errors";
import { asJob } from "./job-errors";

const refuse = (kind: ErrorKind, retryAfterSeconds?: number) => () =>
  Promise.reject(new DomainError(kind, "test.refused", "No.", { retryAfterSeconds }));
const caught = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

describe("a refusal inside a job", () => {
  it.each(["invalid", "not_found", "forbidden", "unauthenticated"] as const)(
    "ends the step when it is %s",
    async (kind) => {
      expect(await caught(asJob(0, refuse(kind)))).toBeInstanceOf(NonRetriableError);
    },
  );

  it.each(["unavailable", "too_many", "conflict"] as const)("is tried again when it is %s", async (kind) => {
    const error = await caught(asJob(0, refuse(kind)));
    expect(error).toBeInstanceOf(RetryAfterError);
    expect((error as RetryAfterError).retryAfter).toBe("5");
  });

  it("waits twice as long each time, at most an hour, unless the refusal names its pause", async () => {
    const pause = async (attempt: number, named?: number) =>
      Number(((await caught(asJob(attempt, refuse("unavailable", named)))) as RetryAfterError).retryAfter);
    expect(await pause(1)).toBe(10);
    expect(await pause(4)).toBe(80);
    expect(await pause(19)).toBe(3_600);
    expect(await pause(19, 7)).toBe(7);
  });

  it("leaves other errors and results as they are", async () => {
    const bug = new TypeError("bug");
    expect(await caught(asJob(0, () => Promise.reject(bug)))).toBe(bug);
    expect(await asJob(0, () => Promise.resolve(5))).toBe(5);
  });
});
