import { type ASTNode, Environment, serialize } from "@marcbachmann/cel-js";
import { shortKey } from "./short-key";

/** What an expression sees: `event` is the event that started the run, `async` the one that arrives later. */
export interface ExpressionScope {
  event: unknown;
  async?: unknown;
}

type Evaluate = (scope: ExpressionScope) => unknown;

const MOST_COMPILED = 1_000;
const MISSING = Symbol("missing");
/** cel-js knows more than Inngest (lowerAscii, math, …): what is not listed here would work locally and fail in the cloud. */
const METHODS = new Set(["startsWith", "endsWith", "contains", "matches", "size", "exists", "all", "filter", "map"]);

/** With what Inngest adds to CEL (pkg/expressions/exprenv). */
const environment = new Environment()
  .registerVariable("event", "dyn")
  .registerVariable("async", "dyn")
  .registerFunction("lowercase(string): string", (text: string) => text.toLowerCase())
  .registerFunction("uppercase(string): string", (text: string) => text.toUpperCase())
  .registerFunction("date(string): google.protobuf.Timestamp", (text: string) => readDate(text))
  .registerFunction("date(int): google.protobuf.Timestamp", (count: bigint) => readDate(Number(count)))
  .registerFunction("date(double): google.protobuf.Timestamp", (count: number) => readDate(count));
const compiled = new Map<string, Evaluate>();

/** Seconds since 1970 of the year 2000 and of 2286: numbers between are seconds, above milliseconds (inngest pkg/dateutil). */
const [YEAR_2000, YEAR_2286] = [946_684_800, 9_999_999_999];
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

function readDate(value: string | number): Date {
  const counted = typeof value === "number" && value < YEAR_2286 ? value * 1_000 : value;
  const date = new Date(typeof value === "string" && WITHOUT_ZONE.test(value) ? `${value}Z` : counted);
  const isTooEarly = typeof value === "number" && value < YEAR_2000;
  if (isTooEarly || Number.isNaN(date.getTime())) throw new Error(`"${value}" is no date`);
  return date;
}

function isMissingKey(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "no_such_key";
}

function orMissing(evaluate: Evaluate, scope: ExpressionScope): unknown {
  try {
    return evaluate(scope);
  } catch (error) {
    if (isMissingKey(error)) return MISSING;
    throw error;
  }
}

/** A missing attribute equals null and differs from all else; two missing ones are not equal (INNGEST.md b.10). */
function compileEquality(node: ASTNode, left: ASTNode, right: ASTNode): Evaluate {
  const [whole, a, b] = [compileLeaf(node), compile(left), compile(right)];
  return (scope) => {
    const [x, y] = [orMissing(a, scope), orMissing(b, scope)];
    if (x !== MISSING && y !== MISSING) return whole(scope);
    const equal = x !== y && (x === null || y === null);
    return node.op === "==" ? equal : !equal;
  };
}

/** CEL's `&&` and `||`: the deciding side wins even when the other one fails. */
function compileLogic(decisive: boolean, left: Evaluate, right: Evaluate): Evaluate {
  return (scope) => {
    let failure: unknown;
    for (const side of [left, right]) {
      try {
        if (side(scope) === decisive) return decisive;
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure) throw failure;
    return !decisive;
  };
}

function compileLeaf(node: ASTNode): Evaluate {
  const run = environment.parse(serialize(node));
  return (scope) => run({ event: scope.event, async: scope.async ?? null });
}

function compile(node: ASTNode): Evaluate {
  switch (node.op) {
    case "==":
    case "!=":
      return compileEquality(node, node.args[0], node.args[1]);
    case "&&":
    case "||":
      return compileLogic(node.op === "||", compile(node.args[0]), compile(node.args[1]));
    case "!_": {
      const inner = compile(node.args);
      return (scope) => {
        const value = inner(scope);
        if (typeof value !== "boolean") throw new Error("! needs a boolean");
        return !value;
      };
    }
    case "?:": {
      const [condition, yes, no] = node.args.map(compile) as [Evaluate, Evaluate, Evaluate];
      return (scope) => (condition(scope) === true ? yes(scope) : no(scope));
    }
    default:
      return compileLeaf(node);
  }
}

function findForeignMethod(node: unknown): string | undefined {
  if (Array.isArray(node)) return node.map(findForeignMethod).find(Boolean);
  if (node === null || typeof node !== "object" || !("op" in node) || !("args" in node)) return undefined;
  if (node.op === "rcall" && Array.isArray(node.args) && !METHODS.has(String(node.args[0])))
    return String(node.args[0]);
  return findForeignMethod(node.args);
}

/**
 * Makes sure that an expression can be evaluated here and on the real server. Throws an Error with the reason:
 * a syntax error, a variable other than `event` and `async`, or a function that is not common to both.
 */
export function checkExpression(text: string): void {
  const parsed = environment.parse(text);
  const foreign = findForeignMethod(parsed.ast);
  if (foreign) throw new Error(`the function ${foreign}() is not supported`);
  const { valid, error } = parsed.check();
  if (!valid) throw new Error(error?.message.split("\n")[0] ?? "invalid expression");
}

function evaluate(text: string, scope: ExpressionScope): unknown {
  let run = compiled.get(text);
  if (!run) {
    run = compile(environment.parse(text).ast);
    // An app may write values into its expressions, which then are all different.
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(text, run);
  }
  return run(scope);
}

/** True when the expression is true. What cannot be compared (a missing key, different types) does not match. */
export function isTrue(text: string, scope: ExpressionScope): boolean {
  try {
    return evaluate(text, scope) === true;
  } catch {
    return false;
  }
}

/** What a `key` expression comes to: a key, nothing (false, or an attribute that is missing), or an error. */
export type KeyValue = { kind: "key"; key: string } | { kind: "none" } | { kind: "failed"; reason: string };

function nameKey(value: unknown): string {
  const plain = (_: string, part: unknown) => (typeof part === "bigint" ? Number(part) : part);
  const text = typeof value === "string" ? value : value === null ? "<nil>" : JSON.stringify(value, plain);
  // Quoted, so that what Postgres does not take as text (a NUL, half a surrogate pair) is written out.
  return shortKey(JSON.stringify(text ?? "<nil>"));
}

/** Evaluates a `key` expression. As on the real server the number 1 and the text "1" are one key, null is one of its own. */
export function readKey(text: string, scope: ExpressionScope): KeyValue {
  try {
    const value = evaluate(text, scope);
    return value === false ? { kind: "none" } : { kind: "key", key: nameKey(value) };
  } catch (error) {
    return isMissingKey(error) ? { kind: "none" } : { kind: "failed", reason: (error as Error).message };
  }
}

/** The key by which a setting tells runs apart where it needs one in any case: what is missing or fails is "false". */
export function keyOf(text: string | undefined, scope: ExpressionScope): string {
  if (text === undefined) return "";
  const value = readKey(text, scope);
  return value.kind === "key" ? value.key : nameKey("false");
}

/** The value of an expression as a whole number; null when it is none, missing, or fails. */
export function numberOf(text: string, scope: ExpressionScope): number | null {
  try {
    const value = evaluate(text, scope);
    const number = typeof value === "bigint" ? Number(value) : value;
    return typeof number === "number" && Number.isInteger(number) ? number : null;
  } catch {
    return null;
  }
}
