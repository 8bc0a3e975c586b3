import { expect, it } from "vitest";
import { findMentions, locateMentions } from "./rules";

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

it("takes a name of several words or with a number as a whole, and the longest of those that begin alike", () => {
  const many = [...staff, { id: "5", name: "Brian" }, { id: "6", name: "Brian Mwangi 2" }];
  const ids = (content: string) => findMentions(content, many).map(({ id }) => id);
  expect(ids("@Brian Mwangi 2 please")).toEqual(["6"]);
  expect(ids("@brian  mwangi please")).toEqual(["3"]);
  expect(ids("@Brian please")).toEqual(["5"]);
  expect(ids("@Brian Mwangi 23")).toEqual(["3"]);
  const words = "for @Brian Mwangi 2, and @Asha!";
  expect(locateMentions(words, many).map(({ from, to }) => words.slice(from, to))).toEqual([
    "@Brian Mwangi 2",
    "@Asha",
  ]);
  expect(locateMentions("@anybody", [])).toEqual([]);
});
