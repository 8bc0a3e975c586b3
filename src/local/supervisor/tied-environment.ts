import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment } from "./settings";

/**
 * The same environment, with which a Node program that knows nothing of us (Next, a set-up command), and all that it
 * forks, ends when the process that started it is gone.
 */
export function tiedEnvironment(root: string, env: Environment): Environment {
  const preload = pathToFileURL(join(root, "src", "local", "supervisor", "exit-with-parent.mjs")).href;
  return { ...env, NODE_OPTIONS: [env.NODE_OPTIONS, `--import=${preload}`].filter(Boolean).join(" ") };
}
