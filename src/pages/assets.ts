/** The one stylesheet and the one script of the pages. Without the script nothing is missing but the copy buttons. */

export const styleFile = "assets/pages.css";
export const scriptFile = "assets/pages.js";

/** By name below `dist/`. */
export const assets: ReadonlyMap<string, string> = new Map([
  [styleFile, style()],
  [scriptFile, script()],
]);

/** Colours keep a contrast of 4.5 to 1 and more on their ground, in light and dark. Lengths follow the direction. */
function style(): string {
  return `:root {
  color-scheme: light dark;
  --ground: #fdfcfa;
  --raised: #f4f1ec;
  --ink: #23211e;
  --quiet: #5f5a53;
  --line: #ddd7cd;
  --link: #0b5a78;
  --mark: #a2551c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #17181a;
    --raised: #202226;
    --ink: #e6e3dd;
    --quiet: #aaa59c;
    --line: #3a3c40;
    --link: #86c5e0;
    --mark: #e0a577;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto;
  max-inline-size: 46rem;
  padding: 1.25rem clamp(1rem, 4vw, 2rem) 3rem;
  background: var(--ground);
  color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
:lang(ar), :lang(fa), :lang(ur), :lang(he) { line-height: 1.8; }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; inset-block-start: -4rem; padding: 0.5rem 0.75rem; background: var(--raised); }
.skip:focus { inset-block-start: 0.5rem; }
body > header {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0.25rem 1.5rem;
  padding-block-end: 1rem;
  border-block-end: 1px solid var(--line);
}
.site { color: inherit; font-weight: 650; text-decoration: none; }
.site:hover { text-decoration: underline; }
header ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 2.25rem 0 0.5rem; font-size: clamp(1.6rem, 5vw, 2.25rem); letter-spacing: -0.01em; }
h2 { margin: 2.75rem 0 0.75rem; font-size: 1.3rem; }
h3 { margin: 0 0 0.25rem; font-size: 1.1rem; }
section > h3 { margin-block: 1.75rem 0.5rem; font-size: 1rem; color: var(--quiet); }
p { margin: 0 0 0.6rem; }
.lede { color: var(--quiet); font-size: 1.15rem; }
time, .quiet { color: var(--quiet); }
.addresses, .feeds, .plain { margin: 0.5rem 0; padding: 0; list-style: none; }
.addresses li {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0.15rem 0.75rem;
  padding-block: 0.6rem;
  border-block-end: 1px solid var(--line);
}
.format { min-inline-size: 5.5rem; font-weight: 600; }
.addresses a { flex: 1 1 16rem; font: 0.95rem/1.6 ui-monospace, monospace; }
button {
  min-block-size: 2rem;
  padding: 0 0.75rem;
  border: 1px solid var(--line);
  border-radius: 0.4rem;
  background: var(--raised);
  color: var(--ink);
  font: inherit;
  font-size: 0.9rem;
  cursor: pointer;
}
.feeds li {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: 0 1.25rem;
  padding-block: 0.35rem;
  border-block-end: 1px solid var(--line);
}
.feeds .formats { display: inline-flex; gap: 1rem; }
.feeds a, .plain a, header li a, footer a { padding-block: 0.15rem; }
summary { padding-block: 0.35rem; cursor: pointer; }
article { padding-block: 1.1rem; border-block-end: 1px solid var(--line); }
article h3 a { color: var(--ink); text-decoration-color: var(--line); }
article p { margin-block-end: 0.35rem; }
.by, .credit, .shows { font-size: 0.95rem; }
.by { color: var(--quiet); }
.credit { padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--mark); }
.shows { margin: 0.5rem 0 0; padding: 0; color: var(--quiet); list-style: none; }
ul.shows { margin: 0 0 0.35rem; }
.shows li { display: inline-block; margin-inline-end: 0.75rem; }
.shows li::before { content: "✓ "; color: var(--mark); }
footer { margin-block-start: 3rem; color: var(--quiet); font-size: 0.95rem; }
@media print {
  :root { --ground: #fff; --ink: #000; --quiet: #333; --link: #000; --line: #999; }
  body { max-inline-size: none; padding: 0; font-size: 11pt; }
  nav, .skip, button { display: none; }
  article { break-inside: avoid; }
  article h3 a::after { content: " (" attr(href) ")"; font-weight: 400; font-size: 0.85em; }
}
`;
}

function script(): string {
  return `// Buttons that copy an address, where the browser lets a page do so.
if (navigator.clipboard) {
  const told = document.querySelector("[role=status]");
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        told.textContent = told.dataset.copied + ": " + button.dataset.copy;
      } catch {
        getSelection().selectAllChildren(button.previousElementSibling);
      }
    });
  }
}
`;
}
