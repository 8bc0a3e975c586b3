import { COLLECTS } from "./collects";
import { CRONS } from "./crons";
import { ENDINGS } from "./endings";
import { EVENTS } from "./events";
import { INVOKES } from "./invokes";
import { LIMITS } from "./limits";
import { PARALLELS } from "./parallels";
import { RETRIES } from "./retries";
import type { Scenario } from "./stage";
import { STEPS } from "./steps";
import { WAITS } from "./waits";

/** Everything that a server of this protocol is held to. */
export const SCENARIOS: Scenario[] = [
  ...STEPS,
  ...WAITS,
  ...INVOKES,
  ...RETRIES,
  ...ENDINGS,
  ...PARALLELS,
  ...COLLECTS,
  ...LIMITS,
  ...EVENTS,
  ...CRONS,
];
