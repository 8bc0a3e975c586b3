import { Column, Img, Row, Section } from "@react-email/components";
import { formatKes } from "@/lib/money";
import { truncate } from "@/lib/text";
import type { MailFrame, MailLine, ProductSettings } from "../message-props";
import { colors, text } from "./style";
import { wordsOf } from "./words";

/** More lines than this are summed up, so that a mail stays below 40 KB (QUALITY.md U6). */
const MOST_LINES = 12;
const usual: ProductSettings = { most: MOST_LINES, pictures: true, prices: true };
const LONGEST_NAME = 90;

const cell = { padding: "12px 0", borderBottom: `1px solid ${colors.sand}`, verticalAlign: "middle" } as const;

/** A picture must be fetched from outside: a path gets the shop's address in front. */
function absolute(picture: string, shopUrl: string): string {
  return /^https?:\/\//.test(picture) ? picture : `${shopUrl}${picture.startsWith("/") ? "" : "/"}${picture}`;
}

function Line({ line, shopUrl, shown }: { line: MailLine; shopUrl: string; shown: ProductSettings }) {
  const { name, picture, pictureAlt, quantity, priceCents } = line;
  return (
    <Row>
      {shown.pictures && (
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
      )}
      <Column style={{ ...cell, ...text, margin: 0, lineHeight: "22px", wordBreak: "break-word" }}>
        {truncate(name, LONGEST_NAME)}
        <br />
        <span style={{ color: colors["ink-soft"], fontSize: "14px" }}>
          {quantity} ×{shown.prices && ` ${formatKes(priceCents)}`}
        </span>
      </Column>
      {shown.prices && (
        <Column align="right" style={{ ...cell, ...text, margin: 0, paddingLeft: "12px", whiteSpace: "nowrap" }}>
          {formatKes(quantity * priceCents)}
        </Column>
      )}
    </Row>
  );
}

/** What is in a cart or an order: picture, name, quantity, price. */
export function Lines({ lines, frame }: { lines: MailLine[]; frame: MailFrame }) {
  const shown = frame.products ?? usual;
  const most = Math.min(shown.most, MOST_LINES);
  const hidden = lines.length - most;
  return (
    <Section style={{ margin: "4px 0 20px", borderTop: `1px solid ${colors.sand}` }}>
      {lines.slice(0, most).map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two lines may be alike
        <Line key={position} line={line} shopUrl={frame.shopUrl} shown={shown} />
      ))}
      {hidden > 0 && (
        <Row>
          <Column style={{ ...cell, ...text, margin: 0, color: colors["ink-soft"] }}>
            {wordsOf(frame.locale).moreThings(hidden)}
          </Column>
        </Row>
      )}
    </Section>
  );
}
