/**
 * The launcher's whole script, as text: listens for the launcher's submit before anything else has loaded, shows a frame with
 * "Opening…" in the same frame as the tap, and loads the widget. A chat that was open on the last page opens again; on /chat
 * it takes the page's own place. If the widget cannot be loaded the form leads to /chat after all.
 */
export const openChatScript =
  `(()=>{const d=document,i=x=>d.getElementById(x),o=()=>{let h=i("chat-host");if(!i("chat-page")&&!h){
h=d.body.appendChild(d.createElement("div"));h.id="chat-host";h.attachShadow({mode:"open"}).innerHTML=
'<p role="status" style="position:fixed;z-index:60;right:1rem;bottom:1rem;margin:0;padding:2rem 3rem;font:1rem system-ui;background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:1rem">Opening chat…</p>'}
import("/widget/chat.js").then(m=>m.open(),()=>{i("chat-page")||(location.href="/chat")})};
d.addEventListener("submit",e=>{if(e.target.id=="chat-launcher"){e.preventDefault();o()}},!0);d.addEventListener("hp-chat",o);
let r;try{r=sessionStorage["hp-chat-open"]}catch{}(r||i("chat-page"))&&o()})()`.replaceAll("\n", "");
