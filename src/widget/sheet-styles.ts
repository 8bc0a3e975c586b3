/** Look of what is loaded later: the menu, forms over the conversation, the rating. */
export const sheetStyles = `
.menu{position:absolute;z-index:2;top:4.25rem;right:.75rem;min-width:14rem;padding:.375rem;background:var(--surface);border:1px solid var(--line);border-radius:1rem;box-shadow:0 16px 40px -12px rgb(0 0 0/.4)}
.menu button{display:block;width:100%;padding:0 .875rem;text-align:left}
.menu button:hover,.menu button:focus-visible{background:var(--sand)}
.sheet{position:absolute;z-index:2;inset:0;display:flex;flex-direction:column;background:var(--paper)}
.sheet>div{flex:1;overflow-y:auto;padding:1rem}
.sheet h3{flex:1;padding-left:.25rem;font-size:1.0625rem;font-weight:650}
.sheet-head{display:flex;align-items:center;padding:.5rem;border-bottom:1px solid var(--line)}
.sheet label,.rating label{display:block;margin-top:1rem;font-weight:600}
.sheet label small{display:inline;color:var(--ink-soft)}
.sheet input,.sheet textarea,.rating textarea{display:block;width:100%;min-height:44px;margin-top:.25rem;padding:.5rem .875rem;border:1px solid var(--line);border-radius:.75rem;background:var(--surface);font-size:16px}
.sheet textarea{min-height:7rem}
[aria-invalid]{border-color:var(--danger)!important}
.wrong{margin-top:.25rem;font-size:.875rem;font-weight:600;color:var(--danger)}
.wrong[role]{margin-top:1rem}
.go{margin-top:1.25rem;width:100%;background:var(--a);color:var(--oa);font-weight:650}
.go:hover{filter:brightness(.92)}
.go:disabled{opacity:.6}
.plain{margin-top:.5rem;width:100%;font-weight:600;text-decoration:underline}
.good{padding:.75rem 1rem;border-radius:.875rem;background:var(--sage-pale);color:var(--sage);font-weight:600}
.soft{color:var(--ink-soft)}
.rating{max-height:62%;overflow-y:auto;padding:.875rem 1rem;border-top:1px solid var(--line);background:var(--surface)}
.rating h3{font-size:1rem;font-weight:650}
.rating fieldset{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .5rem;margin:.5rem 0 0;padding:0;border:0}
.rating legend{float:left;width:100%;padding:0;font-size:.875rem;color:var(--ink-soft)}
.rating input[type=radio]{position:absolute;opacity:0}
.rating fieldset label{display:flex;align-items:center;justify-content:center;min-width:44px;min-height:44px;margin:0;border-radius:.75rem;cursor:pointer}
.yesno label{padding:0 1.25rem;border:1px solid var(--line)}
.yesno input:checked+span{font-weight:650}
.yesno label:has(:checked){background:var(--tint);border-color:var(--clay)}
.stars svg{width:30px;fill:none;stroke:var(--clay);stroke-width:1.6}
.stars .on svg{fill:var(--clay)}
label:has(:focus-visible){outline:3px solid var(--clay);outline-offset:2px}
`;
