import type { ReactNode } from "react";
import { darkColors, lightColors } from "../../../../tailwind.config";

const variables = (colors: Record<string, string>) =>
  Object.entries(colors)
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");

/** The shop's look in 2 KB: these pages are opened from a mail on any phone, need no scripts and must work in any case. */
const style = `
:root{${variables(lightColors)};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${variables(darkColors)}}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main{max-width:34rem;margin:0 auto;padding:1rem}
header a{display:inline-flex;align-items:center;gap:.6rem;min-height:44px;color:inherit;text-decoration:none;font:1.2rem Georgia,serif}
.card{padding:1.75rem 1.5rem;background:var(--surface);border:1px solid var(--line);border-radius:.875rem}
h1{margin:0 0 .75rem;font:400 1.75rem/1.25 Georgia,serif;text-wrap:balance}
h2{margin:2rem 0 .5rem;font:400 1.25rem/1.3 Georgia,serif}
p{margin:0 0 1rem}
form{margin:1.25rem 0 0}
fieldset{margin:0 0 1rem;padding:0;border:0}
legend{padding:0;font-weight:600}
label{display:flex;align-items:center;gap:.75rem;min-height:44px;padding:.4rem 0;line-height:1.4}
input[type=checkbox],input[type=radio]{width:1.25rem;height:1.25rem;flex:none;accent-color:var(--clay)}
label span{color:var(--ink-soft)}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:44px;padding:.5rem 1.25rem;border:1px solid var(--clay);border-radius:.625rem;background:var(--clay);color:var(--on-clay);font:inherit;font-weight:600;text-decoration:none;cursor:pointer}
button:hover,.button:hover{background:var(--clay-deep)}
button.quiet,.button.quiet{border-color:var(--line);background:var(--surface);color:var(--ink)}
button.quiet:hover,.button.quiet:hover{background:var(--sand)}
button.danger{border-color:var(--danger);background:var(--surface);color:var(--danger)}
button.danger:hover{background:var(--danger-pale)}
.soft{color:var(--ink-soft);font-size:.9375rem}
.after{margin-top:.75rem}
.row{display:flex;flex-wrap:wrap;gap:.75rem}
ul{margin:0 0 1rem;padding-left:1.25rem}
.done{margin:0 0 1.25rem;padding:.75rem 1rem;border-radius:.625rem;background:var(--sage-pale);color:var(--sage)}
main a:not(.button){color:var(--clay-deep)}
:focus-visible{outline:3px solid var(--clay);outline-offset:2px}
`;

/** A whole page, as it is opened from a mail. */
export function MailPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <html lang="en">
      {/* biome-ignore lint/style/noHeadElement: a whole page drawn by a route handler, outside of Next's pages */}
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Household Planet Kenya`}</title>
        <link rel="icon" href="/brand/icon.svg" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; quotes in a style sheet must stay quotes */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <a href="/">
            {/* biome-ignore lint/performance/noImgElement: a page without scripts; the picture is a 2 KB drawing */}
            <img src="/brand/logo.svg" alt="" width="40" height="40" />
            Household Planet
          </a>
        </header>
        <main>
          <div className="card">{children}</div>
        </main>
      </body>
    </html>
  );
}
