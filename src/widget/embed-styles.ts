/** Look of the launcher on other sites, inside its own shadow root. */
export const embedStyles = `
:host{all:initial;position:fixed;z-index:2147482000;right:16px;bottom:16px;display:block}
button,p{font:600 16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
:host(.left){right:auto;left:16px}
button{cursor:pointer;border:0;min-height:48px;padding:0 20px;border-radius:24px;background:var(--accent,#a94c25);color:var(--on-accent,#fff);box-shadow:0 8px 24px -8px rgb(0 0 0/.5)}
button:hover{filter:brightness(.92)}
button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
p{position:absolute;right:0;bottom:0;margin:0;padding:24px 40px;white-space:nowrap;border-radius:16px;background:var(--paper);color:var(--ink);border:1px solid var(--line)}
:host(.left) p{right:auto;left:0}
p:empty{display:none}
@media print{:host{display:none}}
`;
