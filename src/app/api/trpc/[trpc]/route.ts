import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { compressAnswer } from "@/lib/compress-answer";
import { createContext } from "@/lib/trpc";
import { appRouter } from "@/server/app-router";

/** The console's way to the procedures; each says itself who may. */
async function handler(request: Request): Promise<Response> {
  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createContext(request.headers),
  });
  return compressAnswer(request, answer);
}

export { handler as GET, handler as POST };
