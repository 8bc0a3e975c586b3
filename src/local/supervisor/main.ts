import { type DatabaseVerb, runDatabaseCommand } from "./database-commands";
import { surviveClosedOutput } from "./output";
import { buildShop } from "./prepare/build-shop";
import { generateClient } from "./prepare/generate-client";
import { previewMails } from "./preview-mails";
import { type Environment, readSettings } from "./settings";
import { supervise } from "./supervise";

/** What package.json calls us for. */
export const VERBS = ["start", "dev", "build", "db:migrate", "db:seed", "db:reset", "mail"] as const;
export type Verb = (typeof VERBS)[number];

/**
 * Does what one command of package.json promises (CONTRACT.md "Commands"). Expects the packages to be installed. Ends the
 * process itself when it serves; else it returns, or throws an error whose message is meant for people.
 */
export async function runVerb(verb: Verb, root: string, env: Environment, args: string[]): Promise<void> {
  surviveClosedOutput();
  const settings = readSettings(root, verb === "dev" ? "dev" : "start", env);
  if (verb === "start" || verb === "dev") {
    return supervise(settings, env, args.includes("--clean") || env.CLEAN === "1");
  }
  if (verb === "build") {
    await generateClient(root, env);
    return buildShop(root, env, true);
  }
  if (verb === "mail") return previewMails(root, env);
  return runDatabaseCommand(verb satisfies DatabaseVerb, settings, env);
}
