import { Text } from "@react-email/components";
import { Fragment } from "react";
import { truncate } from "@/lib/text";
import { text } from "./style";

/** A label and lines of text below it; empty lines are left out. */
export function Address({ label, lines }: { label: string; lines: string[] }) {
  const shown = lines.map((line) => truncate(line.trim(), 120)).filter(Boolean);
  if (shown.length === 0) return null;
  return (
    <Text style={text}>
      <strong>{label}</strong>
      {shown.map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two lines may be alike
        <Fragment key={position}>
          <br />
          {line}
        </Fragment>
      ))}
    </Text>
  );
}
