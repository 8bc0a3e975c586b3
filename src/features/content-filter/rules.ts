/** Digits in one piece, or in groups with one space or dash between them, as they are printed on cards. */
const DIGITS = /\d+(?:[ \u00a0-]\d+)*/g;
const SEPARATOR = /[ \u00a0-]/;
const [SHORTEST, LONGEST] = [13, 19];

/**
 * Which first digits and lengths the card networks give out (ISO/IEC 7812 issuer ranges): Visa, Mastercard, American Express, Diners,
 * JCB and Discover, Maestro, Verve and UnionPay. Phone numbers, order numbers and most barcodes begin otherwise.
 */
const NETWORK =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35\d{14,17}|(?:5[06-8]|6\d)\d{14,17})$/;

/** The check digit that ends every card number (ISO/IEC 7812-1, annex B: Luhn). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let fromEnd = 0; fromEnd < digits.length; fromEnd++) {
    const digit = Number(digits.at(-1 - fromEnd));
    const doubled = fromEnd % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** On a card the groups have 2 to 6 digits; a phone number before a price has not. */
const isCard = (groups: string[]) => {
  const digits = groups.join("");
  if (groups.length > 1 && groups.some(({ length }) => length < 2 || length > 6)) return false;
  return NETWORK.test(digits) && hasCheckDigit(digits);
};

/** How many groups from here on are one card number; 0 for none. The longest wins. */
function cardAt(groups: string[], from: number): number {
  let found = 0;
  for (let count = 1, length = 0; from + count <= groups.length; count++) {
    length += groups[from + count - 1]?.length ?? 0;
    if (length > LONGEST) break;
    if (length >= SHORTEST && isCard(groups.slice(from, from + count))) found = count;
  }
  return found;
}

function maskRun(run: string): string {
  const groups = run.split(SEPARATOR);
  let [masked, at] = ["", 0];
  for (let index = 0; index < groups.length; ) {
    const count = cardAt(groups, index);
    const taken = groups.slice(index, index + Math.max(1, count));
    masked += count > 0 ? `•••• •••• •••• ${taken.join("").slice(-4)}` : taken.join("");
    index += taken.length;
    at += taken.join(" ").length;
    masked += run.slice(at, at + 1);
    at += 1;
  }
  return masked;
}

/**
 * The text with every payment card number in it replaced by its last four digits (PCI DSS 3.4.1 lets no more be shown without need).
 * A card number has 13 to 19 digits, in one piece or in groups, begins like a network's and ends in its check digit. Masking twice
 * changes nothing.
 */
export const maskCardNumbers = (text: string): string => text.replace(DIGITS, maskRun);

/**
 * Something a reader could be led away by: an address with its scheme or www, or a bare host. Endings that are words too ("Nice.To meet
 * you") make a host only with a path behind them.
 */
const LINK =
  /(?<![\w@.-])(?:(?:https?:\/\/|www\.)[^\s<>"']+|(?:[a-z0-9-]+\.)+(?:(?:com|net|org|info|biz|ke|xyz|top|ru|cn)(?![\w@-])|[a-z]{2,12}(?=\/\w))(?:[/?#][^\s<>"']*)?)/gi;

function hostOf(link: string): string | null {
  const address = /^https?:/i.test(link) ? link : `https://${link}`;
  return URL.canParse(address) ? new URL(address).host.toLowerCase() : null;
}

/** True when the text leads to another site than our own (`ownHost`, with its port); e-mail addresses are no links. */
export function hasLink(text: string, ownHost: string): boolean {
  return (text.match(LINK) ?? []).some((link) => hostOf(link) !== ownHost.toLowerCase());
}
