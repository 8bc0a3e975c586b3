/** Look of what comes with the begun conversation (extras.tsx). */
export const extraStyles = `
.left{right:auto;left:1rem}
[aria-expanded] svg{stroke-width:4}
header button:hover{background:rgb(0 0 0/.18)}
header button:focus-visible{outline-color:var(--oa);outline-offset:-4px}
.log:focus-visible{outline-offset:-3px}
.follows{margin-top:0}
.state{align-self:flex-end;margin:.125rem .25rem 0;font-size:.8125rem;color:var(--ink-soft)}
.composer button:hover{filter:brightness(.92)}
.composer button:disabled{opacity:.6}
.face img{width:100%;height:100%;border-radius:50%;object-fit:cover}
.here:after{content:"";position:absolute;right:0;bottom:0;width:9px;height:9px;border-radius:50%;background:#5fbf4f;border:2px solid var(--a)}
.system{align-self:center;text-align:center;background:none;border:0;color:var(--ink-soft);font-size:.875rem}
.bubble a{color:inherit;font-weight:600;text-underline-offset:2px}
.typing{margin:.5rem .375rem 0;font-size:.8125rem;color:var(--ink-soft)}
.typing i{display:inline-block;width:6px;height:6px;margin-right:2px;border-radius:50%;background:currentColor;animation:dot 1.2s infinite}
.typing i+i{animation-delay:.15s}.typing i+i+i{animation-delay:.3s}
@keyframes dot{30%{transform:translateY(-4px)}60%{transform:none}}
.away{margin-top:.75rem;padding:.625rem .875rem;border-radius:.875rem;font-size:.875rem;background:var(--sand)}
.away button{padding:0;margin:-.75rem 0;font-weight:650;text-decoration:underline}
.quick{display:flex;flex-wrap:wrap;gap:.5rem;padding-top:.75rem}
.quick button{padding:.375rem 1rem;border:1px solid var(--clay);border-radius:1.5rem;background:var(--surface);color:var(--clay);font-weight:600;text-align:left}
.quick button:hover{background:var(--tint);color:var(--ink)}
.hint{padding:0 1.25rem .625rem;background:var(--surface);font-size:.8125rem;color:var(--ink-soft)}
.failed{max-width:84%;text-align:right;color:var(--danger)}
.failed button{font-weight:650;text-decoration:underline}
.count{padding:.25rem 1rem;background:var(--surface);font-size:.8125rem;color:var(--danger)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (prefers-reduced-motion:reduce){.typing i{animation:none}}
`;
