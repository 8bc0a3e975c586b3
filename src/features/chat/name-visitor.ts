const colours =
  "amber blue copper coral golden green indigo ivory jade olive pearl plum rose ruby sandy silver teal violet".split(
    " ",
  );
const animals =
  "antelope cheetah crane dolphin eagle falcon flamingo gazelle giraffe heron hornbill ibis impala kudu leopard oryx ostrich pelican rhino serval stork tilapia turtle weaver zebra".split(
    " ",
  );

/** FNV-1a, 32 bits: spreads ids that differ in their last letters. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash >>> 0;
}

/**
 * What staff call a visitor who gave no name: the same for the same browser in every conversation, so that people can be told
 * apart. Of 450 names; it proves nothing.
 */
export function nameVisitor(visitorId: string): string {
  const hash = spread(visitorId);
  return `Visitor · ${colours[hash % colours.length]} ${animals[Math.floor(hash / colours.length) % animals.length]}`;
}
