const FORM = /<form id="chat-launcher".*?<\/form>/s;
const SCRIPT = /<script nonce="[^"]*">\{let i=x=>self\[.*?<\/script>/s;
/** React's own copy of the page, from which it hydrates: text rows as JavaScript strings. */
const COPIES = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g;
const COPY_OF_FORM = '["$","form",null,{"id":"chat-launcher"';
const COPY_OF_SCRIPT = /\["\$","script",null,\{"nonce":"[^"]*"[^[\]]*?"__html":"\{let i=x=>self\[/;

/**
 * A served page without the chat's launcher: without its markup, its inline script, and both in React's copy of the
 * page, so that it hydrates as if the launcher had never been there.
 * @param {string} html
 * @returns {{ html: string, copies: string[] }} `copies`: what was taken out of React's copy
 * @throws when the page has no launcher, or not as it is known here
 */
export function stripLauncher(html) {
  if (!FORM.test(html) || !SCRIPT.test(html)) throw new Error("the page has no chat launcher as the bench knows it");
  const copies = [];
  const stripped = html
    .replace(FORM, "")
    .replace(SCRIPT, "")
    .replace(COPIES, (whole, literal) => {
      const text = JSON.parse(literal);
      const without = [COPY_OF_SCRIPT.exec(text)?.[0], COPY_OF_FORM].reduce(
        (rest, start) => cut(rest, start, copies),
        text,
      );
      return without === text ? whole : `self.__next_f.push([1,${asScriptText(without)}])`;
    });
  if (copies.length !== 2)
    throw new Error(`React's copy of the page holds ${copies.length} of the launcher's two elements`);
  return { html: stripped, copies };
}

/** Takes the array that begins with `start` out of the array around it. */
function cut(text, start, cuts) {
  const from = start ? text.indexOf(start) : -1;
  if (from < 0) return text;
  const to = endOfArray(text, from);
  cuts.push(text.slice(from, to));
  if (text[to] === ",") return text.slice(0, from) + text.slice(to + 1);
  return text.slice(0, text[from - 1] === "," ? from - 1 : from) + text.slice(to);
}

function endOfArray(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') for (at++; text[at] !== '"'; at++) if (text[at] === "\\") at++;
    if (text[at] === "[") depth++;
    if (text[at] === "]" && --depth === 0) return at + 1;
  }
  throw new Error("an array of React's copy of the page does not end");
}

/** As Next writes it: nothing in it can end the script. */
const asScriptText = (text) =>
  JSON.stringify(text).replace(/[&<>\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
