import { type MailLocale, type MessageName, mailLocales, messages } from "@emails/messages";
import { z } from "zod";

const id = z.string().regex(/^[\w-]{1,64}$/, "This is not an id.");
const messageName = z.string().refine((name): name is MessageName => Object.hasOwn(messages, name), "No such message.");

/** Texts by their places, far longer than any place takes: what is too long there is a fault that is told. */
const texts = z.record(z.string().max(60), z.string().max(10_000)).refine((all) => Object.keys(all).length <= 60);

export const productSettings = z.object({
  most: z.number().int().min(1, "Show at least one thing.").max(12, "A mail shows twelve things at most."),
  pictures: z.boolean(),
  prices: z.boolean(),
});

export const templateWords = z.object({ texts, products: productSettings.optional() });

/** What marketers write: a message's texts by their places, and how its products are drawn. */
export type TemplateWords = z.output<typeof templateWords>;

export const templateKey = z.object({ message: messageName, locale: z.enum(mailLocales) });
export type TemplateKey = { message: MessageName; locale: MailLocale };

/** `basedOn`: the moment at which the draft that was changed had been saved; null when there was none. */
export const draftInput = templateKey.extend({ words: templateWords, basedOn: z.date().nullable() });
export type DraftInput = z.output<typeof draftInput>;

export const publishInput = z.object({ id, basedOn: z.date() });
export type PublishInput = z.output<typeof publishInput>;

export const versionInput = z.object({ id });
