import { expect, it } from "vitest";
import { findMentions } from "./rules";

const staff = [
  { id: "1", name: "Asha Otieno" },
  { id: "2", name: "Brian Kip" },
  { id: "3", name: "Brian Mwangi" },
  { id: "4", name: "J. (Joy) O'Neil" },
];
const named = (content: string) => findMentions(content, staff).map(({ id }) => id);

it("finds people by the whole name and by a first name that only one has", () => {
  expect(named("@asha please look, and @Brian Mwangi too.")).toEqual(["1", "3"]);
  expect(named("@Brian, can you?")).toEqual([]);
  expect(named("ask @J. (Joy) O'Neil!")).toEqual(["4"]);
});

it("takes no address and no longer word for a name", () => {
  expect(named("mail asha@asha.example or @ashanti")).toEqual([]);
});
