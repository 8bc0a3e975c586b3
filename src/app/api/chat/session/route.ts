import { NextResponse } from "next/server";
import { isAllowedOrigin } from "@/features/chat-widget/is-allowed-origin";
import { crossOrigin, readJson, route } from "@/lib/http";
import { VISITOR_COOKIE, visitorCookieOptions } from "@/lib/session";
import { callerFor } from "@/server/caller";

/** Anybody: 201 with a new conversation, 200 with the visitor's open one. A browser gets the visitor cookie. */
export const { POST, OPTIONS } = crossOrigin(isAllowedOrigin, {
  POST: route(async (request) => {
    // The procedure judges what it is.
    const body = (await readJson(request)) as never;
    const { created, session } = await callerFor(request.headers).chat.startSession(body);
    const response = NextResponse.json(session, { status: created ? 201 : 200 });
    // Who brings a token keeps to it; the cookie beside it may be another visitor's.
    if (!request.headers.has("authorization"))
      response.cookies.set(VISITOR_COOKIE, session.token, visitorCookieOptions());
    return response;
  }),
});
