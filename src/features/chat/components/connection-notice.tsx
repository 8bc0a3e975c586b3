"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useConsoleLive } from "./console-live";

// A connection that is back within this time is nobody's concern.
const QUIET_MS = 2_000;

function followNetwork(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

const useIsOnline = () =>
  useSyncExternalStore(
    followNetwork,
    () => navigator.onLine,
    () => true,
  );

/** Says so when news does not come by itself, and what happens instead. */
export function ConnectionNotice() {
  const { state } = useConsoleLive();
  const online = useIsOnline();
  const [shown, setShown] = useState(false);
  const [wasLive, setWasLive] = useState(false);
  useEffect(() => {
    if (state === "live") setWasLive(true);
    const timer = setTimeout(() => setShown(state !== "live"), state === "live" ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {(shown || !online) && (
        <p className="bg-gold-pale px-4 py-2 text-gold">
          {online
            ? `${wasLive ? "Reconnecting" : "Connecting"}… New messages are looked up every 15 seconds until then.`
            : "This device is offline. What you write goes out when you send it again."}
        </p>
      )}
    </div>
  );
}
