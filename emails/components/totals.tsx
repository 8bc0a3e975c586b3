import { Column, Row, Section } from "@react-email/components";
import { formatKes } from "@/lib/money";
import { colors, text } from "./style";

type Amount = { label: string; cents: number; strong?: boolean };

/** Sums below the lines, the last one in bold. */
export function Totals({ amounts }: { amounts: Amount[] }) {
  return (
    <Section style={{ margin: "-8px 0 24px" }}>
      {amounts.map(({ label, cents, strong }) => {
        const style = {
          ...text,
          margin: 0,
          padding: "3px 0",
          color: strong ? colors.ink : colors["ink-soft"],
          fontWeight: strong ? 700 : 400,
        };
        return (
          <Row key={label}>
            <Column style={style}>{label}</Column>
            <Column align="right" style={{ ...style, whiteSpace: "nowrap" }}>
              {cents < 0 ? `– ${formatKes(-cents)}` : formatKes(cents)}
            </Column>
          </Row>
        );
      })}
    </Section>
  );
}
