import { Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { BrokenLines, paragraphsOf } from "./broken-lines";
import { colors, text } from "./style";

const MARK = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)/g;

/** The addresses that `[words](https://…)` of a text lead to, in their order. */
export function linksIn(words: string): string[] {
  return [...words.matchAll(MARK)].flatMap(([, , , href]) => (href ? [href] : []));
}

function inline(line: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const { 0: mark, 1: bold, 2: label, 3: href, index } of line.matchAll(MARK)) {
    parts.push(line.slice(end, index));
    parts.push(
      bold ? (
        <strong key={index}>{bold}</strong>
      ) : (
        <Link key={index} href={href} style={{ color: colors["clay-deep"], textDecoration: "underline" }}>
          {label}
        </Link>
      ),
    );
    end = index + mark.length;
  }
  return [...parts, line.slice(end)];
}

/** What staff write in a newsletter: an empty line parts paragraphs, `**words**` are bold, `[words](https://…)` is a link. */
export function LinkedWords({ children }: { children: string }) {
  return paragraphsOf(children).map((words, number) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two paragraphs may be alike
    <Text key={number} style={text}>
      <BrokenLines words={words} draw={inline} />
    </Text>
  ));
}
