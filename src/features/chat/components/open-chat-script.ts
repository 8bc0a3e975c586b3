/**
 * The launcher's whole script, as text: listens for the launcher's submit before anything else has loaded, shows a frame with
 * "Opening…" in the same frame as the tap (the widget's shadow root hides it), and loads the widget. A chat that was open on
 * the last page opens again; on /chat it takes the page's own place. If the widget cannot be loaded the form leads to /chat.
 */
export const openChatScript = `(()=>{let d=document,i=x=>d.getElementById("chat-"+x),o=()=>{if(!i("page")&&!i("host")){
let h=d.body.appendChild(d.createElement("div"));h.id="chat-host";h.innerHTML='<p role=status>Opening chat…'}
import("/widget/chat.js").then(m=>m.open(),()=>i("page")||i("launcher").submit())},r;
d.addEventListener("submit",e=>{if(e.target.id=="chat-launcher"){e.preventDefault();o()}},!0);d.addEventListener("hp-chat",o);
try{r=sessionStorage["hp-chat-open"]}catch{}(r||i("page"))&&o()})()`.replaceAll("\n", "");
