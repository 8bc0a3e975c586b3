import type { FunctionConfig } from "../function-config";
import { html } from "./html";
import { renderPage } from "./layout";

/** What somebody typed, and why it was not taken. */
export interface Draft {
  name: string;
  data: string;
  fault?: string;
}

/** The form that sends an event; the names that start something are offered. */
export function renderSend(functions: FunctionConfig[], { name, data, fault }: Draft): string {
  const names = functions.flatMap((fn) => fn.triggers.flatMap((one) => ("event" in one ? [one.event] : [])));
  const offered = [...new Set(names)].filter((one) => !one.startsWith("inngest/") && !one.includes("*")).sort();
  return renderPage({
    title: "Send an event",
    place: "/send",
    content: html`${fault && html`<p class="card fault" role="alert" id="fault">${fault}</p>`}
<form class="send" method="post" action="/send">
<div><label for="name">Name</label><input id="name" name="name" required maxlength="512" list="names" autocomplete="off" value="${name}">
<datalist id="names">${offered.map((one) => html`<option value="${one}"></option>`)}</datalist></div>
<div><label for="data">Data, a JSON object</label><textarea id="data" name="data" spellcheck="false">${data}</textarea></div>
<div><button>Send</button></div></form>`,
  });
}
