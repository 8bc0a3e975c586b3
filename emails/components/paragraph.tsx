import { Link, Text } from "@react-email/components";
import { BrokenLines, paragraphsOf } from "./broken-lines";
import { colors, quiet as quietText, text } from "./style";

type ParagraphProps = {
  /** Words of a message: an empty line parts paragraphs, `**words**` are bold. Blank: nothing is drawn. */
  children: string;
  quiet?: boolean;
  /** Stands behind the words. */
  link?: { href: string; label: string };
};

const bold = (line: string) =>
  line.split("**").map((part, position, parts) => {
    // A mark without its end is no mark.
    const unended = position === parts.length - 1 && position % 2 === 1;
    // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once
    return position % 2 && !unended ? <strong key={position}>{part}</strong> : unended ? `**${part}` : part;
  });

/** Words of a message as paragraphs. Nothing in them acts: they may hold what strangers typed. */
export function Paragraph({ children, quiet = false, link }: ParagraphProps) {
  const paragraphs = paragraphsOf(children);
  if (link && paragraphs.length === 0) paragraphs.push("");
  return paragraphs.map((words, number) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two paragraphs may be alike
    <Text key={number} style={quiet ? quietText : text}>
      <BrokenLines words={words} draw={bold} />
      {link && number === paragraphs.length - 1 && (
        <>
          {words && " "}
          <Link href={link.href} style={{ color: colors["clay-deep"], textDecoration: "underline" }}>
            {link.label}
          </Link>
        </>
      )}
    </Text>
  ));
}
