"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { STAFF_INBOX_CHANNEL, STAFF_VIEWING, type StaffViewingPayload, VIEWING_LASTS_MS } from "../channels";
import { useConsoleLive } from "./console-live";

export type Viewer = { staffId: string; name: string; writing: boolean };

const SAY_EVERY_MS = 20_000;
const LOOK_EVERY_MS = 5_000;

/**
 * Which colleagues have the conversation on the screen just now, and whether they write in it. Says the same of the own screen
 * while it is in front: when it is opened, when the writing begins or ends, every 20 seconds, and to whoever is new.
 */
export function useViewers(sessionId: string, staffId: string, writing: boolean): Viewer[] {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.admin.chat.noteViewing.mutationOptions());
  const { pusher, state } = useConsoleLive();
  const [viewers, setViewers] = useState<(Viewer & { until: number })[]>([]);
  const say = useRef(() => {});

  useEffect(() => {
    say.current = () => {
      if (document.visibilityState === "visible") mutate({ sessionId, writing });
    };
    say.current();
    const timer = setInterval(() => say.current(), SAY_EVERY_MS);
    return () => clearInterval(timer);
  }, [mutate, sessionId, writing]);

  useEffect(() => {
    const gone = () => mutate({ sessionId: null, writing: false });
    const look = () => (document.visibilityState === "visible" ? say.current() : gone());
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      gone();
    };
  }, [mutate]);

  useEffect(() => {
    const inbox = state === "live" ? pusher?.channel(STAFF_INBOX_CHANNEL) : undefined;
    if (!inbox) return;
    const known = new Set<string>();
    const hear = ({ sessionId: at, ...viewer }: StaffViewingPayload) => {
      if (viewer.staffId === staffId) return;
      const here = at === sessionId;
      if (here && !known.has(viewer.staffId)) say.current();
      if (here) known.add(viewer.staffId);
      else known.delete(viewer.staffId);
      setViewers((before) => [
        ...before.filter((one) => one.staffId !== viewer.staffId),
        ...(here ? [{ ...viewer, until: Date.now() + VIEWING_LASTS_MS }] : []),
      ]);
    };
    const forget = () => setViewers((before) => (before.every(isFresh) ? before : before.filter(isFresh)));
    const timer = setInterval(forget, LOOK_EVERY_MS);
    inbox.bind(STAFF_VIEWING, hear);
    return () => {
      clearInterval(timer);
      inbox.unbind(STAFF_VIEWING, hear);
    };
  }, [pusher, state, sessionId, staffId]);
  return viewers;
}

const isFresh = ({ until }: { until: number }) => until > Date.now();

/** `Asha is writing`, `Asha and Brian are looking at this`; empty for nobody. */
export function viewersInWords(viewers: Viewer[]): string {
  const names = (some: Viewer[]) => some.map(({ name }) => name).join(" and ");
  const writers = viewers.filter(({ writing }) => writing);
  if (writers.length > 0) return `${names(writers)} ${writers.length > 1 ? "are" : "is"} writing an answer`;
  return viewers.length > 0 ? `${names(viewers)} ${viewers.length > 1 ? "are" : "is"} viewing this` : "";
}
