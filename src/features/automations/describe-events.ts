import { z } from "zod";
import type { EventCatalogue } from "./send-events";

export type EventField = {
  name: string;
  type: "text" | "number" | "choice" | "date";
  choices: string[];
  required: boolean;
};
export type EventDescription = { name: string; fields: EventField[] };

type Property = { type?: string; enum?: unknown[]; format?: string };

/** What a form needs to ask for each event of the catalogue, made from its schema; sorted by name. */
export function describeEvents(catalogue: EventCatalogue): EventDescription[] {
  return Object.entries(catalogue)
    .map(([name, { schema }]) => ({ name, fields: fieldsOf(schema) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function fieldsOf(schema: z.ZodType): EventField[] {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(shape.properties ?? {}).map(([name, property]) => ({
    name,
    required: shape.required?.includes(name) ?? false,
    ...kindOf(property as Property),
  }));
}

function kindOf({ type, enum: choices, format }: Property): Pick<EventField, "type" | "choices"> {
  if (choices) return { type: "choice", choices: choices.map(String) };
  if (type === "number" || type === "integer") return { type: "number", choices: [] };
  return { type: format?.startsWith("date") ? "date" : "text", choices: [] };
}
