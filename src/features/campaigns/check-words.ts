import { linksIn } from "@emails/components/linked-words";
import { variablesIn } from "@emails/texts";
import type { Block, CampaignWords } from "./schema";
import { variablesOf } from "./write-campaign-letter";

const known = Object.keys(variablesOf(null));

/** Phrases that filters weigh heavily when they stand in a subject (SpamAssassin's subject and body rules of the 3.4 set). */
const SPAM_PRONE = [
  "100% free",
  "act now",
  "buy now",
  "cash bonus",
  "click here",
  "congratulations",
  "dear friend",
  "double your",
  "earn money",
  "free gift",
  "free money",
  "guarantee",
  "limited time",
  "make money",
  "no obligation",
  "once in a lifetime",
  "order now",
  "risk free",
  "special promotion",
  "this is not spam",
  "urgent",
  "winner",
  "you have been selected",
];

function textsOf({ subject, preheader, content }: CampaignWords): [string, string][] {
  const ofBlock = (block: Block): [string, string][] => {
    if (block.type === "text" || block.type === "heading") return [["A text", block.text]];
    return block.type === "button" ? [["A button", block.label]] : [];
  };
  return [
    ["The subject", subject],
    ["The preheader", preheader],
    ["The heading", content.heading],
    ...content.blocks.flatMap(ofBlock),
  ];
}

function faultsOfBlock(block: Block): string[] {
  switch (block.type) {
    case "heading":
    case "text":
      return block.text.trim() ? [] : ["A text block is empty."];
    case "picture":
      if (!block.pictureId) return ["A picture block has no picture yet."];
      return block.alt.trim() ? [] : ["Say in words what a picture shows: many people see mails without pictures."];
    case "products":
      return block.productIds.length > 0 ? [] : ["A product block has no products yet."];
    case "button":
      return block.label.trim() && block.href ? [] : ["A button needs its words and its address."];
    default:
      return [];
  }
}

/** What keeps the words from being sent, as sentences that say what to do. */
export function findFaults(words: CampaignWords): string[] {
  const { subject, content } = words;
  const faults = [
    ...(subject.trim() ? [] : ["Write a subject."]),
    ...(content.heading.trim() ? [] : ["Write a heading."]),
    ...(content.blocks.length > 0 ? [] : ["Add a block."]),
    ...content.blocks.flatMap(faultsOfBlock),
  ];
  for (const [where, text] of textsOf(words)) {
    const uses = variablesIn(text);
    for (const { name, fallback } of uses) {
      if (!known.includes(name.toUpperCase())) faults.push(`${where} uses {{${name}}}, which is no variable.`);
      else if (fallback === null)
        faults.push(`${where} needs words in place of {{${name}}} for who gave no name: {{${name}|friend}}.`);
    }
    if (/\{\{|\}\}/.test(text.replace(/\{\{[^{}]*\}\}/g, ""))) faults.push(`${where} has a brace too many or too few.`);
  }
  return [...new Set(faults)];
}

/** What makes the mail less welcome, without forbidding it. */
export function findWarnings({ subject, preheader, content }: CampaignWords): string[] {
  const lower = subject.toLowerCase();
  const prone = SPAM_PRONE.filter((phrase) => lower.includes(phrase));
  const letters = subject.replace(/[^a-z]/gi, "");
  return [
    ...(prone.length > 0 ? [`Spam filters dislike “${prone.join("”, “")}” in a subject.`] : []),
    ...(letters.length > 6 && letters === letters.toUpperCase()
      ? ["The subject is in capitals: filters and people dislike that."]
      : []),
    ...(/!{2,}|\?{2,}/.test(subject) ? ["The subject has several marks in a row: one is enough."] : []),
    ...(subject.length > 60 ? ["The subject is longer than 60 characters: phones cut it."] : []),
    ...(preheader.trim() ? [] : ["Without a preheader mailboxes show the first words of the mail instead."]),
    ...(content.blocks.some(({ type }) => type === "text")
      ? []
      : ["A mail of pictures alone says nothing where pictures are blocked."]),
  ];
}

/** Every address outside of the mail's frame that the words lead to, each once. */
export function listLinks({ content }: CampaignWords): string[] {
  const links = content.blocks.flatMap((block) => {
    if (block.type === "text") return linksIn(block.text);
    return (block.type === "button" || block.type === "picture") && block.href ? [block.href] : [];
  });
  return [...new Set(links)];
}
