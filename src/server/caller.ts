import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { createCallerFactory, createContext } from "@/lib/trpc";
import { appRouter } from "./app-router";

const createCaller = createCallerFactory(appRouter);

/** Calls procedures as the sender of `headers`: what route handlers hand over to. Same checks as over HTTP. */
export const callerFor = (requestHeaders: Headers) => createCaller(createContext(requestHeaders));

/**
 * Calls procedures as the visitor of the page or server action that is being served. Cookies are asked for anew: those that an
 * action has just set are not in the request's headers.
 */
export const caller = cache(async () => {
  const present = new Headers(await headers());
  present.set("cookie", (await cookies()).toString());
  return callerFor(present);
});
