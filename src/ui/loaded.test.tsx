import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Loaded } from "./loaded";

const idle = { data: undefined, error: null, fetchStatus: "idle", refetch: () => {} } as const;

const show = (query: Partial<Parameters<typeof Loaded<string[]>>[0]["query"]>) =>
  renderToStaticMarkup(
    <Loaded<string[]> query={{ ...idle, ...query }} what="the notes" empty={{ title: "No notes", advice: "Wait." }}>
      {(notes) => <p>{notes.join(", ")}</p>}
    </Loaded>,
  );

it("says that it loads, and announces it politely", () => {
  expect(show({ fetchStatus: "fetching" })).toMatch(/role="status".*Loading the notes…/);
});

it("says what went wrong, as an alert, and lets it be tried again", () => {
  const page = show({ error: { message: "The shop did not answer." } });
  expect(page).toMatch(/role="alert".*The notes could not be loaded: The shop did not answer\..*Try again/);
});

it("says that the reader is offline and promises nothing to press", () => {
  const page = show({ fetchStatus: "paused" });
  expect(page).toContain("You are offline.");
  expect(page).not.toContain("Try again");
});

it("says why there is nothing", () => {
  expect(show({ data: [] })).toMatch(/No notes.*Wait\./);
});

it("shows what there is and nothing else", () => {
  expect(show({ data: ["a", "b"] })).toBe("<p>a, b</p>");
});

it("keeps what was loaded when it cannot be brought up to date, and says so", () => {
  const failed = show({ data: ["a"], error: { message: "Too busy." } });
  expect(failed).toMatch(/Not up to date: Too busy\..*Try again.*<p>a<\/p>/);
  expect(show({ data: ["a"], fetchStatus: "paused" })).toMatch(/Not up to date: You are offline\..*<p>a<\/p>/);
});
