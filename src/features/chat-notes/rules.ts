type Colleague = { id: string; name: string };

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const standsIn = (text: string, name: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])@${escaped(name)}(?![\\p{L}\\p{N}])`, "iu").test(text);
const firstOf = (name: string) => name.split(/\s+/)[0] ?? name;

/**
 * Who is named in a note: `@` and the whole name, or the first name when nobody else has it; upper and lower case alike. An
 * e-mail address names nobody.
 */
export function findMentions<Person extends Colleague>(content: string, colleagues: Person[]): Person[] {
  const bearers = (first: string) =>
    colleagues.filter(({ name }) => firstOf(name).toLowerCase() === first.toLowerCase()).length;
  return colleagues.filter(({ name }) => {
    const first = firstOf(name);
    return standsIn(content, name) || (bearers(first) === 1 && standsIn(content, first));
  });
}
