import type { Facts } from "./app-environment";
import { say } from "./output";
import type { FirstStaff } from "./set-up-database";

/** Tells the person at the terminal where everything is, and the generated password the one time it is known. */
export function announce({ settings, decisions, ports }: Facts, staff: FirstStaff, seconds: string): void {
  const rows: [string, string][] = [
    ["Shop", settings.appUrl],
    ["Console", `${settings.appUrl}/admin`],
  ];
  if (decisions.mail === "local") rows.push(["Mailbox", `http://127.0.0.1:${ports.mailboxWeb}`]);
  if (decisions.jobs === "local") rows.push(["Job runs", `http://127.0.0.1:${ports.jobs}`]);
  rows.push(["Staff login", staff.password ? `${staff.email}  password ${staff.password}` : staff.email]);
  const width = Math.max(...rows.map(([name]) => name.length));
  say("");
  say(`  Household Planet is open (${seconds} s)`);
  say("");
  for (const [name, value] of rows) say(`  ${name.padEnd(width)}  ${value}`);
  if (staff.password) say(`  ${" ".repeat(width)}  (shown this once: keep it)`);
  say("");
  say("  Ctrl-C ends it.");
  say("");
}
