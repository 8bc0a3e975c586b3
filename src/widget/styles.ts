/**
 * The widget's own look inside its shadow root. Colours are the shop's tokens, which reach in as variables (embed.ts brings them to
 * other sites); the accent is what staff have set.
 */
export const styles = `
:host{all:initial;--a:var(--accent,#a94c25);--oa:var(--on-accent,#fff);--tint:color-mix(in srgb,var(--a) 15%,var(--surface))}
*{box-sizing:border-box}
p,h2,h3{margin:0}
button,textarea,input{font:inherit;color:inherit}
button{cursor:pointer;border:0;background:none;border-radius:.75rem;min-height:44px;min-width:44px;padding:0 .5rem}
svg{display:block;width:22px;margin:auto;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
:focus-visible{outline:3px solid var(--clay);outline-offset:2px}
.panel{color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;position:fixed;z-index:2147483000;right:1rem;bottom:1rem;width:min(24.5rem,calc(100vw - 2rem));height:min(40rem,calc(100dvh - 2rem));display:flex;flex-direction:column;background:var(--paper);border:1px solid var(--line);border-radius:1.25rem;overflow:hidden;box-shadow:0 24px 64px -16px rgb(0 0 0/.45)}
.page{position:relative;z-index:0;inset:auto;width:100%;height:min(44rem,calc(100dvh - 14rem));min-height:26rem;box-shadow:none}
header{display:flex;align-items:center;gap:.25rem;padding:.75rem .5rem .75rem 1rem;background:var(--a);color:var(--oa)}
header h2{flex:1;min-width:0;padding-left:.5rem;font-size:1.0625rem;line-height:1.3;font-weight:650}
small{display:block;font-size:.8125rem;font-weight:400}
.face{position:relative;flex:none;width:40px;height:40px;border-radius:50%;background:var(--oa);color:var(--a);font-weight:700;display:grid;place-items:center}
.log{flex:1;min-height:0;overflow-y:auto;overscroll-behavior:contain;padding:1rem;display:flex;flex-direction:column;gap:.25rem;overflow-anchor:none}
.log>:first-child{margin-top:auto}
.day{align-self:center;padding:.5rem 0;font-size:.8125rem;color:var(--ink-soft)}
.who{margin:.5rem .375rem 0;font-size:.75rem;color:var(--ink-soft)}
.bubble{max-width:84%;padding:.5rem .875rem;border-radius:1.125rem;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--surface);border:1px solid var(--line)}
.theirs{align-self:flex-start;border-bottom-left-radius:.375rem}
.mine{align-self:flex-end;margin-top:.5rem;background:var(--tint);border-color:transparent;border-bottom-right-radius:.375rem}
.bar{padding:.625rem 1rem;font-size:.875rem;background:var(--gold-pale);color:var(--gold)}
.composer{display:flex;align-items:flex-end;gap:.5rem;padding:.625rem .75rem max(.625rem,env(safe-area-inset-bottom));border-top:1px solid var(--line);background:var(--surface)}
textarea:focus-visible{outline-width:2px;outline-offset:-1px}
textarea{flex:1;min-width:0;min-height:44px;max-height:8rem;padding:.5625rem .875rem;border:1px solid var(--line);border-radius:1.375rem;background:var(--paper);font-size:16px;line-height:1.5;resize:none;field-sizing:content}
::placeholder{color:var(--ink-soft);opacity:1}
.composer button{flex:none;border-radius:50%;background:var(--a);color:var(--oa)}
@media (prefers-color-scheme:dark){:host{--tint:color-mix(in srgb,var(--a) 34%,var(--surface))}}
@media (max-width:30rem){.panel:not(.page){inset:var(--top,0) 0 auto 0;width:100%;height:var(--visible,100dvh);border:0;border-radius:0}}
`;
