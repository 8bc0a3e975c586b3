/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import { linkParts } from "./link-parts";

/** All of this file: what an open conversation shows besides its messages, loaded once it has begun. */
export type Extras = typeof import("./extras");

export { Announcer } from "./announcer";
export { extraStyles } from "./extra-styles";
export { Foot } from "./foot";
export { Later } from "./later";
export { listen } from "./listen";
export { presenceWords } from "./presence-words";

/** A message's text with its addresses made links that tell the other site nothing and give it nothing. */
export const linked = (content: string): ComponentChildren =>
  linkParts(content).map(({ text, href }) =>
    href ? (
      <a key={href} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {text}
      </a>
    ) : (
      text
    ),
  );

/** Somebody is writing to the shopper. */
export const Typing = ({ name }: { name: string }) => (
  <p class="typing">
    <i />
    <i />
    <i /> {name} is writing…
  </p>
);
