import { setTimeout as sleep } from "node:timers/promises";
import { type ChildSpec, type RunningChild, startChild } from "./child";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** A child that lived this long starts with the shortest pause again. */
const STABLE_MS = 30_000;

export interface Fleet {
  /** Starts a child and keeps it running; returns when it serves. Throws when its first start fails. */
  start: (spec: ChildSpec) => Promise<void>;
  /** Ends a running child so that it starts anew with the environment of now. */
  restart: (name: string) => Promise<void>;
  /** Ends the children one after the other, the last started first; nothing is started any more. */
  stop: () => Promise<void>;
  /** Ends everything at once. */
  kill: () => void;
}

/**
 * Keeps a set of processes alive: one that dies is started again after a pause that doubles from 0.2 s to 5 s while it
 * keeps dying, and `say` hears one line about it.
 */
export function createFleet(say: (line: string) => void): Fleet {
  const running = new Map<string, RunningChild>();
  const stopping = new AbortController();

  async function keep(spec: ChildSpec, first: RunningChild): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (let child = first, startedAt = Date.now(); ; startedAt = Date.now()) {
      const how = await child.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > STABLE_MS) pause = FIRST_PAUSE_MS;
      say(`${spec.name} ended (${how}); it is started again in ${pause / 1000} s.`);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      child = launch(spec);
      child.ready.then(() => say(`${spec.name} is back.`)).catch(() => {});
    }
  }

  function launch(spec: ChildSpec): RunningChild {
    const child = startChild(spec);
    running.set(spec.name, child);
    return child;
  }

  return {
    start: async (spec) => {
      if (stopping.signal.aborted) return;
      const child = launch(spec);
      await child.ready;
      void keep(spec, child);
    },
    restart: async (name) => running.get(name)?.end(),
    stop: async () => {
      stopping.abort();
      for (const child of [...running.values()].reverse()) await child.end();
    },
    kill: () => {
      stopping.abort();
      for (const child of running.values()) child.kill();
    },
  };
}
