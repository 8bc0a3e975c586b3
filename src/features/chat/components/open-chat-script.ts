/**
 * The launcher's whole script, as text: listens for the launcher's submit before anything else has loaded, shows a frame with
 * "Opening…" in the same frame as the tap (the widget's shadow root hides it), and loads the widget. A chat that was open on
 * the last page opens again; on /chat it takes the page's own place. Messages that an earlier page left unsent are sent without
 * showing anything. If the widget cannot be loaded the form leads to /chat.
 *
 * Every page carries it twice, the second time as JSON: double quotes would be escaped there, and then it costs 80 bytes more (P1).
 */
export const openChatScript = `{let d=document,i=x=>d.getElementById('chat-'+x),o=()=>{
i('page')||i('host')||d.body.insertAdjacentHTML('beforeend','<div id=chat-host><p role=status>Opening chat…');l('open')},
l=f=>import('/widget/chat.js').then(m=>m[f](),()=>i('host')&&i('launcher').submit()),r,w;
d.addEventListener('submit',e=>{if(e.target.id=='chat-launcher'){e.preventDefault();o()}},!0);d.addEventListener('hp-chat',o);
try{r=sessionStorage['hp-chat-open'];w=localStorage['hp-chat-waiting']}catch{}r||i('page')?o():w&&l('sendWaiting')}`.replaceAll(
  "\n",
  "",
);
