/**
 * The launcher's whole script, as text: takes the launcher's submit before anything else has loaded, shows a frame with
 * "Opening…" in the same frame as the tap (the widget's shadow root hides it), and loads the widget. A chat that was open on
 * the last page opens again; on /chat it takes the page's own place. Messages that an earlier page left unsent are sent without
 * showing anything. If the widget cannot be loaded the form leads to /chat.
 *
 * Every page carries it twice, the second time as JSON, so each letter counts (P1): no double quotes, which would be escaped there;
 * elements by the global names that HTML gives their ids (https://html.spec.whatwg.org/#named-access-on-the-window-object); and the window's
 * own `onsubmit`, which hears the forms of all pages and cancels where it returns false.
 */
export const openChatScript = `{let i=x=>self['chat-'+x],
l=f=>import('/widget/chat.js').then(m=>m[f](),()=>i('host')&&i('launcher').submit()),
o=()=>{i('page')||i('host')||document.body.insertAdjacentHTML('beforeend','<div id=chat-host><p role=status>Opening chat…');l('open');return!1};
onsubmit=e=>e.target!=i('launcher')||o();
try{i('page')||sessionStorage['hp-chat-open']?o():localStorage['hp-chat-waiting']&&l('sendWaiting')}catch{}}`.replaceAll(
  "\n",
  "",
);
