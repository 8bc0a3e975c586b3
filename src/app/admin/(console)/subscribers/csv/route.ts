import { subscriberFilter } from "@/features/subscriptions/list-subscribers";
import { writeSubscribersCsv } from "@/features/subscriptions/write-subscribers-csv";
import { DomainError } from "@/lib/errors";
import { route } from "@/lib/http";
import { findStaff } from "@/lib/session";
import { shopClock } from "@/lib/time";

/** The subscribers of a filter (`?state&search`) as a file; staff only. It is written while it is read from the database. */
export const GET = route(async (request) => {
  if (!(await findStaff(request.headers)))
    throw new DomainError("unauthenticated", "staff.unknown", "Please sign in as staff.");
  const { state, search } = subscriberFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const pieces = writeSubscribersCsv({ state, search });
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="subscribers-${shopClock(new Date()).date}.csv"`,
      "cache-control": "no-store",
    },
  });
});
