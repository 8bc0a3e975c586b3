import { Column, Img, Row, Section } from "@react-email/components";
import { formatKes } from "@/lib/money";
import { truncate } from "@/lib/text";
import type { MailFrame, MailLine } from "../message-props";
import { colors, text } from "./style";

/** More lines than this are summed up, so that a mail stays below 40 KB (QUALITY.md U6). */
const MOST_LINES = 12;
const LONGEST_NAME = 90;

const cell = { padding: "12px 0", borderBottom: `1px solid ${colors.sand}`, verticalAlign: "middle" } as const;

/** A picture must be fetched from outside: a path gets the shop's address in front. */
function absolute(picture: string, shopUrl: string): string {
  return /^https?:\/\//.test(picture) ? picture : `${shopUrl}${picture.startsWith("/") ? "" : "/"}${picture}`;
}

function Line({ line, shopUrl }: { line: MailLine; shopUrl: string }) {
  const { name, picture, pictureAlt, quantity, priceCents } = line;
  return (
    <Row>
      <Column style={{ ...cell, width: "76px" }}>
        {picture && (
          <Img
            src={absolute(picture, shopUrl)}
            alt={truncate(pictureAlt ?? "", LONGEST_NAME)}
            width="64"
            height="64"
            style={{ borderRadius: "8px", backgroundColor: colors.sand, color: colors["ink-soft"], fontSize: "10px" }}
          />
        )}
      </Column>
      <Column style={{ ...cell, ...text, margin: 0, lineHeight: "22px", wordBreak: "break-word" }}>
        {truncate(name, LONGEST_NAME)}
        <br />
        <span style={{ color: colors["ink-soft"], fontSize: "14px" }}>
          {quantity} × {formatKes(priceCents)}
        </span>
      </Column>
      <Column align="right" style={{ ...cell, ...text, margin: 0, paddingLeft: "12px", whiteSpace: "nowrap" }}>
        {formatKes(quantity * priceCents)}
      </Column>
    </Row>
  );
}

/** What is in a cart or an order: picture, name, quantity, price. */
export function Lines({ lines, frame }: { lines: MailLine[]; frame: MailFrame }) {
  const hidden = lines.length - MOST_LINES;
  return (
    <Section style={{ margin: "4px 0 20px", borderTop: `1px solid ${colors.sand}` }}>
      {lines.slice(0, MOST_LINES).map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two lines may be alike
        <Line key={position} line={line} shopUrl={frame.shopUrl} />
      ))}
      {hidden > 0 && (
        <Row>
          <Column style={{ ...cell, ...text, margin: 0, color: colors["ink-soft"] }}>
            and {hidden} more {hidden === 1 ? "thing" : "things"}
          </Column>
        </Row>
      )}
    </Section>
  );
}
