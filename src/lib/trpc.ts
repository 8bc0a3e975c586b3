import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import { DomainError, type ErrorKind, unreadableText } from "./errors";
import { newId } from "./id";
import { log } from "./log";
import { clientAddress, findCustomer, findStaff, findVisitor, readVisitorId } from "./session";

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load();
    return loading;
  };
}

/** What a procedure knows of its caller; each identity is looked up at the first question only. */
export function createContext(headers: Headers) {
  return {
    headers,
    ip: clientAddress(headers),
    userAgent: headers.get("user-agent"),
    /** Proved by its token alone: see `readVisitorId`. */
    provenVisitorId: () => readVisitorId(headers),
    visitor: once(() => findVisitor(headers)),
    customer: once(() => findCustomer(headers)),
    staff: once(() => findStaff(headers)),
  };
}

export type Context = ReturnType<typeof createContext>;

const codeOf = {
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  invalid: "BAD_REQUEST",
  conflict: "CONFLICT",
  too_many: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorKind, TRPCError["code"]>;

/** The first complaint about each field, by its path. */
export function fieldsOf(error: ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issue.message;
  return fields;
}

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  errorFormatter({ shape, error }) {
    const { cause } = error;
    if (cause instanceof DomainError) {
      const { fields, facts, retryAfterSeconds } = cause.details;
      return {
        ...shape,
        data: { ...shape.data, stack: undefined, domain: { code: cause.code, fields, facts, retryAfterSeconds } },
      };
    }
    if (cause instanceof ZodError)
      return {
        ...shape,
        message: "Please check what you entered.",
        data: { ...shape.data, stack: undefined, domain: { code: "input.invalid", fields: fieldsOf(cause) } },
      };
    if (shape.data.code !== "INTERNAL_SERVER_ERROR") return shape;
    // The client sees the number under which the log has the error, and nothing of its text.
    const errorId = newId("err");
    log.error({ err: error, errorId, path: shape.data.path }, "unexpected error");
    const message = `Something went wrong on our side. Please try again; if it stays, tell us this number: ${errorId}`;
    return { ...shape, message, data: { ...shape.data, stack: undefined, domain: { code: "internal", errorId } } };
  },
});

/** Says a refusal of a use case in tRPC's words; everything else passes. */
const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = unreadableText(result.error.cause) ?? result.error.cause;
  if (!(cause instanceof DomainError)) return result;
  throw new TRPCError({ code: codeOf[cause.kind], message: cause.message, cause });
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Anybody. */
export const publicProcedure = t.procedure.use(refusals);

/** A browser with the visitor cookie or token. Adds `visitorId` and the signed-in customer, if any. */
export const shopperProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const visitor = await ctx.visitor();
  if (!visitor) throw new DomainError("unauthenticated", "visitor.unknown", "Please reload the page and try again.");
  return next({ ctx: { visitorId: visitor.id } });
});

/** A signed-in staff member, or a program with a staff API key. Adds `staffMember`. */
export const staffProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const staffMember = await ctx.staff();
  if (!staffMember) throw new DomainError("unauthenticated", "staff.unknown", "Please sign in as staff.");
  return next({ ctx: { staffMember } });
});
