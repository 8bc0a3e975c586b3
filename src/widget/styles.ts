/** The widget's own look inside its shadow root; colours are the shop's tokens, which reach in as variables. */
export const styles = `
:host{all:initial;color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
*{box-sizing:border-box}
button,textarea{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;border-radius:.625rem;min-height:44px;min-width:44px}
:focus-visible{outline:3px solid var(--clay);outline-offset:2px}
.panel{position:fixed;z-index:60;right:1rem;bottom:1rem;width:min(24rem,calc(100vw - 2rem));height:min(38rem,calc(100dvh - 2rem));
display:flex;flex-direction:column;background:var(--paper);border:1px solid var(--line);border-radius:1rem;overflow:hidden;box-shadow:0 24px 64px -16px rgb(0 0 0/.4)}
.panel.page{position:static;width:100%;height:min(42rem,calc(100dvh - 14rem));min-height:24rem;box-shadow:none}
.page header{display:none}
header{display:flex;align-items:center;gap:.75rem;padding:.5rem .5rem .5rem 1rem;background:var(--clay);color:var(--on-clay)}
header h2{flex:1;margin:0;font-size:1.0625rem;font-weight:650}
header small{display:block;font-weight:400}
header button:hover{background:rgb(0 0 0/.15)}
header button:focus-visible{outline-color:var(--on-clay);outline-offset:-4px}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:1rem;display:flex;flex-direction:column;gap:.25rem;scroll-behavior:smooth}
.day{align-self:center;margin:.5rem 0;font-size:.8125rem;color:var(--ink-soft)}
.who{margin:.5rem .25rem 0;font-size:.8125rem;color:var(--ink-soft)}
.bubble{max-width:85%;padding:.5rem .875rem;border-radius:1rem;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--surface);border:1px solid var(--line)}
.theirs{align-self:flex-start;border-bottom-left-radius:.25rem}
.theirs+.mine{margin-top:.5rem}
.mine{align-self:flex-end;background:var(--clay-pale);border-color:transparent;border-bottom-right-radius:.25rem}
.system{align-self:center;text-align:center;background:none;border:0;color:var(--ink-soft);font-size:.875rem}
.state{align-self:flex-end;margin:0 .25rem;font-size:.8125rem;color:var(--ink-soft)}
.state.failed{color:var(--danger)}
.state button{min-height:44px;padding:0 .5rem;font-weight:650;text-decoration:underline}
.bar{padding:.5rem 1rem;font-size:.875rem;background:var(--gold-pale);color:var(--gold)}
form{display:flex;align-items:flex-end;gap:.5rem;padding:.75rem;border-top:1px solid var(--line);background:var(--surface)}
textarea{flex:1;min-height:44px;max-height:8rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:.625rem;background:var(--paper);font-size:16px;resize:none;field-sizing:content}
textarea::placeholder{color:var(--ink-soft);opacity:1}
form button{background:var(--clay);color:var(--on-clay);padding:0 1rem;font-weight:650}
form button:hover{background:var(--clay-deep)}
form button:disabled{opacity:.6}
.count{padding:0 1rem .5rem;background:var(--surface);font-size:.8125rem;color:var(--danger)}
.waiting{margin:auto;color:var(--ink-soft)}
@media (max-width:30rem){.panel:not(.page){inset:auto 0 0 0;width:100%;height:var(--visible,100dvh);border:0;border-radius:0}}
@media (prefers-reduced-motion:reduce){.log{scroll-behavior:auto}}
`;
