import { type Scenario, Stage } from "./stage";
import type { Target } from "./target";

/** How a scenario ended: with a `fault`, not played for the reason `skipped`, or as promised. */
export interface Outcome {
  name: string;
  tookMs: number;
  fault?: Error;
  skipped?: string;
}

/** Plays all scenarios, as many at the same time as the target can bear. Resolves with one outcome each, in their order. */
export async function playScenarios(target: Target, scenarios: Scenario[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const player = async () => {
    for (let at = next++; at < scenarios.length; at = next++)
      outcomes[at] = await play(target, scenarios[at] as Scenario);
  };
  await Promise.all(Array.from({ length: target.atOnce }, player));
  return outcomes;
}

async function play(target: Target, scenario: Scenario): Promise<Outcome> {
  const { name } = scenario;
  const lacking = scenario.needs?.find((need) => target.lacks[need]);
  if (lacking) return { name, tookMs: 0, skipped: `${lacking}: ${target.lacks[lacking]}` };
  const from = Date.now();
  const stage = new Stage(target);
  try {
    await scenario.play(stage);
    return { name, tookMs: Date.now() - from };
  } catch (error) {
    return { name, tookMs: Date.now() - from, fault: error as Error };
  } finally {
    stage.end();
  }
}
