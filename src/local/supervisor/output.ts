import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Prints one line of the launcher's own. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Hands a child's output on line by line, each with the child's name, to this process's stdout or stderr. */
export function relayLines(stream: Readable, name: string, to: NodeJS.WriteStream): void {
  createInterface({ input: stream }).on("line", (line) => to.write(`${name} | ${line}\n`));
}

/** A reader that went away, as in `npm start | head`, must not end the shop. */
export function surviveClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
