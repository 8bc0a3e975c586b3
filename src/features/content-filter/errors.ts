import { DomainError } from "@/lib/errors";
import { MAX_WORDS } from "./schema";

export const listIsFull = () => {
  const message = `A list has at most ${MAX_WORDS} words. Please remove one first.`;
  return new DomainError("conflict", "content_filter.list_full", message, { fields: { word: message } });
};

export const wordRefused = (word: string) => {
  const message = `Please write it without “${word}” and send it again. We are glad to help.`;
  return new DomainError("invalid", "content.refused_words", message, { status: 422, facts: { word } });
};
