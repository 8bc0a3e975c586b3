type Colleague = { id: string; name: string };

/** Where in a note an `@` and a name stand (UTF-16 units, the end excluded), and who bears the name. */
export type Mention<Person extends Colleague> = { from: number; to: number; people: Person[] };

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const plain = (name: string) => name.trim().replace(/\s+/g, " ").toLowerCase();
const firstOf = (name: string) => plain(name).split(" ")[0] ?? "";

/** Who answers to what: each to the whole name, and to the first name when nobody else has it. */
function bearersByName<Person extends Colleague>(colleagues: Person[]): Map<string, Person[]> {
  const bearers = (name: string, of: (whole: string) => string) => colleagues.filter((one) => of(one.name) === name);
  const firsts = colleagues.map(({ name }) => firstOf(name)).filter((first) => bearers(first, firstOf).length === 1);
  return new Map([
    ...firsts.map((first): [string, Person[]] => [first, bearers(first, firstOf)]),
    // A whole name comes before the same word as somebody's first.
    ...colleagues.map(({ name }): [string, Person[]] => [plain(name), bearers(plain(name), plain)]),
  ]);
}

/**
 * Every place of a note that names somebody, in order: `@` and the whole name, however many words and numbers it has, or the first
 * name when nobody else has it; upper and lower case alike. Of names that begin alike the longest counts: `@Brian Mwangi` is not
 * Brian. An e-mail address names nobody.
 */
export function locateMentions<Person extends Colleague>(content: string, colleagues: Person[]): Mention<Person>[] {
  const byName = bearersByName(colleagues);
  const names = [...byName.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
  if (names.length === 0) return [];
  const words = names.map((name) => escaped(name).replaceAll(" ", "\\s+")).join("|");
  const naming = new RegExp(`(?<![\\p{L}\\p{N}])@(${words})(?![\\p{L}\\p{N}])`, "giu");
  return [...content.matchAll(naming)].map(({ 0: said, 1: name = "", index }) => ({
    from: index,
    to: index + said.length,
    people: byName.get(plain(name)) ?? [],
  }));
}

/** Who is named in a note, each once, as `locateMentions` finds them. */
export function findMentions<Person extends Colleague>(content: string, colleagues: Person[]): Person[] {
  const named = new Set(locateMentions(content, colleagues).flatMap(({ people }) => people));
  return colleagues.filter((one) => named.has(one));
}
