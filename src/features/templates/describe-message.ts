import { type MailLocale, type Message, type MessageName, type MessageProps, messages } from "@emails/messages";
import { swahili } from "@emails/swahili";
import { labelOf, longestOf, type Place, type Variable } from "./rules";

type Any = Message<MessageName>;
type Sample = MessageProps[MessageName];

/** The sample without what may be missing in life: a message's own word, or the name and every line. */
export function poorestSample(name: MessageName): Sample {
  const message = messages[name] as unknown as Any;
  const usual = { ...("name" in message.sample && { name: null }), ...("lines" in message.sample && { lines: [] }) };
  return { ...message.sample, ...(message.lacking ?? usual) };
}

function emptyIn(message: Any, props: Sample): string[] {
  const values = Object.entries(message.variables(props as never));
  return values.filter(([, value]) => !value.trim()).map(([name]) => name);
}

/** What is drawn only with a property is drawn when that one is there. */
function facts(name: MessageName, place: string): Sample {
  const message = messages[name] as unknown as Any;
  const given = message.drawnWith?.[place];
  const sample = message.sample as Record<string, unknown>;
  const poorest = poorestSample(name);
  return given ? ({ ...poorest, [given]: sample[given] } as Sample) : poorest;
}

export type MessageDescription = {
  places: Place[];
  variables: Variable[];
  /** The words to begin with, by their places: those of its file, or what is suggested in Swahili. */
  texts: Record<string, string>;
  /** It draws the lines of a cart or an order, or products of the shop. */
  hasProducts: boolean;
};

/** What can be written in a message: its places, and the variables that they may name. */
export function describeMessage(name: MessageName, locale: MailLocale = "en"): MessageDescription {
  const message = messages[name] as unknown as Any;
  const variables = Object.entries(message.variables(message.sample as never));
  return {
    places: Object.keys(message.texts).map((place) => ({
      name: place,
      label: labelOf(place),
      needed: !message.mayBeBlank?.includes(place),
      most: longestOf(place),
      mayBeEmpty: emptyIn(message, facts(name, place)),
    })),
    variables: variables.map(([variable, example]) => ({ name: variable, example })),
    texts: { ...message.texts, ...(locale === "sw" && swahili[name]) },
    hasProducts: "lines" in message.sample || "products" in message.sample,
  };
}
