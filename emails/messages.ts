import type { ReactElement } from "react";
import * as cartLastCall from "./cart-last-call";
import * as cartQuestions from "./cart-questions";
import * as cartSaved from "./cart-saved";
import * as chatLongWait from "./chat-long-wait";
import * as chatTranscript from "./chat-transcript";
import * as confirmSubscription from "./confirm-subscription";
import type { Framed, MailFrame, MessageName, MessageProps } from "./message-props";
import * as missedReply from "./missed-reply";
import * as offlineAnswer from "./offline-answer";
import * as offlineConversation from "./offline-conversation";
import * as offlineReceived from "./offline-received";
import * as orderConfirmed from "./order-confirmed";
import * as orderDelivered from "./order-delivered";
import * as orderShipped from "./order-shipped";
import * as passwordReset from "./password-reset";

export type { MailCoupon, MailFrame, MailLine, MailMessage, MessageName, MessageProps } from "./message-props";

type Message<Name extends MessageName> = {
  default: (props: Framed<Name>) => ReactElement;
  subject: (props: MessageProps[Name]) => string;
  preheader: (props: MessageProps[Name]) => string;
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
  "password-reset": passwordReset,
  "offline-received": offlineReceived,
  "offline-answer": offlineAnswer,
  "offline-conversation": offlineConversation,
  "missed-reply": missedReply,
  "chat-transcript": chatTranscript,
  "chat-long-wait": chatLongWait,
};

/** Subject and content of one message, ready to be rendered. */
export function composeMessage<Name extends MessageName>(
  name: Name,
  props: MessageProps[Name],
  frame: MailFrame,
): { subject: string; element: ReactElement } {
  const message: Message<Name> = messages[name];
  return { subject: message.subject(props), element: message.default({ ...props, frame }) };
}
