import { QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { FreshQueryClient } from "./fresh-query-client";

it("does not take an answer that was given before the change, also to a question asked for the first time", async () => {
  const queryClient = new FreshQueryClient();
  let stored = "before";
  const ways: (() => void)[] = [];
  const ask = () => {
    const answer = stored;
    return new Promise<string>((resolve) => ways.push(() => resolve(answer)));
  };
  const observer = new QueryObserver(queryClient, { queryKey: ["notes", "open"], queryFn: ask });
  const end = observer.subscribe(() => {});
  stored = "after";
  const asked = queryClient.invalidateQueries({ queryKey: ["notes"] });
  await vi.waitFor(() => expect(ways).toHaveLength(2));
  for (const answer of ways) answer();
  await asked;
  expect(observer.getCurrentResult().data).toBe("after");
  end();
});
