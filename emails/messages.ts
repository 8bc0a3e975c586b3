import type { ReactElement } from "react";
import * as birthdayOffer from "./birthday-offer";
import * as birthdayReminder from "./birthday-reminder";
import * as cartLastCall from "./cart-last-call";
import * as cartQuestions from "./cart-questions";
import * as cartSaved from "./cart-saved";
import * as chatLongWait from "./chat-long-wait";
import * as chatTranscript from "./chat-transcript";
import * as confirmSubscription from "./confirm-subscription";
import * as dataCopy from "./data-copy";
import * as dataErasure from "./data-erasure";
import type { Framed, MailFrame, MailLocale, MessageName, MessageProps, ProductSettings } from "./message-props";
import * as missYou from "./miss-you";
import * as missedReply from "./missed-reply";
import * as offlineAnswer from "./offline-answer";
import * as offlineConversation from "./offline-conversation";
import * as offlineReceived from "./offline-received";
import * as orderConfirmed from "./order-confirmed";
import * as orderDelivered from "./order-delivered";
import * as orderShipped from "./order-shipped";
import * as passwordReset from "./password-reset";
import * as reviewReminder from "./review-reminder";
import * as reviewRequest from "./review-request";
import * as stayOrGo from "./stay-or-go";
import { fillTexts, type MessageTexts } from "./texts";
import * as welcome from "./welcome";
import * as welcomeFavourites from "./welcome-favourites";
import * as welcomeHelp from "./welcome-help";
import * as winBack from "./win-back";

export {
  type MailCoupon,
  type MailFrame,
  type MailLine,
  type MailLocale,
  type MailMessage,
  type MailProduct,
  type MessageName,
  type MessageProps,
  mailLocales,
  type ProductSettings,
} from "./message-props";

/** What the file of a message tells of it, besides its drawing. */
export type Message<Name extends MessageName> = {
  /** Draws it: gets the texts filled in. The frame of its preview is the one it has in life: with ways out in marketing mail. */
  // biome-ignore lint/suspicious/noExplicitAny: each message knows the places of its own texts
  default: ((props: Framed<Name, any>) => ReactElement) & { PreviewProps: { frame: MailFrame } };
  /** Its English words by their places (see ./texts). */
  texts: MessageTexts;
  /** What may stand in the texts, by name; one whose value may be empty needs a fallback where it is used. */
  variables: (props: MessageProps[Name], locale?: MailLocale) => Record<string, string>;
  /** What previews and tests tell it. */
  sample: MessageProps[Name];
  /** What of the sample may be missing in life; unset: the name and every line. */
  lacking?: Partial<MessageProps[Name]>;
  /** Texts that may be left blank: then nothing is drawn there. All others are needed. */
  mayBeBlank?: readonly string[];
  /** Texts that are drawn only when the property of this name is given: their variables are there then. */
  drawnWith?: Record<string, string>;
  /** Which other text stands in for subject, preheader or heading, as the facts are. */
  instead?: (props: MessageProps[Name]) => { subject?: string; preheader?: string; heading?: string };
};

/** Every message a person can receive. */
export const messages: { [Name in MessageName]: Message<Name> } = {
  "cart-saved": cartSaved,
  "cart-questions": cartQuestions,
  "cart-last-call": cartLastCall,
  "order-confirmed": orderConfirmed,
  "order-shipped": orderShipped,
  "order-delivered": orderDelivered,
  "confirm-subscription": confirmSubscription,
  welcome,
  "welcome-favourites": welcomeFavourites,
  "welcome-help": welcomeHelp,
  "review-request": reviewRequest,
  "review-reminder": reviewReminder,
  "birthday-offer": birthdayOffer,
  "birthday-reminder": birthdayReminder,
  "miss-you": missYou,
  "win-back": winBack,
  "stay-or-go": stayOrGo,
  "password-reset": passwordReset,
  "data-copy": dataCopy,
  "data-erasure": dataErasure,
  "offline-received": offlineReceived,
  "offline-answer": offlineAnswer,
  "offline-conversation": offlineConversation,
  "missed-reply": missedReply,
  "chat-transcript": chatTranscript,
  "chat-long-wait": chatLongWait,
};

/** Whether a message is marketing: needs consent, and has the ways out in its frame. */
export function isMarketing(name: MessageName): boolean {
  return messages[name].default.PreviewProps.frame.leave !== null;
}

/** What somebody wrote over the texts of a message, in which language, and how products are drawn then. */
export type MessageOverrides = { locale: MailLocale; texts: Record<string, string>; products?: ProductSettings };

/**
 * Subject, preheader and content of one message, ready to be rendered, with all variables filled in. Texts of `overrides` stand in for
 * those of the message's file where they are not blank or may be; the words around them follow the language of the overrides.
 */
export function composeMessage<Name extends MessageName>(
  name: Name,
  props: MessageProps[Name],
  frame: MailFrame,
  overrides?: MessageOverrides,
): { subject: string; preheader: string; element: ReactElement } {
  const message: Message<Name> = messages[name];
  const values = message.variables(props, overrides?.locale);
  const filled = fillTexts(message.texts, values, overrides?.texts, message.mayBeBlank);
  const texts = { ...filled };
  for (const [place, other] of Object.entries(message.instead?.(props) ?? {})) texts[place] = filled[other] ?? "";
  const told = overrides ? { ...frame, locale: overrides.locale, products: overrides.products } : frame;
  return {
    subject: texts.subject,
    preheader: texts.preheader,
    element: message.default({ ...props, frame: told, texts }),
  };
}
