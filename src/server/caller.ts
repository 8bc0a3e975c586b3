import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { createCallerFactory, createContext } from "@/lib/trpc";
import { appRouter } from "./app-router";

const createCaller = createCallerFactory(appRouter);

/** Calls procedures as the sender of `headers`: what route handlers hand over to. Same checks as over HTTP. */
export const callerFor = (requestHeaders: Headers) => createCaller(createContext(requestHeaders));

/** Calls procedures as the visitor of the page or server action that is being served. */
export const caller = cache(async () => callerFor(await headers()));
