"use client";
import { useEffect, useState } from "react";
import { useConsoleLive } from "./console-live";

// A connection that is back within this time is nobody's concern.
const QUIET_MS = 2_000;

/** Says so when news does not come by itself, and what happens instead. */
export function ConnectionNotice() {
  const { state } = useConsoleLive();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(state !== "live"), state === "live" ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {shown && (
        <p className="bg-gold-pale px-4 py-2 text-gold">
          Reconnecting… New messages are looked up every 15 seconds until then.
        </p>
      )}
    </div>
  );
}
