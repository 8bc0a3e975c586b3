/** What the SDK makes of `match: "data.cartId"`, and what people write by hand for the same thing. */
const SAME_FIELD = /^\s*event\.data\.([\w.]+)\s*==\s*async\.data\.\1\s*$/;
const DEPTH = 4;

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function fieldAt(data: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, part) => {
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>)[part] : undefined;
  }, data);
}

/**
 * The index key of a wait: `cartId="c1"` for an expression that compares the same field of both events, else null.
 * It only narrows the search for waits: the expression itself decides.
 */
export function waitKey(expression: string | undefined, data: unknown): string | null {
  const path = SAME_FIELD.exec(expression ?? "")?.[1];
  if (!path || path.split(".").length > DEPTH) return null;
  const value = fieldAt(data, path);
  return isScalar(value) ? `${path}=${JSON.stringify(value)}` : null;
}

/** Every index key that an arriving event's data could meet: one per scalar field, to a depth of four. */
export function arrivalKeys(data: unknown, prefix = "", depth = DEPTH): string[] {
  if (data === null || typeof data !== "object" || Array.isArray(data) || depth === 0) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    const path = prefix + name;
    return isScalar(value) ? [`${path}=${JSON.stringify(value)}`] : arrivalKeys(value, `${path}.`, depth - 1);
  });
}
